"""Binance USDⓈ-M's dialect of the rehearsal exchange. Accounts are in hedge mode and cross margin."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition

_WEEK = 7 * 24 * 60 * 60 * 1000
_CLIENT_ID = {
    SimCause.TRADE: "web_{id}",
    SimCause.ADL: "adl_autoclose",
    SimCause.LIQUIDATION: "autoclose-{id}",
}


class _Dialect:
    def key(self, query: Query) -> str | None:
        return query.headers.get("x-mbx-apikey") or None

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        reply = _REPLIES.get((query.method, query.path))
        if reply is None:
            return Answer("<html><body>404 Not Found</body></html>", 404)
        if self.key(query) is None:
            return _refusal(-2014, "API-key format invalid.", 401)
        if account is None:
            return _refusal(-2015, "Invalid API-key, IP, or permissions for action.", 401)
        return reply(query, account)


DIALECT = _Dialect()


def _refusal(code: int, msg: str, status: int) -> Answer:
    return Answer({"code": code, "msg": msg}, status)


def _position_risk(query: Query, account: SimAccount) -> Answer:
    wanted = query.params.get("symbol")
    found = [_position(p) for p in account.positions]
    return Answer([row for row in found if wanted in (None, row["symbol"])])


def _force_orders(query: Query, account: SimAccount) -> Answer:
    kinds = {"ADL": [SimCause.ADL], "LIQUIDATION": [SimCause.LIQUIDATION]}
    asked = kinds.get(query.params.get("autoCloseType", ""), [SimCause.ADL, SimCause.LIQUIDATION])
    found = [_forced(fill) for fill in account.fills if fill.cause in asked]
    return Answer(_page(found, query, default=50, most=100))


def _all_orders(query: Query, account: SimAccount) -> Answer:
    if not query.params.get("symbol"):
        missing = "Mandatory parameter 'symbol' was not sent, was empty/null, or malformed."
        return _refusal(-1102, missing, 400)
    found = [_order(fill) for fill in account.fills] + [_resting(order) for order in account.orders]
    found.sort(key=lambda row: row["time"])
    return Answer(_page(found, query, default=500, most=1000))


def _api_restrictions(query: Query, account: SimAccount) -> Answer:
    trade, transfer = "trade" in account.rights, "transfer" in account.rights
    return Answer(
        {
            "ipRestrict": True,
            "createTime": to_ms(query.now) - _WEEK,
            "enableReading": True,
            "enableWithdrawals": "withdraw" in account.rights,
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
    )


_REPLIES: Mapping[tuple[str, str], Callable[[Query, SimAccount], Answer]] = {
    ("GET", "/fapi/v3/positionRisk"): _position_risk,
    ("GET", "/fapi/v1/forceOrders"): _force_orders,
    ("GET", "/fapi/v1/allOrders"): _all_orders,
    ("GET", "/sapi/v1/account/apiRestrictions"): _api_restrictions,
}


def _page(found: list[dict[str, Any]], query: Query, default: int, most: int) -> list[dict[str, Any]]:
    """The newest of the rows in the asked window; without a startTime the 7 days before its end."""
    params = query.params
    end = int(params.get("endTime", to_ms(query.now)))
    start = int(params.get("startTime", end - _WEEK))
    limit = min(int(params.get("limit", default)), most)
    wanted = params.get("symbol")
    inside = [r for r in found if start <= r["time"] <= end and wanted in (None, r["symbol"])]
    return inside[-limit:]


def _symbol(coin: str) -> str:
    return f"{coin}USDT"


def _text(value: Decimal) -> str:
    return f"{value:f}"


def _position(p: SimPosition) -> dict[str, Any]:
    notional = p.size * p.mark * p.side.sign
    margin = _text(abs(notional) / p.leverage)
    return {
        "symbol": _symbol(p.coin),
        "positionSide": p.side.name,
        "positionAmt": _text(p.size * p.side.sign),
        "entryPrice": _text(p.entry),
        "breakEvenPrice": _text(p.entry),
        "markPrice": _text(p.mark),
        "unRealizedProfit": _text(p.profit),
        "liquidationPrice": _text(p.liquidation),
        "isolatedMargin": "0",
        "notional": _text(notional),
        "marginAsset": "USDT",
        "isolatedWallet": "0",
        "initialMargin": margin,
        "maintMargin": _text(abs(notional) / 200),
        "positionInitialMargin": margin,
        "openOrderInitialMargin": "0",
        "adl": min(4, int(p.queue * 5)),
        "bidNotional": "0",
        "askNotional": "0",
        "updateTime": to_ms(p.updated_at),
    }


def _forced(fill: SimFill) -> dict[str, Any]:
    """One forced order as the documents show it: a limit order that nothing but its client id marks."""
    return {
        "orderId": fill.id,
        "symbol": _symbol(fill.coin),
        "status": "FILLED",
        "clientOrderId": _CLIENT_ID[fill.cause].format(id=fill.id),
        "price": _text(fill.price),
        "avgPrice": _text(fill.price),
        "origQty": _text(fill.size),
        "executedQty": _text(fill.size),
        "cumQuote": _text(fill.size * fill.price),
        "timeInForce": "GTC" if fill.cause is SimCause.ADL else "IOC",
        "type": "LIMIT",
        "reduceOnly": False,
        "closePosition": False,
        "side": "BUY" if (fill.side is Side.LONG) == fill.opens else "SELL",
        "positionSide": fill.side.name,
        "stopPrice": "0",
        "workingType": "CONTRACT_PRICE",
        "origType": "LIMIT",
        "time": to_ms(fill.at),
        "updateTime": to_ms(fill.at),
    }


def _order(fill: SimFill) -> dict[str, Any]:
    return {**_forced(fill), **_MORE_OF_ALL_ORDERS}


def _resting(order: SimOrder) -> dict[str, Any]:
    kind = "LIMIT" if order.trigger is None else "STOP"
    return {
        "orderId": order.id,
        "symbol": _symbol(order.coin),
        "status": "NEW",
        "clientOrderId": f"web_{order.id}",
        "price": _text(order.price),
        "avgPrice": "0",
        "origQty": _text(order.size),
        "executedQty": "0",
        "cumQuote": "0",
        "timeInForce": "GTC",
        "type": kind,
        "reduceOnly": order.reduce_only,
        "closePosition": False,
        "side": "BUY" if order.buy else "SELL",
        "positionSide": "LONG" if order.buy != order.reduce_only else "SHORT",
        "stopPrice": _text(order.trigger or Decimal(0)),
        "workingType": "CONTRACT_PRICE",
        "origType": kind,
        "time": to_ms(order.at),
        "updateTime": to_ms(order.at),
        **_MORE_OF_ALL_ORDERS,
    }


_MORE_OF_ALL_ORDERS = {
    "priceProtect": False,
    "priceMatch": "NONE",
    "selfTradePreventionMode": "NONE",
    "goodTillDate": 0,
}
