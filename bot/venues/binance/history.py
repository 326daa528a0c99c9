"""The past orders of one product, read in windows of time until none is left out."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.model.observation import Cursor
from bot.venues.binance import executions
from bot.venues.binance.executions import Reading
from bot.venues.binance.products import Product
from bot.venues.binance.together import together
from bot.venues.contract import Endpoint, Wire
from bot.venues.reading import Row, rows

FORCE_ORDERS_LIMIT = 100
"""Rows in one reply of forceOrders at most."""
MOST_PAGES = 40
"""Replies read per source and look; an account with more than that is told of the gap."""

_REACH = executions.KEPT - executions.OVERLAP
"""How far back a reading goes: an hour is margin, for a time past the limit may be refused."""
_SPAN = 6 * executions.DAY
"""One request's window: documented as less than 7 days; a day of it is margin."""

Window = tuple[int, int | None]
"""From and to in milliseconds; None where the venue's own present is the end."""

Kept = dict[tuple[Endpoint, str, Window], list[Row]]
"""Pages of windows that ended long ago, by call, symbol and window."""


class History:
    """The forced and the own orders of one product of one account.

    Times are milliseconds of the venue's clock. The host's only bounds how far back is asked, never what is
    newest: the last window of a reading has no end.
    """

    def __init__(self, wire: Wire, product: Product) -> None:
        self._wire = wire
        self.product = product
        self._kept: Kept = {}
        self._begun: tuple[str, int] | None = None

    async def read(self, since: Cursor, symbols: Iterable[str], now: int) -> Reading:
        """Forced orders of all symbols and all orders of `symbols`, from where a cursor stands.

        Weight 50, and 5 (COIN-M: 20) for each symbol; more only after a long silence or on full pages. When
        that is refused half-way (many accounts catch up after a stop), the next call from the same cursor
        asks only for what is missing: to begin anew each time could use up the limits and never end.
        """
        source = self.product.source
        start = executions.newest_read(since, source, now) - executions.OVERLAP
        first = self._first(since.get(source, ""), max(start, now - _REACH), now)
        windows = spans(first, now)
        read = await together(
            self._read(self.product.forced, {}, FORCE_ORDERS_LIMIT, windows, now, self._kept),
            *(self.orders(symbol, first, now, self._kept) for symbol in sorted(symbols)),
        )
        self._kept, self._begun = {}, None
        gap = executions.gap(too_old=first > start, whole=all(whole for _, whole in read))
        own = [row for page, _ in read[1:] for row in page]
        return Reading(source, start, read[0][0], own, gap)

    def _first(self, cursor: str, first: int, now: int) -> int:
        """Where to begin; for a reading that was not finished, where that began, so that its windows are the
        same."""
        if self._begun is None or self._begun[0] != cursor or self._begun[1] < now - executions.KEPT:
            self._kept, self._begun = {}, (cursor, first)
        return self._begun[1]

    async def orders(
        self, symbol: str, start: int, now: int, kept: Kept | None = None
    ) -> tuple[list[Row], bool]:
        """Orders of one symbol, and whether all since `start` are among them.

        The first request names no time: the documented answer is the most recent orders of the last 7
        days. It is not documented whether startTime means the creation of an order or its last change
        (unsure), and with a startTime an order that rested for hours and filled now might be missed. Where
        more newer orders than fit a page hide such an order, its fill may stay unproven, never wrongly named.
        """
        call, most, params = self.product.orders, self.product.page, {"symbol": symbol}
        page = rows(await self._wire.call(call, {**params, "limit": most}), "the reply")
        covered = executions.oldest_created(page) if len(page) >= most else now - _SPAN
        if start >= covered:
            return page, True
        older, whole = await self._read(call, params, most, spans(start, covered, covered), now, kept)
        return page + older, whole

    async def _read(
        self,
        endpoint: Endpoint,
        params: Mapping[str, Any],
        limit: int,
        windows: list[Window],
        now: int,
        kept: Kept | None = None,
    ) -> tuple[list[Row], bool]:
        """The orders in some windows of time, and whether all of them were read. What is in `kept` is not
        asked again; windows that ended a day before `now` are added, as nothing in them changes any more.

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
            name = (endpoint, params.get("symbol", ""), window)
            page = kept.get(name) if kept is not None else None
            if page is None:
                asked = {**params, **_times(window), "limit": limit}
                page = rows(await self._wire.call(endpoint, asked), "the reply")
            if kept is not None and window[1] is not None and window[1] < now - executions.DAY:
                kept[name] = page
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
