"""Reads a list of Bybit page by page."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.errors import Garbled
from bot.venues.bybit.pages import Page, page_of
from bot.venues.contract import Endpoint, Wire


async def read_pages(
    wire: Wire,
    endpoint: Endpoint,
    params: Mapping[str, Any],
    enough: Callable[[Page], bool] = lambda page: False,
    most: int = 0,
) -> list[Page]:
    """The pages of a list up to an empty one, one without a cursor, or one that is `enough`; at most `most`
    when that is not 0 (the last one then still has a cursor). Raises a VenueError.

    Trap: a cursor is also sent with the last rows, so only an empty page is sure to be the end.
    """
    pages: list[Page] = []
    cursors = {""}
    asked = dict(params)
    while True:
        page = page_of(await wire.call(endpoint, asked), str(params.get("category", "")))
        pages.append(page)
        if not page.rows or not page.cursor or enough(page) or len(pages) == most:
            return pages
        if page.cursor in cursors:
            raise Garbled("the pages of a list repeat")
        cursors.add(page.cursor)
        asked["cursor"] = page.cursor
