"""Bybit V5: linear (USDT, USDC) and inverse perpetuals and futures."""

from bot.model.ids import VenueName
from bot.venues.bybit.complaint import complaint
from bot.venues.bybit.session import EXECUTION_LIST, PARTS, POSITION_LIST, QUERY_API, Session
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
    hosts={"api": "https://api.bybit.com"},
    endpoints=(POSITION_LIST, EXECUTION_LIST, QUERY_API),
    features=Features(
        reads="linear (USDT, USDC) and inverse contracts",
        gauge_scale="adlRankIndicator 1 to 5, 5 is deleveraged first",
        fill_mark="execType=AdlTrade",
        tried="documented payloads, loopback; not live",
    ),
    parts=PARTS,
    pace=Pace(calm=10.0, near=3.0),
    cost=LookCost(calm=(POSITION_LIST,) * 3, deep=(EXECUTION_LIST,) * 2),
    open=Session,
    complaint=complaint,
    pages=(
        f"{_DOCS}/position",
        f"{_DOCS}/order/execution",
        f"{_DOCS}/user/apikey-info",
        f"{_DOCS}/enum",
        f"{_DOCS}/error",
        f"{_DOCS}/rate-limit",
    ),
    aliases={},
)
