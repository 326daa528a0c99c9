"""Orders after ADL: what the venue took away, what has no stop now, and what no longer fits."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.checklist.found import Found, missing, nothing, unread
from bot.checklist.scene import Scene, held, incident, is_blind
from bot.model.baseline import Baseline
from bot.model.checklist import Mark, Step
from bot.model.event import AdlTaken
from bot.model.evidence import Bare, Fact, Gap, LostOrder, Misfit, Misfitting, OtherLeg
from bot.model.incident import Incident, Taken
from bot.model.order import OpenOrder
from bot.model.position import Position, PositionKey, Side, SizeUnit

NONE_LEFT = Decimal(0)


def orders(scene: Scene, step: Step) -> Iterable[Found]:
    """The orders that went away, protection first; positions without a stop; orders that do not fit any more;
    and, to know of, those on other legs of the hedge. What was shown stays, ticked, when it is handled.

    Some venues shrink a reduce-only order by themselves: it is shown until a reading shows that.
    """
    found, baseline = incident(scene), scene.baseline
    if found is None:
        return missing(Gap.NO_EXECUTION)
    if baseline is None or is_blind(scene):
        return unread(step)
    if found.standing is None and baseline.orders_at is None:
        return missing(Gap.NOT_YET)
    now = {
        one.name: one
        for one in (
            *_lost(found, baseline),
            *_bare(scene, found, baseline),
            *_misfits(found, baseline, step),
            *_elsewhere(scene),
        )
    }
    # Orders of a market that nobody is in any more are not read: what was seen last stands.
    read = _read(baseline)
    for line in step.lines:
        if (symbol := _symbol(line.fact)) and symbol not in read:
            now[line.name] = Found(line.name, line.shown, line.fact, line.info)
    return tuple(now.values()) or nothing()


def _read(baseline: Baseline) -> frozenset[str]:
    """The markets whose orders are read."""
    keys = [p.key for p in baseline.positions] + [cut.key for cut in baseline.cuts]
    going_on = baseline.incident.symbols if baseline.incident is not None else frozenset[str]()
    return frozenset(key.symbol for key in keys) | going_on


def _symbol(fact: Fact) -> str:
    match fact:
        case LostOrder(cancelled):
            return cancelled.order.symbol
        case Bare(key):
            return key.symbol
        case Misfitting(order):
            return order.symbol
        case _:
            return ""


def _lost(found: Incident, baseline: Baseline) -> Iterator[Found]:
    """Each order counts as replaced by one that rests now; one new order replaces one lost order."""
    free = {o.name: o for o in baseline.orders if o.name not in {c.order.name for c in found.cancelled}}
    for lost in found.lost:
        back = next((o for o in free.values() if _replaces(o, lost.order)), None)
        if back is not None:
            del free[back.name]
        pointless = _closes(lost.order) and not _served(lost.order, baseline.positions)
        mark = Mark.DONE if back is not None or pointless else Mark.OPEN
        yield Found(f"lost:{lost.order.symbol}:{lost.order.id}", mark, LostOrder(lost, back, pointless))


def _replaces(order: OpenOrder, lost: OpenOrder) -> bool:
    """Whether an order does what another did: the same market and direction, and a stop for a stop."""
    same = (order.symbol, order.buy, order.protects) == (lost.symbol, lost.buy, lost.protects)
    return same and lost.slot in ("", order.slot)


def _closes(order: OpenOrder) -> bool:
    return order.reduce_only or order.closes


def _served(order: OpenOrder, positions: Iterable[Position]) -> list[Position]:
    """The positions that an order makes smaller."""
    side = Side.SHORT if order.buy else Side.LONG
    return [
        p for p in positions if p.key.symbol == order.symbol and p.side is side and _in_slot(order, p.key)
    ]


def _in_slot(order: OpenOrder, key: PositionKey) -> bool:
    return order.slot in ("", key.slot)


def _bare(scene: Scene, found: Incident, baseline: Baseline) -> Iterator[Found]:
    """Positions that were hit, that had a stop, and have none of their own now."""
    for taken in found.taken:
        position = held(scene, taken.key, taken.side)
        lost = [c for c in found.cancelled if c.order.protects and _protects(c.order, taken)]
        if position is None or not lost:
            continue
        stop = next((o for o in baseline.orders if o.protects and _protects(o, taken)), None)
        fact = Bare(taken.key, taken.side, position.size, position.unit, stop)
        yield Found(f"bare:{taken.key}", Mark.OPEN if stop is None else Mark.DONE, fact)


def _protects(order: OpenOrder, taken: Taken) -> bool:
    closing = order.buy is (taken.side is Side.SHORT)
    return order.symbol == taken.key.symbol and closing and _in_slot(order, taken.key)


def _misfits(found: Incident, baseline: Baseline, step: Step) -> Iterator[Found]:
    """Orders that rest and do not fit; and those shown before that rest no more, or fit by now."""
    known = {line.name: line.fact for line in step.lines if isinstance(line.fact, Misfitting)}
    now: dict[str, Misfitting] = {}
    for taken in found.taken:
        for order in (o for o in baseline.orders if o.symbol == taken.key.symbol):
            if (misfit := _misfit(order, taken, (*baseline.positions, *baseline.beyond))) is not None:
                now[f"fits:{order.symbol}:{order.id}"] = misfit
    for name, fact in now.items():
        yield Found(name, Mark.OPEN, fact)
    for name, old in known.items():
        if name not in now:
            gone = Misfitting(old.order, old.misfit, old.left, old.unit, gone=True)
            yield Found(name, Mark.DONE, gone)


def _misfit(order: OpenOrder, taken: Taken, positions: tuple[Position, ...]) -> Misfitting | None:
    """What is wrong with an order on the closing side of a position that was hit; None if nothing is."""
    if order.buy is not (taken.side is Side.SHORT) or not _in_slot(order, taken.key):
        return None
    served = _served(order, positions)
    left = sum((p.size for p in served), NONE_LEFT)
    unit: SizeUnit = served[0].unit if served else taken.unit
    if _closes(order):
        if not served:
            return Misfitting(order, Misfit.ORPHAN, left, unit)
        return Misfitting(order, Misfit.TOO_LARGE, left, unit) if order.size > left else None
    before = taken.before if taken.before is not None else left + taken.taken
    # One that was larger than the position before was meant to open.
    return Misfitting(order, Misfit.WOULD_OPEN, left, unit) if left < order.size <= before else None


def _elsewhere(scene: Scene) -> Iterator[Found]:
    """Orders that rest on the other legs of a hedge that was hit."""
    if not isinstance(scene.event, AdlTaken) or scene.account is None or scene.hedges is None:
        return
    for base in (imbalance.base for imbalance in scene.event.imbalances):
        hedge = scene.hedges.get(base)
        legs = {(leg.account, leg.key.symbol) for leg in (hedge.legs if hedge else ()) if leg.key is not None}
        for account, resting in scene.resting.items():
            for order in resting:
                if account != scene.account.id and (account, order.symbol) in legs:
                    fact = OtherLeg(order, scene.where.get(account, ""), base)
                    yield Found(f"leg:{account}:{order.symbol}:{order.id}", Mark.DONE, fact, info=True)
