"""What stands behind an account's positions."""

from dataclasses import dataclass
from decimal import Decimal

from bot.model.position import MarginMode, Position, PositionKey

DOLLARS = frozenset({"USD", "USDT", "USDC", "USDG", "USDE", "BUSD", "FDUSD", "TUSD", "DAI", "BNFCR"})
"""Currencies that count as one US dollar."""


@dataclass(frozen=True, slots=True)
class Pot:
    """Margin that stands behind some positions of an account.

    `currency` is what all its amounts are in. `wallet` is the balance without unrealised profit, `equity`
    with it, `maintenance` the maintenance margin of the positions it backs, `available` what is free for
    new margin; each None when the venue does not say. `symbol` is "" for the margin shared by all (cross),
    else, with `slot`, the one isolated position it belongs to. `shares` are the maintenance margins of single
    positions in it, where the venue lists them.
    """

    currency: str
    wallet: Decimal | None = None
    equity: Decimal | None = None
    maintenance: Decimal | None = None
    available: Decimal | None = None
    symbol: str = ""
    slot: str = ""
    shares: tuple[tuple[PositionKey, Decimal], ...] = ()

    def share(self, key: PositionKey) -> Decimal:
        """The part of `maintenance` that one position needs; 0 when it is not known."""
        return next((part for whose, part in self.shares if whose == key), Decimal(0))

    def rate(self, position: Position) -> Decimal | None:
        """What one unit of the position's currency is in this pot's; None when it cannot be known."""
        if position.currency == self.currency or {position.currency, self.currency} <= DOLLARS:
            return Decimal(1)
        coin = position.instrument.base if position.instrument else ""
        if position.currency in DOLLARS and self.currency == coin and position.mark_price:
            return 1 / position.mark_price
        return None


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

    def behind(self, position: Position) -> Pot | None:
        """The margin that a position draws on: its own when it is isolated, else the shared one of its margin
        currency, else the one that is kept in dollars for all; None when it was not read."""
        symbol, slot = position.key
        for pot in self.pots:
            if pot.symbol == symbol and pot.slot in ("", slot):
                return pot
        if position.margin_mode is MarginMode.ISOLATED:
            return None
        shared = {pot.currency: pot for pot in self.pots if not pot.symbol}
        wanted = (position.instrument.settle if position.instrument else "", position.currency, "USD")
        return next((shared[currency] for currency in wanted if currency in shared), None)
