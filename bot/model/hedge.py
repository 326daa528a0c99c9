"""Legs that stand against each other: one person's exposure to one base asset over accounts and venues."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.model.ids import AccountId
from bot.model.instrument import Instrument
from bot.model.position import PositionKey, SizeUnit


@dataclass(frozen=True, slots=True)
class Leg:
    """One position (or spot holding: `key` None) that faces one way in `base`.

    `delta` is its exposure in coins, negative for a short. `mark` is a price in USD or a dollar coin, None
    when unknown. `where` names account and venue for people. `instrument` and `unit` say how an order in it
    is counted. `available` is margin free for new orders there, in `currency`, None when not readable.
    """

    account: AccountId
    where: str
    base: str
    delta: Decimal
    key: PositionKey | None = None
    mark: Decimal | None = None
    unit: SizeUnit = SizeUnit.BASE
    instrument: Instrument | None = None
    available: Decimal | None = None
    currency: str = ""


class Pairing(StrEnum):
    """What a person said of the legs in one base asset."""

    SUGGESTED = "suggested"
    """Nobody said anything: they are taken for a hedge because they face each other."""
    CONFIRMED = "confirmed"
    OVERRULED = "overruled"
    """These legs are not a hedge; nothing is said of them."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """All legs of one person in one base asset that face both ways."""

    base: str
    legs: tuple[Leg, ...]
    pairing: Pairing = Pairing.SUGGESTED

    @property
    def net(self) -> Decimal:
        """The exposure that nothing stands against, in coins, signed."""
        return sum((leg.delta for leg in self.legs), Decimal(0))

    @property
    def gross(self) -> Decimal:
        """The larger of the two sides, in coins, positive."""
        longs = sum((leg.delta for leg in self.legs if leg.delta > 0), Decimal(0))
        shorts = -sum((leg.delta for leg in self.legs if leg.delta < 0), Decimal(0))
        return max(longs, shorts)


@dataclass(frozen=True, slots=True)
class Closing:
    """An order that a person could place to be hedged again: `size` in the unit of that leg's instrument."""

    leg: Leg
    buy: bool
    size: Decimal
    reduces: bool
    """Whether it makes that leg smaller (else it rebuilds the other one)."""


@dataclass(frozen=True, slots=True)
class Imbalance:
    """What a reduction did to a hedge.

    `before` and `after` are net exposures in coins, signed; `usd` the absolute of `after` in USD (None
    without a mark price); `hedged` the share of the larger side that the smaller one covers, 0 to 1. `naked`
    is the leg on the heavier side that is largest; `closings` the ways to mend it.
    """

    base: str
    before: Decimal
    after: Decimal
    usd: Decimal | None
    hedged: Decimal
    naked: Leg | None
    closings: tuple[Closing, ...]
    pairing: Pairing
