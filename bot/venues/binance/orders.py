"""Binance's orders, conditional ones included, become resting and cancelled ones. Pure.

Three shapes tell the same: orders (openOrders, allOrders), conditional orders of the algo service
(openAlgoOrders, allAlgoOrders; USDⓈ-M since 2025-12-09, COIN-M since its integration), and the older
conditional orders of Portfolio Margin COIN-M (cm/conditional/…).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.order import Cancel, CancelledOrder, OpenOrder
from bot.venues.binance.executions import marked
from bot.venues.reading import Row, above_zero, maybe_number, maybe_price, moment, raw, received, rows, text


@dataclass(frozen=True, slots=True)
class Shape:
    """The names of one shape's fields. `before` is put before an id, since each shape counts for itself."""

    before: str
    id: str
    kind: str
    status: str
    size: str
    trigger: str


ORDER = Shape("", "orderId", "type", "status", "origQty", "stopPrice")
ALGO = Shape("algo:", "algoId", "orderType", "algoStatus", "quantity", "triggerPrice")
STRATEGY = Shape("strategy:", "strategyId", "strategyType", "strategyStatus", "origQty", "stopPrice")

TAKEN = frozenset({"CANCELED", "EXPIRED", "EXPIRED_IN_MATCH"})
"""Statuses of an order that is gone without having been executed whole. None of them says who took it."""
OTHERS = frozenset({"NEW", "PARTIALLY_FILLED", "FILLED", "REJECTED", "TRIGGERING", "TRIGGERED", "FINISHED"})
"""The other statuses known. What was triggered goes on as an order of its own."""


def listed(payload: Any) -> list[Row]:
    """The rows of a list of orders. Raises Garbled. One inside a record under "orders" is taken as well:
    COIN-M's openAlgoOrders is not documented in full (unsure)."""
    if isinstance(payload, dict) and "orders" in payload:
        payload = payload["orders"]
    return rows(payload, "the list of orders")


def resting(found: Iterable[Row]) -> tuple[OpenOrder, ...]:
    """The orders of a list of open ones. Raises Garbled for one that cannot be read: without it, it would
    look cancelled."""
    return tuple(_order(row, _shape(row)) for row in found)


def cancelled(found: Iterable[Row], since: datetime, oddities: list[str]) -> tuple[CancelledOrder, ...]:
    """The orders that were taken away at `since` or later, oldest first; one listed twice counts once.

    Binance names no reason, not even whether the owner cancelled: `reason` is UNSTATED, `proof` the status.
    The exchange's own orders (liquidation, ADL, settlement) are nobody's resting orders and left out.
    Raises Garbled. Unknown statuses go to `oddities`.
    """
    gone: dict[str, CancelledOrder] = {}
    for row in found:
        shape = _shape(row)
        status = str(row.get(shape.status))
        if status not in TAKEN:
            if status not in OTHERS:
                oddities.append(f"{shape.status}={raw(status)}")
            continue
        at = moment(row, "updateTime")
        if at >= since and marked(row) is None:
            order = _order(row, shape)
            mark = f"{shape.status}={status}"
            gone[order.id] = CancelledOrder(order, Cancel.UNSTATED, mark, at, (received(row),))
    return tuple(sorted(gone.values(), key=lambda order: (order.at or since, order.order.id)))


def _shape(row: Row) -> Shape:
    if "algoId" in row:
        return ALGO
    return STRATEGY if "strategyId" in row else ORDER


def _order(row: Row, shape: Shape) -> OpenOrder:
    buying = {"BUY": True, "SELL": False}.get(str(row.get("side")))
    if buying is None:
        raise Garbled("an order is neither BUY nor SELL")
    slot = row.get("positionSide")
    slot = raw(slot) if isinstance(slot, str) else ""
    closes = _yes(row, "closePosition")
    # In hedge mode an order against its own side can do nothing but close, whatever its reduceOnly says.
    closing = (slot, buying) in (("LONG", False), ("SHORT", True))
    return OpenOrder(
        id=shape.before + text(row, shape.id),
        symbol=text(row, "symbol"),
        buy=buying,
        kind=raw(row.get(shape.kind) or ""),
        size=Decimal(0) if closes else _left(row, shape),
        price=maybe_price(row, "price"),
        trigger=_trigger(row, shape),
        reduce_only=closing or _yes(row, "reduceOnly"),
        closes=closes,
        slot=slot,
    )


def _left(row: Row, shape: Shape) -> Decimal:
    """What is not executed yet."""
    whole = maybe_number(row, shape.size)
    if whole is None:
        raise Garbled("an order has no size")
    return max(whole - (maybe_number(row, "executedQty") or Decimal(0)), Decimal(0))


def _trigger(row: Row, shape: Shape) -> Decimal | None:
    """The price that sets a conditional order off; of a trailing stop the one that it starts to trail at, as
    its stopPrice is to be ignored (documented)."""
    if str(row.get(shape.kind)) == "TRAILING_STOP_MARKET":
        return maybe_price(row, "activatePrice") or maybe_price(row, "activationPrice")
    return above_zero(maybe_number(row, shape.trigger))


def _yes(row: Row, name: str) -> bool:
    return row.get(name) in (True, "true", "TRUE")
