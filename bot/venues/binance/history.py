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

_SPAN = 6 * executions.DAY
"""One request's window: documented as less than 7 days; a day of it is margin."""

Window = tuple[int, int | None]
"""From and to in milliseconds; None where the venue's own present is the end."""


class History:
    """The forced and the own orders of one product of one account.

    Times are milliseconds of the venue's clock. The host's only bounds how far back is asked, never what is
    newest: the last window of a reading has no end.
    """

    def __init__(self, wire: Wire, product: Product) -> None:
        self._wire = wire
        self._product = product

    async def read(self, since: Cursor, symbols: Iterable[str], now: int) -> Reading:
        """Forced orders of all symbols and all orders of `symbols`, from where a cursor stands.

        Weight 50, and 5 (COIN-M: 20) for each symbol; more only after a long silence or on full pages.
        """
        source = self._product.source
        start = executions.newest_read(since, source, now) - executions.OVERLAP
        first = max(start, now - executions.KEPT)
        windows = spans(first, now)
        read = await together(
            self._read(self._product.forced, {}, FORCE_ORDERS_LIMIT, windows),
            *(self.orders(symbol, first, now) for symbol in sorted(symbols)),
        )
        gap = executions.gap(too_old=first > start, whole=all(whole for _, whole in read))
        own = [row for page, _ in read[1:] for row in page]
        return Reading(source, start, read[0][0], own, gap)

    async def orders(self, symbol: str, start: int, now: int) -> tuple[list[Row], bool]:
        """Orders of one symbol, and whether all since `start` are among them.

        The first request names no time: the documented answer is the most recent orders of the last 7
        days. It is not documented whether startTime means the creation of an order or its last change
        (unsure), and with a startTime an order that rested for hours and filled now might be missed. Where
        more newer orders than fit a page hide such an order, its fill may stay unproven, never wrongly named.
        """
        call, most, params = self._product.orders, self._product.page, {"symbol": symbol}
        page = rows(await self._wire.call(call, {**params, "limit": most}), "the reply")
        covered = executions.oldest_created(page) if len(page) >= most else now - _SPAN
        if start >= covered:
            return page, True
        older, whole = await self._read(call, params, most, spans(start, covered, covered))
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
            page = rows(await self._wire.call(endpoint, asked), "the reply")
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
