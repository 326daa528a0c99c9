"""What a rehearsal market starts from: the coins, the traders, the fund, and what is already planned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bot.rehearsal.prices import TICK, PricePath
from bot.rehearsal.traders import Holding


@dataclass(frozen=True, slots=True)
class Listing:
    """A coin that is traded. Sizes are whole `step`s; the book takes `depth` coins a second, `slip` (a share
    of the mark) worse than the mark."""

    coin: str
    path: PricePath
    step: Decimal
    depth: Decimal
    slip: Decimal

    def book_price(self, mark: Decimal, *, selling: bool) -> Decimal:
        """What the liquidation engine gets (selling) or pays for one coin, in whole ticks."""
        if selling:
            return (mark * (1 - self.slip)).quantize(TICK, ROUND_FLOOR)
        return (mark * (1 + self.slip)).quantize(TICK, ROUND_CEILING)


@dataclass(frozen=True, slots=True)
class Trade:
    """A trader's own trade at the mark: `change` coins, positive is a purchase. It never turns a position
    around."""

    second: int
    key: str
    coin: str
    change: Decimal


@dataclass(frozen=True, slots=True)
class Resting:
    """An order that is placed at `second` and rests until the venue takes it away with its position; the
    market never executes it."""

    key: str
    coin: str
    buy: bool
    size: Decimal
    price: Decimal
    trigger: Decimal | None = None
    reduce_only: bool = True
    second: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """The market at second 0. `fund` is the insurance fund in USD, for all coins together; `rights` what a
    key may do beyond reading, by key."""

    listings: tuple[Listing, ...]
    holdings: tuple[Holding, ...]
    fund: Decimal
    trades: tuple[Trade, ...] = ()
    orders: tuple[Resting, ...] = ()
    rights: Mapping[str, frozenset[str]] = field(default_factory=dict)
