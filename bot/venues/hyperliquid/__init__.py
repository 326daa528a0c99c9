"""Hyperliquid perpetuals, read by address alone: everything is on chain, so there is no key to lose."""

from bot.model.evidence import Source
from bot.model.ids import VenueName
from bot.venues.contract import Features, KeyField, LookCost, Pace, Venue
from bot.venues.hyperliquid.parse import complaint
from bot.venues.hyperliquid.ranking import score
from bot.venues.hyperliquid.session import (
    CLEARINGHOUSE_STATE,
    ENDPOINTS,
    FRONTEND_OPEN_ORDERS,
    PARTS,
    SPOT_STATE,
    USER_FILLS,
    Public,
    Session,
)

VENUE = Venue(
    name=VenueName("hyperliquid"),
    title="Hyperliquid",
    ccxt_id="hyperliquid",
    key_fields=(
        KeyField(
            name="address",
            attribute="walletAddress",
            ask="The account's address: 0x and 40 characters 0-9, a-f",
            pattern=r"0x[0-9a-fA-F]{40}",
            example="0x" + "ad" * 20,
            secret=False,
        ),
    ),
    key_help=(
        "No key is needed: positions and fills on Hyperliquid are public. "
        "Paste the address of the account that holds the positions (master, sub-account or vault). "
        "An agent (API) wallet holds none, so its address shows nothing. "
        "Never paste a private key here; an IP allow-list is not needed, as nothing can be signed."
    ),
    hosts={"api": "https://api.hyperliquid.xyz"},
    endpoints=ENDPOINTS,
    features=Features(
        reads="perpetuals of the main dex by address; positions on builder-deployed (HIP-3) dexes not yet",
        gauge_scale="",
        fill_mark="dir=Auto-Deleveraging",
        tried="real recordings (2023 to 2025), documented payloads, loopback; not live",
    ),
    parts=PARTS,
    # No indicator tells danger apart from calm, so `near` is only for an account that was just hit.
    pace=Pace(calm=5.0, near=3.0, deep=300),
    cost=LookCost(calm=(CLEARINGHOUSE_STATE,), deep=(USER_FILLS, FRONTEND_OPEN_ORDERS, SPOT_STATE)),
    open=Session,
    complaint=complaint,
    starts=Source(
        "ADL begins when an account's value is below zero (unsure: when its vault steps in before)",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging",
    ),
    chosen=Source(
        "profit (mark over entry price) times leverage (notional over account value): the highest first",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging",
    ),
    rule=Source(
        "ADL closes at an earlier mark price, against the account that is under water; fee unsure",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging",
    ),
    pages=(
        "https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/perpetuals",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint/spot",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/rate-limits-and-user-limits",
        "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/auto-deleveraging",
    ),
    aliases={"openOrders": "frontendOpenOrders", "userFillsByTime": "userFills"},
    public=Public,
    score=score,
)
