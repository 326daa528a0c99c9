"""The calls for one USDⓈ-M account, named as Binance names them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.clock import Clock, WallClock, to_ms
from bot.errors import KeyRefused, Lacks
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.venues.binance import executions, parse
from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Look, Part, Proof, Verdict, Wire
from bot.venues.reading import Row

FUTURES = Limit("futures", 2400, 60, used_header="x-mbx-used-weight-1m")
SAPI = Limit("sapi", 12000, 60, used_header="x-sapi-used-ip-weight-1m")

POSITION_RISK = Endpoint(
    "GET", "fapi", "/fapi/v3/positionRisk", "fapiPrivateV3GetPositionRisk", 5, (FUTURES,)
)
FORCE_ORDERS = Endpoint("GET", "fapi", "/fapi/v1/forceOrders", "fapiPrivateGetForceOrders", 50, (FUTURES,))
"""50 is the weight without a symbol, the only way it is asked here."""
ALL_ORDERS = Endpoint("GET", "fapi", "/fapi/v1/allOrders", "fapiPrivateGetAllOrders", 5, (FUTURES,))
API_RESTRICTIONS = Endpoint(
    "GET", "sapi", "/sapi/v1/account/apiRestrictions", "sapiGetAccountApiRestrictions", 1, (SAPI,)
)
PARTS = (Part("USDⓈ-M", POSITION_RISK),)
ENDPOINTS = (POSITION_RISK, FORCE_ORDERS, ALL_ORDERS, API_RESTRICTIONS)

FORCE_ORDERS_LIMIT = 100
ALL_ORDERS_LIMIT = 1000
MOST_PAGES = 40
"""Replies read per source and look; an account with more than that is told of the gap."""

_SPAN = 6 * executions.DAY
"""One request's window: documented as less than 7 days; a day of it is margin."""

Window = tuple[int, int | None]
"""From and to in milliseconds; None where the venue's own present is the end."""


class BinanceSession:
    """Reads one USDⓈ-M account.

    The host's clock only bounds how far back is asked, never what is newest: the last window of a
    reading has no end. (A host clock that is far off cannot sign requests: Binance answers -1021.)
    """

    def __init__(self, wire: Wire, clock: Clock | None = None) -> None:
        self._wire = wire
        self._clock = clock or WallClock()

    async def prove(self) -> Proof:
        """What apiRestrictions says of the key, and which of the two account calls it can read.

        A call refused with -2015 is reported in `unread`: reports say that futures calls may need a
        trading right (unsure). Raises KeyRefused when apiRestrictions refuses the key, or when it is not
        offered (demo hosts) and nothing else can be read either.
        """
        try:
            proof = parse.proof(await self._wire.call(API_RESTRICTIONS, {}))
        except Lacks:
            proof = None
        positions = await self._refusal(POSITION_RISK, {})
        force_orders = await self._refusal(FORCE_ORDERS, {"limit": 1})
        if proof is None and positions is not None and force_orders is not None:
            raise positions
        tried = (("positions", positions), ("fills", force_orders))
        reads = tuple(name for name, refusal in tried if refusal is None)
        unread = tuple(name for name, refusal in tried if refusal is not None)
        return replace(proof or Proof(Verdict.CANNOT_TELL), reads=reads, unread=unread)

    async def positions(self) -> Look:
        """Every open position. One request of weight 5."""
        return parse.positions(await self._wire.call(POSITION_RISK, {}))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """Forced orders of all symbols, and the executed orders of the symbols in `focus`.

        Weight 50, and 5 for each symbol in `focus`; more only after a long silence or on full pages.
        """
        now = to_ms(self._clock.now())
        start = executions.newest_read(since, now) - executions.OVERLAP
        first = max(start, now - executions.KEPT)
        force_orders, whole = await self._read(FORCE_ORDERS, {}, FORCE_ORDERS_LIMIT, spans(first, now))
        all_orders: list[Row] = []
        for symbol in sorted(focus):
            rows, all_of_it = await self._all_orders(symbol, first, now)
            all_orders += rows
            whole = whole and all_of_it
        gap = executions.gap(too_old=first > start, whole=whole)
        return executions.fills(force_orders, all_orders, since, start, now, gap)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """Nothing yet. Raises Lacks."""
        raise Lacks("open orders are not read from this exchange yet")

    async def neutrality(self) -> Neutrality:
        """Nothing yet. Raises Lacks."""
        raise Lacks("the delta-neutral mode is not read from this exchange yet")

    async def _refusal(self, endpoint: Endpoint, params: Mapping[str, Any]) -> KeyRefused | Lacks | None:
        try:
            parse.records(await self._wire.call(endpoint, params))
        except (KeyRefused, Lacks) as refusal:
            return refusal
        return None

    async def _all_orders(self, symbol: str, start: int, now: int) -> tuple[list[Row], bool]:
        """Orders of one symbol, and whether all since `start` are among them.

        The first request names no time: the documented answer is the most recent orders of the last 7
        days. It is not documented whether startTime means the creation of an order or its last change
        (unsure), and with a startTime an order that rested for hours and filled now might be missed. Where
        more than 1,000 newer orders hide such an order, its fill may stay unproven, never wrongly named.
        """
        params = {"symbol": symbol}
        page = parse.records(await self._wire.call(ALL_ORDERS, {**params, "limit": ALL_ORDERS_LIMIT}))
        full = len(page) >= ALL_ORDERS_LIMIT
        covered = executions.oldest_created(page) if full else now - _SPAN
        if start >= covered:
            return page, True
        older, whole = await self._read(ALL_ORDERS, params, ALL_ORDERS_LIMIT, spans(start, covered, covered))
        return page + older, whole

    async def _read(
        self, endpoint: Endpoint, params: Mapping[str, Any], limit: int, windows: list[Window]
    ) -> tuple[list[Row], bool]:
        """The orders in some windows of time, and whether all of them were read.

        Which end of a window a full page shows is not documented, nor which time of an order counts
        (unsure): a window with a full page is therefore halved and read again, which works for all.
        """
        found: list[Row] = []
        left = list(windows)
        whole = True
        for _ in range(MOST_PAGES):
            if not left:
                return found, whole
            window = left.pop(0)
            asked = {**params, **_times(window), "limit": limit}
            page = parse.records(await self._wire.call(endpoint, asked))
            found += page
            if len(page) >= limit:
                parts = halves(window, executions.newest_change(page))
                whole = whole and bool(parts)
                left = parts + left
        return found, whole and not left


def spans(start: int, now: int, end: int | None = None) -> list[Window]:
    """The windows from `start` to `end`, oldest first, none wider than one request may be (ms)."""
    windows: list[Window] = []
    while start + _SPAN < now:
        windows.append((start, start + _SPAN - 1))
        start += _SPAN
    return [*windows, (start, end)]


def halves(window: Window, newest: int) -> list[Window]:
    """Two windows that make up `window`, split where its orders lie; none when it cannot be split.

    `newest` (ms) is the newest change seen in it. Both parts have an end after their start, as the venue
    asks.
    """
    start, end = window
    middle = (start + (end if end is not None else newest)) // 2
    if middle <= start or (end is not None and middle + 1 >= end):
        return []
    return [(start, middle), (middle + 1, end)]


def _times(window: Window) -> dict[str, int]:
    start, end = window
    return {"startTime": start} if end is None else {"startTime": start, "endTime": end}
