"""Every step of a delivery with its reason and time. A step taken again is counted, so that the steps of a
delivery stay few however long an app is down; they are forgotten with their alert."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, exists, literal, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import Delivery, DeliveryStep, Journey, State, StepReason
from bot.model.ids import AlertId
from bot.store.dialects import insert
from bot.store.schema import Moment, deliveries, delivery_steps

_STEP = insert(delivery_steps)
_AGAIN = _STEP.on_conflict_do_update(
    index_elements=["delivery", "revision", "state", "why"],
    set_={
        "last_at": _STEP.excluded.last_at,
        "detail": _STEP.excluded.detail,
        "times": delivery_steps.c.times + 1,
    },
)


async def note(db: AsyncConnection, stepped: Iterable[Delivery], now: datetime) -> None:
    """Write the step that each of some deliveries has just taken."""
    rows = [
        {
            "delivery": d.id,
            "revision": d.wanted,
            "state": d.state,
            "why": d.why,
            "detail": d.reason,
            "at": now,
            "last_at": now,
            "times": 1,
        }
        for d in stepped
    ]
    if rows:
        await db.execute(_AGAIN, rows)


async def note_those(
    db: AsyncConnection, which: ColumnElement[bool], state: State, why: StepReason, now: datetime
) -> None:
    """Write the same step for every delivery that fits, at the revision it wants."""
    moment = literal(now, Moment())
    facts = (literal(state.value), literal(why.value), literal(""), moment, moment, literal(1))
    rows = select(deliveries.c.id, deliveries.c.wanted, *facts).where(which)
    columns = ["delivery", "revision", "state", "why", "detail", "at", "last_at", "times"]
    step = insert(delivery_steps).from_select(columns, rows)
    await db.execute(
        step.on_conflict_do_update(
            index_elements=["delivery", "revision", "state", "why"],
            set_={"last_at": step.excluded.last_at, "times": delivery_steps.c.times + 1},
        )
    )


_NEW = (deliveries.c.alert == bindparam("alert")) & ~exists().where(
    delivery_steps.c.delivery == deliveries.c.id
)
_MOMENT = bindparam("moment", type_=Moment())
_FIRST = insert(delivery_steps).from_select(
    ["delivery", "revision", "state", "why", "detail", "at", "last_at", "times"],
    select(
        deliveries.c.id,
        deliveries.c.wanted,
        deliveries.c.state,
        deliveries.c.why,
        literal(""),
        _MOMENT,
        _MOMENT,
        literal(1),
    ).where(_NEW),
)


async def note_first(db: AsyncConnection, alert: AlertId, now: datetime) -> None:
    """Write the first step of every copy of an alert that has none: where it stands."""
    await db.execute(_FIRST, {"alert": alert, "moment": now})


async def of(db: AsyncConnection, taken_by: Delivery) -> Journey:
    """A delivery with its steps."""
    order = (delivery_steps.c.revision, delivery_steps.c.last_at, delivery_steps.c.at)
    query = select(delivery_steps).where(delivery_steps.c.delivery == taken_by.id).order_by(*order)
    taken = tuple(
        DeliveryStep(r.revision, State(r.state), StepReason(r.why), r.detail, r.at, r.last_at, r.times)
        for r in await db.execute(query)
    )
    return Journey(taken_by, taken)
