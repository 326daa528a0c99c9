"""What Bybit says of a key and its account: pure. Pages: docs/v5/user/apikey-info and
docs/v5/account/get-user-setting-config."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.model.observation import Neutrality
from bot.model.proof import Proof, Right, Verdict
from bot.venues.bybit.pages import envelope

_TRADING = ("ContractTrade", "Spot", "Options", "Derivatives", "CopyTrading", "BlockTrade")
_WALLET = {
    "Withdraw": Right.WITHDRAW,
    "AccountTransfer": Right.TRANSFER,
    "SubMemberTransfer": Right.TRANSFER,
    "SubMemberTransferList": Right.TRANSFER,
}


def proof(payload: Any, reads: Sequence[str], unread: Sequence[str]) -> Proof:
    """What `query-api` says the key may do. `permissions` lists scopes of reading keys too, so `readOnly`
    alone decides; a reading key with the Withdraw scope stays one, and the scope is named."""
    result = envelope(payload)
    answer = str(result.get("readOnly"))
    verdict = {"1": Verdict.READ_ONLY, "0": Verdict.TOO_POWERFUL}.get(answer, Verdict.CANNOT_TELL)
    scopes = _scopes(result.get("permissions"))
    if verdict is Verdict.TOO_POWERFUL:
        excess = frozenset(_right(group, scope) for group, scope in scopes) or frozenset({Right.OTHER})
        named = tuple(f"{group}.{scope}" for group, scope in scopes) or ("readOnly=0",)
    else:
        excess = frozenset()
        named = tuple(f"{group}.{scope}" for group, scope in scopes if scope == "Withdraw")
    bound = _ip_bound(result.get("ips"))
    # With addresses bound, expiredAt is documented to mean nothing (the sample shows 1970).
    expires = None if bound else _expiry(result.get("expiredAt"))
    return Proof(verdict, excess, named, bound, expires, tuple(reads), tuple(unread))


def neutrality(payload: Any) -> Neutrality:
    """Whether `user-setting-config` says that the delta-neutral mode is on (docs/v5/account/set-delta-mode).

    The documented sample of the reply lacks the field: then it is UNSTATED, never off. ON says that the mode
    is switched on; positions must still qualify for their later place in the queue (cross or portfolio
    margin, and a coin delta of at most 5 %).
    """
    said = envelope(payload).get("deltaEnable")
    word = str(said).lower() if isinstance(said, bool | int | str) else ""
    if word in ("1", "true"):
        return Neutrality.ON
    return Neutrality.OFF if word in ("0", "false") else Neutrality.UNSTATED


def _scopes(permissions: Any) -> list[tuple[str, str]]:
    if not isinstance(permissions, dict):
        return []
    listed = ((group, scopes) for group, scopes in permissions.items() if isinstance(scopes, list))
    return [(group, str(scope)) for group, scopes in listed for scope in scopes]


def _right(group: str, scope: str) -> Right:
    if group in _TRADING:
        return Right.TRADE
    return _WALLET.get(scope, Right.OTHER) if group == "Wallet" else Right.OTHER


def _ip_bound(ips: Any) -> bool | None:
    if not isinstance(ips, list):
        return None
    return any(ip not in ("", "*") for ip in ips)


def _expiry(value: Any) -> datetime | None:
    try:
        moment_ = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    if moment_.tzinfo is None or moment_ - datetime(1970, 1, 1, tzinfo=UTC) < timedelta(days=1):
        return None
    return moment_.astimezone(UTC)
