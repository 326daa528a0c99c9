"""Checklists: made once with their alert, filled in at every look, changed by people. Every deed is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import exists, or_, select, update
from sqlalchemy import insert as plain_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Alert
from bot.model.checklist import Checklist, ChecklistTemplate, Done, Link, Step
from bot.model.ids import AccountId, AlertId, ChecklistId, PersonId
from bot.model.person import Person
from bot.store.codec import pack, unpack
from bot.store.dialects import insert
from bot.store.schema import LARGEST, alerts, checklists, deeds, deliveries, drills, reminders

Steps = tuple[Step, ...]
Links = tuple[Link, ...]


async def begin(
    db: AsyncConnection, alert: Alert, template: ChecklistTemplate, began_at: datetime, now: datetime
) -> None:
    """Make the checklist of an alert, unless it has one."""
    steps = tuple(Step(step.id, step.text, step.shows) for step in template.steps)
    row = insert(checklists).values(
        alert=alert.id,
        name=template.name,
        person=alert.person,
        account=alert.account,
        began_at=began_at,
        steps=pack(steps, Steps),
        links=pack(template.links, Links),
        reopened=0,
        version=0,
        touched_at=now,
        reminded=0,
    )
    await db.execute(row.on_conflict_do_nothing(index_elements=[checklists.c.alert]))
    mine = select(checklists.c.id).where(checklists.c.alert == alert.id).scalar_subquery()
    await db.execute(update(alerts).where(alerts.c.id == alert.id).values(checklist=mine))


async def get(db: AsyncConnection, checklist: ChecklistId) -> Checklist | None:
    """The checklist with that number, or None."""
    if not 0 <= checklist <= LARGEST:
        return None
    row = (await db.execute(select(checklists).where(checklists.c.id == checklist))).one_or_none()
    return None if row is None else _checklist(row)


async def of_alert(db: AsyncConnection, alert: AlertId) -> Checklist | None:
    """The checklist that the message of an alert shows, or None."""
    shown = select(alerts.c.checklist).where(alerts.c.id == alert).scalar_subquery()
    row = (await db.execute(select(checklists).where(checklists.c.id == shown))).one_or_none()
    return None if row is None else _checklist(row)


async def of_person(db: AsyncConnection, checklist: ChecklistId, person: PersonId) -> Checklist | None:
    """The checklist when it is that person's, or a message that shows it has reached them; else None."""
    found = await get(db, checklist)
    if found is None or found.person == person:
        return found
    passed_on = exists().where(deliveries.c.alert == alerts.c.id, deliveries.c.person == person)
    reached = or_(alerts.c.person == person, passed_on)
    query = select(alerts.c.id).where(alerts.c.checklist == checklist, reached)
    return found if (await db.execute(query.limit(1))).one_or_none() is not None else None


async def latest(db: AsyncConnection, person: PersonId, limit: int) -> tuple[Checklist, ...]:
    """The newest checklists of a person, newest first."""
    query = select(checklists).where(checklists.c.person == person)
    rows = await db.execute(query.order_by(checklists.c.began_at.desc(), checklists.c.id.desc()).limit(limit))
    return tuple(_checklist(row) for row in rows)


async def newest(
    db: AsyncConnection, name: str, limit: int, person: Person | None = None
) -> tuple[Checklist, ...]:
    """The newest checklists made of one template, whosever they are or those of a person and of the accounts
    that they are shown, newest first. Those of drills are left out."""
    drilled = select(drills.c.account)
    real = or_(checklists.c.account.is_(None), checklists.c.account.not_in(drilled))
    query = select(checklists).where(checklists.c.name == name, real)
    if person is not None:
        theirs = or_(checklists.c.person == person.id, checklists.c.account.in_(person.sees))
        query = query.where(theirs)
    rows = await db.execute(query.order_by(checklists.c.began_at.desc(), checklists.c.id.desc()).limit(limit))
    return tuple(_checklist(row) for row in rows)


@dataclass(frozen=True, slots=True)
class Standing:
    """What tells whether a checklist, or what its alert tells (`revision`), has changed, and who touched it
    when. `alert_speaks`: the alert itself is still said again until somebody acknowledges it."""

    version: int
    revision: int
    touched_at: datetime
    reminded: int = 0
    alert_speaks: bool = False

    def shows_same(self, other: "Standing") -> bool:
        """Whether neither the checklist nor its alert has changed."""
        return (self.version, self.revision) == (other.version, other.revision)


async def standing(db: AsyncConnection, since: datetime) -> dict[ChecklistId, Standing]:
    """The checklists that may still change: the unfinished ones, and those that were finished after `since`,
    because a step may come undone."""
    living = (checklists.c.finished_at.is_(None)) | (checklists.c.finished_at > since)
    query = (
        select(
            checklists.c.id,
            checklists.c.version,
            checklists.c.touched_at,
            checklists.c.reminded,
            alerts.c.revision,
            reminders.c.due_at,
        )
        .join(alerts, alerts.c.id == checklists.c.alert)
        .outerjoin(reminders, reminders.c.alert == checklists.c.alert)
        .where(living)
    )
    return {
        ChecklistId(row.id): Standing(
            row.version, row.revision, row.touched_at, row.reminded, row.due_at is not None
        )
        for row in await db.execute(query)
    }


async def reminded(db: AsyncConnection, checklist: ChecklistId) -> None:
    """Note that a checklist was said once more."""
    mine = checklists.c.id == checklist
    await db.execute(update(checklists).where(mine).values(reminded=checklists.c.reminded + 1))


async def some(db: AsyncConnection, numbers: Iterable[ChecklistId]) -> tuple[Checklist, ...]:
    """The checklists with these numbers."""
    rows = await db.execute(select(checklists).where(checklists.c.id.in_(tuple(numbers))))
    return tuple(_checklist(row) for row in rows)


async def save(
    db: AsyncConnection, before: Checklist, after: Checklist, done: Iterable[Done], touched: datetime | None
) -> Checklist | None:
    """Write a checklist that was `before`, and what was done to it; the checklist with its new version, or
    None (and nothing is written) when somebody changed it meanwhile. `touched`: when a person last did
    something, None to leave that as it is."""
    values: dict[str, Any] = {
        "steps": pack(after.steps, Steps),
        "began_at": after.began_at,
        "read_at": after.read_at,
        "finished_at": after.finished_at,
        "reopened": after.reopened,
        "version": before.version + 1,
    }
    if touched is not None:
        values |= {"touched_at": touched, "reminded": 0}
    mine = (checklists.c.id == before.id) & (checklists.c.version == before.version)
    if not (await db.execute(update(checklists).where(mine).values(values))).rowcount:
        return None
    rows = [{"checklist": before.id, "at": d.at, "body": pack(d)} for d in done]
    if rows:
        await db.execute(plain_insert(deeds), rows)
    return replace(after, version=before.version + 1)


async def history(db: AsyncConnection, checklist: ChecklistId) -> tuple[Done, ...]:
    """All that was done to a checklist, oldest first."""
    query = select(deeds.c.body).where(deeds.c.checklist == checklist).order_by(deeds.c.id)
    return tuple(unpack(Done, body) for body in (await db.execute(query)).scalars())


async def alert_of(db: AsyncConnection, checklist: ChecklistId, person: PersonId) -> AlertId | None:
    """The alert in which a person sees a checklist, the newest of several; None when in none."""
    query = select(alerts.c.id).where(alerts.c.checklist == checklist, alerts.c.person == person)
    found = (await db.execute(query.order_by(alerts.c.created_at.desc()).limit(1))).scalar()
    return None if found is None else AlertId(found)


async def shown_by(db: AsyncConnection, checklist: ChecklistId) -> tuple[AlertId, ...]:
    """The alerts whose messages show a checklist."""
    query = select(alerts.c.id).where(alerts.c.checklist == checklist)
    return tuple(AlertId(name) for name in (await db.execute(query)).scalars())


def _checklist(row: Any) -> Checklist:
    return Checklist(
        id=ChecklistId(row.id),
        alert=AlertId(row.alert),
        name=row.name,
        person=PersonId(row.person),
        account=None if row.account is None else AccountId(row.account),
        began_at=row.began_at,
        steps=unpack(Steps, row.steps),
        links=unpack(Links, row.links),
        read_at=row.read_at,
        finished_at=row.finished_at,
        reopened=row.reopened,
        version=row.version,
        reminded=row.reminded,
    )
