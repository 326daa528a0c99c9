"""Binance's codes become errors. Pure."""

import re
from email.utils import parsedate_to_datetime
from typing import Any

from bot.errors import Busy, KeyRefused, Lacks, Unreachable, VenueError
from bot.venues.reply import Reply

_REFUSED = {
    -2014: "the exchange says this is not an API key",
    -2015: "the exchange refused the key, its IP address or its permissions",
    -2008: "the exchange does not know this key",
    -1022: "the exchange refused the signature: the secret is wrong",
}
_LACKING = {
    -1002: "the exchange does not authorise this call",
    -1020: "the exchange does not support this call",
    -5000: "the exchange does not know this call",  # unsure: seen on test hosts, not documented
    -21001: "this is not a Portfolio Margin account",
}
_AGAIN = {
    -1021: "this host's clock and the exchange's differ too much",
    -1001: "the exchange has an internal error",
    -1007: "the exchange's back end did not answer in time",
    -1008: "the exchange is overloaded",
    -1016: "the exchange is shut down for now",
}
_BANNED = re.compile(r"banned until (\d{13})\b")


def complaint(reply: Reply) -> VenueError | None:
    """The error that Binance's own code in a reply stands for, or None. (Pages: error-code of USDⓈ-M and of
    Portfolio Margin Pro.)

    A code below zero is an error under any HTTP status. Without one, 403 is the web firewall's answer to
    this host's address, 404 a path that this host does not serve, 451 a refused location (unsure). A host
    is shut out (`ban`) by 418, by 403, and when the message names the end of a ban.
    """
    code = _code(reply.payload)
    if code is not None:
        return _coded(code, reply)
    if reply.status == 403:
        return Busy("the exchange's firewall turned this host away (HTTP 403)", 300.0, ban=True)
    if reply.status == 404:
        return Lacks("the exchange does not offer this call here (HTTP 404)")
    if reply.status == 451:
        return Unreachable("the exchange does not serve this host's location (HTTP 451)")
    return None


def _code(payload: Any) -> int | None:
    """The error code of a reply, always below zero, or None."""
    code = payload.get("code") if isinstance(payload, dict) else None
    if isinstance(code, str) and code[:1] == "-" and code[1:].isdecimal() and len(code) < 10:
        code = int(code)
    return code if isinstance(code, int) and code < 0 else None


def _coded(code: int, reply: Reply) -> VenueError:
    if code in _REFUSED:
        return KeyRefused(f"{_REFUSED[code]} (code {code})")
    if code in _LACKING:
        return Lacks(f"{_LACKING[code]} (code {code})")
    if code == -1003 or reply.status in (418, 429):
        until = _BANNED.search(str(reply.payload.get("msg")))
        shut_out = reply.status == 418 or until is not None
        return Busy(f"too many requests (code {code})", _left(until, reply), ban=shut_out)
    return Unreachable(f"{_AGAIN.get(code, 'the exchange answered with an error')} (code {code})")


def _left(until: re.Match[str] | None, reply: Reply) -> float | None:
    """Seconds until the ban in the message ends, by the exchange's own Date header; None when not said.

    None as well when there is a Retry-After, which the client reads for every venue alike.
    """
    sent = reply.headers.get("date", "")
    if until is None or not sent or "retry-after" in reply.headers:
        return None
    try:
        return max(0.0, int(until[1]) / 1000 - parsedate_to_datetime(sent).timestamp())
    except ValueError:  # a Date header that is no date
        return None
