"""A reply before anybody believed it, and what can be said of it without knowing the venue."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import msgspec

from bot.errors import Busy, Garbled, KeyRefused, Unreachable, VenueError


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, before anybody believed it. Header names are asked for in lower case;
    `payload` is the decoded JSON (fractions as Decimal), or `NOT_JSON`."""

    status: int
    headers: Mapping[str, str]
    payload: Any


NOT_JSON = object()
"""The payload of a reply that is not JSON: empty, cut short, or a web page."""


def decode(body: bytes) -> Any:
    """The JSON value of a body, fractions as Decimal, or NOT_JSON."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, ArithmeticError, RecursionError):
        return NOT_JSON


_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def plain_complaint(reply: Reply) -> VenueError | None:
    """The error that the HTTP status alone stands for, or None for a success."""
    if reply.status in (418, 429):
        return Busy(f"too many requests (HTTP {reply.status})", ban=reply.status == 418)
    if reply.status == 401 and reply.payload is not NOT_JSON:  # a web page is a gateway's word
        return KeyRefused("the exchange refused the key (HTTP 401)")
    if reply.status >= 300:  # a redirect would lead past the allow-list, keys in hand
        return Unreachable(f"the exchange answered HTTP {reply.status}")
    if reply.payload is NOT_JSON:
        return Garbled("the answer is not data")
    return None
