"""OKX V5: swaps, futures and options of one account, cross and isolated, net and long/short mode."""

from bot.model.evidence import Source
from bot.model.ids import VenueName
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue
from bot.venues.okx.complaint import complaint
from bot.venues.okx.endpoints import (
    ALGO,
    ALGO_HISTORY,
    BALANCE,
    BILLS,
    ENDPOINTS,
    FEED,
    FILLS,
    ORDERS,
    ORDERS_HISTORY,
    PARTS,
    POSITIONS,
    POSITIONS_HISTORY,
)
from bot.venues.okx.public import OkxPublic
from bot.venues.okx.ranking import score
from bot.venues.okx.session import OkxSession

_DOCS = "https://www.okx.com/docs-v5/en/"

VENUE = Venue(
    name=VenueName("okx"),
    title="OKX",
    ccxt_id="okx",
    key_fields=(
        KeyField(
            "apiKey",
            "apiKey",
            "API key: groups of letters and digits with hyphens",
            r"[0-9A-Za-z-]{16,64}",
            "-".join(["k" * 8] * 4),
        ),
        KeyField(
            "secret", "secret", "Secret key: about 32 letters and digits", r"[0-9A-Za-z]{16,128}", "s" * 32
        ),
        KeyField("password", "password", "Passphrase you chose for this key", r"\S{1,64}", "a-passphrase"),
    ),
    key_help=(
        "On OKX open your profile, then API, and create a V5 API key. "
        "Tick only the permission Read; leave Trade and Withdraw off. "
        "Enter this bot's IP address in the allow-list of the key. "
        "Keep the passphrase you choose: OKX does not show it again."
    ),
    # Regional accounts use their own hosts (eea.okx.com, us.okx.com): settings replace them by name.
    hosts={"rest": "https://www.okx.com", "ws": "wss://ws.okx.com:8443"},
    endpoints=ENDPOINTS,
    features=Features(
        reads="swaps, futures and options",
        gauge_scale="adl 0 to 5, 5 is deleveraged first (older documents: 1 to 5)",
        fill_mark="subType 125 to 128, bill type 9, order category adl, closed position type 5 or 6",
        tried="documented payloads, loopback; not live",
        warnings="adl-warning (stream: warning, adl), insurance-fund (daily)",
    ),
    parts=PARTS,
    pace=Pace(calm=10.0, near=3.0, deep=180),
    cost=LookCost(
        calm=(POSITIONS,),
        deep=(
            FILLS,
            *(ORDERS_HISTORY, BILLS, POSITIONS_HISTORY),
            *(ORDERS, ALGO, ALGO, ALGO),
            *(ORDERS_HISTORY, ALGO_HISTORY, ALGO_HISTORY, ALGO_HISTORY),
            BALANCE,
        ),
    ),
    open=OkxSession,
    public=OkxPublic,
    score=score,
    feeds=(FEED,),
    complaint=complaint,
    starts=Source(
        "ADL begins at a preset fall of the insurance fund, or when it is empty "
        "(unsure: how far it must fall is not published)",
        "https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl",
    ),
    chosen=Source(
        "profit in percent times effective leverage: the highest first; delta-neutral mode stands lower",
        "https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl",
    ),
    rule=Source(
        "ADL closes at the mark price; at the bankruptcy price when the fund is nearly empty; fee unsure",
        "https://www.okx.com/help/iv-introduction-to-auto-deleveraging-adl",
    ),
    neutral_mode=True,
    pages=(
        _DOCS + "#trading-account-rest-api-get-positions",
        _DOCS + "#trading-account-rest-api-get-positions-history",
        _DOCS + "#trading-account-rest-api-get-balance",
        _DOCS + "#trading-account-rest-api-get-bills-details-last-7-days",
        _DOCS + "#trading-account-rest-api-get-bills-details-last-3-months",
        _DOCS + "#order-book-trading-trade-get-transaction-details-last-3-days",
        _DOCS + "#order-book-trading-trade-get-transaction-details-last-3-months",
        _DOCS + "#order-book-trading-trade-get-order-list",
        _DOCS + "#order-book-trading-trade-get-order-history-last-7-days",
        _DOCS + "#order-book-trading-algo-trading-get-algo-order-list",
        _DOCS + "#order-book-trading-algo-trading-get-algo-order-history",
        _DOCS + "#trading-account-rest-api-get-account-configuration",
        _DOCS + "#public-data-rest-api-get-instruments",
        _DOCS + "#public-data-rest-api-get-insurance-fund",
        _DOCS + "#public-data-websocket-adl-warning-channel",
        _DOCS + "#error-code",
    ),
    aliases={},
)
