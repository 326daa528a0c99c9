"""The calls to OKX with their documented limits, and what the parts and lists of an account are called.

Pages: https://www.okx.com/docs-v5/en/ ("Rate limit" of each call): private lists are limited for each User ID
(a sub-account is one of its own), public ones for the host's address.
"""

from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Feed, Part

CAUTION = Limit("caution", 6000, 60)
"""unsure: no limit per address is published for private calls; this one is our own caution."""


def _private(path: str, implicit: str, requests: int, seconds: float = 2) -> Endpoint:
    """A private list: our caution, and the User ID's own limit for this list."""
    own = Limit(path.rpartition("/")[2], requests, seconds, per_key=True)
    return Endpoint("GET", "rest", path, implicit, 1, (CAUTION, own))


def _public(path: str, implicit: str, requests: int) -> Endpoint:
    """A public list, limited per address (in requests per 2 s)."""
    return Endpoint("GET", "rest", path, implicit, 1, (Limit(path.rpartition("/")[2], requests, 2),))


POSITIONS = _private("/api/v5/account/positions", "privateGetAccountPositions", 10)
POSITIONS_HISTORY = _private("/api/v5/account/positions-history", "privateGetAccountPositionsHistory", 10)
BALANCE = _private("/api/v5/account/balance", "privateGetAccountBalance", 10)
CONFIG = _private("/api/v5/account/config", "privateGetAccountConfig", 5)
BILLS = _private("/api/v5/account/bills", "privateGetAccountBills", 5, seconds=1)
BILLS_ARCHIVE = _private("/api/v5/account/bills-archive", "privateGetAccountBillsArchive", 5)
FILLS = _private("/api/v5/trade/fills", "privateGetTradeFills", 60)
FILLS_HISTORY = _private("/api/v5/trade/fills-history", "privateGetTradeFillsHistory", 10)
ORDERS = _private("/api/v5/trade/orders-pending", "privateGetTradeOrdersPending", 60)
ORDERS_HISTORY = _private("/api/v5/trade/orders-history", "privateGetTradeOrdersHistory", 40)
ALGO = _private("/api/v5/trade/orders-algo-pending", "privateGetTradeOrdersAlgoPending", 20)
ALGO_HISTORY = _private("/api/v5/trade/orders-algo-history", "privateGetTradeOrdersAlgoHistory", 20)
INSTRUMENTS = _public("/api/v5/public/instruments", "publicGetPublicInstruments", 20)
"""Documented per address and instType; kept as one limit, which is stricter."""
INSURANCE = _public("/api/v5/public/insurance-fund", "publicGetPublicInsuranceFund", 10)

ENDPOINTS = (
    POSITIONS,
    POSITIONS_HISTORY,
    BALANCE,
    CONFIG,
    BILLS,
    BILLS_ARCHIVE,
    FILLS,
    FILLS_HISTORY,
    ORDERS,
    ORDERS_HISTORY,
    ALGO,
    ALGO_HISTORY,
    INSTRUMENTS,
    INSURANCE,
)
FEED = Feed("ws", "/ws/v5/public")

ACCOUNT = "the account"
PARTS = (Part(ACCOUNT, POSITIONS),)

BILLED = "bills"
OPEN = "open orders"
CONDITIONAL = "conditional orders"
CANCELLED = "cancelled orders"
CLOSED = "closed positions"
MARGIN = "margin"
"""Lists beside the positions and fills; a key that is refused one of them is still taken."""

KINDS = ("SWAP", "FUTURES", "OPTION")
"""The product types that are positions of ours, and for which `adl` has a meaning."""
SKIPPED = frozenset({"SPOT", "MARGIN", "EVENTS"})
"""Documented product types that are none. A MARGIN row carries an `adl` that means nothing."""

ALGO_KINDS = ("conditional,oco", "trigger", "move_order_stop")
"""The kinds of conditional orders that can protect a position; only the first two may be asked for at once.
Left out: chase, twap and smart_iceberg, which close nothing by themselves."""

PAGE = 100
"""Rows of a full page, the documented maximum of every list here."""
