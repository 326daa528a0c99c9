"""The resting and the cancelled orders of one product: which calls, and with which symbols."""

from collections.abc import Collection
from datetime import datetime

from bot.clock import to_ms
from bot.errors import Lacks
from bot.model.order import CancelledOrder, OpenOrder, Orders
from bot.venues.binance import orders
from bot.venues.binance.history import History
from bot.venues.binance.products import Product
from bot.venues.binance.together import both, together
from bot.venues.contract import Endpoint, Wire
from bot.venues.reading import Row

MOST = 1000
"""Rows in one reply of a history of conditional orders at most."""


class Resting:
    """Reads the orders of one product of one account. `conditional`: whether its key may read those too."""

    def __init__(self, wire: Wire, product: Product, conditional: bool) -> None:
        self._wire = wire
        self.product = product
        self._conditional = conditional
        self._history = History(wire, product)
        self._answered: set[Endpoint] = set()

    async def read(self, symbols: Collection[str], since: datetime | None) -> Orders:
        """The orders of `symbols` (none named: of all), and those taken away since a time.

        Asked symbol by symbol (weight 1 each) as long as that is cheaper than all at once (40), twice where
        conditional orders can be read. Cancelled ones cost 5 more per symbol and list (COIN-M 20), and are
        read of named symbols only: the lists of the past need one.
        """
        oddities: list[str] = []
        open_, gone = await both(self._open(symbols), self._gone(symbols if since else (), since, oddities))
        return Orders(tuple(open_), tuple(gone), frozenset(symbols) or None, tuple(oddities))

    async def _open(self, symbols: Collection[str]) -> list[OpenOrder]:
        lists = [(self.product.open, self.product.open_all)]
        if self._conditional:
            lists.append((self.product.conditional, self.product.conditional_all))
        asked = [
            self._list(one if symbol else every, symbol)
            for one, every in lists
            for symbol in _asked(symbols, one, every)
        ]
        found = orders.resting(row for page in await together(*asked) for row in page)
        return [order for order in found if not symbols or order.symbol in symbols]

    async def _gone(
        self, symbols: Collection[str], since: datetime | None, oddities: list[str]
    ) -> list[CancelledOrder]:
        if since is None:
            return []
        start, now = to_ms(since), to_ms(self._wire.now())
        asked = [self._past(symbol, start, now) for symbol in sorted(symbols)]
        if self._conditional:
            asked += [self._past_conditional(symbol) for symbol in sorted(symbols)]
        pages = await together(*asked)
        return list(orders.cancelled((row for page in pages for row in page), since, oddities))

    async def _past(self, symbol: str, start: int, now: int) -> list[Row]:
        return (await self._history.orders(symbol, start, now))[0]

    async def _past_conditional(self, symbol: str) -> list[Row]:
        """The newest conditional orders of the last 7 days, cancelled ones included."""
        return await self._rows(self.product.conditional_history, {"symbol": symbol, "limit": MOST})

    async def _list(self, endpoint: Endpoint, symbol: str) -> list[Row]:
        return await self._rows(endpoint, {"symbol": symbol} if symbol else {})

    async def _rows(self, endpoint: Endpoint, params: dict[str, str | int]) -> list[Row]:
        """A list's rows; none for a list of conditional orders that this product never had (yet): they are
        among its ordinary orders then. One that has answered before must answer again."""
        try:
            found = orders.listed(await self._wire.call(endpoint, params))
        except Lacks:
            ordinary = endpoint in (self.product.open, self.product.open_all)
            if ordinary or endpoint in self._answered:
                raise
            return []
        self._answered.add(endpoint)
        return found


def _asked(symbols: Collection[str], one: Endpoint, every: Endpoint) -> list[str]:
    """The symbols to ask a list for, one by one; a single "" for all at once."""
    cheaper = bool(symbols) and len(symbols) * one.weight < every.weight
    return sorted(symbols) if cheaper else [""]
