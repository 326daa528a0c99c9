"""What a person wants to be told, and how."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class GaugeWishes:
    """When a rising indicator is told.

    `from_level` is in rungs of the venue's scale, `from_share` the part of it (0 to 1); the first that is
    reached counts. `looks_up` and `looks_down` looks in a row must agree, and a level must have stood for
    `dwell`, before it is told. Positions worth less than `least` (in their quote currency) are not told of.
    `repeat_every` is how often a rise is said again while it lasts and nobody acknowledged it; zero: never.
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
class RebuildWishes:
    """What a person would put on again at most: `of_leverage` of the former leverage (or `leverage`, where it
    is lower), and `of_size` of the size that is left; where nothing is, half as much of what was taken."""

    of_leverage: Decimal = Decimal("0.5")
    leverage: Decimal | None = None
    of_size: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class ChecklistWishes:
    """An unfinished checklist that nobody touched for `remind_after` is said again, then after twice that
    time, and so on, `remind_at_most` times; zero: never."""

    remind_after: timedelta = timedelta(hours=1)
    remind_at_most: int = 3


@dataclass(frozen=True, slots=True)
class EscalationWishes:
    """What nobody acknowledged goes on to the people called `to`, to the next of them every `after`; then, if
    it is ADL and `host` is set, the hosts are told so."""

    after: timedelta = timedelta(minutes=15)
    to: tuple[str, ...] = ()
    host: bool = True


@dataclass(frozen=True, slots=True)
class Wishes:
    """All wishes of one person."""

    gauge: GaugeWishes = field(default_factory=GaugeWishes)
    hedge: HedgeWishes = field(default_factory=HedgeWishes)
    rebuild: RebuildWishes = field(default_factory=RebuildWishes)
    checklist: ChecklistWishes = field(default_factory=ChecklistWishes)
    escalation: EscalationWishes = field(default_factory=EscalationWishes)
