"""Legs that stand against each other: one person's exposure to one base asset over accounts and venues.

Sums are kept as fractions, because the exposure of an inverse contract is a quotient; a Decimal made of one
is exact where it ends within 60 digits, and right to 60 digits otherwise.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from bot.model.ids import AccountId, AlertId
from bot.model.instrument import EXACT, Instrument, Payoff
from bot.model.position import PositionKey, SizeUnit


@dataclass(frozen=True)  # without slots: its coins are counted once, and asked for many times
class Leg:
    """One position (or spot holding: `key` None) that faces one way in `base`.

    `delta` is its exposure in coins, negative for a short; `size` the same as an order counts it, signed, in
    `unit`. `mark` is a price of one coin in USD or a dollar coin, None when unknown. `where` names account
    and venue for people. `scale` is 3 where the venue counts in thousands of coins (1000PEPE), 0 where one is
    one. `available` is margin free for new orders there, in `currency`, None when not readable.
    `unread_since`: the account cannot be read since then, so that the leg may be another by now. `read_at` is
    when a spot holding was read, which is more rarely than positions are; None for a position.
    """

    account: AccountId
    where: str
    base: str
    delta: Decimal
    key: PositionKey | None = None
    size: Decimal = Decimal(0)
    mark: Decimal | None = None
    unit: SizeUnit = SizeUnit.BASE
    instrument: Instrument | None = None
    scale: int = 0
    available: Decimal | None = None
    currency: str = ""
    unread_since: datetime | None = None
    read_at: datetime | None = None

    @cached_property
    def coins_per_unit(self) -> Fraction:
        """What one unit of `size` is in coins of `base`, exactly."""
        if self.key is None or self.instrument is None:
            return Fraction(1)
        contract = Fraction(self.instrument.contract)
        if self.instrument.payoff is Payoff.INVERSE and self.mark:
            return contract / Fraction(self.mark)
        return contract * Fraction(10) ** self.scale

    @cached_property
    def coins(self) -> Fraction:
        """The exposure in coins, signed, exactly."""
        return Fraction(self.size) * self.coins_per_unit


class Pairing(StrEnum):
    """What a person said of the legs in one base asset."""

    SUGGESTED = "suggested"
    """Nobody said anything: they are taken for a hedge because they face each other."""
    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    """These legs are not a hedge; nothing is said of them."""


@dataclass(frozen=True)  # without slots: its sums are made once
class Hedge:
    """All legs of one person in one base asset."""

    base: str
    legs: tuple[Leg, ...]
    pairing: Pairing = Pairing.SUGGESTED

    @cached_property
    def longs(self) -> Fraction:
        """The coins that are held long, positive."""
        return total(leg.coins for leg in self.legs if leg.size > 0)

    @cached_property
    def shorts(self) -> Fraction:
        """The coins that are held short, positive."""
        return -total(leg.coins for leg in self.legs if leg.size < 0)

    @cached_property
    def net(self) -> Fraction:
        """The exposure that nothing stands against, in coins, signed."""
        return self.longs - self.shorts

    @property
    def gross(self) -> Fraction:
        """The larger of the two sides, in coins."""
        return max(self.longs, self.shorts)

    @property
    def faces(self) -> bool:
        """Whether its legs face both ways."""
        return bool(self.longs and self.shorts)

    @property
    def hedged(self) -> Fraction:
        """The share of the larger side that the smaller one covers, 0 to 1; 1 where there is nothing."""
        return min(self.longs, self.shorts) / self.gross if self.gross else Fraction(1)


@dataclass(frozen=True, slots=True)
class Closing:
    """An order that a person could place to be hedged again: `size` in the unit of that leg's instrument."""

    leg: Leg
    buy: bool
    size: Decimal
    reduces: bool
    """Whether it makes that leg smaller (else it rebuilds the other one)."""


class Balance(StrEnum):
    """How a hedge stands after something happened to it."""

    OPEN = "open"
    """Out of balance."""
    HELD = "held"
    """Never out of balance by more than is tolerated."""
    MENDED = "mended"
    """It was out of balance, and is balanced again."""


@dataclass(frozen=True, slots=True)
class Imbalance:
    """What a reduction did to a hedge.

    `before` and `after` are net exposures in coins, signed; `usd` the absolute of `after` in USD (None
    without a mark price); `hedged` the share of the larger side (`gross`, in coins) that the smaller one
    covers, 0 to 1. `naked` is the leg on the heavier side that is largest, None where nothing is open. Of
    `closings` those that reduce are one way to mend it, all of them together; each that rebuilds is another.
    """

    base: str
    before: Decimal
    after: Decimal
    usd: Decimal | None
    hedged: Decimal
    naked: Leg | None
    closings: tuple[Closing, ...]
    pairing: Pairing
    gross: Decimal = Decimal(0)
    balance: Balance = Balance.OPEN
    unread: tuple[Leg, ...] = ()
    """Legs of accounts that cannot be read now: it may be otherwise by now."""


@dataclass(frozen=True, slots=True)
class DriftMemory:
    """What is remembered of one hedge between two turns. `stood` is the net exposure at which it was last
    seen in balance, None if never. `out_since` is when it left balance. `excused`: the venue did it, which is
    told elsewhere. `alert` and `told` are what its owner last heard of this episode."""

    base: str
    stood: Decimal | None = None
    out_since: datetime | None = None
    excused: bool = False
    alert: AlertId | None = None
    told: Imbalance | None = None


def total(parts: Iterable[Fraction]) -> Fraction:
    """The sum, exactly."""
    return sum(parts, Fraction(0))


def exact(value: Fraction) -> Decimal:
    """The number as a Decimal: exact if it ends within 60 digits, else right to 60 digits."""
    return EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))
