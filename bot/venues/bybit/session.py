"""The calls to Bybit, named as the exchange names them."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.clock import WallClock, to_ms
from bot.errors import Garbled, Lacks
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.venues.budget import Limit
from bot.venues.bybit import key, parse
from bot.venues.contract import Endpoint, Look, Part, Proof, Wire

# The documented limits count requests, so each weighs 1.
ADDRESS = Limit("address", 600, 5)


def _of_key(name: str, per_second: int) -> tuple[Limit, Limit]:
    """The limits of a private list: the host's address, and the key's own for this list."""
    own = Limit(
        name,
        per_second,
        1,
        per_key=True,
        left_header="x-bapi-limit-status",
        reset_header="x-bapi-limit-reset-timestamp",
    )
    return ADDRESS, own


POSITION_LIST = Endpoint(
    "GET", "api", "/v5/position/list", "privateGetV5PositionList", 1, _of_key("position/list", 50)
)
EXECUTION_LIST = Endpoint(
    "GET", "api", "/v5/execution/list", "privateGetV5ExecutionList", 1, _of_key("execution/list", 50)
)
QUERY_API = Endpoint(
    "GET", "api", "/v5/user/query-api", "privateGetV5UserQueryApi", 1, _of_key("query-api", 10)
)
PARTS = (
    Part("USDT contracts", POSITION_LIST, {"category": "linear", "settleCoin": "USDT"}),
    Part("USDC contracts", POSITION_LIST, {"category": "linear", "settleCoin": "USDC"}),
    Part("inverse contracts", POSITION_LIST, {"category": "inverse"}),
)

_DAY = 86_400_000
_WINDOW = 7 * _DAY
"""Milliseconds that one question about executions covers when it names its start alone."""
_KEPT = 729 * _DAY
"""Milliseconds that executions are kept: two years, less a day."""

_GAP = "Executions older than two years are no longer kept by the exchange."

_PROBES: tuple[tuple[str, Endpoint, Mapping[str, Any]], ...] = (
    ("positions", POSITION_LIST, {"category": "linear", "settleCoin": "USDT", "limit": 1}),
    ("fills", EXECUTION_LIST, {"category": "linear", "limit": 1}),
)


class Session:
    """Reads one account: linear contracts in USDT and USDC, and inverse ones."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.modes = {key.symbol: key.slot != "0" for key in wire.held}
        """Whether a symbol is in hedge mode, as last seen: executions carry no positionIdx."""

    async def prove(self) -> Proof:
        """What the key may do, after trying it on positions and fills."""
        answer = await self.wire.call(QUERY_API, {})
        reads, unread = [], []
        for what, endpoint, params in _PROBES:
            try:
                parse.page_of(await self.wire.call(endpoint, params), "linear")
            except Lacks:
                unread.append(what)
            else:
                reads.append(what)
        return key.proof(answer, reads, unread)

    async def positions(self) -> Look:
        """Every open position: one question per settle coin, all three at once."""
        lists = await asyncio.gather(*(self._position_list(book) for book in parse.BOOKS))
        look = parse.look(zip(parse.BOOKS, lists, strict=True))
        for position in look.positions:
            self.modes[position.key.symbol] = position.key.slot != "0"
        return look

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """The executions of both categories. One question covers all symbols, so `focus` is not needed."""
        linear, inverse = await asyncio.gather(
            self._execution_list("linear", since.get("linear")),
            self._execution_list("inverse", since.get("inverse")),
        )
        guesses = [*await self._learn_modes(linear), *await self._learn_modes(inverse)]
        return parse.fills((linear, inverse), self.modes, guesses)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """Raises Lacks: open orders are not read here."""
        raise Lacks("open orders are not read at this exchange")

    async def neutrality(self) -> Neutrality:
        """Raises Lacks: not read here yet."""
        raise Lacks("the delta-neutral mode is not read at this exchange")

    async def _position_list(self, book: parse.Book) -> list[parse.Page]:
        params: dict[str, Any] = {"category": book.category, "limit": 200}
        if book.settle_coin:
            params["settleCoin"] = book.settle_coin
        return await self._pages(POSITION_LIST, params)

    async def _execution_list(self, category: str, cursor: str | None) -> parse.Executions:
        params = {"category": category, "limit": 100}
        if cursor is None:
            recent = await self._pages(EXECUTION_LIST, params, parse.reaches_back)
            return parse.executions(category, recent, None)
        oldest = to_ms(WallClock().now()) - _KEPT
        gap = _GAP if int(cursor) < oldest else ""
        startTime = max(int(cursor) - parse.OVERLAP, oldest)
        pages: list[parse.Page] = []
        while True:
            # Without endTime the window is documented to reach seven days on, which may lie in the future.
            pages += await self._pages(EXECUTION_LIST, {**params, "startTime": startTime})
            startTime += _WINDOW
            if startTime > parse.clock_of(pages[-1]):
                return parse.executions(category, pages, int(cursor), gap)

    async def _learn_modes(self, batch: parse.Executions) -> list[str]:
        """Ask for the position mode of symbols not seen yet; what had to be guessed, in words.

        Asked by symbol, the exchange answers with empty positions too, and their positionIdx tells.
        """
        guesses = []
        for symbol in parse.symbols(batch):
            if symbol not in self.modes:
                mode = await self._hedged(batch.category, symbol)
                self.modes[symbol] = bool(mode)
                if mode is None:
                    guesses.append(f"{symbol}: position mode unknown, read as one-way")
        return guesses

    async def _hedged(self, category: str, symbol: str) -> bool | None:
        try:
            answer = await self.wire.call(POSITION_LIST, {"category": category, "symbol": symbol})
        except Lacks:  # a delisted symbol is refused as a wrong parameter
            return None
        return parse.hedged(parse.page_of(answer, category))

    async def _pages(
        self,
        endpoint: Endpoint,
        params: Mapping[str, Any],
        enough: Callable[[parse.Page], bool] = lambda page: False,
    ) -> list[parse.Page]:
        """The pages of a list up to an empty one, one without a cursor, or one that is `enough`.

        Trap: a cursor is also sent with the last rows, so only an empty page is sure to be the end.
        """
        pages: list[parse.Page] = []
        cursors = {""}
        asked = dict(params)
        while True:
            page = parse.page_of(await self.wire.call(endpoint, asked), params["category"])
            pages.append(page)
            if not page.rows or not page.cursor or enough(page):
                return pages
            if page.cursor in cursors:
                raise Garbled("the pages of a list repeat")
            cursors.add(page.cursor)
            asked["cursor"] = page.cursor
