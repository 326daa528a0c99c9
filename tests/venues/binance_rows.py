"""Rows of Binance replies for the tests of this venue."""

from datetime import UTC, datetime
from typing import Any

from bot.clock import to_ms

NOON = datetime(2026, 11, 9, 12, tzinfo=UTC)
NOW = to_ms(NOON)


def position(**changes: Any) -> dict[str, Any]:
    row = {
        "symbol": "AVAXUSDT",
        "positionSide": "BOTH",
        "positionAmt": "-41.5",
        "entryPrice": "24.11",
        "breakEvenPrice": "24.09",
        "markPrice": "23.8",
        "unRealizedProfit": "12.865",
        "liquidationPrice": "31.4",
        "isolatedMargin": "0",
        "notional": "-987.7",
        "marginAsset": "USDT",
        "isolatedWallet": "0",
        "initialMargin": "65.84",
        "maintMargin": "4.9",
        "positionInitialMargin": "65.8466",
        "openOrderInitialMargin": "0",
        "adl": 2,
        "bidNotional": "0",
        "askNotional": "0",
        "updateTime": NOW - 900,
    }
    return {**row, **changes}


def order(number: int = 71, client_id: str | None = "web_p0T4to", **changes: Any) -> dict[str, Any]:
    row = {
        "orderId": number,
        "symbol": "AVAXUSDT",
        "status": "FILLED",
        "clientOrderId": client_id,
        "avgPrice": "23.75",
        "executedQty": "3",
        "side": "SELL",
        "positionSide": "LONG",
        "time": NOW - 5000,
        "updateTime": NOW - 4000,
    }
    return {**row, **changes}


def coin_position(**changes: Any) -> dict[str, Any]:
    """A row of COIN-M's positionRisk, which says no place in the queue."""
    row = {
        "symbol": "AVAXUSD_PERP",
        "positionSide": "BOTH",
        "positionAmt": "-75",
        "entryPrice": "24.11",
        "markPrice": "25",
        "unRealizedProfit": "-1.104",
        "liquidationPrice": "40.2",
        "leverage": "4",
        "marginType": "cross",
        "isolatedMargin": "0.00000000",
        "notionalValue": "-30",
        "updateTime": NOW - 900,
    }
    return {**row, **changes}


def resting(number: int = 51, **changes: Any) -> dict[str, Any]:
    """A row of openOrders."""
    row = {
        "orderId": number,
        "symbol": "AVAXUSDT",
        "status": "NEW",
        "clientOrderId": "web_4tGk",
        "price": "30.2",
        "origQty": "8",
        "executedQty": "0",
        "type": "LIMIT",
        "side": "SELL",
        "positionSide": "BOTH",
        "reduceOnly": False,
        "closePosition": False,
        "stopPrice": "0",
        "time": NOW - 9000,
        "updateTime": NOW - 9000,
    }
    return {**row, **changes}


def conditional(number: int = 61, **changes: Any) -> dict[str, Any]:
    """A row of openAlgoOrders."""
    row = {
        "algoId": number,
        "symbol": "AVAXUSDT",
        "algoStatus": "NEW",
        "orderType": "STOP_MARKET",
        "quantity": "8",
        "price": "0.000",
        "triggerPrice": "19.5",
        "side": "SELL",
        "positionSide": "BOTH",
        "reduceOnly": True,
        "closePosition": False,
        "createTime": NOW - 9000,
        "updateTime": NOW - 9000,
    }
    return {**row, **changes}
