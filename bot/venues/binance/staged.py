"""The rows of the rehearsal dialect, in the documented shapes. Pure; `simulate.py` fills them in.

Numbers arrive as Decimal in the unit of the row (coins, or contracts of COIN-M) and leave as text; times
are milliseconds since 1970.
"""

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

Row = dict[str, Any]
WEEK = 7 * 24 * 60 * 60 * 1000


def text(value: Decimal) -> str:
    """A number as the venue writes it."""
    return f"{value:f}"


def contract(coin: str) -> Decimal:
    """USD that a COIN-M contract of a coin stands for."""
    return Decimal(100 if coin == "BTC" else 10)


def symbol(coin: str, inverse: bool) -> str:
    """A coin's perpetual."""
    return f"{coin}USD_PERP" if inverse else f"{coin}USDT"


def amount(size: Decimal, coin: str, inverse: bool) -> Decimal:
    """Contracts of COIN-M, whose size the market counts in USD; coins else."""
    return size / contract(coin) if inverse else size


def named(found: list[Row], params: Mapping[str, str]) -> list[Row]:
    """The rows of the asked symbol; all without one."""
    wanted = params.get("symbol")
    return [row for row in found if wanted in (None, row["symbol"])]


def page(found: list[Row], params: Mapping[str, str], now: int, default: int, most: int) -> list[Row]:
    """The newest of the rows in the asked window; without a startTime the 7 days before its end."""
    end = int(params.get("endTime", now))
    start = int(params.get("startTime", end - WEEK))
    limit = min(int(params.get("limit", default)), most)
    return [row for row in named(found, params) if start <= row["time"] <= end][-limit:]


def quantiles(symbol: str, held: Mapping[str, int]) -> Row:
    """A row of adlQuantile in hedge mode and cross margin: HEDGE is the sign of it, and the sides that are
    held carry the same number, the higher one."""
    worst = max(held.values())
    sides = {side: worst if side in held else 0 for side in ("LONG", "SHORT")}
    return {"symbol": symbol, "adlQuantile": {**sides, "HEDGE": 0}}


def key_rights(rights: Collection[str], created: int, bound: bool = True) -> Row:
    """apiRestrictions of a key that may read, and what else is named: trade, transfer, withdraw."""
    trade, transfer = "trade" in rights, "transfer" in rights
    return {
        "ipRestrict": bound,
        "createTime": created,
        "enableReading": True,
        "enableWithdrawals": "withdraw" in rights,
        "enableInternalTransfer": transfer,
        "enableMargin": False,
        "enableFutures": trade,
        "permitsUniversalTransfer": transfer,
        "enableVanillaOptions": False,
        "enableFixApiTrade": False,
        "enableFixReadOnly": False,
        "enableSpotAndMarginTrading": trade,
        "enablePortfolioMarginTrading": False,
    }


def usdm_position(
    symbol: str, slot: str, amount: Decimal, entry: Decimal, mark: Decimal, profit: Decimal, **more: Any
) -> Row:
    """A row of positionRisk v3. `amount` is negative for a short; `more`: liquidation, leverage, adl, at."""
    notional = amount * mark
    margin = text(abs(notional) / more["leverage"])
    return {
        "symbol": symbol,
        "positionSide": slot,
        "positionAmt": text(amount),
        "entryPrice": text(entry),
        "breakEvenPrice": text(entry),
        "markPrice": text(mark),
        "unRealizedProfit": text(profit),
        "liquidationPrice": text(more["liquidation"]),
        "isolatedMargin": "0",
        "notional": text(notional),
        "marginAsset": "USDT",
        "isolatedWallet": "0",
        "initialMargin": margin,
        "maintMargin": text(abs(notional) / 200),
        "positionInitialMargin": margin,
        "openOrderInitialMargin": "0",
        "adl": more["adl"],
        "bidNotional": "0",
        "askNotional": "0",
        "updateTime": more["at"],
    }


def coin_position(
    symbol: str, slot: str, amount: Decimal, entry: Decimal, mark: Decimal, profit: Decimal, **more: Any
) -> Row:
    """A row of dapi's positionRisk: contracts, profit in coins. `more` also holds the contract's USD."""
    return {
        "symbol": symbol,
        "positionAmt": text(amount),
        "entryPrice": text(entry),
        "breakEvenPrice": text(entry),
        "markPrice": text(mark),
        "unRealizedProfit": text(profit),
        "liquidationPrice": text(more["liquidation"]),
        "leverage": text(more["leverage"]),
        "maxQty": "100000",
        "marginType": "cross",
        "isolatedMargin": "0.00000000",
        "isAutoAddMargin": "false",
        "positionSide": slot,
        "notionalValue": text(amount * more["contract"] / mark),
        "isolatedWallet": "0",
        "updateTime": more["at"],
    }


def portfolio_position(
    symbol: str, slot: str, amount: Decimal, entry: Decimal, mark: Decimal, profit: Decimal, **more: Any
) -> Row:
    """A row of papi's um or cm positionRisk: without a gauge and a margin mode."""
    worth = amount * mark if more["contract"] is None else amount * more["contract"] / mark
    return {
        "entryPrice": text(entry),
        "leverage": text(more["leverage"]),
        "markPrice": text(mark),
        "positionAmt": text(amount),
        "symbol": symbol,
        "unRealizedProfit": text(profit),
        "liquidationPrice": text(more["liquidation"]),
        "positionSide": slot,
        "updateTime": more["at"],
        ("notional" if more["contract"] is None else "notionalValue"): text(worth),
    }


def order(number: int, symbol: str, slot: str, side: str, size: Decimal, at: int, **more: Any) -> Row:
    """A row of openOrders, allOrders or forceOrders; `more` overrides the documented fields.

    An executed order is shown as the documents show a forced one: a limit order that nothing but its client
    id marks. COIN-M has `pair` and `cumBase` in place of `cumQuote`.
    """
    row = {
        "orderId": number,
        "symbol": symbol,
        "status": "NEW",
        "clientOrderId": f"web_{number}",
        "price": "0",
        "avgPrice": "0",
        "origQty": text(size),
        "executedQty": "0",
        "timeInForce": "GTC",
        "type": "LIMIT",
        "reduceOnly": False,
        "closePosition": False,
        "side": side,
        "positionSide": slot,
        "stopPrice": "0",
        "workingType": "CONTRACT_PRICE",
        "priceProtect": False,
        "origType": "LIMIT",
        "time": at,
        "updateTime": at,
    }
    coin = symbol.endswith("_PERP")
    last = {"pair": symbol.partition("_")[0], "cumBase": "0"} if coin else {"cumQuote": "0"}
    return {**row, **last, **more}


def conditional(number: int, symbol: str, slot: str, side: str, size: Decimal, at: int, **more: Any) -> Row:
    """A row of openAlgoOrders or allAlgoOrders."""
    row = {
        "algoId": number,
        "clientAlgoId": f"web_{number}",
        "algoType": "CONDITIONAL",
        "orderType": "STOP",
        "symbol": symbol,
        "side": side,
        "positionSide": slot,
        "timeInForce": "GTC",
        "quantity": text(size),
        "algoStatus": "NEW",
        "triggerPrice": "0",
        "price": "0",
        "selfTradePreventionMode": "NONE",
        "workingType": "CONTRACT_PRICE",
        "priceMatch": "NONE",
        "closePosition": False,
        "priceProtect": False,
        "reduceOnly": False,
        "createTime": at,
        "updateTime": at,
        "triggerTime": 0,
        "goodTillDate": 0,
    }
    return {**row, **more}


def strategy(row: Row) -> Row:
    """The same conditional order as papi's cm/conditional lists show it."""
    return {
        "newClientStrategyId": row["clientAlgoId"],
        "strategyId": row["algoId"],
        "strategyStatus": row["algoStatus"],
        "strategyType": row["orderType"],
        "origQty": row["quantity"],
        "price": row["price"],
        "reduceOnly": row["reduceOnly"],
        "side": row["side"],
        "positionSide": row["positionSide"],
        "stopPrice": row["triggerPrice"],
        "symbol": row["symbol"],
        "bookTime": row["createTime"],
        "updateTime": row["updateTime"],
        "timeInForce": row["timeInForce"],
    }


def instrument(symbol: str, coin: str, inverse: bool) -> Row:
    """A row of exchangeInfo; with the USD of a contract when it is COIN-M's."""
    row: Row = {
        "symbol": symbol,
        "pair": symbol.partition("_")[0],
        "contractType": "PERPETUAL",
        "baseAsset": coin,
        "quoteAsset": "USD" if inverse else "USDT",
        "marginAsset": coin if inverse else "USDT",
        "filters": [{"filterType": "PRICE_FILTER", "tickSize": "0.01"}],
    }
    return {**row, "contractSize": int(contract(coin))} if inverse else row
