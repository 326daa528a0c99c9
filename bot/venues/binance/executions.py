"""Order rows of Binance become executions with their cause. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from bot.clock import from_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Cursor, Fills
from bot.model.position import PositionKey, SizeUnit
from bot.venues.reading import Row, moment, number, raw, received, text

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

DAY = 24 * 60 * 60 * 1000
OVERLAP = 60 * 60 * 1000
"""How far before a cursor the next look begins, in milliseconds: so late may a row be listed."""
KEPT = 90 * DAY
"""Orders older than 90 days are not found by order queries, nor by COIN-M's forceOrders (documented); unsure
for forceOrders of USDⓈ-M."""
_TOLD = "told:"


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one product from `start` (ms) on. `source` is its key in the cursor, `gap` what could
    not be read, in a sentence for people, or ""."""

    source: str
    start: int
    forced: Sequence[Row]
    orders: Sequence[Row]
    gap: str = ""


def newest_read(since: Cursor, source: str, now: int) -> int:
    """The time in milliseconds up to which a cursor has read a source; `now` for one that was not read yet,
    and for a time that is still to come (the host's clock was wrong when it was written)."""
    return min(int(since.get(source, now)), now)


def is_of_coin(name: str) -> bool:
    """Whether an entry of a cursor belongs to COIN-M."""
    return name.startswith("coin-") or "COIN-M" in name


def oldest_created(page: Iterable[Row]) -> int:
    """The creation time (ms) of the oldest order on a page."""
    return min(_ms(row, "time") for row in page)


def newest_change(page: Iterable[Row]) -> int:
    """The time (ms) of the newest change on a page."""
    return max(changed(row) for row in page)


def gap(*, too_old: bool, whole: bool) -> str:
    """One sentence for people on what could not be read, or ""."""
    if too_old:
        return "Binance keeps orders for 90 days only; what happened before is not known."
    return "" if whole else "Binance had more orders than could be read; some are not known."


def fills(readings: Sequence[Reading], since: Cursor, now: int, coin: bool = False) -> Fills:
    """The executions that orders changed since each reading's start stand for, and the cursor to go on from.

    All readings are of USDⓈ-M, or all of COIN-M (`coin`: sizes in contracts). An order that several
    lists show is one. An order row shows the sum executed so far. A finished order is one fill,
    "force:<orderId>" or "order:<orderId>". One met before it was finished is told in pieces: each piece is
    what was added, "<source>:<orderId>:<sum so far>", and the cursor remembers the sum under
    "told:<orderId>" for as long as the order can come back. So each part is told once and the pieces add
    up. A piece's price is the order's average so far. The ids of COIN-M begin with "coin-" besides, since
    both products may count alike. A cursor stays at a forced order that is still open, for a day at most.

    An ADL or a liquidation is believed only from forceOrders, which is the exchange's own list;
    settlement marks also from allOrders, as forceOrders names only those two kinds. Raises Garbled.
    """
    prefix = "coin-" if coin else ""
    booked = prefix + _TOLD
    told = {name: value for name, value in since.items() if name.startswith(booked)}
    found: list[Fill] = []
    oddities: list[str] = []
    newest = now
    for name, row, cause in _executed(readings):
        newest = max(newest, changed(row))
        names = (booked + name.partition(":")[2], prefix + name)
        fill = _fill(names, row, cause, told, oddities)
        if fill is not None:
            found.append(replace(fill, unit=SizeUnit.CONTRACTS) if coin else fill)
    untils = {r.source: min([newest, *_unfinished(r.forced, now)]) for r in readings}
    cursor = {source: str(until) for source, until in untils.items()}
    cursor |= _still_needed(told, min(untils.values(), default=newest))
    gaps = dict.fromkeys(reading.gap for reading in readings if reading.gap)
    return Fills(tuple(sorted(found, key=lambda fill: fill.at)), cursor, " ".join(gaps), tuple(oddities))


def _unfinished(force_orders: Sequence[Row], now: int) -> list[int]:
    """The creation times (ms) of the forced orders of the last day that may still execute."""
    created = [_ms(row, "time") for row in force_orders if _status(row) in OPEN]
    return [at for at in created if at > now - DAY]


_Shown = tuple[Row, bool]
"""An order's row, and whether the list of forced orders shows it."""


def _executed(readings: Iterable[Reading]) -> Iterator[tuple[str, Row, Cause]]:
    """Each order executed and changed since its reading's start, once: its name, its row, its cause."""
    shown: dict[tuple[str, str], _Shown] = {}
    for reading in readings:
        for rows, forced in ((reading.orders, False), (reading.forced, True)):
            for row in rows:
                if _quantity(row) > 0 and changed(row) >= reading.start:
                    order = (text(row, "orderId"), text(row, "symbol"))
                    shown[order] = max((row, forced), shown.get(order, (row, forced)), key=_worth)
    names: dict[str, str] = {}
    for (counted, symbol), (row, forced) in shown.items():
        # Each symbol counts for itself (documented); that two of them meet at one number was never seen.
        name = counted if names.setdefault(counted, symbol) == symbol else f"{counted}@{symbol}"
        mark = marked(row)
        if forced:
            yield f"force:{name}", row, mark or Cause.UNRECOGNISED
        elif mark in (Cause.SETTLEMENT, Cause.DELIVERY):
            yield f"force:{name}", row, mark
        elif mark is None:
            yield f"order:{name}", row, Cause.OWN_ORDER if client_id(row) else Cause.UNRECOGNISED


def _worth(shown: _Shown) -> tuple[bool, bool, bool, Decimal]:
    """Which of two rows of an order says more: the exchange's own list, then a mark, a side, a larger sum."""
    row, forced = shown
    return forced, marked(row) is not None, _buying(row) is not None, _quantity(row)


def _fill(
    names: tuple[str, str], row: Row, cause: Cause, told: dict[str, str], oddities: list[str]
) -> Fill | None:
    """What an order added since it was last told, or None; books it in `told` while it can still grow.

    `names` are the order's key in `told` and the id of its fill when it is told whole.
    """
    booked, name = names
    total = _quantity(row)
    status = _status(row)
    before = told.get(booked)
    if before is not None or status not in FINAL:
        told[booked] = f"{total:f} {changed(row)} {'final' if status in FINAL else 'open'}"
        name = f"{name}:{total.normalize():f}"
    added = total - Decimal(before.split()[0]) if before is not None else total
    buying = _buying(row)
    if buying is None or added <= 0:
        if buying is None:
            oddities.append(f"side={raw(row.get('side'))!r}")
        return None
    if cause is Cause.UNRECOGNISED or status not in FINAL | OPEN:
        oddities.append(f"clientOrderId={raw(_kind_of(row))!r} status={raw(status)!r}")
    shown = client_id(row)[:12] if cause is Cause.OWN_ORDER else raw(client_id(row))
    return Fill(
        id=FillId(name),
        key=PositionKey(text(row, "symbol"), text(row, "positionSide")),
        signed=added * buying,
        price=number(row, "avgPrice"),
        at=from_ms(changed(row)),
        cause=cause,
        proof=f"clientOrderId={shown}",
        order_id=text(row, "orderId"),
        raw=() if cause is Cause.OWN_ORDER else (received(row),),
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


def marked(row: Row) -> Cause | None:
    """The cause that the beginning of an order's clientOrderId stands for, or None."""
    named = client_id(row)
    return next((cause for beginning, cause in MARKS if named.startswith(beginning)), None)


def _kind_of(row: Row) -> str:
    """A client id up to its first digit: what is the same for all orders of one kind."""
    return "".join(takewhile(lambda c: not c.isdigit(), client_id(row)))


def client_id(row: Row) -> str:
    """An order's clientOrderId, "" when it is no text."""
    value = row.get("clientOrderId")
    return value if isinstance(value, str) else ""


def changed(row: Row) -> int:
    """The time (ms) of an order's last change. Raises Garbled."""
    return _ms(row, "updateTime")


def _buying(row: Row) -> int | None:
    """+1 for a buy, -1 for a sale, None when the row does not say."""
    return {"BUY": 1, "SELL": -1}.get(str(row.get("side")))


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
