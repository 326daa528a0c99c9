"""Whether a checklist shows something new. Numbers that move a little at every look are no news. Pure."""

from decimal import Decimal
from typing import Any

from bot.model.checklist import Checklist, Line, Mark, Step
from bot.model.evidence import (
    Alone,
    Fact,
    LostOrder,
    Margin,
    Market,
    Naked,
    Place,
    Rebuild,
    Reduction,
    Smaller,
)

NEAR = Decimal("0.05")
"""Ratios that differ by less are the same."""


def differs(told: Checklist, now: Checklist) -> bool:
    """Whether people should see the checklist as it is now instead of as it was told."""
    if (told.began_at, told.finished_at) != (now.began_at, now.finished_at):
        return True
    return any(_moved(old, new) for old, new in zip(told.steps, now.steps, strict=True))


def _moved(old: Step, new: Step) -> bool:
    if old.hand != new.hand or len(old.lines) != len(new.lines):
        return True
    return not all(_same(a, b) for a, b in zip(old.lines, new.lines, strict=True))


def _same(old: Line, new: Line) -> bool:
    if (old.number, old.name, old.shown, old.hand) != (new.number, new.name, new.shown, new.hand):
        return False
    match old.fact, new.fact:
        case Margin() as was, Margin() as now:
            return _near(was.ratio, now.ratio)
        case Smaller() as then, Smaller() as later:
            return then.now == later.now or (then.unit is None and _near(_part(then), _part(later)))
        case Place(), Place() if new.shown is Mark.DONE:
            return True  # what became of it later is another alert's story
        case _:
            return bool(_rough(old.fact) == _rough(new.fact))


def _part(fact: Smaller) -> Decimal | None:
    return fact.now / fact.was if fact.now is not None and fact.was else None


def _near(one: Decimal | None, other: Decimal | None) -> bool:
    return one == other or (one is not None and other is not None and abs(one - other) < NEAR)


def _rough(fact: Fact) -> Any:
    """A fact without what moves with the price."""
    match fact:
        case Naked(imbalance):
            return imbalance.after, imbalance.balance, len(imbalance.closings), len(imbalance.unread)
        case Rebuild():
            sizes = tuple((c.size, c.leverage) for c in fact.choices)
            return sizes, fact.waits, fact.instead
        case Market():
            return fact.symbol
        case Alone(leg):
            return leg.account, leg.key, leg.size
        case Place():
            position = fact.position
            return None if position is None else (position.gauge, position.size)
        case Reduction():
            taken = fact.taken
            return taken.taken, taken.shown, taken.other, taken.fills
        case LostOrder():
            return fact.cancelled, fact.back.id if fact.back else None, fact.pointless
        case _:
            return fact
