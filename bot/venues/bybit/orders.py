"""What Bybit's lists of orders mean: rows -> orders. Pure.

Pages: docs/v5/order/open-order, docs/v5/order/order-list, docs/v5/enum. Without `orderFilter` a list holds
all kinds of orders of a category: conditional ones and those of take-profit and stop-loss too.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from bot.errors import Garbled
from bot.model.order import CancelledOrder, OpenOrder
from bot.venues.bybit.marks import cancel
from bot.venues.bybit.pages import Page, maybe_name
from bot.venues.reading import Row, maybe_moment, maybe_number, maybe_price, number, raw, received, text

_OPEN = ("New", "PartiallyFilled", "Untriggered", "Triggered")
"""Triggered is the moment of a conditional order between Untriggered and New."""
_TAKEN = ("Cancelled", "PartiallyFilledCanceled", "Deactivated")
"""Deactivated: cancelled before it was triggered."""
_REFUSED = "Rejected"
"""Never rested, unless it is a conditional order that failed when it was triggered."""
_DONE = ("Filled",)
_WHOLE = ("TakeProfit", "StopLoss", "TrailingStop")
"""stopOrderType of orders that the exchange keeps at the size of the position, in tpslMode Full."""


def resting(pages: Iterable[Page], notes: list[str]) -> list[OpenOrder]:
    """The orders that rest, each once; one in a state nobody knows counts as resting and is noted."""
    found: dict[str, OpenOrder] = {}
    for page in pages:
        for row in page.rows:
            status = row.get("orderStatus")
            if status in (*_TAKEN, *_DONE, _REFUSED):
                continue
            if status not in _OPEN:
                notes.append(f"orderStatus={raw(status)}")
            found[text(row, "orderId")] = order(row)
    return list(found.values())


def taken_away(pages: Iterable[Page], since: datetime, notes: list[str]) -> list[CancelledOrder]:
    """The orders that were cancelled at `since` or later, each once, oldest first."""
    found: dict[str, CancelledOrder] = {}
    for page in pages:
        for row in page.rows:
            status = row.get("orderStatus")
            if status not in (*_TAKEN, *_OPEN, *_DONE, _REFUSED):
                notes.append(f"orderStatus={raw(status)}")
            failed = status == _REFUSED and maybe_price(row, "triggerPrice") is not None
            at = maybe_moment(row, "updatedTime")
            if (status in _TAKEN or failed) and (at is None or at >= since):
                found[text(row, "orderId")] = _cancelled(row, at, notes)
    return sorted(found.values(), key=lambda gone: gone.at or since)


def order(row: Row) -> OpenOrder:
    """One order as it rests or rested. Raises Garbled when it cannot be read: none may be left out."""
    side = row.get("side")
    if side not in ("Buy", "Sell"):
        raise Garbled("side of an order is neither Buy nor Sell")
    whole, kind = number(row, "qty"), _kind(row)
    closing = row.get("reduceOnly") is True or row.get("closeOnTrigger") is True
    # qty 0 with reduceOnly or closeOnTrigger is documented to close the whole position.
    closes = (closing and not whole) or (kind in _WHOLE and row.get("tpslMode") == "Full")
    return OpenOrder(
        text(row, "orderId"),
        text(row, "symbol"),
        side == "Buy",
        kind,
        Decimal(0) if closes else _left(row, whole),
        None if row.get("orderType") == "Market" else maybe_price(row, "price"),
        maybe_price(row, "triggerPrice"),
        closing or closes,
        closes,
        slot=maybe_name(row, "positionIdx"),
    )


def _kind(row: Row) -> str:
    """The venue's word: stopOrderType of conditional orders, orderType of the rest."""
    kind = row.get("stopOrderType")
    return maybe_name(row, "orderType") if kind in ("UNKNOWN", "", None) else raw(kind)


def _left(row: Row, whole: Decimal) -> Decimal:
    """What is, or was, left to be filled. Trap: leavesQty is 0 in orders that are cancelled."""
    left = maybe_number(row, "leavesQty")
    if left:
        return left.copy_abs()
    return max(whole - (maybe_number(row, "cumExecQty") or Decimal(0)), Decimal(0))


def _cancelled(row: Row, at: datetime | None, notes: list[str]) -> CancelledOrder:
    reason, proof, known = cancel(row.get("cancelType"), row.get("rejectReason"))
    if not known:
        notes.append(proof)
    return CancelledOrder(order(row), reason, proof, at, (received(row),))
