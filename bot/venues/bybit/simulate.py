"""Bybit as the rehearsal speaks it: the documented replies, made from a simulated account and market.

`SimAccount.unreadable` may hold the names of `VENUE.parts`, "open orders", "cancelled orders", "transaction
log", "margin" and "executions" (of all parts); what is asked there is refused with retCode 10005.
`SimAccount.only_in` may hold "executions" and "transaction log".
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCancel, SimCause, SimFill, SimOrder, SimPosition
from bot.venues.bybit import replies, rows
from bot.venues.bybit.endpoints import CANCELLED_ORDERS, MARGIN, OPEN_ORDERS, PARTS, TRANSACTION_LOG_LIST
from bot.venues.bybit.rows import Row, plain
from bot.venues.bybit.spoken import Spoken

_DAY = 86_400_000
_DENIED = 10005, "Permission denied, please check your API key permissions."
_MARKS = {
    SimCause.TRADE: ("Trade", "CreateByUser"),
    SimCause.ADL: ("AdlTrade", "CreateByAdl_PassThrough"),
    # unsure: which execType a laddered liquidation carries; its createType is documented.
    SimCause.LIQUIDATION: ("BustTrade", "CreateByLiq"),
    SimCause.SETTLEMENT: ("Settle", "CreateBySettle"),
}


class Bybit(Spoken):
    """Answers every call of `VENUE.endpoints`; linear contracts are all in USDT."""

    def key(self, query: Query) -> str | None:
        """The API key in the request's header."""
        return query.headers.get("x-bapi-api-key")

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """The documented reply, retCode 10003 for an unknown key, HTTP 404 for an unknown path."""
        if query.method != "GET" or query.path not in replies.PATHS:
            return Answer("404 page not found", 404)
        if query.path in _PUBLIC:
            return _PUBLIC[query.path](query)
        if account is None:
            return _refusal(query, 10003, "API key is invalid.")
        return _PRIVATE[query.path](query, account)


def _position_list(query: Query, account: SimAccount) -> Answer:
    asked = query.params
    if refused := _objection(query, account):
        return refused
    inverse = asked["category"] == "inverse"
    found = [_position(p, account) for p in account.positions if p.inverse is inverse]
    if "symbol" in asked:
        found = [row for row in found if row["symbol"] == asked["symbol"]] or _empty(asked["symbol"], account)
    elif not inverse and asked["settleCoin"] != "USDT":
        found = []
    # Met in the wild: a cursor with the last rows too, so that an empty page ends the list.
    return _list(query, found, default=20, ends_empty=True)


def _execution_list(query: Query, account: SimAccount) -> Answer:
    asked = query.params
    if asked.get("category") not in replies.CATEGORIES:
        return _refusal(query, 10001, "Illegal category")
    parts = {part.name for part in PARTS if part.params["category"] == asked["category"]}
    if parts <= account.unreadable or "executions" in account.unreadable:
        return _refusal(query, *_DENIED)
    inverse = asked["category"] == "inverse"
    fills = [fill for fill in _shown(query, account, "executions", 7 * _DAY) if fill.inverse is inverse]
    found = [_execution(fill) for fill in fills]
    for name in ("symbol", "execType", "orderId"):
        found = [row for row in found if name not in asked or row[name] == asked[name]]
    return _list(query, found, default=50)


def _transaction_log(query: Query, account: SimAccount) -> Answer:
    if TRANSACTION_LOG_LIST in account.unreadable:
        return _refusal(query, *_DENIED)
    start, end = replies.window(query.params, to_ms(query.now), _DAY)
    if end - start > 7 * _DAY:
        return _refusal(query, 10001, "The time range between startTime and endTime cannot exceed 7 days")
    fills = [f for f in _shown(query, account, TRANSACTION_LOG_LIST, _DAY) if f.cause is SimCause.ADL]
    return _list(query, [_logged(fill) for fill in fills], default=20)


def _shown(query: Query, account: SimAccount, source: str, default: int) -> list[SimFill]:
    """The fills that a source shows of the time it is asked about, the newest first."""
    if account.only_in and source not in account.only_in:
        return []
    start, end = replies.window(query.params, to_ms(query.now), default)
    fills = [fill for fill in account.fills if start <= to_ms(fill.at) <= end]
    return sorted(fills, key=lambda fill: (fill.at, fill.id), reverse=True)


def _order_realtime(query: Query, account: SimAccount) -> Answer:
    if refused := _objection(query, account, OPEN_ORDERS):
        return refused
    found = [_order(order, account) for order in account.orders]
    if query.params.get("openOnly") == "1":
        found = [_taken(gone, account) for gone in account.cancelled]
    return _list(query, replies.of_orders(query.params, found), default=20)


def _order_history(query: Query, account: SimAccount) -> Answer:
    """unsure which time the window is about: the one of creation, which finds less, is taken here."""
    if replies.refused(query.params, account.unreadable, CANCELLED_ORDERS):
        return _refusal(query, *_DENIED)
    start, end = replies.window(query.params, to_ms(query.now), 7 * _DAY)
    kept = [gone for gone in account.cancelled if to_ms(gone.at) > to_ms(query.now) - _DAY]
    found = [_taken(gone, account) for gone in kept if start <= to_ms(gone.order.at) <= end]
    return _list(query, replies.of_orders(query.params, found), default=20)


def _wallet_balance(query: Query, account: SimAccount) -> Answer:
    if MARGIN in account.unreadable:
        return _refusal(query, *_DENIED)
    held = [(p.profit, p.size, p.mark, p.inverse) for p in account.positions]
    return _reply(query, {"list": [rows.wallet(account.equity, held, account.coins)]})


def _adl_alert(query: Query) -> Answer:
    market, fund = query.market, query.market.fund
    found = [row for c in market.coins for row in rows.alerts(c.coin, fund, c.drawdown, c.danger)]
    found = [row for row in found if row["symbol"] == query.params.get("symbol", row["symbol"])]
    return _reply(query, {"updatedTime": str(to_ms(query.now)), "list": found})


def _insurance(query: Query) -> Answer:
    """A pool for each contract: a shared one would be told once a day only, and the rehearsal is short."""
    balance = rows.balance(query.market.fund)
    found = [rows.pool(f"{coin.coin}USDT", "USDT", balance) for coin in query.market.coins]
    return _reply(query, {"updatedTime": str(to_ms(query.now)), "list": found})


def _instruments_info(query: Query) -> Answer:
    inverse = query.params.get("category") == "inverse"
    coins = query.market.coins if query.params.get("status", "Trading") == "Trading" else ()
    end = "USD" if inverse else "USDT"
    found = [rows.instrument(f"{coin.coin}{end}", coin.coin, inverse=inverse) for coin in coins]
    return _list(query, found, default=500)


_PRIVATE: Mapping[str, Callable[[Query, SimAccount], Answer]] = {
    "/v5/position/list": _position_list,
    "/v5/execution/list": _execution_list,
    "/v5/account/transaction-log": _transaction_log,
    "/v5/order/realtime": _order_realtime,
    "/v5/order/history": _order_history,
    "/v5/account/wallet-balance": _wallet_balance,
    "/v5/account/user-setting-config": lambda query, a: _reply(query, rows.settings(a.neutral)),
    "/v5/user/query-api": lambda q, a: _reply(q, rows.key_facts(a.key, a.rights, a.bound, a.expires_at)),
}
_PUBLIC = {
    "/v5/market/adlAlert": _adl_alert,
    "/v5/market/insurance": _insurance,
    "/v5/market/instruments-info": _instruments_info,
}


def _reply(query: Query, result: Any, code: int = 0, message: str = "OK") -> Answer:
    now = to_ms(query.now)
    return Answer(replies.body(result, now, code, message), headers=replies.headers(query.path, now))


def _list(query: Query, found: Sequence[Row], default: int, *, ends_empty: bool = False) -> Answer:
    return _reply(query, replies.page(query.params, found, default, ends_empty=ends_empty))


def _refusal(query: Query, code: int, message: str) -> Answer:
    return _reply(query, {}, code, message)


def _objection(query: Query, account: SimAccount, name: str = "") -> Answer | None:
    if wrong := replies.objection(query.params):
        return _refusal(query, 10001, wrong)
    return _refusal(query, *_DENIED) if replies.refused(query.params, account.unreadable, name) else None


# --- the simulated facts in Bybit's words --------------------------------------------------------


def _symbol(fact: SimPosition | SimFill | SimOrder) -> str:
    return f"{fact.coin}USD" if fact.inverse else f"{fact.coin}USDT"


def _hedged(symbol: str, account: SimAccount) -> bool:
    """When the account ever had both sides: the mode must not change with the last fill of one leg."""
    seen: list[SimPosition | SimFill] = [*account.positions, *account.fills]
    return len({fact.side for fact in seen if _symbol(fact) == symbol}) == 2


def _index(symbol: str, side: Side, account: SimAccount) -> int:
    return (1 if side is Side.LONG else 2) if _hedged(symbol, account) else 0


def _empty(symbol: str, account: SimAccount) -> list[Row]:
    """The rows of a symbol without a position, which a question by symbol gets too."""
    return [rows.no_position(symbol, index) for index in ((1, 2) if _hedged(symbol, account) else (0,))]


def _position(position: SimPosition, account: SimAccount) -> Row:
    symbol, size, entry = _symbol(position), position.size, position.entry
    value = size / entry if position.inverse else size * entry
    changed = str(to_ms(position.updated_at))
    facts = {
        "positionIdx": _index(symbol, position.side, account),
        "symbol": symbol,
        "side": "Buy" if position.side is Side.LONG else "Sell",
        "size": plain(size),
        "avgPrice": plain(entry),
        "breakEvenPrice": plain(entry),
        "markPrice": plain(position.mark),
        "positionStatus": "Adl" if position.under_adl else "Normal",
        "adlRankIndicator": min(5, 1 + int(position.queue * 5)),
        "leverage": plain(position.leverage),
        "liqPrice": plain(position.liquidation) if position.liquidation > 0 else "",
        "unrealisedPnl": plain(position.profit),
        "seq": int(changed),
        "createdTime": changed,
        "updatedTime": changed,
    }
    return rows.position(facts, value, value / position.leverage)


def _trade(fill: SimFill) -> Row:
    """What both lists say of an execution, in the words they share."""
    buys = (fill.side is Side.LONG) == fill.opens
    ids = {"orderId": f"0a0d0000-0000-4000-8000-{fill.id:012d}", "symbol": _symbol(fill)}
    return {**ids, "side": "Buy" if buys else "Sell"}


def _trade_id(fill: SimFill) -> str:
    return f"0e0c0000-0000-5000-8000-{fill.id:012d}"


def _execution(fill: SimFill) -> Row:
    exec_type, create_type = _MARKS[fill.cause]
    size, value = plain(fill.size), fill.size / fill.price if fill.inverse else fill.size * fill.price
    fee = value * Decimal("0.00055") if fill.cause is SimCause.TRADE else Decimal(0)
    facts = {
        "execTime": str(to_ms(fill.at)),
        "execFee": plain(fee),
        "feeRate": "0.00055" if fee else "0",
        "execId": _trade_id(fill),
        "markPrice": plain(fill.mark),
        "execPrice": plain(fill.price),
        "orderQty": size,
        "orderPrice": plain(fill.price),
        "execValue": plain(value),
        "execType": exec_type,
        "createType": create_type,
        "execQty": size,
        "closedSize": "0" if fill.opens else size,
        "execPnl": plain(fill.realised),
        "seq": fill.id,
    }
    return rows.execution({**_trade(fill), **facts})


def _logged(fill: SimFill) -> Row:
    """unsure: tradeId is taken for the id of the execution."""
    facts = {
        "id": f"1_{_symbol(fill)}_{fill.id}",
        "change": plain(fill.realised),
        "cashFlow": plain(fill.realised),
        "transactionTime": str(to_ms(fill.at)),
        "size": plain((fill.size_before - fill.size) * fill.side.sign),
        "qty": plain(fill.size),
        "currency": fill.coin if fill.inverse else "USDT",
        "category": "inverse" if fill.inverse else "linear",
        "tradePrice": plain(fill.price),
        "tradeId": _trade_id(fill),
    }
    return rows.logged({**_trade(fill), **facts})


def _order(order: SimOrder, account: SimAccount) -> Row:
    symbol = _symbol(order)
    side = Side.LONG if order.buy != order.reduce_only else Side.SHORT
    facts = {
        "orderId": f"0b0d0000-0000-4000-8000-{order.id:012d}",
        "symbol": symbol,
        "qty": plain(order.size),
        "side": "Buy" if order.buy else "Sell",
        "positionIdx": _index(symbol, side, account),
        "leavesQty": plain(order.size),
        "reduceOnly": order.reduce_only,
        "createdTime": str(to_ms(order.at)),
        "updatedTime": str(to_ms(order.at)),
    }
    return rows.order(facts) | rows.terms(order.price, order.trigger, whole=not order.size, rises=order.buy)


def _taken(gone: SimCancel, account: SimAccount) -> Row:
    return rows.taken(_order(gone.order, account), gone.reason, str(to_ms(gone.at)))


DIALECT = Bybit()
