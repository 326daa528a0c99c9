"""What a key may do and in which mode its account is; pure.

Page: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-account-configuration
"""

from collections.abc import Mapping
from typing import Any

from bot.errors import Garbled
from bot.model.observation import Neutrality
from bot.model.proof import Proof, Right, Verdict
from bot.venues.okx.parse import data
from bot.venues.reading import Row, raw

_RIGHTS = {"trade": Right.TRADE, "withdraw": Right.WITHDRAW}
_NEUTRAL = {"0": Neutrality.OFF, "1": Neutrality.ON}
"""stgyType: 0 is the general mode, 1 the delta-neutral one."""


def proof(config: Any, probes: Mapping[str, tuple[Any, ...]]) -> Proof:
    """What account/config says the key may do. `config` and the payloads of `probes` are None where refused;
    a name is readable when none of its payloads is.

    Pure reading is `perm` == "read_only". unsure: no time of expiry is documented.
    """
    for payloads in probes.values():
        for payload in payloads:
            if payload is not None:
                data(payload)
    reads = tuple(name for name, payloads in probes.items() if None not in payloads)
    unread = tuple(name for name in probes if name not in reads)
    if config is None:
        return Proof(Verdict.CANNOT_TELL, reads=reads, unread=unread)
    account = _account(config)
    ip, (verdict, named) = account.get("ip"), _rights(account.get("perm"))
    return Proof(
        verdict=verdict,
        excess=frozenset(_RIGHTS.get(word, Right.OTHER) for word in named),
        named=named,
        ip_bound=bool(ip.strip()) if isinstance(ip, str) else None,
        reads=reads,
        unread=unread,
    )


def neutrality(config: Any) -> Neutrality:
    """Whether account/config shows the delta-neutral mode, which lowers the place in the ADL queue."""
    return _NEUTRAL.get(str(_account(config).get("stgyType")), Neutrality.UNSTATED)


def _account(config: Any) -> Row:
    found = data(config)
    if len(found) != 1:
        raise Garbled("account/config is not one record")
    return found[0]


def _rights(perm: Any) -> tuple[Verdict, tuple[str, ...]]:
    words = [word.strip() for word in perm.split(",") if word.strip()] if isinstance(perm, str) else []
    named = tuple(raw(word) for word in words if word != "read_only")
    if not words:
        return Verdict.CANNOT_TELL, ()
    return (Verdict.TOO_POWERFUL if named else Verdict.READ_ONLY), named
