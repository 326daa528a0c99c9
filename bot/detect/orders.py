"""Which orders went away with an incident, and which still rest: by the venue's own reason
where it gives one, else by comparing what rested before with what rests now."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.baseline import Baseline, SeenFill
from bot.model.incident import Incident
from bot.model.order import Cancel, CancelledOrder, OpenOrder, Orders

AROUND = timedelta(minutes=2)
"""How far from an incident's fills a cancellation may lie and still belong to it."""


def attach(incident: Incident, before: Baseline, seen: Orders) -> Incident:
    """The incident with the orders that the venue took away around it, and those that are left.

    An order that rested at the last reading, and that neither rests now nor is listed as cancelled, counts as
    gone without a stated reason; but only in the first reading after a fill, because later its owner may well
    have cleaned up. Lists lag: what turns out to rest, to be filled or to be cancelled by its owner did not
    go with the incident after all.
    """
    symbols = incident.symbols
    listed = [c for c in seen.cancelled if c.order.symbol in symbols]
    named = [c for c in listed if c.reason is not Cancel.OWNER and _around(incident, c.at)]
    gone: Iterable[CancelledOrder] = ()
    if before.orders_at is None or incident.seen_at >= before.orders_at:
        names = {c.order.name for c in listed}
        gone = _gone((o for o in before.orders if o.symbol in symbols and o.name not in names), seen)
    there = {o.name for o in seen.open} | {c.order.name for c in listed if c.reason is Cancel.OWNER}
    filled = {fill.order for fill in before.seen if fill.order}
    return replace(
        incident,
        cancelled=tuple(
            c
            for c in _merged(incident.cancelled, (*named, *gone))
            if c.stated or (c.order.name not in there and c.order.id not in filled)
        ),
        standing=tuple(o for o in seen.open if o.symbol in symbols),
    )


def noted(fills: Iterable[SeenFill], seen: Orders) -> tuple[SeenFill, ...]:
    """The fills without the ids of orders that still rest: such an order shows what is left of it, so that
    the fill of a part does not explain why the rest is gone later."""
    resting = {order.id for order in seen.open}
    return tuple(replace(f, order="") if f.order in resting else f for f in fills)


def _around(incident: Incident, at: datetime | None) -> bool:
    return at is None or incident.first_at - AROUND <= at <= incident.last_at + AROUND


def _gone(rested: Iterable[OpenOrder], seen: Orders) -> list[CancelledOrder]:
    return [CancelledOrder(order, Cancel.UNSTATED) for order in rested if seen.speaks_of(order.symbol)]


def _merged(known: Iterable[CancelledOrder], found: Iterable[CancelledOrder]) -> tuple[CancelledOrder, ...]:
    """Each order once, a stated reason before none."""
    by_name: dict[tuple[str, str], CancelledOrder] = {}
    for cancelled in (*known, *found):
        old = by_name.get(cancelled.order.name)
        if old is None or old.reason is Cancel.UNSTATED:
            by_name[cancelled.order.name] = cancelled
    return tuple(by_name.values())
