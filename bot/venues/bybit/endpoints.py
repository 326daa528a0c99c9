"""The calls that may be made to Bybit, their documented limits, and the parts of an account.

Pages: docs/v5/rate-limit and the page of each call. The limits count requests, so each call weighs 1.
"""

from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Feed, Part

ADDRESS = Limit("address", 600, 5)
"""Of this host's address, over everything: 600 requests in any five seconds."""

OPEN_ORDERS = "open orders"
CANCELLED_ORDERS = "cancelled orders"
TRANSACTION_LOG_LIST = "transaction log"
MARGIN = "margin"
"""Names of the optional lists, as `Proof.reads` and `Proof.unread` hold them."""


def _of_key(name: str, per_second: int) -> tuple[Limit, Limit]:
    """The limits of a private list: the host's address, and the key's own for this list."""
    own = Limit(
        name,
        per_second,
        1,
        per_key=True,
        left_header="x-bapi-limit-status",
        reset_header="x-bapi-limit-reset-timestamp",
    )
    return ADDRESS, own


def _private(path: str, implicit: str, per_second: int) -> Endpoint:
    name = path.removeprefix("/v5/")
    return Endpoint("GET", "api", path, implicit, 1, _of_key(name, per_second))


def _public(path: str, implicit: str) -> Endpoint:
    return Endpoint("GET", "api", path, implicit, 1, (ADDRESS,))


POSITION_LIST = _private("/v5/position/list", "privateGetV5PositionList", 50)
EXECUTION_LIST = _private("/v5/execution/list", "privateGetV5ExecutionList", 50)
TRANSACTION_LOG = _private("/v5/account/transaction-log", "privateGetV5AccountTransactionLog", 25)
ORDER_REALTIME = _private("/v5/order/realtime", "privateGetV5OrderRealtime", 50)
ORDER_HISTORY = _private("/v5/order/history", "privateGetV5OrderHistory", 50)
WALLET_BALANCE = _private("/v5/account/wallet-balance", "privateGetV5AccountWalletBalance", 50)
USER_SETTING_CONFIG = _private("/v5/account/user-setting-config", "privateGetV5AccountUserSettingConfig", 50)
QUERY_API = _private("/v5/user/query-api", "privateGetV5UserQueryApi", 10)
ADL_ALERT = _public("/v5/market/adlAlert", "publicGetV5MarketAdlAlert")
INSURANCE = _public("/v5/market/insurance", "publicGetV5MarketInsurance")
INSTRUMENTS_INFO = _public("/v5/market/instruments-info", "publicGetV5MarketInstrumentsInfo")

ENDPOINTS = (
    POSITION_LIST,
    EXECUTION_LIST,
    TRANSACTION_LOG,
    ORDER_REALTIME,
    ORDER_HISTORY,
    WALLET_BALANCE,
    USER_SETTING_CONFIG,
    QUERY_API,
    ADL_ALERT,
    INSURANCE,
    INSTRUMENTS_INFO,
)

PRIVATE = Feed("ws", "/v5/private")

PARTS = (
    Part("USDT contracts", POSITION_LIST, {"category": "linear", "settleCoin": "USDT"}),
    Part("USDC contracts", POSITION_LIST, {"category": "linear", "settleCoin": "USDC"}),
    Part("inverse contracts", POSITION_LIST, {"category": "inverse"}),
)
