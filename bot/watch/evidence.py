"""What a look saw, parted into what is decided on and the venue's rows behind it. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.model.baseline import Baseline
from bot.model.fill import Fill
from bot.model.observation import Observation
from bot.model.order import CancelledOrder, Orders
from bot.model.record import Record, RecordKind


def parted(seen: Observation) -> tuple[Observation, tuple[Record, ...]]:
    """The look without raw rows, which must not travel in events and messages, and those rows."""
    fills, orders = seen.fills or (), seen.orders
    gone = orders.cancelled if orders is not None else ()
    records = (*_of_fills(fills), *_of_orders(gone, seen.at))
    if not records:
        return seen, ()
    bare = None if seen.fills is None else tuple(replace(f, raw=()) if f.raw else f for f in fills)
    return replace(seen, fills=bare, orders=None if orders is None else _bare(orders)), records


def belonging(records: Iterable[Record], after: Baseline) -> tuple[Record, ...]:
    """The rows worth keeping: of fills all, of orders those that went away with an incident."""
    incidents = (*after.past, *((after.incident,) if after.incident else ()))
    lost = {c.order.name for incident in incidents for c in incident.cancelled}
    return tuple(r for r in records if r.kind is RecordKind.FILL or (r.symbol, r.id) in lost)


def _of_fills(fills: Iterable[Fill]) -> Iterable[Record]:
    return (Record(RecordKind.FILL, f.key.symbol, f.id, f.at, raw) for f in fills for raw in f.raw)


def _of_orders(cancelled: Iterable[CancelledOrder], at: datetime) -> Iterable[Record]:
    for gone in cancelled:
        for raw in gone.raw:
            yield Record(RecordKind.ORDER, gone.order.symbol, gone.order.id, gone.at or at, raw)


def _bare(orders: Orders) -> Orders:
    return replace(orders, cancelled=tuple(replace(c, raw=()) for c in orders.cancelled))
