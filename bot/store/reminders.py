"""Alerts that are said again until somebody acknowledges them; who did, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Reminder, Repeat
from bot.model.ids import AccountId, AlertId, PersonId, ReminderId
from bot.store.dialects import insert
from bot.store.schema import LARGEST, alerts, deliveries, escalations, reminders

COLUMNS = (
    reminders.c.id.label("reminder"),
    reminders.c.told,
    reminders.c.acked_by,
    reminders.c.acked_at,
    reminders.c.opened_at,
)
"""What is told of a reminder beside its alert."""


@dataclass(frozen=True, slots=True)
class Due:
    """An alert that is due to be said again, as it was already `told` times."""

    number: ReminderId
    alert: AlertId
    every: timedelta
    told: int


async def begin(db: AsyncConnection, alert: AlertId, repeat: Repeat, now: datetime) -> None:
    """Say an alert again from now on. One that was acknowledged is opened again, and said at once, when the
    news reopen it; else it stays as it is."""
    every = repeat.every.total_seconds()
    row = insert(reminders).values(
        alert=alert,
        every=every,
        due_at=now + repeat.every if every else None,
        told=0,
        acked_by="",
        opened_at=now,
        climbs_at=now,
    )
    await db.execute(row.on_conflict_do_nothing(index_elements=[reminders.c.alert]))
    if repeat.reopens:
        again = (
            update(reminders)
            .where(reminders.c.alert == alert, reminders.c.acked_at.is_not(None))
            .values(acked_by="", acked_at=None, told=0, due_at=now, opened_at=now, climbs_at=now)
        )
        if (await db.execute(again)).rowcount:  # its owner is asked first, as at the beginning
            await db.execute(delete(escalations).where(escalations.c.alert == alert))


async def of_person(db: AsyncConnection, number: int, person: PersonId) -> tuple[AlertId, Reminder] | None:
    """The alert behind a number when it is that person's or has reached them, else None."""
    if number > LARGEST:
        return None
    query = (
        select(reminders.c.alert, *COLUMNS)
        .join(alerts, alerts.c.id == reminders.c.alert)
        .where(reminders.c.id == number, _concerns(person))
    )
    row = (await db.execute(query)).one_or_none()
    found = None if row is None else reminder(row)
    return None if row is None or found is None else (AlertId(row.alert), found)


async def open_ones(db: AsyncConnection, person: PersonId, since: datetime) -> tuple[AlertId, ...]:
    """The alerts that have reached a person and still wait to be acknowledged, newest first: those that are
    said again, and of those that were said often enough the ones opened after `since`."""
    waits = or_(
        reminders.c.due_at.is_not(None), (alerts.c.kind == "AdlTaken") & (reminders.c.opened_at > since)
    )
    query = (
        select(reminders.c.alert)
        .join(alerts, alerts.c.id == reminders.c.alert)
        .where(reminders.c.acked_at.is_(None), waits, _concerns(person))
        .order_by(reminders.c.opened_at.desc(), reminders.c.id.desc())
    )
    return tuple(AlertId(name) for name in (await db.execute(query)).scalars())


def _concerns(person: PersonId) -> ColumnElement[bool]:
    """Whether an alert is that person's, or was passed on to them."""
    sent = exists().where(deliveries.c.alert == alerts.c.id, deliveries.c.person == person)
    return or_(alerts.c.person == person, sent)


async def acknowledge(db: AsyncConnection, number: int, by: str, at: datetime) -> bool:
    """Note who acknowledged an alert; False when somebody had done so before, whose name stays."""
    first = (
        update(reminders)
        .where(reminders.c.id == number, reminders.c.acked_at.is_(None))
        .values(acked_by=by, acked_at=at, due_at=None, climbs_at=None)
    )
    return (await db.execute(first)).rowcount > 0


async def due(db: AsyncConnection, now: datetime, number: ReminderId | None = None) -> tuple[Due, ...]:
    """What is to be said again now, the oldest first; of one `number` alone, if given."""
    query = select(reminders).where(reminders.c.due_at <= now).order_by(reminders.c.due_at)
    if number is not None:
        query = query.where(reminders.c.id == number)
    return tuple(
        Due(ReminderId(r.id), AlertId(r.alert), timedelta(seconds=r.every), r.told)
        for r in await db.execute(query)
    )


async def reminded(db: AsyncConnection, number: ReminderId, again_at: datetime | None) -> None:
    """Note that an alert was said again, and when it is next (None: no more)."""
    await db.execute(
        update(reminders).where(reminders.c.id == number).values(told=reminders.c.told + 1, due_at=again_at)
    )


async def later(db: AsyncConnection, number: ReminderId, again_at: datetime) -> None:
    """Put off the next saying, which does not count as one."""
    await db.execute(update(reminders).where(reminders.c.id == number).values(due_at=again_at))


async def end(db: AsyncConnection, number: ReminderId) -> None:
    """Say an alert no more; it can still be acknowledged."""
    await db.execute(update(reminders).where(reminders.c.id == number).values(due_at=None))


async def end_of(db: AsyncConnection, account: AccountId) -> None:
    """Say the alerts of an account no more; they can still be acknowledged."""
    mine = select(alerts.c.id).where(alerts.c.account == account)
    await db.execute(update(reminders).where(reminders.c.alert.in_(mine)).values(due_at=None))


def reminder(row: Any) -> Reminder | None:
    """What the COLUMNS of a row say; None for an alert that is said once."""
    if row.reminder is None:
        return None
    return Reminder(ReminderId(row.reminder), row.told, row.acked_by, row.acked_at, row.opened_at)
