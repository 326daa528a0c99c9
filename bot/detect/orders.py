"""Which orders went away with an incident, and which still rest: by the venue's own reason
where it gives one, else by comparing what rested before with what rests now."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.baseline import Baseline, SeenFill
from bot.model.incident import Incident
from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders

AROUND = timedelta(minutes=2)
"""How far from an incident's fills a cancellation may lie and still belong to it."""


def attach(incident: Incident, before: Baseline, seen: Orders) -> Incident:
    """The incident with the orders that the venue took away around it, and those that are left.

    An order that rested at the last reading, rests no more, was not filled, and is not said to be cancelled
    by its owner counts as gone without a stated reason; but only in the first reading after a fill, because
    later its owner may well have cleaned up.
    """
    symbols = incident.symbols
    mine = [c for c in seen.cancelled if c.order.symbol in symbols]
    named = [c for c in mine if c.reason is not Cancel.OWNER and _around(incident, c.at)]
    gone: Iterable[CancelledOrder] = ()
    if before.orders_at is None or incident.seen_at >= before.orders_at:
        accounted = {c.order.id for c in mine} | _filled(before.seen)
        gone = _gone((o for o in before.orders if o.symbol in symbols), seen, accounted)
    return replace(
        incident,
        cancelled=_merged(incident.cancelled, (*named, *gone)),
        standing=tuple(o for o in seen.open if o.symbol in symbols),
    )


def _around(incident: Incident, at: datetime | None) -> bool:
    return at is None or incident.first_at - AROUND <= at <= incident.last_at + AROUND


def _gone(rested: Iterable[OpenOrder], seen: Orders, accounted: Collection[str]) -> list[CancelledOrder]:
    still = {order.id for order in seen.open}
    return [
        CancelledOrder(order, Cancel.UNSTATED)
        for order in rested
        if seen.speaks_of(order.symbol) and order.id not in still and order.id not in accounted
    ]


def _filled(fills: Iterable[SeenFill]) -> frozenset[str]:
    return frozenset(fill.order for fill in fills if fill.order)


def _merged(known: Iterable[CancelledOrder], found: Iterable[CancelledOrder]) -> tuple[CancelledOrder, ...]:
    """Each order once, a stated reason before none."""
    by_id: dict[str, CancelledOrder] = {}
    for cancelled in (*known, *found):
        old = by_id.get(cancelled.order.id)
        if old is None or old.reason is Cancel.UNSTATED:
            by_id[cancelled.order.id] = cancelled
    return tuple(by_id.values())
