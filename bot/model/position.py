"""An open position as the venue shows it, and its place in the ADL queue."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from bot.model.instrument import Instrument


class Side(StrEnum):
    """Which way a position faces."""

    LONG = "long"
    SHORT = "short"

    @property
    def sign(self) -> int:
        """+1 for a long, -1 for a short."""
        return 1 if self is Side.LONG else -1


class MarginMode(StrEnum):
    CROSS = "cross"
    ISOLATED = "isolated"


class SizeUnit(StrEnum):
    """What one unit of a position's size is, as the venue counts it."""

    BASE = "base"
    """The base asset itself: 1 means one coin."""
    CONTRACTS = "contracts"
    """Contracts whose value the venue publishes apart."""
    USD = "usd"
    """One US dollar of notional (inverse contracts)."""


class Worst(StrEnum):
    """Which end of the venue's own scale is deleveraged first."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class AdlGauge:
    """A place in the ADL queue, on one scale for all venues.

    `level` runs from 0 (last in the queue) to `of` (next to be deleveraged), whatever the venue's own
    direction. `venue_value` is the venue's field and value as sent ("adlQuantile.SHORT=3") and `worst`
    the direction of that scale, so that both can be shown side by side.
    """

    level: int
    of: int
    venue_value: str
    worst: Worst = Worst.HIGH

    @property
    def share(self) -> Decimal:
        """The level as a part of the scale, 0 to 1."""
        return _share(self.level, self.of)


@lru_cache(maxsize=256)
def _share(level: int, of: int) -> Decimal:
    """Asked of every position at every look, for the few places there are."""
    return Decimal(level) / Decimal(of)


class NoGaugeReason(StrEnum):
    NOT_OFFERED = "not offered"
    """The venue publishes no indicator for positions."""
    ABSENT = "absent"
    """The venue usually sends one; this reply had none."""
    UNRECOGNISED = "unrecognised"
    """The venue sent a value outside its documented scale; it is kept in `venue_value`."""


@dataclass(frozen=True, slots=True)
class NoGauge:
    """Why there is no indicator. Never to be read as a low one."""

    reason: NoGaugeReason
    venue_value: str = ""


Gauge = AdlGauge | NoGauge


class PositionKey(NamedTuple):
    """Names one position of an account over time.

    `slot` tells positions of one symbol apart where the venue can hold several (hedge sides, margin
    modes); it is the venue's own word. A tuple, because it is hashed many times at every look.
    """

    symbol: str
    slot: str

    def __str__(self) -> str:
        return f"{self.symbol}/{self.slot}"


class Position(NamedTuple):
    """One open position. A tuple, because some ten are made at every look.

    `size` is positive, in `unit`. `notional` is positive, in `currency`, at the mark price, or None when
    the venue sends none. `profit` is unrealised, signed, in `currency`. `leverage` is the position's
    configured leverage; None when unknown. Prices are in the instrument's quote currency. `instrument` is
    None until the venue's list was read. `under_adl`: the venue says that it is deleveraging this position
    at this moment. `system_trade`: the venue shows that the last trade of this position was one of its own
    system (ADL or a liquidation), not of an order in the book.
    """

    key: PositionKey
    side: Side
    size: Decimal
    unit: SizeUnit
    gauge: Gauge
    entry_price: Decimal | None = None
    mark_price: Decimal | None = None
    notional: Decimal | None = None
    leverage: Decimal | None = None
    margin_mode: MarginMode | None = None
    profit: Decimal | None = None
    currency: str = ""
    liquidation_price: Decimal | None = None
    instrument: Instrument | None = None
    under_adl: bool = False
    system_trade: bool = False

    @property
    def signed_size(self) -> Decimal:
        """The size, negative for a short."""
        return self.size * self.side.sign

    @property
    def delta(self) -> Decimal | None:
        """The exposure in coins of the base asset, negative for a short; None when it cannot be known."""
        return self.instrument.delta(self.signed_size, self.mark_price) if self.instrument else None


def unmoved(before: tuple[Position, ...], now: tuple[Position, ...]) -> bool:
    """Whether the same positions stand in the same order with the same sizes, indicators and ADL marks.

    Prices and profits may differ. Nearly every look is like this, so it is asked first.
    """
    if len(before) != len(now):
        return False
    for was, one in zip(before, now, strict=True):
        if was[:_FIRST] != one[:_FIRST] or was.under_adl is not one.under_adl:
            return False
    return True


_FIRST = Position._fields.index("gauge") + 1
"""The fields that say what a position is: name, side, size, unit, gauge. Compared at once, for every look."""
