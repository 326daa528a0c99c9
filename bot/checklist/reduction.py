"""Whether the reduction is what ADL took: the size that should be left against the size that is shown."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.checklist.found import Found, missing, nothing, unread
from bot.checklist.scene import Scene, held, incident, is_blind
from bot.model.checklist import Mark, Step
from bot.model.evidence import Gap, Margin, Reduction
from bot.model.funds import Funds, Pot
from bot.model.incident import Taken

TIGHT = Decimal("0.8")
"""A pot whose maintenance margin is this share of its equity is near liquidation."""


def reductions(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per position that ADL took from. Once it was right it stays so, although its owner trades on."""
    found = incident(scene)
    if found is None:
        return missing(Gap.NO_EXECUTION)
    right = {line.name for line in step.lines if line.shown is Mark.DONE}
    return tuple(_reduction(scene, taken, right) for taken in found.taken)


def _reduction(scene: Scene, taken: Taken, right: set[str]) -> Found:
    name = str(taken.key)
    if taken.shown is None and not is_blind(scene):
        # Closed and not read at all look the same: only a position that is there says its size.
        position = held(scene, taken.key, taken.side)
        taken = replace(taken, shown=position.size if position is not None else None)
    fact = Reduction(taken, rule=scene.rule)
    if name in right:
        return Found(name, Mark.DONE, fact)
    if taken.shown is None or taken.expected is None:
        return Found(name, Mark.UNKNOWN, fact)
    return Found(name, Mark.DONE if taken.shown == taken.expected else Mark.OPEN, fact)


def margins(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per pot of margin behind the positions that were hit, or of the account where none is left."""
    baseline = scene.baseline
    if baseline is None or is_blind(scene):
        return unread(step)
    if baseline.funds is None:
        return missing(Gap.NOT_YET)
    pots = {f"{p.currency}:{p.symbol}:{p.slot}": p for p in _pots(scene, baseline.funds)}
    found = tuple(_margin(name, pot) for name, pot in pots.items())
    return found or nothing()


def _pots(scene: Scene, funds: Funds) -> Iterator[Pot]:
    hit = incident(scene)
    symbols = hit.symbols if hit is not None else frozenset[str]()
    held = scene.baseline.positions if scene.baseline is not None else ()
    behind = [funds.behind(position) for position in held if not symbols or position.key.symbol in symbols]
    there = [pot for pot in behind if pot is not None]
    yield from there or [pot for pot in funds.pots if not pot.symbol]


def _margin(name: str, pot: Pot) -> Found:
    ratio = pot.maintenance / pot.equity if pot.maintenance is not None and pot.equity else None
    if pot.equity is not None and pot.equity <= 0:
        ratio = Decimal(1)
    fact = Margin(pot.currency, pot.symbol, pot.equity, pot.available, ratio)
    return Found(name, Mark.OPEN if ratio is not None and ratio >= TIGHT else Mark.DONE, fact)
