"""Binance USDⓈ-M futures, described in data. COIN-M and Portfolio Margin are not read yet."""

from bot.model.ids import VenueName
from bot.venues.binance.parse import complaint
from bot.venues.binance.session import (
    ALL_ORDERS,
    ENDPOINTS,
    FORCE_ORDERS,
    PARTS,
    POSITION_RISK,
    BinanceSession,
)
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue

VENUE = Venue(
    name=VenueName("binance"),
    title="Binance",
    ccxt_id="binance",
    key_fields=(
        KeyField("api_key", "apiKey", "The API key: 64 letters and digits", "[A-Za-z0-9]{64}", "k" * 64),
        KeyField(
            "api_secret", "secret", "The secret key: 64 letters and digits", "[A-Za-z0-9]{64}", "s" * 64
        ),
    ),
    key_help=(
        "On Binance open Account > API Management and create a system-generated (HMAC) key, after your "
        "futures account was opened. Leave only Enable Reading ticked: no trading, transfer or withdrawal. "
        "Restrict access to trusted IPs and enter the address of the host this bot runs on. "
        "The secret is shown only once."
    ),
    hosts={"fapi": "https://fapi.binance.com", "sapi": "https://api.binance.com"},
    endpoints=ENDPOINTS,
    features=Features(
        reads="USDⓈ-M futures",
        gauge_scale="adl 0 to 4, 4 is deleveraged first (unsure: the range is documented for adlQuantile)",
        fill_mark="clientOrderId starts with adl_autoclose",
        tried="documented payloads, loopback; not live",
        may_need_trading_right=True,
    ),
    parts=PARTS,
    pace=Pace(calm=15, near=5),
    cost=LookCost(calm=(POSITION_RISK,), deep=(FORCE_ORDERS, ALL_ORDERS)),
    open=BinanceSession,
    complaint=complaint,
    pages=(
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/"
        "Position-Information-V3",
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/"
        "Position-ADL-Quantile-Estimation",
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/Users-Force-Orders",
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/trade/rest-api/All-Orders",
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/user-data-streams/Event-Order-Update",
        "https://developers.binance.com/docs/wallet/account/api-key-permission",
        "https://developers.binance.com/docs/derivatives/usds-margined-futures/error-code",
    ),
    aliases={},
)
