"""What a person wants to be told, and how."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class GaugeWishes:
    """When a rising indicator is told.

    `from_level` is in rungs of the venue's scale, `from_share` the part of it (0 to 1); the first that is
    reached counts. `looks_up` and `looks_down` looks in a row must agree, and a level must have stood for
    `dwell`, before it is told. Positions worth less than `least` (in their quote
    currency) are not told of.
    `repeat_every` is how often an alert at the top is repeated while it lasts and nobody acknowledged it;
    zero: never.
    """

    from_level: int | None = None
    from_share: Decimal = Decimal("0.5")
    looks_up: int = 1
    looks_down: int = 3
    dwell: timedelta = timedelta(0)
    least: Decimal = Decimal(0)
    repeat_every: timedelta = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class HedgeWishes:
    """An imbalance smaller than `tolerance` (a share of the larger side) or than `least_usd` is not told."""

    tolerance: Decimal = Decimal("0.02")
    least_usd: Decimal = Decimal(50)


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes of one person."""

    gauge: GaugeWishes = field(default_factory=GaugeWishes)
    hedge: HedgeWishes = field(default_factory=HedgeWishes)
