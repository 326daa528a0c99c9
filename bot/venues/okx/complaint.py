"""What OKX's error codes mean; pure. Page: https://www.okx.com/docs-v5/en/#error-code"""

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
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
    named = f"(OKX code {code[:12]})"
    if code == "0":
        return None
    if code in _REFUSED:
        return KeyRefused(f"{_REFUSED[code]} {named}")
    if code == "50120":
        return Lacks(f"the key has no permission for this call {named}")
    if code in _BUSY:
        return Busy(f"too many requests for this account {named}", 2.0, whole_host=False)
    if code == "50110":  # a host's address changes and comes back, so it is asked again
        return Unreachable(f"this host's IP address is not in the allow-list of the key {named}")
    if code in _CLOCK:
        return Unreachable(f"this host's clock differs too much from OKX's {named}")
    if code in _DOWN:
        return Unreachable(f"OKX is not available now {named}")
    return None if status in (401, 418, 429) else Unreachable(f"OKX could not answer {named}")
