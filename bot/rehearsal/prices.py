"""The price of one coin over the seconds of a rehearsal."""

from dataclasses import dataclass
from decimal import Decimal

TICK = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class PricePath:
    """Straight lines between points of (second since the start, USD); flat before the first and after the
    last. Seconds rise from point to point."""

    points: tuple[tuple[int, Decimal], ...]

    def at(self, second: int) -> Decimal:
        """The price at that second, in whole ticks."""
        before = self.points[0]
        for point in self.points:
            if second <= point[0]:
                return _between(before, point, second)
            before = point
        return before[1]


def _between(left: tuple[int, Decimal], right: tuple[int, Decimal], second: int) -> Decimal:
    span = right[0] - left[0]
    if span == 0 or second <= left[0]:
        return left[1]
    return (left[1] + (right[1] - left[1]) * (second - left[0]) / span).quantize(TICK)
