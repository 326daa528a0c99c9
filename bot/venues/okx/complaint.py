"""What OKX's error codes mean; pure. Page: https://www.okx.com/docs-v5/en/#error-code"""

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.venues.reading import raw
from bot.venues.reply import Reply

_REFUSED = {
    "50101": "this key belongs to the other environment (demo or live)",
    "50103": "the request carried no API key",
    "50104": "the request carried no passphrase",
    "50105": "the passphrase is wrong",
    "50107": "the request was not signed completely",
    "50111": "OKX does not know this API key",
    "50113": "the secret does not belong to this key",
    "50119": "this API key does not exist at OKX",
}
_FROZEN = {
    "50017": "this position is frozen while OKX deleverages it (ADL)",
    "50018": "what was asked for is frozen while OKX deleverages it (ADL)",
    "50019": "this account is frozen while OKX deleverages it (ADL)",
}
"""unsure: these are documented for every call; a reading one may never be answered so."""
_LACKS = {
    "50120": "the key has no permission for this call",
    "51010": "this call is not open to the account's mode",
}
_CLOCK = frozenset({"50102", "50112"})
_BUSY = frozenset({"50011", "50061"})
_DOWN = frozenset({"50001", "50013", "50026"})


def complaint(reply: Reply) -> VenueError | None:
    """The error of a reply by OKX's `code` (page "Error Code"), or None when the generic judgement applies.

    OKX reports many errors with HTTP 200, so the code is read first. It may come as text or number. A code
    that is not in our table is Unreachable and named, unless the HTTP status itself is about key or limits.
    """
    if not isinstance(reply.payload, dict):
        return None
    code = reply.payload.get("code")
    if isinstance(code, bool) or not isinstance(code, str | int) or code == "":
        return Garbled("the answer has no result code") if reply.status == 200 else None
    return _by_code(str(code), reply.status)


def _by_code(code: str, status: int) -> VenueError | None:
    named = f"(OKX code {raw(code[:12])})"
    if code == "0":
        return None
    if code in _REFUSED:
        return KeyRefused(f"{_REFUSED[code]} {named}")
    if code in _LACKS:
        return Lacks(f"{_LACKS[code]} {named}")
    if code in _BUSY:
        return Busy(f"too many requests for this account {named}", 2.0, whole_host=False)
    if code in _FROZEN:
        return Unreachable(f"{_FROZEN[code]} {named}")
    if code == "50110":  # a host's address changes and comes back, so it is asked again
        return Unreachable(f"this host's IP address is not in the allow-list of the key {named}")
    if code in _CLOCK:
        return Unreachable(f"this host's clock differs too much from OKX's {named}")
    if code in _DOWN:
        return Unreachable(f"OKX is not available now {named}")
    if status == 429:  # private calls are limited for each User ID: the others on this host go on
        return Busy(f"too many requests for this account {named}", 2.0, whole_host=False)
    return None if status in (401, 418) else Unreachable(f"OKX could not answer {named}")
