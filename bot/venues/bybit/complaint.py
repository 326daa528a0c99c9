"""Which error a reply of Bybit stands for, by its own codes: pure.

Pages: docs/v5/error and docs/v5/rate-limit.
"""

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.venues.reply import NOT_JSON, Reply

TEN_MINUTES = 600.0
"""The documented pause after the limit per address: end every session and wait at least so long."""

_A_SECOND = 1.0
"""The documented window of a limit per key."""
_LONGEST = 60.0
"""More than this is no time to wait but a clock that is off."""

_REFUSED = {
    "10003": "the exchange does not know this key; it may be of another environment (testnet, demo)",
    "10004": "the signature does not match: the secret is not the one of this key",
    "10007": "the exchange could not authenticate this key",
    "10008": "the exchange has banned this account",
    "33004": "this key has expired: make a new one",
}
_LACKS = {
    "10001": "the exchange does not accept this request for this account",
    "10005": "this key may not read that: give it the reading scopes for orders and positions",
    "10024": "the exchange's compliance rules keep this account from that",
    "10028": "only a unified trading account can ask for that",
    "10029": "the symbol is not on this key's list of symbols",
}
_UNREACHABLE = {
    "10000": "the exchange timed out",
    "10002": "the clock of this host is off, or the request took too long",
    "10010": "this key is bound to other IP addresses: add this host's address to it",
    "10009": "the exchange does not serve the region of this host",
    "10016": "the exchange has an internal error",
    "10429": "the exchange protects itself from too much traffic",
}


class NotUnified(Lacks):
    """Only a unified trading account has that (10028): this one does not have it at all."""


def complaint(reply: Reply) -> VenueError | None:
    """The error by retCode or by HTTP 403, else None.

    A code that is not listed is Unreachable: it is an answer about nothing, and is asked again.
    """
    if not isinstance(reply.payload, dict):
        return _not_an_object(reply)
    code = reply.payload.get("retCode")
    if isinstance(code, bool) or not isinstance(code, int | str) or not str(code).lstrip("-").isdigit():
        if reply.status == 403:
            return _forbidden(str(reply.payload.get("retMsg", "")))
        return Garbled("the answer has no retCode") if reply.status == 200 else None
    if str(code) == "403":
        return _forbidden(str(reply.payload.get("retMsg", "")))
    return None if str(code) == "0" else _by_code(str(code), reply)


def _by_code(code: str, reply: Reply) -> VenueError:
    if code == "10006":  # per key and endpoint, over one rolling second
        return Busy("too many requests with this key (10006)", _until_reset(reply), whole_host=False)
    if code == "10018":
        return Busy("too many requests from this address (10018)", TEN_MINUTES, ban=True)
    if code == "10028":
        return NotUnified(f"{_LACKS[code]} ({code})")
    if code in _REFUSED:
        return KeyRefused(f"{_REFUSED[code]} ({code})")
    if code in _LACKS:
        return Lacks(f"{_LACKS[code]} ({code})")
    return Unreachable(f"{_UNREACHABLE.get(code, 'the exchange answered with an error')} ({code[:12]})")


def _until_reset(reply: Reply) -> float:
    """Seconds until the limit of a key starts anew, by the reply's header and the reply's own time.

    Both are in ms since 1970. The header equals the time where nothing was exceeded; without it, or with a
    value that makes no sense, the length of the window counts.
    """
    reset, sent = reply.headers.get("x-bapi-limit-reset-timestamp", ""), reply.payload.get("time")
    if not (reset.isdigit() and str(sent).isdigit()):
        return _A_SECOND
    left = (int(reset) - int(str(sent))) / 1000
    return left if 0 < left <= _LONGEST else _A_SECOND


def _not_an_object(reply: Reply) -> VenueError | None:
    if reply.status == 403:
        return _forbidden(reply.payload if isinstance(reply.payload, str) else "")
    if reply.status == 200 and reply.payload is not NOT_JSON:
        return Garbled("the answer is not an object")
    return None


def _forbidden(said: str) -> VenueError:
    """HTTP 403 stands for the limit per address and for a blocked region; only its text tells which.

    A text that did not reach us (it is not JSON) is taken for the limit, since to go on asking would
    lengthen that ban; the words name both.
    """
    if "too frequent" in said.lower():
        return Busy("too many requests from this address (403)", TEN_MINUTES, ban=True)
    if said:
        return Unreachable("the exchange does not serve the region of this host (403)")
    return Busy(
        "too many requests from this address, or its region is not served (403)", TEN_MINUTES, ban=True
    )
