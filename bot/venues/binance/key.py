"""What Binance says of a key and of its account's mode. Pure."""

from typing import Any

from bot.errors import Garbled
from bot.model.observation import Neutrality
from bot.model.proof import Proof, Right, Verdict

READING = frozenset({"enableReading", "enableFixReadOnly"})
RIGHTS = {
    "enableWithdrawals": Right.WITHDRAW,
    "enableInternalTransfer": Right.TRANSFER,
    "permitsUniversalTransfer": Right.TRANSFER,
    "enableMargin": Right.TRADE,
    "enableFutures": Right.TRADE,
    "enableVanillaOptions": Right.TRADE,
    "enableFixApiTrade": Right.TRADE,
    "enableSpotAndMarginTrading": Right.TRADE,
    "enablePortfolioMarginTrading": Right.TRADE,
}
_ALWAYS_SENT = ("enableReading", "enableWithdrawals", "enableFutures", "enableSpotAndMarginTrading")


def proof(payload: Any) -> Proof:
    """What apiRestrictions says of a key. (Page: api-key-permission.)

    Every `enable…` or `permits…` flag that is not plainly false counts as a right, unknown ones as OTHER.
    Raises Garbled when a flag that is always sent is missing.
    """
    if not isinstance(payload, dict) or not all(name in payload for name in _ALWAYS_SENT):
        raise Garbled("apiRestrictions does not name the key's rights")
    named = tuple(
        name
        for name, value in payload.items()
        if name.startswith(("enable", "permits")) and name not in READING and value is not False
    )
    excess = frozenset(RIGHTS.get(name, Right.OTHER) for name in named)
    reading = Verdict.READ_ONLY if payload["enableReading"] is True else Verdict.CANNOT_TELL
    ip_bound = payload.get("ipRestrict")
    return Proof(
        verdict=Verdict.TOO_POWERFUL if excess else reading,
        excess=excess,
        named=named,
        ip_bound=ip_bound if isinstance(ip_bound, bool) else None,
    )


_SAID = {"true": Neutrality.ON, "false": Neutrality.OFF}


def neutrality(payload: Any) -> Neutrality:
    """The account's delta mode, from `deltaEnabled`. (Page: Get-Delta-Mode-Status.)

    What the mode does to a place in the ADL queue is not documented (unsure). A missing field, or one that
    is neither true nor false, is UNSTATED. Raises Garbled for what is no record.
    """
    if not isinstance(payload, dict):
        raise Garbled("delta-mode is not a record")
    return _SAID.get(str(payload.get("deltaEnabled")).lower(), Neutrality.UNSTATED)
