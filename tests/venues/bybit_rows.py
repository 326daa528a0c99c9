"""Rows and replies in Bybit's shape: good ones, say only what matters."""

from datetime import UTC, datetime
from typing import Any

from bot.clock import to_ms

NOW = datetime.now(UTC).replace(microsecond=0)
MS = to_ms(NOW)
DAY = 86_400_000
POSITIONS, EXECUTIONS = "GET /v5/position/list", "GET /v5/execution/list"
LOG = "GET /v5/account/transaction-log"
REALTIME, HISTORY = "GET /v5/order/realtime", "GET /v5/order/history"


def listed(category: str, rows: list[Any], cursor: str = "", time: int = MS) -> dict[str, Any]:
    result = {"list": rows, "nextPageCursor": cursor, "category": category}
    return {"retCode": 0, "retMsg": "OK", "result": result, "retExtInfo": {}, "time": time}


def position(**changes: Any) -> dict[str, Any]:
    row = {
        "positionIdx": 0,
        "symbol": "BTCUSDT",
        "side": "Buy",
        "size": "0.3",
        "avgPrice": "60100",
        "positionValue": "18030",
        "tradeMode": 0,
        "positionStatus": "Normal",
        "adlRankIndicator": 2,
        "leverage": "7",
        "markPrice": "60500",
        "liqPrice": "52000",
        "unrealisedPnl": "120",
        "updatedTime": str(MS),
    }
    return row | changes


def execution(number: int, at: int, **changes: Any) -> dict[str, Any]:
    row = {
        "symbol": "BTCUSDT",
        "side": "Sell",
        "execId": f"e-{number}",
        "orderId": f"o-{number}",
        "execType": "Trade",
        "execQty": "0.1",
        "execPrice": "60400",
        "execTime": str(at),
        "closedSize": "0.1",
    }
    return row | changes


def logged(number: int, at: int, **changes: Any) -> dict[str, Any]:
    """A row of the transaction log about an ADL that left 0.4 of a long."""
    row = {
        "symbol": "BTCUSDT",
        "category": "linear",
        "side": "Sell",
        "type": "ADL",
        "qty": "0.2",
        "size": "0.4",
        "tradePrice": "60400",
        "transactionTime": str(at),
        "tradeId": f"t-{number}",
        "orderId": f"o-{number}",
        "currency": "USDT",
        "cashFlow": "12",
        "fee": "0",
    }
    return row | changes


def order(number: int, **changes: Any) -> dict[str, Any]:
    row = {
        "orderId": f"r-{number}",
        "symbol": "BTCUSDT",
        "side": "Buy",
        "price": "58000",
        "qty": "0.3",
        "leavesQty": "0.3",
        "orderStatus": "New",
        "orderType": "Limit",
        "stopOrderType": "",
        "cancelType": "UNKNOWN",
        "rejectReason": "EC_NoError",
        "positionIdx": 0,
        "reduceOnly": False,
        "closeOnTrigger": False,
        "createdTime": str(MS - 60_000),
        "updatedTime": str(MS - 60_000),
    }
    return row | changes


def asked(category: str, reply: Any, **params: Any) -> dict[str, Any]:
    return {"call": EXECUTIONS, "params": {"category": category, **params}, "reply": reply}


ONE_WAY = {
    "call": POSITIONS,
    "params": {"symbol": "BTCUSDT"},
    "reply": listed("linear", [position(side="", size="0")]),
}
NO_INVERSE = asked("inverse", listed("inverse", [])) | {"again": True}
