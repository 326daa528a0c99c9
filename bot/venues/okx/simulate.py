"""OKX's dialect of the rehearsal exchange: one net-mode account with cross swaps, USDT- and coin-margined.

`SimAccount.unreadable` takes our names of the lists ("the account", "bills", ...) and "configuration";
`SimAccount.only_in` takes "executions", "bills", "cancelled orders" (orders of category adl) and "closed
positions". The stream is that of public warnings.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.model.order import Cancel
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition
from bot.venues.okx import broadcast, shapes
from bot.venues.okx.endpoints import ACCOUNT, BILLED, CANCELLED, CLOSED, CONDITIONAL, MARGIN, OPEN
from bot.venues.okx.shapes import Record, contracts, currency, names, page, stamp, text

_IDS = 4_150_000_000_000_000_000
"""Added to the market's numbers, so that ids exceed 2^53 as OKX's do."""

_SOURCES = {Cancel.ADL: "6", Cancel.LIQUIDATION: "3", Cancel.POSITION_GONE: "21", Cancel.OWNER: "1"}
_CLOSES = {SimCause.LIQUIDATION: ("3", "4"), SimCause.ADL: ("6", "5")}
"""positions-history type of the whole position and of a part; any other cause is a plain closing."""


class OkxDialect:
    """Answers every list of the venue's endpoints, and speaks adl-warning on its stream."""

    def key(self, query: Query) -> str | None:
        """The value of OK-ACCESS-KEY; None for a public call."""
        return query.headers.get("ok-access-key")

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        """OKX's envelope; unknown paths 404, unknown keys code 50111 with HTTP 401, a list that this key may
        not read code 50120."""
        if query.method == "GET" and (public := _PUBLIC.get(query.path)) is not None:
            return public(query)
        name, speak = _PRIVATE.get(query.path, ("", None)) if query.method == "GET" else ("", None)
        if speak is None:
            return _error("404", "Not Found", 404)
        if account is None:
            return _error("50111", "Invalid OK-ACCESS-KEY", 401)
        if name in account.unreadable:
            return _error("50120", "This API key doesn't have permission to use this function.")
        return speak(query, account)

    def hear(self, query: Query, text: str) -> Sequence[str]:
        """A pong, or the acknowledgement of each subscription; an error for what is no request."""
        return broadcast.hear(text)

    def push(self, query: Query, heard: Sequence[str]) -> Sequence[str]:
        """One text for each subscribed market that is not normal; nothing of the others."""
        dangers = {market.coin: market.danger for market in query.market.coins}
        return broadcast.push(heard, dangers, query.market.fund, query.now)


DIALECT = OkxDialect()


def _error(code: str, message: str, status: int = 200) -> Answer:
    return Answer({"code": code, "data": [], "msg": message}, status)


def _result(rows: list[Record]) -> Answer:
    return Answer({"code": "0", "data": rows, "msg": ""})


def _positions(query: Query, account: SimAccount) -> Answer:
    return _result([_position(position) for position in account.positions if position.size])


def _position(position: SimPosition) -> Record:
    size, at = contracts(position.size, position.inverse), stamp(position.updated_at)
    notional = position.size if position.inverse else position.size * position.mark
    worth = position.size / position.entry if position.inverse else position.size * position.entry
    margin, profit = worth / position.leverage, text(position.profit)
    ratio = text(round(position.profit / margin, 8)) if margin else ""
    return {
        **shapes.POSITION,
        **names(position.coin, position.inverse),
        **dict.fromkeys(("idxPx", "last", "markPx"), text(position.mark)),
        **dict.fromkeys(("upl", "uplLastPx"), profit),
        **dict.fromkeys(("uplRatio", "uplRatioLastPx"), ratio),
        **dict.fromkeys(("cTime", "uTime"), at),
        "adl": str((position.queue * 5).quantize(Decimal(1), ROUND_HALF_UP)),
        "availPos": size,
        "avgPx": text(position.entry),
        "ccy": currency(position.coin, position.inverse),
        "imr": text(round(margin, 8)),
        "lever": text(position.leverage),
        "liqPx": text(position.liquidation),
        "mmr": text(round(worth * Decimal("0.004"), 8)),
        "notionalUsd": text(notional),
        "pos": size if position.side is Side.LONG else f"-{size}",
        "posId": str(_IDS + sum(position.coin.encode()) + position.inverse),
        "usdPx": text(position.mark) if position.inverse else "1",
    }


def _balance(query: Query, account: SimAccount) -> Answer:
    held = [(currency(p.coin, p.inverse), p.mark, p.profit, p.size) for p in account.positions]
    return _result([shapes.balance(account.equity, held, dict(account.coins), query.now)])


def _shown(account: SimAccount, source: str, *causes: SimCause) -> list[SimFill]:
    """The fills of these causes that a source shows."""
    here = not account.only_in or source in account.only_in
    return [fill for fill in account.fills if here and fill.cause in (causes or SimCause)]


def _fills(query: Query, account: SimAccount) -> Answer:
    rows = [_fill(fill) for fill in _shown(account, "executions")]
    return _result(page(query.params, rows, "billId", "fillTime"))


def _fills_history(query: Query, account: SimAccount) -> Answer:
    if not query.params.get("instType"):
        return _error("50014", "Parameter instType can not be empty", 400)
    return _fills(query, account)


def _fill(fill: SimFill) -> Record:
    forced, buys = fill.cause is not SimCause.TRADE, (fill.side is Side.LONG) == fill.opens
    worth = fill.size / fill.price if fill.inverse else fill.size * fill.price
    return {
        **shapes.FILL,
        **names(fill.coin, fill.inverse),
        **dict.fromkeys(("billId", "ordId"), str(_IDS + fill.id)),
        **dict.fromkeys(("fillTime", "ts"), stamp(fill.at)),
        "execType": "" if forced else "T",
        "fee": "0" if forced else text(round(-worth * Decimal("0.0005"), 8)),
        "feeCcy": currency(fill.coin, fill.inverse),
        "fillMarkPx": text(fill.mark),
        "fillPnl": text(fill.realised),
        "fillPx": text(fill.price),
        "fillSz": contracts(fill.size, fill.inverse),
        "side": "buy" if buys else "sell",
        "subType": _sub_type(fill, buys),
        "tradeId": f"-{fill.id}" if forced else str(fill.id),
    }


def _sub_type(fill: SimFill, buys: bool) -> str:
    """The net-mode codes: 1/2 orders, 102/103 partial, 106/107 full liquidation, 127/128 ADL,
    112/113 delivery of a long or a short."""
    settled = ("113", "112") if fill.side is Side.SHORT else ("112", "113")
    known = {SimCause.ADL: ("127", "128"), SimCause.TRADE: ("1", "2"), SimCause.SETTLEMENT: settled}
    codes = known.get(fill.cause) or (("102", "103") if fill.size < fill.size_before else ("106", "107"))
    return codes[0 if buys else 1]


def _bills(query: Query, account: SimAccount) -> Answer:
    """Those of ADL alone, with the ids of the fills and orders."""
    fills = _shown(account, BILLED, SimCause.ADL) if query.params.get("type", "9") == "9" else []
    return _result(page(query.params, [shapes.bill(_fill(fill)) for fill in fills], "billId", "ts"))


def _closed(query: Query, account: SimAccount) -> Answer:
    """One row per position that was ever reduced, with the latest way."""
    rows: dict[str, Record] = {}
    for fill in sorted(_shown(account, CLOSED), key=lambda fill: fill.at):
        if not fill.opens:
            row = _reduced(fill)
            rows[row["instId"]] = row
    return _result(page(query.params, rows.values(), "uTime"))


def _reduced(fill: SimFill) -> Record:
    whole, part = _CLOSES.get(fill.cause, ("2", "1"))
    return {
        **shapes.CLOSED,
        **names(fill.coin, fill.inverse),
        **dict.fromkeys(("cTime", "uTime"), stamp(fill.at)),
        **dict.fromkeys(("closeAvgPx", "openAvgPx"), text(fill.price)),
        "ccy": currency(fill.coin, fill.inverse),
        "closeTotalPos": contracts(fill.size, fill.inverse),
        "direction": fill.side.value,
        "openMaxPos": contracts(fill.size_before, fill.inverse),
        "pnl": text(fill.realised),
        "posId": str(_IDS + sum(fill.coin.encode()) + fill.inverse),
        "type": whole if fill.size >= fill.size_before else part,
        "uly": names(fill.coin, fill.inverse)["instId"].removesuffix("-SWAP"),
    }


def _orders_history(query: Query, account: SimAccount) -> Answer:
    """What was cancelled in the last two hours, and the orders of ADL."""
    if not query.params.get("instType"):
        return _error("50014", "Parameter instType can not be empty", 400)
    system = [] if query.params.get("state") == "canceled" else _shown(account, CANCELLED, SimCause.ADL)
    rows = [shapes.adl_order(_fill(fill)) for fill in system]
    if not query.params.get("category"):
        for gone in account.cancelled:
            if gone.order.trigger is None and query.now - gone.at <= timedelta(hours=2):
                source = "" if gone.reason is Cancel.UNSTATED else _SOURCES.get(gone.reason, "0")
                row = {**_order(gone.order), "state": "canceled", "cancelSource": source}
                rows.append({**row, "uTime": stamp(gone.at)})
    return _result(page(query.params, rows, "ordId", "cTime"))


def _orders(query: Query, account: SimAccount) -> Answer:
    rows = [{**_order(order), "state": "live"} for order in account.orders if order.trigger is None]
    return _result(page(query.params, rows, "ordId"))


def _order(order: SimOrder) -> Record:
    return {
        **shapes.ORDER,
        **names(order.coin, order.inverse),
        **dict.fromkeys(("cTime", "uTime"), stamp(order.at)),
        "feeCcy": currency(order.coin, order.inverse),
        "ordId": str(_IDS + order.id),
        "px": text(order.price),
        "reduceOnly": str(order.reduce_only).lower(),
        "side": "buy" if order.buy else "sell",
        "sz": contracts(order.size, order.inverse),
    }


def _algo(query: Query, account: SimAccount) -> Answer:
    return _conditional(query, [_stop(order) for order in account.orders if order.trigger is not None])


def _algo_history(query: Query, account: SimAccount) -> Answer:
    gone = [c for c in account.cancelled if c.order.trigger is not None]
    rows = [{**_stop(c.order), "state": "canceled", "uTime": stamp(c.at)} for c in gone]
    return _conditional(query, rows if query.params.get("state") == "canceled" else [])


def _conditional(query: Query, rows: list[Record]) -> Answer:
    """Every stop of the rehearsal is of the kind "conditional"; the kind must be asked for."""
    asked = query.params.get("ordType", "").split(",")
    if asked == [""] or (len(asked) > 1 and set(asked) != {"conditional", "oco"}):
        return _error("51000", "Parameter ordType error", 400)
    return _result(page(query.params, rows if "conditional" in asked else [], "algoId"))


def _stop(order: SimOrder) -> Record:
    like = _order(order)
    same = {name: like[name] for name in ("instId", "cTime", "uTime", "reduceOnly", "side", "sz")}
    trigger = text(order.trigger or Decimal(0))
    return {
        **shapes.ALGO,
        **same,
        "state": "live",
        "algoId": like["ordId"],
        "slTriggerPx": trigger,
        "last": like["px"],
    }


def _config(query: Query, account: SimAccount) -> Answer:
    # Transfers between one's own accounts belong to OKX's trade permission.
    rights = ["trade"] if {"trade", "transfer"} & account.rights else []
    rights += ["withdraw"] if "withdraw" in account.rights else []
    said = {"stgyType": "1" if account.neutral else "0", "ip": "127.0.0.1" if account.bound else ""}
    return _result([{**shapes.CONFIG, **said, "perm": ",".join(["read_only", *rights])}])


def _instruments(query: Query) -> Answer:
    kind = query.params.get("instType")
    if not kind:
        return _error("50014", "Parameter instType can not be empty", 400)
    coins = query.market.coins if kind == "SWAP" else ()
    return _result([shapes.listed(c.coin, inverse) for c in coins for inverse in (False, True)])


def _insurance(query: Query) -> Answer:
    """Refreshed once a day at 08:00 UTC."""
    params = query.params
    if not params.get("instType") or not params.get("instFamily"):
        return _error("50014", "Parameter instFamily can not be empty", 400)
    fell = any(c.drawdown < 0 for c in query.market.coins if params["instFamily"].startswith(f"{c.coin}-"))
    return _result([broadcast.fund(params, fell, query.market.fund, query.now)])


_PUBLIC: dict[str, Callable[[Query], Answer]] = {
    "/api/v5/public/instruments": _instruments,
    "/api/v5/public/insurance-fund": _insurance,
}
_PRIVATE: dict[str, tuple[str, Callable[[Query, SimAccount], Answer]]] = {
    "/api/v5/account/positions": (ACCOUNT, _positions),
    "/api/v5/account/positions-history": (CLOSED, _closed),
    "/api/v5/account/balance": (MARGIN, _balance),
    "/api/v5/account/config": ("configuration", _config),
    "/api/v5/account/bills": (BILLED, _bills),
    "/api/v5/account/bills-archive": (BILLED, _bills),
    "/api/v5/trade/fills": (ACCOUNT, _fills),
    "/api/v5/trade/fills-history": (ACCOUNT, _fills_history),
    "/api/v5/trade/orders-pending": (OPEN, _orders),
    "/api/v5/trade/orders-history": (CANCELLED, _orders_history),
    "/api/v5/trade/orders-algo-pending": (CONDITIONAL, _algo),
    "/api/v5/trade/orders-algo-history": (CONDITIONAL, _algo_history),
}
"""Path -> the list that `SimAccount.unreadable` names, and who answers."""
