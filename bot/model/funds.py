"""What stands behind an account's positions."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Pot:
    """Margin that stands behind some positions of an account.

    `currency` is what all its amounts are in. `wallet` is the balance without unrealised profit, `equity`
    with it, `maintenance` the maintenance margin of the positions it backs, `available` what is free for
    new margin; each None when the venue does not say. `symbol` is "" for the margin shared by all (cross),
    else the one isolated position it belongs to.
    """

    currency: str
    wallet: Decimal | None = None
    equity: Decimal | None = None
    maintenance: Decimal | None = None
    available: Decimal | None = None
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Holding:
    """Coins held outside derivatives that can stand against a position: `size` coins of `asset`, above 0."""

    asset: str
    size: Decimal


@dataclass(frozen=True, slots=True)
class Funds:
    """The pots and spot holdings of an account; `oddities` as everywhere."""

    pots: tuple[Pot, ...] = ()
    holdings: tuple[Holding, ...] = ()
    oddities: tuple[str, ...] = ()
