"""Reads a list of OKX page by page, newest first, as every list there is sorted."""

from collections.abc import Callable, Mapping

from bot.errors import Garbled
from bot.venues.contract import Endpoint, Wire
from bot.venues.okx.endpoints import PAGE
from bot.venues.okx.parse import data
from bot.venues.reading import Row, text


async def pages(
    wire: Wire,
    endpoint: Endpoint,
    params: Mapping[str, str],
    by: str,
    enough: Callable[[Row], bool] | None = None,
    most: int | None = None,
) -> list[Row]:
    """All rows, or those up to the page whose last row is `enough`, or up to `most` pages.

    `by` is the field that `after` asks to be older than. Raises a VenueError; Garbled when the pages do not
    move on.
    """
    asked = {**params, "limit": str(PAGE)}
    found = page = data(await wire.call(endpoint, asked))
    after, read = "", 1
    while len(page) >= PAGE and read != most and not (enough and enough(page[-1])):
        oldest = text(page[-1], by)
        if oldest == after:
            raise Garbled("the pages of a list do not move on")
        after, read = oldest, read + 1
        page = data(await wire.call(endpoint, {**asked, "after": after}))
        found = found + page
    return found
