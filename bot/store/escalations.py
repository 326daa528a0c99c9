"""Alerts that nobody acknowledged, and the people they went on to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Passed
from bot.model.delivery import UNSENT, State
from bot.model.ids import AlertId, PersonId, ReminderId
from bot.store.dialects import insert
from bot.store.schema import alerts, deliveries, escalations, people, reminders


@dataclass(frozen=True, slots=True)
class Climb:
    """An alert to be judged now: it waits to be acknowledged since `since`."""

    number: ReminderId
    alert: AlertId
    since: datetime


async def due(db: AsyncConnection, now: datetime, number: ReminderId | None = None) -> tuple[Climb, ...]:
    """What is to be judged now, the oldest first; of one `number` alone, if given."""
    query = select(reminders).where(reminders.c.climbs_at <= now).order_by(reminders.c.climbs_at)
    if number is not None:
        query = query.where(reminders.c.id == number)
    return tuple(Climb(ReminderId(r.id), AlertId(r.alert), r.opened_at) for r in await db.execute(query))


async def again(db: AsyncConnection, number: ReminderId, at: datetime | None) -> None:
    """Note when an alert is to be judged next (None: no more)."""
    await db.execute(update(reminders).where(reminders.c.id == number).values(climbs_at=at))


async def passed(db: AsyncConnection, alert: AlertId) -> tuple[Passed, ...]:
    """The people an alert went on to, in that order."""
    query = (
        select(escalations.c.person, people.c.name, escalations.c.at)
        .join(people, people.c.id == escalations.c.person)
        .where(escalations.c.alert == alert)
        .order_by(escalations.c.at, escalations.c.person)
    )
    return tuple(Passed(PersonId(row.person), row.name, row.at) for row in await db.execute(query))


async def add(db: AsyncConnection, alert: AlertId, person: PersonId, now: datetime) -> None:
    """Note that an alert goes on to a person."""
    row = insert(escalations).values(alert=alert, person=person, at=now)
    await db.execute(row.on_conflict_do_nothing())


async def recall(db: AsyncConnection, alert: AlertId) -> None:
    """Somebody acknowledged an alert, so what is not on its way yet does not leave any more: nobody but its
    owner gets a first copy of it now, and where it was to be said again, the copy before is edited."""
    waiting = deliveries.c.state.in_(UNSENT)
    mine = deliveries.c.alert == alert
    owner = select(alerts.c.person).where(alerts.c.id == alert).scalar_subquery()
    unsent = deliveries.c.state.in_((*UNSENT, State.GONE)) & (deliveries.c.sent == 0)
    await db.execute(delete(deliveries).where(mine, unsent, deliveries.c.person != owner))
    heard = exists().where(deliveries.c.alert == alert, deliveries.c.person == escalations.c.person)
    await db.execute(delete(escalations).where(escalations.c.alert == alert, ~heard))
    said = (deliveries.c.ref.is_(None)) & (deliveries.c.former.is_not(None))
    await db.execute(update(deliveries).where(mine, waiting, said).values(ref=deliveries.c.former))


async def notices(db: AsyncConnection, alert: AlertId) -> tuple[AlertId, ...]:
    """The alerts that told hosts that nobody acknowledged this one, as they were last opened."""
    opened = select(reminders.c.opened_at).where(reminders.c.alert == alert).scalar_subquery()
    mine = alerts.c.id.startswith(alert + ":", autoescape=True)
    query = select(alerts.c.id).where(alerts.c.kind == "Unacknowledged", mine, alerts.c.created_at >= opened)
    return tuple(AlertId(name) for name in (await db.execute(query)).scalars())
