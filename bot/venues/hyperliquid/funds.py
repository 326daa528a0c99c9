"""What Hyperliquid's two states say of margin and coins. Pure.

Pages: the info endpoint's on perpetuals (clearinghouseState) and on spot (spotClearinghouseState). unsure:
for an account in unified or portfolio margin mode the perpetual account value is not all that is behind it.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.funds import DOLLARS, Funds, Holding, Pot
from bot.venues.hyperliquid.parse import CURRENCY, SLOT
from bot.venues.reading import Row, maybe_number, rows, text

_WRAPPED = {"UBTC": "BTC", "UETH": "ETH", "USOL": "SOL"}
"""Coins that are held on this chain by Unit one to one, and traded as the coin itself."""


def funds(perpetuals: Any, spot: Any) -> Funds:
    """The shared margin in USDC, one pot for each isolated position, and the coins of the spot account.

    Raises Garbled for what is no such state.
    """
    state = _record(perpetuals, "clearinghouseState")
    held = [
        _record(row.get("position"), "position")
        for row in rows(state.get("assetPositions"), "assetPositions")
    ]
    balances = rows(_record(spot, "spotClearinghouseState").get("balances"), "balances")
    return Funds((*_isolated(held), _shared(state, held)), _coins(balances))


def _shared(state: Row, held: Iterable[Row]) -> Pot:
    """The account value is with unrealised profit; older replies have no summary of cross margin alone."""
    summary = state.get("crossMarginSummary", state.get("marginSummary"))
    equity = maybe_number(_record(summary, "marginSummary"), "accountValue")
    profits = [maybe_number(row, "unrealizedPnl") for row in held if not _is_isolated(row)]
    known = [profit for profit in profits if profit is not None]
    return Pot(
        CURRENCY,
        wallet=equity - sum(known, Decimal(0)) if equity is not None and None not in profits else None,
        equity=equity,
        maintenance=maybe_number(state, "crossMaintenanceMarginUsed"),
        available=maybe_number(state, "withdrawable"),
    )


def _isolated(held: Iterable[Row]) -> list[Pot]:
    """unsure: marginUsed of an isolated position is taken for its whole value, profit included, as its page
    counts margin at the mark price."""
    found = []
    for row in held:
        if not _is_isolated(row):
            continue
        equity, profit = maybe_number(row, "marginUsed"), maybe_number(row, "unrealizedPnl")
        wallet = equity - profit if equity is not None and profit is not None else None
        found.append(Pot(CURRENCY, wallet, equity, symbol=text(row, "coin"), slot=SLOT))
    return found


def _is_isolated(row: Row) -> bool:
    leverage = row.get("leverage")
    return isinstance(leverage, dict) and leverage.get("type") == "isolated"


def _coins(balances: Iterable[Row]) -> tuple[Holding, ...]:
    """What is on hold in orders is held, too."""
    sizes = [(text(row, "coin"), maybe_number(row, "total")) for row in balances]
    return tuple(
        Holding(_WRAPPED.get(coin, coin), size)
        for coin, size in sizes
        if coin not in DOLLARS and size and size > 0
    )


def _record(value: Any, what: str) -> Row:
    if not isinstance(value, dict):
        raise Garbled(f"{what} is not a record")
    return value
