"""What a person carries at one exchange, and how much of it stands high in the ADL queue. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bot.detect.notes import dollars
from bot.model.instrument import EXACT
from bot.model.position import AdlGauge, Position

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Heap:
    """Some positions: how many, and what they are worth together in USD."""

    count: int = 0
    usd: Decimal = NOTHING


@dataclass(frozen=True, slots=True)
class Board:
    """The positions at one exchange. `gross` is what all are worth, `net` longs less shorts. `top` stand
    first in the queue (the last rung of the exchange's scale), `below` one rung lower, `unrated` have no
    indicator. `uncounted` are positions whose value in USD is not known: they are in none of the sums."""

    gross: Heap = Heap()
    net: Decimal = NOTHING
    top: Heap = Heap()
    below: Heap = Heap()
    unrated: Heap = Heap()
    uncounted: int = 0


def board(positions: Iterable[Position]) -> Board:
    """The sums over positions."""
    found = tuple(positions)
    worth = [(position, usd) for position in found if (usd := dollars(position)) is not None]
    return Board(
        gross=_heap(usd for _, usd in worth),
        net=_sum(usd * position.side.sign for position, usd in worth),
        top=_heap(usd for position, usd in worth if _rungs_left(position) == 0),
        below=_heap(usd for position, usd in worth if _rungs_left(position) == 1),
        unrated=_heap(usd for position, usd in worth if not isinstance(position.gauge, AdlGauge)),
        uncounted=len(found) - len(worth),
    )


def _rungs_left(position: Position) -> int | None:
    """How many rungs of the scale are above the position; None where it has no indicator."""
    gauge = position.gauge
    return gauge.of - gauge.level if isinstance(gauge, AdlGauge) else None


def _heap(values: Iterable[Decimal]) -> Heap:
    found = tuple(values)
    return Heap(len(found), _sum(found))


def _sum(values: Iterable[Decimal]) -> Decimal:
    total = NOTHING
    for value in values:
        total = EXACT.add(total, value)
    return total
