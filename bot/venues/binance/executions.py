"""Order rows of Binance USDⓈ-M become executions with their cause. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from bot.clock import from_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Cursor, Fills
from bot.model.position import PositionKey
from bot.venues.reading import Row, moment, number, text

MARKS = (
    ("adl_autoclose", Cause.ADL),
    ("autoclose-", Cause.LIQUIDATION),
    ("settlement_autoclose-", Cause.SETTLEMENT),
    ("delivery_autoclose-", Cause.DELIVERY),
)
"""Beginnings of a clientOrderId that the exchange keeps for itself. Only the beginning counts: a person's
own id may hold these words further on. (Page: Event-Order-Update; delivery_autoclose- is third-party.)"""

FINAL = frozenset({"FILLED", "CANCELED", "EXPIRED", "EXPIRED_IN_MATCH", "REJECTED"})
"""Statuses after which executedQty grows no more."""
OPEN = frozenset({"NEW", "PARTIALLY_FILLED"})

SOURCE = "forceOrders"
DAY = 24 * 60 * 60 * 1000
OVERLAP = 60 * 60 * 1000
"""How far before a cursor the next look begins, in milliseconds: so late may a row be listed."""
KEPT = 90 * DAY
"""Orders older than 90 days are not found by order queries (documented); unsure for forceOrders."""
_TOLD = "told:"


def newest_read(since: Cursor, now: int) -> int:
    """The time in milliseconds up to which a cursor has read; `now` for an empty one."""
    return int(since.get(SOURCE, now))


def oldest_created(page: Iterable[Row]) -> int:
    """The creation time (ms) of the oldest order on a page."""
    return min(_ms(row, "time") for row in page)


def newest_change(page: Iterable[Row]) -> int:
    """The time (ms) of the newest change on a page."""
    return max(_changed(row) for row in page)


def gap(*, too_old: bool, whole: bool) -> str:
    """One sentence for people on what could not be read, or ""."""
    if too_old:
        return "Binance keeps orders for 90 days only; what happened before is not known."
    return "" if whole else "Binance had more orders than could be read; some are not known."


def fills(
    force_orders: Sequence[Row],
    all_orders: Sequence[Row],
    since: Cursor,
    start: int,
    now: int,
    gap: str,
) -> Fills:
    """The executions that orders changed since `start` (ms) stand for, and the cursor to go on from.

    An order row shows the sum executed so far. A finished order is one fill, "force:<orderId>" or
    "order:<orderId>". One met before it was finished is told in pieces: each piece is what was added,
    "<source>:<orderId>:<sum so far>", and the cursor remembers the sum under "told:<orderId>" for as long
    as the order can come back. So each part is told once and the pieces add up. A piece's price is the
    order's average so far. The cursor stays at a forced order that is still open, for a day at most.

    An ADL or a liquidation is believed only from forceOrders, which is the exchange's own list;
    settlement marks also from allOrders, as forceOrders names only those two kinds. Raises Garbled.
    """
    told = {name: value for name, value in since.items() if name.startswith(_TOLD)}
    found: list[Fill] = []
    oddities: list[str] = []
    newest = now
    for source, order_id, row, cause in _executed(force_orders, all_orders, start):
        newest = max(newest, _changed(row))
        fill = _fill(f"{source}:{order_id}", order_id, row, cause, told, oddities)
        if fill is not None:
            found.append(fill)
    until = min([newest, *_unfinished(force_orders, now)])
    cursor = {SOURCE: str(until), **_still_needed(told, until)}
    return Fills(tuple(sorted(found, key=lambda fill: fill.at)), cursor, gap, tuple(oddities))


def _unfinished(force_orders: Sequence[Row], now: int) -> list[int]:
    """The creation times (ms) of the forced orders of the last day that may still execute."""
    created = [_ms(row, "time") for row in force_orders if _status(row) in OPEN]
    return [at for at in created if at > now - DAY]


def _executed(
    force_orders: Sequence[Row], all_orders: Sequence[Row], start: int
) -> Iterator[tuple[str, str, Row, Cause]]:
    """Each executed order changed since `start`, once: its id range, its id, its last row, its cause."""
    forced = {text(row, "orderId"): row for row in force_orders}
    own = {text(row, "orderId"): row for row in all_orders}
    for order_id, row in {**own, **forced}.items():
        if _quantity(row) <= 0 or _changed(row) < start:
            continue
        mark = _mark(row)
        if order_id in forced:
            yield "force", order_id, row, mark or Cause.UNRECOGNISED
        elif mark in (Cause.SETTLEMENT, Cause.DELIVERY):
            yield "force", order_id, row, mark
        elif mark is None:
            yield "order", order_id, row, Cause.OWN_ORDER if _client_id(row) else Cause.UNRECOGNISED


def _fill(
    name: str, order_id: str, row: Row, cause: Cause, told: dict[str, str], oddities: list[str]
) -> Fill | None:
    """What an order added since it was last told, or None; books it in `told` while it can still grow."""
    total = _quantity(row)
    status = _status(row)
    before = told.get(_TOLD + order_id)
    if before is not None or status not in FINAL:
        told[_TOLD + order_id] = f"{total:f} {_changed(row)} {'final' if status in FINAL else 'open'}"
        name = f"{name}:{total.normalize():f}"
    added = total - Decimal(before.split()[0]) if before is not None else total
    buying = {"BUY": 1, "SELL": -1}.get(str(row.get("side")))
    if buying is None or added <= 0:
        if buying is None:
            oddities.append(f"side={row.get('side')!r}")
        return None
    if cause is Cause.UNRECOGNISED or status not in FINAL | OPEN:
        oddities.append(f"clientOrderId={_kind_of(row)!r} status={status!r}")
    shown = _client_id(row)[:12] if cause is Cause.OWN_ORDER else _client_id(row)
    return Fill(
        id=FillId(name),
        key=PositionKey(text(row, "symbol"), text(row, "positionSide")),
        signed=added * buying,
        price=number(row, "avgPrice"),
        at=from_ms(_changed(row)),
        cause=cause,
        proof=f"clientOrderId={shown}",
        order_id=order_id,
    )


def _still_needed(told: Mapping[str, str], newest: int) -> dict[str, str]:
    """What must be remembered: orders that may grow, and finished ones that the next look reads again."""
    kept = {}
    for name, value in told.items():
        _, changed, state = value.split()
        keep_for = OVERLAP if state == "final" else KEPT
        if int(changed) >= newest - keep_for:
            kept[name] = value
    return kept


def _mark(row: Row) -> Cause | None:
    client_id = _client_id(row)
    return next((cause for beginning, cause in MARKS if client_id.startswith(beginning)), None)


def _kind_of(row: Row) -> str:
    """A client id up to its first digit: what is the same for all orders of one kind."""
    return "".join(takewhile(lambda c: not c.isdigit(), _client_id(row)))


def _client_id(row: Row) -> str:
    value = row.get("clientOrderId")
    return value if isinstance(value, str) else ""


def _changed(row: Row) -> int:
    return _ms(row, "updateTime")


def _status(row: Row) -> str:
    return str(row.get("status"))


def _quantity(row: Row) -> Decimal:
    value = number(row, "executedQty")
    if not -40 < value.adjusted() < 40:  # written out, an absurd exponent would fill the memory
        raise Garbled("executedQty is out of any range")
    return value


def _ms(row: Row, name: str) -> int:
    """A time in milliseconds, checked; not through a datetime, whose float would lose one at times."""
    moment(row, name)
    return int(number(row, name))
