"""What an account has behind its positions and beside them: which calls tell it, put together."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from bot.errors import Lacks
from bot.model.funds import Funds, Holding
from bot.venues.binance import funds
from bot.venues.binance.products import (
    COINM,
    MARGIN,
    PM_ACCOUNT,
    PM_BALANCE,
    SPOT_ACCOUNT,
    SPOT_BALANCES,
    USDM,
    Product,
)
from bot.venues.binance.together import together
from bot.venues.contract import Endpoint, Wire

_MARGINS: Mapping[Endpoint, Callable[[Any], Funds]] = {
    USDM.margin: funds.usdm,
    COINM.margin: funds.coinm,
    PM_ACCOUNT: funds.portfolio,
}
_WALLETS: Mapping[Endpoint, Callable[[Any], tuple[Holding, ...]]] = {
    SPOT_ACCOUNT: funds.spot_coins,
    PM_BALANCE: funds.portfolio_coins,
}
_ASKED: Mapping[Endpoint, Mapping[str, str]] = {SPOT_ACCOUNT: {"omitZeroBalances": "true"}}


def margins(products: Iterable[Product]) -> dict[Endpoint, Mapping[str, Any]]:
    """The calls that tell the margin of these products, each once, with its parameters."""
    return {product.margin: {} for product in products}


def wallets(products: Iterable[Product]) -> dict[Endpoint, Mapping[str, Any]]:
    """The calls that tell the coins beside these products."""
    calls = [SPOT_ACCOUNT, *([PM_BALANCE] if any(product.portfolio for product in products) else [])]
    return {call: _ASKED.get(call, {}) for call in calls}


async def read(wire: Wire, products: Iterable[Product]) -> Funds:
    """All that the key was found to read of both. Raises Lacks for nothing, and every other VenueError."""
    products = tuple(products)
    behind = margins(products) if MARGIN in wire.reads else {}
    beside = wallets(products) if SPOT_BALANCES in wire.reads else {}
    if not behind and not beside:
        raise Lacks("this key was not proven to read margin or balances")
    calls = behind | beside
    answers = dict(
        zip(calls, await together(*(wire.call(call, params) for call, params in calls.items())), strict=True)
    )
    parts = [_MARGINS[call](answers[call]) for call in behind]
    coins = [holding for call in beside for holding in _WALLETS[call](answers[call])]
    coins += [holding for part in parts for holding in part.holdings]
    return Funds(
        tuple(pot for part in parts for pot in part.pots),
        funds.together((holding.asset, holding.size) for holding in coins),
    )
