"""Bybit as the rehearsal speaks it: the documented replies, made from a simulated account."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimPosition

_MARKS = {
    SimCause.TRADE: ("Trade", "CreateByUser"),
    SimCause.ADL: ("AdlTrade", "CreateByAdl_PassThrough"),
    # unsure: which execType a laddered liquidation carries; its createType is documented.
    SimCause.LIQUIDATION: ("BustTrade", "CreateByLiq"),
}


class Bybit:
    """Answers every call of `VENUE.endpoints`; all coins are linear contracts in USDT."""

    def key(self, query: Query) -> str | None:
        """The API key in the request's header."""
        return query.headers.get("x-bapi-api-key")

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """The documented reply, retCode 10003 for an unknown key, HTTP 404 for an unknown path."""
        route = _ROUTES.get((query.method, query.path))
        if route is None:
            return Answer("404 page not found", 404)
        if account is None:
            return _refusal(query, 10003, "API key is invalid.")
        return route(query, account)


def _position_list(query: Query, account: SimAccount) -> Answer:
    asked = query.params
    if asked.get("category") not in ("linear", "inverse"):
        return _refusal(query, 10001, "Illegal category")
    if asked["category"] == "linear" and "symbol" not in asked and "settleCoin" not in asked:
        return _refusal(query, 10001, "Missing some parameters that must be filled in, symbol or settleCoin")
    rows = [_position(p, account) for p in account.positions] if asked["category"] == "linear" else []
    if "symbol" in asked:
        rows = [row for row in rows if row["symbol"] == asked["symbol"]] or _empty(asked["symbol"], account)
    elif asked.get("settleCoin", "USDT") != "USDT":
        rows = []
    return _list(query, rows, default=20)


def _execution_list(query: Query, account: SimAccount) -> Answer:
    asked = query.params
    if asked.get("category") not in ("linear", "inverse", "spot", "option"):
        return _refusal(query, 10001, "Illegal category")
    week = 7 * 86_400_000
    start = int(asked.get("startTime", to_ms(query.now) - week))
    end = int(asked.get("endTime", start + week))
    fills = account.fills if asked["category"] == "linear" else ()
    chosen = [fill for fill in fills if start <= to_ms(fill.at) <= end]
    rows = [_execution(fill) for fill in sorted(chosen, key=lambda fill: (fill.at, fill.id), reverse=True)]
    for name in ("symbol", "execType", "orderId"):
        rows = [row for row in rows if name not in asked or row[name] == asked[name]]
    return _list(query, rows, default=50)


def _query_api(query: Query, account: SimAccount) -> Answer:
    trades = "trade" in account.rights
    wallet = [
        scope
        for right, scope in (("transfer", "AccountTransfer"), ("withdraw", "Withdraw"))
        if right in account.rights
    ]
    scopes = ("Spot", "Options", "CopyTrading", "BlockTrade", "Exchange", "NFT", "Affiliate", "Earn")
    permissions: dict[str, list[str]] = {name: [] for name in scopes}
    # A reading key lists its scopes like a trading one; readOnly tells them apart.
    permissions["ContractTrade"] = ["Order", "Position"] if trades or not account.rights else []
    permissions["Derivatives"] = ["DerivativesTrade"] if trades else []
    permissions["Wallet"] = wallet
    result = {
        "id": "7700001",
        "note": "rehearsal",
        "apiKey": account.key,
        "readOnly": 0 if account.rights else 1,
        "secret": "",
        "permissions": permissions,
        "ips": ["127.0.0.1"],
        "type": 1,
        "deadlineDay": -2,
        "expiredAt": "1970-01-01T00:00:00Z",
        "createdAt": "2026-01-05T09:00:00Z",
        "unified": 0,
        "uta": 1,
        "userID": 7700002,
        "isMaster": True,
        "parentUid": "0",
    }
    return _reply(query, result)


_ROUTES = {
    ("GET", "/v5/position/list"): _position_list,
    ("GET", "/v5/execution/list"): _execution_list,
    ("GET", "/v5/user/query-api"): _query_api,
}


def _reply(query: Query, result: Any, code: int = 0, message: str = "OK") -> Answer:
    body = {"retCode": code, "retMsg": message, "result": result, "retExtInfo": {}, "time": to_ms(query.now)}
    return Answer(body)


def _refusal(query: Query, code: int, message: str) -> Answer:
    return _reply(query, {}, code, message)


def _list(query: Query, rows: Sequence[Any], default: int) -> Answer:
    size = int(query.params.get("limit", default))
    start = int(query.params.get("cursor", "page:0").partition(":")[2])
    rest = start + size < len(rows)
    # The exchange sends its cursors percent-encoded; they come back decoded by the query string.
    cursor = f"page%3A{start + size}" if rest else ""
    page = rows[start : start + size]
    return _reply(query, {"list": page, "nextPageCursor": cursor, "category": query.params["category"]})


def _symbol(coin: str) -> str:
    return f"{coin}USDT"


def _hedged(coin: str, account: SimAccount) -> bool:
    """In hedge mode when the account ever had both sides of the coin, so that the mode does not change
    with the last fill of one leg."""
    seen: list[SimPosition | SimFill] = [*account.positions, *account.fills]
    return len({item.side for item in seen if item.coin == coin}) == 2


def _position(position: SimPosition, account: SimAccount) -> dict[str, Any]:
    value = position.size * position.entry
    margin = value / position.leverage
    side_index = 1 if position.side is Side.LONG else 2
    return {
        "positionIdx": side_index if _hedged(position.coin, account) else 0,
        "riskId": 1,
        "riskLimitValue": "2000000",
        "symbol": _symbol(position.coin),
        "side": "Buy" if position.side is Side.LONG else "Sell",
        "size": _plain(position.size),
        "avgPrice": _plain(position.entry),
        "positionValue": _plain(value),
        "tradeMode": 0,
        "positionStatus": "Normal",
        "autoAddMargin": 0,
        "adlRankIndicator": min(5, 1 + int(position.queue * 5)),
        "leverage": _plain(position.leverage),
        "breakEvenPrice": _plain(position.entry),
        "positionBalance": _plain(margin),
        "markPrice": _plain(position.mark),
        "liqPrice": _plain(position.liquidation) if position.liquidation > 0 else "",
        "bustPrice": "",
        "positionMM": _plain(value / 200),
        "positionMMByMp": _plain(value / 200),
        "positionIM": _plain(margin),
        "positionIMByMp": _plain(margin),
        "tpslMode": "Full",
        "takeProfit": "",
        "stopLoss": "",
        "trailingStop": "0",
        "unrealisedPnl": _plain(position.profit),
        "curRealisedPnl": "0",
        "cumRealisedPnl": "0",
        "seq": to_ms(position.updated_at),
        "isReduceOnly": False,
        "mmrSysUpdatedTime": "",
        "leverageSysUpdatedTime": "",
        "sessionAvgPrice": "",
        "createdTime": str(to_ms(position.updated_at)),
        "updatedTime": str(to_ms(position.updated_at)),
    }


def _empty(symbol: str, account: SimAccount) -> list[dict[str, Any]]:
    """The rows of a symbol without a position, which a question by symbol gets too."""
    slots = (1, 2) if _hedged(symbol.removesuffix("USDT"), account) else (0,)
    blank = {"side": "", "size": "0", "avgPrice": "0", "adlRankIndicator": 0, "positionStatus": "Normal"}
    return [{"positionIdx": slot, "symbol": symbol, **blank} for slot in slots]


def _execution(fill: SimFill) -> dict[str, Any]:
    exec_type, create_type = _MARKS[fill.cause]
    fee = fill.size * fill.price * Decimal("0.00055") if fill.cause is SimCause.TRADE else Decimal(0)
    size = _plain(fill.size)
    return {
        "symbol": _symbol(fill.coin),
        "orderType": "Market",
        "underlyingPrice": "",
        "orderLinkId": "",
        "side": "Buy" if (fill.side is Side.LONG) == fill.opens else "Sell",
        "indexPrice": "",
        "orderId": f"0a0d0000-0000-4000-8000-{fill.id:012d}",
        "stopOrderType": "UNKNOWN",
        "leavesQty": "0",
        "execTime": str(to_ms(fill.at)),
        "feeCurrency": "",
        "isMaker": False,
        "execFee": _plain(fee),
        "feeRate": "0.00055" if fee else "0",
        "execId": f"0e0c0000-0000-5000-8000-{fill.id:012d}",
        "tradeIv": "",
        "blockTradeId": "",
        "markPrice": _plain(fill.mark),
        "execPrice": _plain(fill.price),
        "markIv": "",
        "orderQty": size,
        "orderPrice": _plain(fill.price),
        "execValue": _plain(fill.size * fill.price),
        "execType": exec_type,
        "createType": create_type,
        "execQty": size,
        "closedSize": "0" if fill.opens else size,
        # unsure: documented for the stream; the REST sample lacks it.
        "execPnl": _plain(fill.realised),
        "extraFees": "",
        "seq": fill.id,
    }


def _plain(value: Decimal) -> str:
    return format(value, "f")


DIALECT = Bybit()
