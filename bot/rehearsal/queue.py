"""The ADL queue: who stands where, and whom it takes from."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.rehearsal.traders import Holding

STEPS = Decimal("0.0001")


def score(holding: Holding, mark: Decimal) -> Decimal:
    """The rank value, highest deleveraged first: profit share x effective leverage.

    A loss is divided by the leverage instead. The holding is open and its equity is above zero.
    """
    share = holding.profit(mark) / (abs(holding.size) * holding.entry)
    leverage = abs(holding.size) * mark / holding.equity(mark)
    return share * leverage if share > 0 else share / leverage


def line_up(holdings: Iterable[Holding], mark: Decimal) -> list[Holding]:
    """The open, solvent holdings, next to be deleveraged first; equals by key."""
    able = [h for h in holdings if _able(h, mark)]
    return sorted(able, key=lambda h: (-score(h, mark), h.key))


def place(holding: Holding, holdings: Iterable[Holding], mark: Decimal) -> Decimal:
    """The holding's place among the profitable ones of its coin and side: 0 (last) to 1 (next).

    A position without profit is at 0; a profitable one without rivals at 1.
    """
    if not _wins(holding, mark):
        return Decimal(0)
    same_side = [h for h in holdings if h.key != holding.key and h.side is holding.side]
    rivals = [h for h in same_side if _wins(h, mark)]
    if not rivals:
        return Decimal(1)
    mine = score(holding, mark)
    behind = sum(score(rival, mark) < mine for rival in rivals)
    return (Decimal(behind) / len(rivals)).quantize(STEPS)


def take(line: Sequence[Holding], size: Decimal) -> list[tuple[Holding, Decimal]]:
    """Who gives up how many coins (positive) until `size` is covered, from the front of the line."""
    taken = []
    for holding in line:
        part = min(size, abs(holding.size))
        if part == 0:
            break
        taken.append((holding, part))
        size -= part
    return taken


def _able(holding: Holding, mark: Decimal) -> bool:
    return holding.size != 0 and holding.equity(mark) > 0


def _wins(holding: Holding, mark: Decimal) -> bool:
    return _able(holding, mark) and holding.profit(mark) > 0
