"""Alerts and the deliveries that carry them, written in the caller's transaction before anything is sent."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, false, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.checklist import ChecklistTemplate
from bot.model.delivery import ON_ITS_WAY, UNSENT, State, StepReason
from bot.model.event import Event
from bot.model.ids import AccountId, AlertId, ChannelName, ChecklistId, PersonId
from bot.model.manners import ALOUD, Manner
from bot.model.person import Address, Person, Role
from bot.model.summary import HeldBack
from bot.store import accounts as account_store
from bot.store import checklists, escalations, kept, reminders, rescue, shares, steps
from bot.store.codec import pack, unpack_event
from bot.store.dialects import insert
from bot.store.outbox import CAN_BE_QUEUED
from bot.store.people import ALLOWED
from bot.store.schema import LARGEST, Moment, addresses, alerts, deliveries, people
from bot.store.schema import escalations as escalation_table
from bot.store.schema import reminders as reminder_table

Templates = Mapping[str, ChecklistTemplate]
_NOT_TAKEN = {"state": State.GONE, "why": StepReason.ADDRESS_GONE}
_PASSED = (
    select(func.count())
    .select_from(escalation_table)
    .where(escalation_table.c.alert == alerts.c.id)
    .correlate(alerts)
    .scalar_subquery()
)
_WITH_REMINDER = (
    select(alerts, *reminders.COLUMNS, people.c.name.label("owner"), _PASSED.label("passed"))
    .join(people, people.c.id == alerts.c.person)
    .outerjoin(reminder_table, reminder_table.c.alert == alerts.c.id)
)
"""In one query: it is what a message costs on its way."""
_UNTRIED = {"sent": 0, "attempts": 0, "repeat": False, "reason": ""}


async def tell(db: AsyncConnection, tellings: Iterable[Telling], templates: Templates, now: datetime) -> int:
    """Write alerts, their checklists and their deliveries; returns how many alerts are new or changed.

    An alert that is there already gets a new revision, and every copy of it is queued for an edit; the
    same content again changes nothing, nor does any content of what is told ONCE.
    """
    changed = 0
    for telling in tellings:
        if await _write(db, telling.alert, now, once=telling.reason is Reason.ONCE):
            changed += 1
            if telling.alert.checklist in templates:
                template, began = (
                    templates[telling.alert.checklist],
                    telling.alert.began_at or telling.alert.at,
                )
                await checklists.begin(db, telling.alert, template, began, now)
            if telling.repeat is not None:
                await reminders.begin(db, telling.alert.id, telling.repeat, now)
            await queue(db, telling.alert.id, telling.to, now, telling.manner)
            if telling.alert.subject:
                await rescue.supersede(db, telling.alert, now)
            if telling.shared:
                await shares.queue(db, telling.alert.id, now)
            if telling.reason is Reason.FIRST:  # news: whoever reads a page further back must see it
                mine = deliveries.c.alert == telling.alert.id
                await db.execute(update(deliveries).where(mine).values(view=""))
    return changed


async def touch(db: AsyncConnection, alert: AlertId, now: datetime) -> None:
    """Have every copy of an alert edited: something it shows has changed."""
    await db.execute(
        update(alerts).where(alerts.c.id == alert).values(revision=alerts.c.revision + 1, updated_at=now)
    )
    await queue(db, alert, (), now)


async def touch_checklist(db: AsyncConnection, checklist: ChecklistId, now: datetime) -> None:
    """Have every message that shows a checklist edited."""
    for alert in await checklists.shown_by(db, checklist):
        await touch(db, alert, now)


async def say_again(db: AsyncConnection, alert: AlertId, now: datetime, manner: Manner = ALOUD) -> None:
    """Send an alert anew to every address of those who are to acknowledge it, so that it is heard: an edit
    makes no sound. A copy that is being sent at this moment is left to that."""
    await touch(db, alert, now)
    await kept.judged(db, alert, manner, now)
    head = alerts.c.id == alert
    asked = (
        select(alerts.c.person)
        .where(head)
        .union(select(escalation_table.c.person).where(escalation_table.c.alert == alert))
    )
    await _anew(db, alert, deliveries.c.person.in_(asked) & (deliveries.c.shared == ""))


async def pass_on(db: AsyncConnection, alert: AlertId, to: Person, now: datetime) -> None:
    """Send an alert to another person too; every copy is edited to say so."""
    await escalations.add(db, alert, to.id, now)
    await touch(db, alert, now)
    await queue(db, alert, to.addresses, now, reader=to.id)
    await _anew(db, alert, deliveries.c.person == to.id)


async def _anew(db: AsyncConnection, alert: AlertId, whose: ColumnElement[bool]) -> None:
    """Have waiting copies sent as new messages. `former` is the one before, in case there is no need any more
    when its turn comes."""
    waiting = deliveries.c.state.in_(UNSENT)
    former = func.coalesce(deliveries.c.ref, deliveries.c.former)
    copies = update(deliveries).where(deliveries.c.alert == alert, waiting, whose)
    await db.execute(copies.values(ref=None, former=former))


async def get(db: AsyncConnection, alert: AlertId) -> Told | None:
    """An alert with its account and checklist, or None."""
    row = (await db.execute(_WITH_REMINDER.where(alerts.c.id == alert))).one_or_none()
    return None if row is None else await _told(db, row)


async def numbered(db: AsyncConnection, number: int) -> Told | None:
    """The alert that people know by a number, or None."""
    if number > LARGEST:
        return None
    row = (await db.execute(_WITH_REMINDER.where(alerts.c.number == number))).one_or_none()
    return None if row is None else await _told(db, row)


async def known(db: AsyncConnection, names: Iterable[AlertId]) -> frozenset[AlertId]:
    """Those of some names under which something was told."""
    query = select(alerts.c.id).where(alerts.c.id.in_(tuple(names)))
    return frozenset(AlertId(name) for name in (await db.execute(query)).scalars())


async def latest(
    db: AsyncConnection, person: PersonId | None, limit: int, kinds: Collection[str] = ()
) -> tuple[Told, ...]:
    """The newest alerts of a person (None: of everybody), newest first; of some kinds of events alone, if
    given."""
    query = _WITH_REMINDER.order_by(alerts.c.created_at.desc())
    if person is not None:
        query = query.where(alerts.c.person == person)
    if kinds:
        query = query.where(alerts.c.kind.in_(kinds))
    return tuple([await _told(db, row) for row in (await db.execute(query.limit(limit))).all()])


async def around(
    db: AsyncConnection, account: AccountId, person: PersonId, since: datetime, until: datetime
) -> tuple[Told, ...]:
    """What a person was told of an account between two times, oldest first."""
    mine = (alerts.c.account == account, alerts.c.person == person)
    query = _WITH_REMINDER.where(*mine, alerts.c.created_at >= since, alerts.c.created_at <= until)
    rows = (await db.execute(query.order_by(alerts.c.created_at, alerts.c.id))).all()
    return tuple([await _told(db, row) for row in rows])


async def queue(
    db: AsyncConnection,
    alert: AlertId,
    to: Iterable[Address],
    now: datetime,
    manner: Manner | None = None,
    reader: PersonId | None = None,
) -> None:
    """Bring every copy of an alert to its newest revision, and send it to addresses without a copy: those of
    its owner, or of another reader.

    `manner` says how news are told: what was held or off until now is judged by it. None: no news, so that
    what is held or off stays so.
    """
    head = (await db.execute(select(alerts).where(alerts.c.id == alert))).one()
    if head.revision > 1:  # before, there is no copy
        await _to_newest(db, head, now)
        if manner is not None:
            await kept.judged(db, alert, manner, now)
    person = reader or head.person
    fresh = {
        "alert": alert,
        "person": person,
        "urgency": head.urgency,
        "wanted": head.revision,
        **_UNTRIED,
        **kept.values(manner or ALOUD, now),
        "created_at": now,
        "why": StepReason.WRITTEN,
    }
    dead = await _gone(db, person)
    rows = [
        {**fresh, "channel": a.channel, "address": a.address} | (_NOT_TAKEN if a in dead else {}) for a in to
    ]
    if rows:
        await db.execute(insert(deliveries).on_conflict_do_nothing(), rows)
        await steps.note_first(db, alert, now)


async def _to_newest(db: AsyncConnection, head: Any, now: datetime) -> None:
    """Have every copy that is there follow its alert."""
    settled = deliveries.c.state.in_(CAN_BE_QUEUED)
    await db.execute(
        update(deliveries)
        .where(deliveries.c.alert == head.id)
        .values(
            wanted=head.revision,
            urgency=head.urgency,
            not_before=case((settled, literal(now, Moment())), else_=deliveries.c.not_before),
            state=case((settled, State.QUEUED.value), else_=deliveries.c.state),
            why=case((settled, StepReason.NEWS.value), else_=deliveries.c.why),
            reason=case((settled, ""), else_=deliveries.c.reason),
        )
    )
    copies = deliveries.c.alert == head.id
    alive = copies & deliveries.c.state.in_(ON_ITS_WAY)
    await steps.note_those(db, alive, State.QUEUED, StepReason.NEWS, now)


async def _gone(db: AsyncConnection, person: int) -> frozenset[Address]:
    """Addresses of a person that take no messages now; what is for them waits until they write again."""
    query = select(addresses).where(addresses.c.person == person, addresses.c.gone != "")
    return frozenset(Address(ChannelName(row.channel), row.address) for row in await db.execute(query))


async def _write(db: AsyncConnection, alert: Alert, now: datetime, once: bool) -> bool:
    """Whether the alert is new, or says something new."""
    kind, body = type(alert.event).__name__, pack(alert.event)
    row = insert(alerts).values(
        id=alert.id,
        person=alert.person,
        account=alert.account,
        kind=kind,
        event=body,
        urgency=alert.urgency,
        revision=1,
        created_at=now,
        updated_at=now,
        checklist=alert.shows,
        number=select(func.coalesce(func.max(alerts.c.number), 0) + 1).scalar_subquery(),
        subject=alert.subject,
    )
    row = row.on_conflict_do_update(
        index_elements=[alerts.c.id],
        set_={
            "kind": kind,
            "event": body,
            "urgency": alert.urgency,
            "revision": alerts.c.revision + 1,
            "updated_at": now,
        },
        where=false() if once else or_(alerts.c.event != body, alerts.c.kind != kind),
    )
    return (await db.execute(row.returning(alerts.c.revision))).scalar() is not None


async def _told(db: AsyncConnection, row: Any) -> Told:
    alert = Alert(
        id=AlertId(row.id),
        person=PersonId(row.person),
        account=None if row.account is None else AccountId(row.account),
        event=unpack_event(row.kind, row.event),
        urgency=Urgency(row.urgency),
        at=row.created_at,
        subject=row.subject,
    )
    account = None if alert.account is None else await account_store.get(db, alert.account)
    listed = await checklists.of_alert(db, alert.id)
    helpers = () if listed is None else await _others(db, alert.person)
    passed = await escalations.passed(db, alert.id) if row.passed else ()
    reminder = reminders.reminder(row)
    parts = await _parts(db, alert.event)
    return Told(alert, row.revision, account, listed, reminder, helpers, row.owner, passed, parts, row.number)


async def _parts(db: AsyncConnection, event: Event) -> tuple[Told, ...]:
    """The alerts that a summary is about, as far as they are still kept."""
    names = event.alerts if isinstance(event, HeldBack) else ()
    return tuple([told for name in names if (told := await get(db, name)) is not None])


async def _others(db: AsyncConnection, person: PersonId) -> tuple[tuple[PersonId, str], ...]:
    """The other people who may act for a person."""
    others = ALLOWED & (people.c.id != person) & (people.c.role != Role.VIEWER)
    query = select(people.c.id, people.c.name).where(others).order_by(people.c.id)
    return tuple((PersonId(row.id), row.name) for row in await db.execute(query))
