"""Bybit V5, described in data: linear (USDT, USDC) and inverse perpetuals and futures."""

from bot.model.evidence import Source
from bot.model.ids import VenueName
from bot.venues.bybit.complaint import complaint
from bot.venues.bybit.endpoints import (
    ENDPOINTS,
    EXECUTION_LIST,
    ORDER_HISTORY,
    ORDER_REALTIME,
    PARTS,
    POSITION_LIST,
    PRIVATE,
    TRANSACTION_LOG,
    WALLET_BALANCE,
)
from bot.venues.bybit.market import Market
from bot.venues.bybit.marks import parts_of
from bot.venues.bybit.private import follow
from bot.venues.bybit.ranking import score
from bot.venues.bybit.session import Session
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue

_DOCS = "https://bybit-exchange.github.io/docs/v5"

VENUE = Venue(
    name=VenueName("bybit"),
    title="Bybit",
    ccxt_id="bybit",
    key_fields=(
        KeyField(
            "api_key", "apiKey", "API key: letters and digits, usually 18", r"[A-Za-z0-9]{10,64}", "k" * 18
        ),
        KeyField(
            "secret", "secret", "API secret: letters and digits, usually 36", r"[A-Za-z0-9]{20,128}", "s" * 36
        ),
    ),
    key_help=(
        "On Bybit open API under your profile picture, create a system-generated key and choose Read-Only. "
        "Tick the scopes Orders and Positions of Unified Trading (Contracts), and nothing else. "
        "Enter this host's address under the IPs that may use the key: it then does not expire either."
    ),
    hosts={"api": "https://api.bybit.com", "ws": "wss://stream.bybit.com"},
    endpoints=ENDPOINTS,
    feeds=(PRIVATE,),
    features=Features(
        reads="USDT, USDC and inverse contracts",
        gauge_scale="adlRankIndicator 1 to 5, 5 is deleveraged first",
        fill_mark="execType=AdlTrade, else transaction-log type=ADL; positionStatus=Adl while it happens",
        tried="documented payloads, loopback; not live",
        warnings="adlAlert (1 minute), insurance (1 minute, shared pools once a day)",
    ),
    parts=PARTS,
    pace=Pace(calm=10.0, near=3.0, deep=180),
    # The list with the position takes two pages: the last rows come with a cursor too.
    cost=LookCost(
        calm=(POSITION_LIST,) * 4,
        deep=(
            EXECUTION_LIST,
            EXECUTION_LIST,
            TRANSACTION_LOG,
            ORDER_REALTIME,
            ORDER_REALTIME,
            ORDER_HISTORY,
            WALLET_BALANCE,
        ),
    ),
    open=Session,
    complaint=complaint,
    starts=Source(
        "ADL begins at a drawdown of 30 % within 8 hours, ends at 25 %; or when the pool is empty "
        "(unsure: the exchange's own pages differ)",
        "https://bybit-exchange.github.io/docs/v5/market/adl-alert",
    ),
    chosen=Source(
        "profit in percent times effective leverage: the highest first; delta-neutral mode stands last",
        "https://www.bybit.com/en/help-center/article/Auto-Deleveraging-ADL",
    ),
    rule=Source(
        "ADL closes at the bankruptcy price of the liquidated position; fee unsure (none, or the maker fee)",
        "https://www.bybit.com/en/help-center/article/Auto-Deleveraging-ADL",
    ),
    neutral_mode=True,
    parts_of=parts_of,
    pages=(
        f"{_DOCS}/position",
        f"{_DOCS}/order/execution",
        f"{_DOCS}/account/transaction-log",
        f"{_DOCS}/account/wallet-balance",
        f"{_DOCS}/order/open-order",
        f"{_DOCS}/order/order-list",
        f"{_DOCS}/account/get-user-setting-config",
        f"{_DOCS}/account/set-delta-mode",
        f"{_DOCS}/market/adl-alert",
        f"{_DOCS}/market/insurance",
        f"{_DOCS}/market/instrument",
        f"{_DOCS}/user/apikey-info",
        f"{_DOCS}/ws/connect",
        f"{_DOCS}/websocket/private/execution",
        f"{_DOCS}/enum",
        f"{_DOCS}/error",
        f"{_DOCS}/rate-limit",
    ),
    aliases={},
    public=Market,
    score=score,
    follow=follow,
)
