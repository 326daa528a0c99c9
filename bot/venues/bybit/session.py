"""The calls to Bybit for one account, named as the exchange names them."""

import asyncio
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.clock import to_ms
from bot.errors import Lacks
from bot.model.funds import Funds
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import CancelledOrder, Orders
from bot.model.position import PositionKey
from bot.model.proof import Proof
from bot.venues.bybit import endpoints, funds, key, orders, positions
from bot.venues.bybit.complaint import NotUnified
from bot.venues.bybit.endpoints import CANCELLED_ORDERS, MARGIN, OPEN_ORDERS, PARTS, TRANSACTION_LOG_LIST
from bot.venues.bybit.lists import read_pages
from bot.venues.bybit.marks import category_of, settle_coin
from bot.venues.bybit.pages import Page, page_of
from bot.venues.bybit.past import Past
from bot.venues.contract import Endpoint, Look, Part, Wire
from bot.venues.reading import Row
from bot.venues.slots import recognised

_MOST_PAGES = 20
"""Of one question about order history, 50 orders each: nobody rests more orders at once in one contract."""
_SPAN = timedelta(days=7)
"""One question about order history covers no more. Orders cancelled without a fill are kept for 24 hours."""
_ASK_ALL = 3
"""Symbols from which on whole lists are asked for."""

Scope = Mapping[str, str]
"""What one question about orders is limited to: a category, and a symbol or settle coin."""


class Session:
    """Reads one account: linear contracts in USDT and USDC, and inverse ones, as far as its key may."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        # A proof of an older version names no part: then all are read, as that version did.
        self.parts = [part for part in PARTS if part.name in wire.reads] or list(PARTS)
        self.books = [
            positions.Book(part.params["category"], part.params.get("settleCoin", "")) for part in self.parts
        ]
        self._held: Collection[PositionKey] = wire.held
        self.isolated, self.held = False, list[Row]()
        self.past = Past(wire, tuple(dict.fromkeys(book.category for book in self.books)))

    async def prove(self) -> Proof:
        """What the key may do, after trying it on the positions and executions of each part, and on the
        lists beside them. Raises Lacks when no part can be read."""
        answer = await self.wire.call(endpoints.QUERY_API, {})
        executions = {
            category: await self._refusal(endpoints.EXECUTION_LIST, {"category": category, "limit": 1})
            for category in ("linear", "inverse")
        }
        trials = {
            part.name: await self._refusal(part.endpoint, {**part.params, "limit": 1})
            or executions[part.params["category"]]
            for part in PARTS
        }
        readable = [part for part in PARTS if trials[part.name] is None]
        if not readable:
            raise next(refusal for refusal in trials.values() if refusal is not None)
        for name, endpoint, params in _lists_beside(readable[0]):
            trials[name] = await self._refusal(endpoint, params)
        reads = [name for name, refusal in trials.items() if refusal is None]
        # What only a unified account has, the others do not have at all.
        unread = [name for name, refusal in trials.items() if refusal and not isinstance(refusal, NotUnified)]
        return key.proof(answer, reads, unread)

    async def positions(self) -> Look:
        """Every open position: one question per settle coin, all at once."""
        lists = await asyncio.gather(*(self._position_list(part) for part in self.parts))
        known = await self.wire.instruments(positions.symbols(page for pages in lists for page in pages))
        look = positions.look(zip(self.books, lists, strict=True), known)
        if look.oddities:
            look = recognised(look, self._held, positions.is_strange, positions.renamed)
        self._held = tuple(position.key for position in look.positions)
        if self.isolated:
            self.held = [row for page in _flat(lists) for row in page.rows]
        for position in look.positions:
            self.past.modes[position.key.symbol] = position.key.slot != "0"
        return look

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """The executions of all symbols; with a `focus` also the transaction log, which covers all too."""
        with_log = bool(focus) and TRANSACTION_LOG_LIST in self.wire.reads
        return await self.past.fills(since, with_log=with_log)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """The resting orders of all kinds, and those cancelled since then. Raises Lacks where the key was not
        found to read them; cancelled ones alone are left out in silence, their proof having told."""
        if OPEN_ORDERS not in self.wire.reads:
            raise Lacks("this key was not found to read open orders")
        notes: list[str] = []
        scopes = self._scopes(symbols)
        open_ = await asyncio.gather(*(self._open(scope) for scope in scopes))
        resting = orders.resting(_flat(open_), notes)
        gone: list[CancelledOrder] = []
        if cancelled_since is not None and CANCELLED_ORDERS in self.wire.reads:
            closed = await asyncio.gather(*(self._closed(scope, cancelled_since, notes) for scope in scopes))
            gone = orders.taken_away(_flat(closed), cancelled_since, notes)
        seen = frozenset(symbol for symbol in symbols if self._reads(symbol)) if symbols else None
        return Orders(
            tuple(order for order in resting if seen is None or order.symbol in seen),
            tuple(taken for taken in gone if seen is None or taken.order.symbol in seen),
            seen,
            tuple(dict.fromkeys(notes)),
        )

    async def funds(self) -> Funds:
        """The margin of the account and its coins, in one request. Raises Lacks where the key was not found
        to read them. The margin of isolated positions is as a look since then showed it: their rows are kept
        only once the account is known to be in that mode."""
        if MARGIN not in self.wire.reads:
            raise Lacks("this key was not found to read the margin")
        payload = await self.wire.call(endpoints.WALLET_BALANCE, {"accountType": "UNIFIED"})
        self.isolated = funds.isolated(payload)
        return funds.funds(payload, self.held)

    async def neutrality(self) -> Neutrality:
        """Whether the delta-neutral mode is on. Raises Lacks where the key may not read that."""
        return key.neutrality(await self.wire.call(endpoints.USER_SETTING_CONFIG, {}))

    async def _refusal(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Lacks | None:
        """Why the key may not ask that, or None. Raises every other VenueError."""
        try:
            page_of(await self.wire.call(endpoint, params), str(params.get("category", "")))
        except Lacks as refusal:
            return refusal
        return None

    async def _position_list(self, part: Part) -> list[Page]:
        return await read_pages(self.wire, part.endpoint, {**part.params, "limit": 200})

    def _reads(self, symbol: str) -> bool:
        category = category_of(symbol)
        coin = "" if category == "inverse" else settle_coin(symbol, category)
        return positions.Book(category, coin) in self.books

    def _scopes(self, symbols: frozenset[str]) -> list[Scope]:
        """A question for each of a few symbols, or for each part that the symbols may be in."""
        if not symbols or len(symbols) > _ASK_ALL:
            return [part.params for part in self.parts]
        mine = sorted(symbol for symbol in symbols if self._reads(symbol))
        return [{"category": category_of(symbol), "symbol": symbol} for symbol in mine]

    async def _open(self, scope: Scope) -> list[Page]:
        """Without openOnly the list holds open orders alone."""
        return await read_pages(self.wire, endpoints.ORDER_REALTIME, {**scope, "limit": 50})

    async def _closed(self, scope: Scope, since: datetime, notes: list[str]) -> list[Page]:
        """Orders that are closed, by both lists that have them.

        unsure: whether order/history picks by the time an order was made or closed. openOnly=1 holds the last
        500 closed ones whenever they were made, but is emptied when the exchange restarts its service.
        """
        now = self.wire.now()
        start = max(min(since, now), now - _SPAN)
        times = {"startTime": to_ms(start), "endTime": to_ms(now)}
        recent, history = await asyncio.gather(
            read_pages(self.wire, endpoints.ORDER_REALTIME, {**scope, "openOnly": 1, "limit": 50}),
            read_pages(self.wire, endpoints.ORDER_HISTORY, {**scope, **times, "limit": 50}, most=_MOST_PAGES),
        )
        if len(history) == _MOST_PAGES and history[-1].rows and history[-1].cursor:
            notes.append(f"order/history: more than {_MOST_PAGES * 50} orders, the rest was not read")
        return [*history, *recent]


def _lists_beside(part: Part) -> tuple[tuple[str, Endpoint, Mapping[str, Any]], ...]:
    """The optional lists by name, and how each is tried: in a part that can be read."""
    return (
        (OPEN_ORDERS, endpoints.ORDER_REALTIME, {**part.params, "limit": 1}),
        (CANCELLED_ORDERS, endpoints.ORDER_HISTORY, {**part.params, "limit": 1}),
        (
            TRANSACTION_LOG_LIST,
            endpoints.TRANSACTION_LOG,
            {"accountType": "UNIFIED", "type": "ADL", "limit": 1},
        ),
        (MARGIN, endpoints.WALLET_BALANCE, {"accountType": "UNIFIED"}),
    )


def _flat(lists: Iterable[Collection[Page]]) -> list[Page]:
    return [page for pages in lists for page in pages]
