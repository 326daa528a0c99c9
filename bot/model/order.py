"""An order that rests on the venue, and one that the venue took away."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """One resting order, conditional ones included. `kind` is the venue's own word.

    `size` is positive in the instrument's unit (what is left of a partly filled order), 0 for an order that
    `closes` the whole position; `price` is None for market orders; `trigger` is the trigger price of a
    stop or take-profit, else None. `slot` is the position's slot where the venue says so, else "".
    """

    id: str
    symbol: str
    buy: bool
    kind: str
    size: Decimal
    price: Decimal | None
    trigger: Decimal | None
    reduce_only: bool
    closes: bool = False
    slot: str = ""

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from every other order of the account: some venues count ids by symbol."""
        return self.symbol, self.id

    @property
    def protects(self) -> bool:
        """Whether it waits for a price to close (part of) a position: a stop or a take-profit."""
        return self.trigger is not None and (self.reduce_only or self.closes)


class Cancel(StrEnum):
    """Why an order is gone, as far as the venue proves it."""

    ADL = "adl"
    LIQUIDATION = "liquidation"
    """To free margin before or during a liquidation."""
    POSITION_GONE = "position gone"
    """It belonged to a position that was closed or became too small for it."""
    SETTLEMENT = "settlement"
    OWNER = "owner"
    OTHER = "other"
    """A reason of the venue that has nothing to do with the position; kept raw in `proof`."""
    UNSTATED = "unstated"
    """It was there before, it is not there now, and the venue names no reason."""


@dataclass(frozen=True, slots=True)
class CancelledOrder:
    """`proof` is the venue's own mark ("cancelType=CancelByPrepareAdl"), "" when unstated. `at` is the
    venue's time, None when it gives none. `raw` as in a fill."""

    order: OpenOrder
    reason: Cancel
    proof: str = ""
    at: datetime | None = None
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def stated(self) -> bool:
        """Whether the venue itself says that it is cancelled, rather than that we miss it."""
        return self.reason is not Cancel.UNSTATED or bool(self.proof)


@dataclass(frozen=True, slots=True)
class Orders:
    """What one reading of orders saw. `symbols` are those it speaks of: an order of another symbol may rest
    unseen; None when it speaks of all. `oddities` are unknown values, raw, for the host."""

    open: tuple[OpenOrder, ...]
    cancelled: tuple[CancelledOrder, ...] = ()
    symbols: frozenset[str] | None = None
    oddities: tuple[str, ...] = ()

    def speaks_of(self, symbol: str) -> bool:
        return self.symbols is None or symbol in self.symbols
