"""Deliveries that do not arrive: out of date, stuck, sent another way, and owned up to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, case, delete, exists, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Alert
from bot.model.delivery import ON_ITS_WAY, WAITING, Delivery, Instead, State, StepReason
from bot.model.event import Event
from bot.model.ids import AccountId, AlertId, ChannelName, PersonId
from bot.model.person import Address
from bot.store import outbox, steps
from bot.store.codec import unpack_event
from bot.store.dialects import insert
from bot.store.people import ALLOWED
from bot.store.schema import alerts, deliveries, delivery_steps, marks, people

_SINCE = func.coalesce(
    deliveries.c.failing_since, case((deliveries.c.state == State.QUEUED, deliveries.c.not_before))
)
"""Since when an app could have accepted a delivery."""
_UNDER_WAY = deliveries.c.state.in_(ON_ITS_WAY)
_UNREAD = deliveries.c.sent < deliveries.c.wanted
_ENDED = deliveries.c.state.in_((State.GONE, State.REJECTED)) & (deliveries.c.why != StepReason.ANOTHER_COPY)
_LISTED = deliveries.c.person.in_(select(people.c.id).where(ALLOWED))
_TAKEN = deliveries.alias()
_AS_WISHED = (State.SUPERSEDED, State.HELD, State.SUMMED, State.OFF)
_MARK = "silent:"


def _late(before: datetime) -> ColumnElement[bool]:
    return _UNDER_WAY & _UNREAD & (before >= _SINCE)


async def supersede(db: AsyncConnection, alert: Alert, now: datetime) -> None:
    """Drop what waits of older alerts on the same subject, wherever the newer one is going as well."""
    older = select(alerts.c.id).where(
        alerts.c.person == alert.person,
        alerts.c.account == alert.account,
        alerts.c.subject == alert.subject,
        alerts.c.id != alert.id,
    )
    newer = deliveries.alias()
    there = (newer.c.channel == deliveries.c.channel) & (newer.c.address == deliveries.c.address)
    alive = newer.c.state.in_(ON_ITS_WAY)
    goes_too = exists().where(newer.c.alert == alert.id, there, alive)
    waits = deliveries.c.alert.in_(older) & deliveries.c.state.in_(WAITING) & (deliveries.c.sent == 0)
    await _end(db, waits & goes_too, State.SUPERSEDED, StepReason.NEWER_NEWS, now)


@dataclass(frozen=True, slots=True)
class Aged:
    """An alert on a subject, told at `at`, that waits to be sent for the first time."""

    id: AlertId
    revision: int
    account: AccountId | None
    event: Event
    at: datetime


async def aged(db: AsyncConnection, before: datetime, after: str, limit: int) -> tuple[Aged, ...]:
    """Those told before then, in the order of their names, from the one `after` a name on."""
    copy = deliveries.c.alert == alerts.c.id
    waits = exists().where(copy, deliveries.c.state.in_(WAITING), deliveries.c.sent == 0)
    query = (
        select(alerts)
        .where(alerts.c.subject != "", alerts.c.created_at <= before, alerts.c.id > after, waits)
        .order_by(alerts.c.id)
        .limit(limit)
    )
    return tuple(
        Aged(
            AlertId(row.id),
            row.revision,
            None if row.account is None else AccountId(row.account),
            unpack_event(row.kind, row.event),
            row.created_at,
        )
        for row in await db.execute(query)
    )


async def expire(db: AsyncConnection, alert: AlertId, revision: int, now: datetime) -> None:
    """Send an alert no more where it has not arrived, if it still says what it said."""
    waits = deliveries.c.state.in_(WAITING) & (deliveries.c.sent == 0) & (deliveries.c.wanted == revision)
    await _end(db, (deliveries.c.alert == alert) & waits, State.EXPIRED, StepReason.OUT_OF_DATE, now)


async def _end(
    db: AsyncConnection, which: ColumnElement[bool], state: State, why: StepReason, now: datetime
) -> None:
    ended = update(deliveries).where(which).values(state=state, why=why, reason="")
    found = [row.id for row in await db.execute(ended.returning(deliveries.c.id))]
    if found:
        await steps.note_those(db, deliveries.c.id.in_(found), state, why, now)


async def stuck(
    db: AsyncConnection, before: datetime, whose: Collection[PersonId], limit: int, skipped: int = 0
) -> tuple[Delivery, ...]:
    """What no app has accepted since then, or never will, for some people, behind the `skipped` most urgent;
    what was passed on left out."""
    query = (
        select(deliveries)
        .where(
            _late(before) | (_ENDED & _UNREAD), ~deliveries.c.passed_on, deliveries.c.person.in_(tuple(whose))
        )
        .order_by(deliveries.c.urgency, deliveries.c.created_at, deliveries.c.id)
        .limit(limit)
        .offset(skipped)
    )
    return tuple(outbox.read(row) for row in await db.execute(query))


async def pass_on(
    db: AsyncConnection, one: Delivery, to: Address | None, instead: Instead, now: datetime
) -> None:
    """Send an alert to another address of the same person, too (None: it is on its way there already)."""
    await db.execute(update(deliveries).where(deliveries.c.id == one.id).values(passed_on=True))
    if to is None:
        return
    row = insert(deliveries).values(
        alert=one.alert,
        channel=to.channel,
        address=to.address,
        person=one.person,
        urgency=one.urgency,
        state=State.QUEUED,
        wanted=one.wanted,
        sent=0,
        attempts=0,
        created_at=now,
        not_before=now,
        repeat=False,
        reason="",
        why=StepReason.FELL_OVER,
        instead=outbox.write_instead(instead),
    )
    added = (await db.execute(row.on_conflict_do_nothing().returning(deliveries.c.id))).scalar()
    if added is not None:
        new = deliveries.c.id == added
        await steps.note_those(db, new, State.QUEUED, StepReason.FELL_OVER, now)


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing for a person was accepted in one app since then, though something waits; `why` is what the app
    last said."""

    channel: ChannelName
    person: PersonId
    since: datetime
    why: str


async def silences(db: AsyncConnection, before: datetime) -> tuple[Silence, ...]:
    """The people and apps for whom something waits since before then, and nothing was accepted since."""
    taken = exists(
        select(true())
        .join_from(delivery_steps, _TAKEN, _TAKEN.c.id == delivery_steps.c.delivery)
        .where(_TAKEN.c.channel == deliveries.c.channel, _TAKEN.c.person == deliveries.c.person)
        .where(delivery_steps.c.state == State.SENT, delivery_steps.c.last_at > before)
    )
    waits = (
        select(deliveries.c.channel, deliveries.c.person, func.min(_SINCE).label("since"))
        .add_columns(func.max(deliveries.c.reason).label("why"))
        .where(_late(before), _LISTED, ~taken)
        .group_by(deliveries.c.channel, deliveries.c.person)
    )
    return tuple(
        Silence(ChannelName(row.channel), PersonId(row.person), row.since, row.why)
        for row in await db.execute(waits)
    )


async def told_silent(db: AsyncConnection) -> dict[tuple[ChannelName, PersonId], datetime]:
    """The silences that people were told of, with when each began. A person 0 is the hosts."""
    rows = await db.execute(select(marks).where(marks.c.name.startswith(_MARK)))
    found = {}
    for row in rows:
        _, channel, person = row.name.split(":")
        found[ChannelName(channel), PersonId(int(person))] = row.at
    return found


async def mark_silent(db: AsyncConnection, channel: str, person: int, since: datetime | None) -> None:
    """Remember that a silence was told, or (None) that it is over."""
    name = f"{_MARK}{channel}:{person}"
    await db.execute(delete(marks).where(marks.c.name == name))
    if since is not None:
        await db.execute(insert(marks).values(name=name, at=since))


async def expired_since(db: AsyncConnection, channel: str, person: int, since: datetime) -> int:
    """How many alerts of a person went out of date in one app after that time."""
    query = (
        select(func.count())
        .select_from(delivery_steps)
        .join(deliveries, deliveries.c.id == delivery_steps.c.delivery)
        .where(deliveries.c.channel == channel, deliveries.c.person == person)
        .where(delivery_steps.c.state == State.EXPIRED, delivery_steps.c.at >= since)
    )
    return (await db.execute(query)).scalar_one()


async def owed(db: AsyncConnection, person: PersonId, late: datetime, limit: int) -> tuple[AlertId, ...]:
    """A person's alerts that no app has accepted and none will soon, which they were not told of; newest
    first."""
    copy = deliveries.c.alert == alerts.c.id
    well = deliveries.c.state.in_((*ON_ITS_WAY, *_AS_WISHED)) & ~_late(late)
    fine = exists().where(and_(copy, (deliveries.c.sent > 0) | well))
    query = (
        select(alerts.c.id)
        .where(alerts.c.person == person, alerts.c.owned_up_at.is_(None), ~fine)
        .order_by(alerts.c.created_at.desc())
        .limit(limit)
    )
    return tuple(AlertId(name) for name in (await db.execute(query)).scalars())


async def own_up(db: AsyncConnection, told: Iterable[AlertId], now: datetime) -> None:
    """Note that a person was told of alerts that had not reached them."""
    await db.execute(update(alerts).where(alerts.c.id.in_(tuple(told))).values(owned_up_at=now))
