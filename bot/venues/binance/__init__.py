"""Binance futures, described in data: USDⓈ-M and COIN-M, classic and in Portfolio Margin."""

from bot.model.evidence import Source
from bot.model.ids import VenueName
from bot.venues.binance.complaint import complaint
from bot.venues.binance.products import (
    ALL_ORDERS,
    COINM,
    ENDPOINTS,
    FORCE_ORDERS,
    PARTS,
    POSITION_RISK,
    SPOT_ACCOUNT,
    USDM,
    parts_of,
)
from bot.venues.binance.public import BinancePublic
from bot.venues.binance.ranking import score
from bot.venues.binance.session import BinanceSession
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue

_DOCS = "https://developers.binance.com/docs"
_USDM = f"{_DOCS}/derivatives/usds-margined-futures"
_COINM = f"{_DOCS}/derivatives/coin-margined-futures"
_PM = f"{_DOCS}/derivatives/portfolio-margin"

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
        "futures account was opened (and, for Portfolio Margin, after you switched to it). Leave only Enable "
        "Reading ticked: no trading, transfer or withdrawal. "
        "Restrict access to trusted IPs and enter the address of the host this bot runs on. "
        "The secret is shown only once."
    ),
    hosts={
        "fapi": "https://fapi.binance.com",
        "dapi": "https://dapi.binance.com",
        "papi": "https://papi.binance.com",
        "sapi": "https://api.binance.com",
    },
    endpoints=ENDPOINTS,
    features=Features(
        reads="USDⓈ-M and COIN-M futures, classic and in Portfolio Margin",
        gauge_scale=(
            "adlQuantile 0 to 4, 4 is deleveraged first (unsure: that `adl` of USDⓈ-M has the same range)"
        ),
        fill_mark="clientOrderId starts with adl_autoclose",
        tried="documented payloads, loopback; not live",
        warnings=(
            "symbolAdlRisk (low, medium, high; renewed every 30 minutes) and insuranceBalance of USDⓈ-M; "
            "none for COIN-M"
        ),
        may_need_trading_right=True,
    ),
    parts=PARTS,
    pace=Pace(calm=15, near=5, deep=600),
    cost=LookCost(
        calm=(POSITION_RISK, COINM.positions),
        deep=(
            FORCE_ORDERS,
            ALL_ORDERS,
            USDM.open,
            USDM.conditional,
            ALL_ORDERS,
            USDM.conditional_history,
            USDM.margin,
            SPOT_ACCOUNT,
        ),
    ),
    open=BinanceSession,
    complaint=complaint,
    starts=Source(
        "ADL begins when the insurance fund cannot take a bankrupt position; no threshold is published",
        "https://www.binance.com/en/support/faq/detail/360033525471",
    ),
    chosen=Source(
        "profit over wallet balance times margin ratio: the highest product first, longs and shorts apart",
        "https://www.binance.com/en/support/faq/detail/360033525471",
    ),
    rule=Source(
        "ADL closes at the bankruptcy price of the liquidated position; no trading fee",
        "https://www.binance.com/en/support/faq/detail/360033525471",
    ),
    pages=(
        f"{_USDM}/trade/rest-api/Position-Information-V3",
        f"{_USDM}/trade/rest-api/Position-ADL-Quantile-Estimation",
        f"{_USDM}/trade/rest-api/Users-Force-Orders",
        f"{_USDM}/trade/rest-api/All-Orders",
        f"{_USDM}/trade/rest-api/Current-All-Open-Orders",
        f"{_USDM}/trade/rest-api/Current-All-Algo-Open-Orders",
        f"{_USDM}/trade/rest-api/Query-All-Algo-Orders",
        f"{_USDM}/account/rest-api/Account-Information-V3",
        f"{_USDM}/user-data-streams/Event-Order-Update",
        f"{_USDM}/market-data/rest-api/Symbol-ADL-Risk",
        f"{_USDM}/market-data/rest-api/Insurance-Fund-Balance",
        f"{_USDM}/market-data/rest-api/Exchange-Information",
        f"{_USDM}/error-code",
        f"{_COINM}/trade/rest-api/Position-Information",
        f"{_COINM}/trade/rest-api/Position-ADL-Quantile-Estimation",
        f"{_COINM}/trade/rest-api/Users-Force-Orders",
        f"{_COINM}/trade/rest-api/All-Orders",
        f"{_COINM}/trade/rest-api/Current-All-Open-Orders",
        f"{_COINM}/account/rest-api/Account-Information",
        f"{_COINM}/market-data/rest-api/Exchange-Information",
        "https://developers.binance.com/en/docs/products/derivatives-trading-coin-futures/"
        "Important-CM-UM-Integration-Notice",
        f"{_PM}/account/Account-Information",
        f"{_PM}/account/Account-Balance",
        f"{_PM}/account/Query-UM-Position-Information",
        f"{_PM}/account/Query-CM-Position-Information",
        f"{_PM}/trade/UM-Position-ADL-Quantile-Estimation",
        f"{_PM}/trade/CM-Position-ADL-Quantile-Estimation",
        f"{_PM}/trade/Query-Users-UM-Force-Orders",
        f"{_PM}/trade/Query-Users-CM-Force-Orders",
        f"{_PM}/trade/Query-All-UM-Orders",
        f"{_PM}/trade/Query-All-CM-Orders",
        f"{_PM}/trade/Query-All-Current-UM-Open-Algo-Orders",
        f"{_PM}/trade/Query-All-Current-CM-Open-Conditional-Orders",
        f"{_PM}/trade/Query-All-CM-Conditional-Orders",
        f"{_DOCS}/derivatives/portfolio-margin-pro/account/Get-Delta-Mode-Status",
        f"{_DOCS}/derivatives/portfolio-margin-pro/error-code",
        f"{_DOCS}/wallet/account/api-key-permission",
        f"{_DOCS}/binance-spot-api-docs/rest-api/account-endpoints",
        "https://www.binance.com/en/support/faq/360033525471",
        "https://dev.binance.vision/t/17801",
    ),
    aliases={},
    public=BinancePublic,
    parts_of=parts_of,
    score=score,
)
