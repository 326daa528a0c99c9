"""The rehearsal exchange in Hyperliquid's words: one POST /info, told apart by `type`. Pure."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.model.position import Side
from bot.rehearsal.facts import Answer, Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition

JSON = dict[str, Any]
PAGE = 2_000
KEPT = 10_000
SOMEBODY = "0x" + "de1e" * 10
"""The bankrupt account on the other side of an ADL."""
_ALWAYS = ("BTC", "ETH", "SOL")


class HyperliquidDialect:
    """Answers the request types that the session uses.

    There are no keys to refuse: an address nobody has used is an empty account, and its role is "missing".
    """

    def key(self, query: Query) -> str | None:
        """The address in the body's `user`."""
        user = query.body.get("user") if isinstance(query.body, dict) else None
        return user if isinstance(user, str) else None

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        if (query.method, query.path) != ("POST", "/info"):
            return Answer("", 404)
        kind = query.body.get("type") if isinstance(query.body, dict) else None
        if kind == "meta":
            return Answer(_meta(query))
        reply = _REPLIES.get(str(kind))
        if reply is None or self.key(query) is None:
            return Answer("Failed to deserialize the JSON body into the target type", 422)
        if kind == "userRole" and account is None:
            return Answer({"role": "missing"})
        return Answer(reply(account or SimAccount("", Decimal(0)), query))


def _meta(query: Query) -> JSON:
    """The market's coins, and those that are always there."""
    coins = dict.fromkeys((*_ALWAYS, *(coin.coin for coin in query.market.coins)))
    return {"universe": [{"name": coin, "szDecimals": 3, "maxLeverage": 50} for coin in coins]}


def _role(account: SimAccount, query: Query) -> JSON:
    return {"role": "user"}


def _clearinghouse_state(account: SimAccount, query: Query) -> JSON:
    margin = sum((_margin(p) for p in account.positions), Decimal(0))
    notional = sum((p.size * p.mark for p in account.positions), Decimal(0))
    held = sum((p.size * p.mark * p.side.sign for p in account.positions), Decimal(0))
    summary = {
        "accountValue": _text(account.equity),
        "totalNtlPos": _text(notional),
        "totalRawUsd": _text(account.equity - held),
        "totalMarginUsed": _text(margin),
    }
    return {
        "marginSummary": summary,
        "crossMarginSummary": summary,
        "crossMaintenanceMarginUsed": _text(margin / 2),
        "withdrawable": _text(max(account.equity - margin, Decimal(0))),
        "assetPositions": [{"type": "oneWay", "position": _position(p)} for p in account.positions],
        "time": to_ms(query.now),
    }


def _spot_clearinghouse_state(account: SimAccount, query: Query) -> JSON:
    return {
        "balances": [
            {"coin": coin, "token": number, "hold": "0.0", "total": _text(size), "entryNtl": "0.0"}
            for number, (coin, size) in enumerate((("USDC", Decimal(0)), *account.coins))
        ]
    }


def _position(held: SimPosition) -> JSON:
    margin = _margin(held)
    return {
        "coin": held.coin,
        "szi": _text(held.size * held.side.sign),
        "leverage": {"type": "cross", "value": int(held.leverage)},
        "entryPx": _text(held.entry),
        "positionValue": _text(held.size * held.mark),
        "unrealizedPnl": _text(held.profit),
        "returnOnEquity": _text(held.profit / margin),
        "liquidationPx": _text(held.liquidation) if held.liquidation > 0 else None,
        "marginUsed": _text(margin),
        "maxLeverage": 50,
        "cumFunding": {"allTime": "0.0", "sinceOpen": "0.0", "sinceChange": "0.0"},
    }


def _user_fills(account: SimAccount, query: Query) -> list[JSON]:
    newest_first = sorted(account.fills, key=lambda fill: fill.at, reverse=True)
    return [_fill(fill, account.key) for fill in newest_first[:PAGE]]


def _user_fills_by_time(account: SimAccount, query: Query) -> list[JSON]:
    start = int(query.body["startTime"])
    end = int(query.body.get("endTime") or to_ms(query.now))
    kept = sorted(account.fills, key=lambda fill: fill.at)[-KEPT:]
    asked = [fill for fill in kept if start <= to_ms(fill.at) <= end]
    return [_fill(fill, account.key) for fill in asked[:PAGE]]


def _fill(fill: SimFill, user: str) -> JSON:
    buys = (fill.side is Side.LONG) == fill.opens
    row: JSON = {
        "coin": fill.coin,
        "px": _text(fill.price),
        "sz": _text(fill.size),
        "side": "B" if buys else "A",
        "time": to_ms(fill.at),
        "startPosition": _text(fill.size_before * fill.side.sign),
        "dir": _dir(fill),
        "closedPnl": _text(fill.realised),
        "hash": f"0x{fill.id:064x}",
        "oid": fill.id,
        "crossed": True,
        "fee": "0.0",
        "tid": fill.id,
        "feeToken": "USDC",
    }
    if fill.cause is SimCause.ADL:
        row["liquidation"] = _liquidation(SOMEBODY, fill, "backstop")
    if fill.cause is SimCause.LIQUIDATION:
        row["liquidation"] = _liquidation(user, fill, "market")
    return row


def _liquidation(liquidated: str, fill: SimFill, method: str) -> JSON:
    return {"liquidatedUser": liquidated, "markPx": _text(fill.mark), "method": method}


def _dir(fill: SimFill) -> str:
    if fill.cause is SimCause.ADL:
        return "Auto-Deleveraging"
    if fill.cause is SimCause.SETTLEMENT:
        return "Settlement"
    side = fill.side.value.capitalize()
    if fill.cause is SimCause.LIQUIDATION:
        return f"Liquidated Cross {side}"
    return f"{'Open' if fill.opens else 'Close'} {side}"


def _frontend_open_orders(account: SimAccount, query: Query) -> list[JSON]:
    return [_order(order) for order in account.orders]


def _order(order: SimOrder) -> JSON:
    trigger = order.trigger
    return {
        "coin": order.coin,
        "side": "B" if order.buy else "A",
        "limitPx": _text(order.price),
        "sz": _text(order.size),
        "origSz": _text(order.size),
        "oid": order.id,
        "timestamp": to_ms(order.at),
        "triggerCondition": f"Price {'above' if order.buy else 'below'} {_text(trigger)}"
        if trigger
        else "N/A",
        "isTrigger": trigger is not None,
        "triggerPx": _text(trigger) if trigger else "0.0",
        "children": [],
        "isPositionTpsl": False,
        "reduceOnly": order.reduce_only,
        "orderType": "Stop Market" if trigger else "Limit",
        "tif": None if trigger else "Gtc",
        "cloid": None,
    }


def _margin(held: SimPosition) -> Decimal:
    return held.size * held.mark / held.leverage


def _text(value: Decimal) -> str:
    return format(value, "f")


_REPLIES: dict[str, Callable[[SimAccount, Query], Any]] = {
    "clearinghouseState": _clearinghouse_state,
    "spotClearinghouseState": _spot_clearinghouse_state,
    "userFills": _user_fills,
    "userFillsByTime": _user_fills_by_time,
    "frontendOpenOrders": _frontend_open_orders,
    "userRole": _role,
}

DIALECT = HyperliquidDialect()
