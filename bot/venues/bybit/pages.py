"""The shape that all replies of Bybit share: an envelope, and lists in pages. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.clock import to_ms
from bot.errors import Garbled
from bot.venues.reading import Row, maybe_moment, rows, text


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `cursor` is "" on the last one; `time` the venue's clock in ms, if it sent one."""

    rows: Sequence[Row]
    cursor: str
    time: int | None


def envelope(payload: Any) -> Row:
    """The `result` of a reply with retCode 0. Raises Garbled: an error can carry an empty list."""
    if not isinstance(payload, dict) or _code(payload) != "0":
        raise Garbled("the answer has no retCode 0")
    result = payload.get("result")
    if not isinstance(result, dict):
        raise Garbled("result is missing")
    return result


def page_of(payload: Any, category: str) -> Page:
    """One page of the list that was asked for; `category` is "" for one of all categories. Raises Garbled."""
    result = envelope(payload)
    if category and result.get("category", category) != category:
        raise Garbled("the answer is about another category")
    cursor = result.get("nextPageCursor") or ""
    if not isinstance(cursor, str):
        raise Garbled("nextPageCursor is not a text")
    time = maybe_moment(payload, "time")
    return Page(rows(result.get("list"), "list"), cursor, None if time is None else to_ms(time))


def clock_of(page: Page) -> int:
    """The venue's time of a page in ms. Raises Garbled."""
    if page.time is None:
        raise Garbled("time is missing")
    return page.time


def maybe_name(row: Row, name: str) -> str:
    """A text or id as `text` reads it, or "" when it is missing or no name."""
    try:
        return text(row, name)
    except Garbled:
        return ""


def _code(payload: Row) -> str:
    code = payload.get("retCode")
    return "" if isinstance(code, bool) or not isinstance(code, int | str) else str(code)
