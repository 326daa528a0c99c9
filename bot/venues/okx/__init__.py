"""OKX V5: perpetual swaps and futures of one account, cross and isolated, net and long/short mode."""

from bot.model.ids import VenueName
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue
from bot.venues.okx.complaint import complaint
from bot.venues.okx.session import CONFIG, FILLS, FILLS_HISTORY, PARTS, POSITIONS, OkxSession

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
    # Regional accounts use their own host (eea.okx.com, us.okx.com): settings replace it by name.
    hosts={"rest": "https://www.okx.com"},
    endpoints=(POSITIONS, FILLS, FILLS_HISTORY, CONFIG),
    features=Features(
        reads="swaps and futures",
        gauge_scale="adl 0 to 5, 5 is deleveraged first (older documents: 1 to 5)",
        fill_mark="subType 125 to 128",
        tried="documented payloads, loopback; not live",
    ),
    parts=PARTS,
    pace=Pace(calm=10.0, near=3.0),
    cost=LookCost(calm=(POSITIONS,), deep=(FILLS,)),
    open=OkxSession,
    complaint=complaint,
    pages=(
        _DOCS + "#trading-account-rest-api-get-positions",
        _DOCS + "#order-book-trading-trade-get-transaction-details-last-3-days",
        _DOCS + "#order-book-trading-trade-get-transaction-details-last-3-months",
        _DOCS + "#trading-account-rest-api-get-account-configuration",
        _DOCS + "#error-code",
    ),
    aliases={},
)
