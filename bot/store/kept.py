"""Deliveries that are not sent now: held for a summary, told in one, or off."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, String, and_, case, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import UNSENT, State, StepReason
from bot.model.ids import AlertId, PersonId
from bot.model.manners import Manner, Sound
from bot.store import steps
from bot.store.people import ALLOWED
from bot.store.schema import Moment, alerts, deliveries, people

STATES = {Sound.LOUD: State.QUEUED, Sound.SILENT: State.QUEUED, Sound.HELD: State.HELD, Sound.OFF: State.OFF}
KEPT = (State.HELD, State.SUMMED, State.OFF)
AT_ONCE = 500


def values(manner: Manner, now: datetime) -> dict[str, Any]:
    """What a new delivery holds for its manner."""
    return {
        "state": STATES[manner.sound],
        "not_before": manner.until or now,
        "silent": manner.sound is not Sound.LOUD,
        "manner": manner.why.value,
    }


async def judged(db: AsyncConnection, alert: AlertId, manner: Manner, now: datetime) -> None:
    """News of an alert: its owner's copies that were never told, or only in a summary, are told as `manner`
    says. Those that were sent are edited, which makes no sound in any app; their next sending is as it
    says."""
    new = values(manner, now)
    never = deliveries.c.state.in_(KEPT)
    waits = deliveries.c.state.in_(UNSENT) & (deliveries.c.sent == 0) & (deliveries.c.attempts == 0)
    moved = or_(never, waits)
    owner = select(alerts.c.person).where(alerts.c.id == alert).scalar_subquery()
    its = and_(
        deliveries.c.alert == alert,
        deliveries.c.state != State.GONE,
        deliveries.c.person == owner,
        deliveries.c.shared == "",
    )
    goes = moved & (deliveries.c.state != new["state"])
    await steps.note_those(db, its & goes, new["state"], StepReason.JUDGED_ANEW, now)
    await db.execute(
        update(deliveries)
        .where(its)
        .values(
            state=case((moved, new["state"].value), else_=deliveries.c.state),
            why=case((goes, StepReason.JUDGED_ANEW.value), else_=deliveries.c.why),
            not_before=case((moved, literal(new["not_before"], Moment())), else_=deliveries.c.not_before),
            silent=literal(new["silent"], Boolean()),
            manner=literal(new["manner"], String()),
        )
    )


async def due(
    db: AsyncConnection, by: datetime | None, person: PersonId | None = None
) -> dict[PersonId, tuple[AlertId, ...]]:
    """What is held and to be judged again by then (None: all that is held), the oldest first, by person; of
    one alone, if given."""
    query = (
        select(deliveries.c.person, deliveries.c.alert)
        .where(deliveries.c.state == State.HELD)
        .where(deliveries.c.person.in_(select(people.c.id).where(ALLOWED)))
        .group_by(deliveries.c.person, deliveries.c.alert)
        .order_by(func.min(deliveries.c.created_at))
    )
    if by is not None:
        query = query.where(deliveries.c.not_before <= by).limit(AT_ONCE)
    if person is not None:
        query = query.where(deliveries.c.person == person)
    found: defaultdict[PersonId, list[AlertId]] = defaultdict(list)
    for row in await db.execute(query):
        found[PersonId(row.person)].append(AlertId(row.alert))
    return {person: tuple(names) for person, names in found.items()}


async def summed(db: AsyncConnection, names: Iterable[AlertId], now: datetime) -> None:
    """Note that held alerts are told in a summary."""
    held = deliveries.c.alert.in_(tuple(names)) & (deliveries.c.state == State.HELD)
    await steps.note_those(db, held, State.SUMMED, StepReason.SUMMED_UP, now)
    summed_up = {"state": State.SUMMED, "why": StepReason.SUMMED_UP}
    await db.execute(update(deliveries).where(held).values(summed_up))
