"""Deliveries as the courier sees them: due, claimed, settled."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    Index,
    and_,
    bindparam,
    case,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Urgency
from bot.model.delivery import ON_ITS_WAY, WAITING, Delivery, Instead, State, StepReason
from bot.model.ids import AlertId
from bot.store import steps
from bot.store.codec import pack, unpack
from bot.store.people import ALLOWED
from bot.store.schema import Moment, deliveries, people

OUR_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(hours=2)
"""How long a message waits at most for its next try: by our own pauses (`outbox.retry`), and by an app's."""
UNDER_WAY = (*ON_ITS_WAY, State.HELD)
SETTLED = (State.SENT, State.REJECTED, State.SUMMED, State.OFF, State.EXPIRED, State.SUPERSEDED)
"""Nothing is left to do for these; what waits for a dead address to live again is in neither."""
CAN_BE_QUEUED = (State.SENT, State.REJECTED)


_WAITS = deliveries.c.state.in_([literal_column(f"'{state}'") for state in WAITING])
"""With the states themselves, not with parameters: so an index of these rows alone is known to hold them."""
Index(
    "deliveries_waiting",
    deliveries.c.channel,
    deliveries.c.urgency,
    deliveries.c.ref.is_not(None),
    deliveries.c.created_at,
    deliveries.c.id,
    sqlite_where=_WAITS,
    postgresql_where=_WAITS,
)
"""What is due in the order in which it leaves: in a flood it is not sorted for each message."""


class Held(NamedTuple):
    """The addresses that take nothing now, and those that take what is at least as urgent as `urgent`."""

    all: tuple[str, ...] = ()
    most: tuple[str, ...] = ()
    urgent: Urgency = Urgency.ADL


NOBODY = Held()


async def due(
    db: AsyncConnection, channel: str, now: datetime, limit: int, held: Held = NOBODY
) -> tuple[Delivery, ...]:
    """What may be sent now over one chat app to people who may use the bot, the most urgent first, and of
    that what is no edit. What is for a held address is left out, or it would hide all behind it."""
    query = (
        select(deliveries)
        .where(
            deliveries.c.channel == channel,
            _WAITS,
            or_(deliveries.c.not_before <= now, _set_back(now)),
            exists().where(people.c.id == deliveries.c.person, ALLOWED),
            deliveries.c.address.not_in(held.all),
            or_(deliveries.c.urgency <= held.urgent, deliveries.c.address.not_in(held.most)),
        )
        .order_by(
            deliveries.c.urgency, deliveries.c.ref.is_not(None), deliveries.c.created_at, deliveries.c.id
        )
        .limit(limit)
    )
    return tuple(read(row) for row in await db.execute(query))


_DOUBTED = deliveries.c.repeat.is_(True)


def _set_back(now: datetime) -> ColumnElement[bool]:
    """A time further ahead than any pause was written before the host's clock was set back."""
    ours = deliveries.c.why != StepReason.PAUSE_ASKED
    ahead = deliveries.c.not_before
    return or_(ahead > now + LONGEST_WAIT, and_(ours, ahead > now + OUR_WAIT))


async def claim(
    db: AsyncConnection, chosen: Iterable[Delivery], now: datetime, deadline: datetime
) -> list[Delivery]:
    """Mark deliveries as being sent until a deadline, and give them as they stand now, in that order, without
    those that are not to leave any more. Found so after a crash, they count as unsure."""
    ids = [delivery.id for delivery in chosen]
    claimed = {
        "state": State.SENDING,
        "why": StepReason.CLAIMED,
        "reason": "",
        "deadline": deadline,
        "tried_at": case((_DOUBTED, deliveries.c.tried_at), else_=literal(now, Moment())),
        "tried": case((_DOUBTED, deliveries.c.tried), else_=deliveries.c.wanted),
    }
    mine = (deliveries.c.id.in_(ids), deliveries.c.state.in_(WAITING))
    rows = await db.execute(update(deliveries).where(*mine).values(claimed).returning(deliveries))
    found = {row.id: read(row) for row in rows}
    await steps.note(db, found.values(), now)
    return [found[number] for number in ids if number in found]


_OVER: BindParameter[bool] = bindparam("over", type_=Boolean())
"""Whether the settled revision needs nothing more: a newer one is queued at once."""
_NEWER = (deliveries.c.wanted > bindparam("settled")) & _OVER
_SETTLE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("number"))
    .values(
        address=bindparam("to"),
        state=case((_NEWER, State.QUEUED.value), else_=bindparam("now_is")),
        sent=bindparam("has"),
        attempts=bindparam("tries"),
        not_before=case((_NEWER, bindparam("at", type_=Moment())), else_=bindparam("next", type_=Moment())),
        ref=bindparam("handle"),
        repeat=bindparam("doubt"),
        reason=bindparam("said"),
        why=bindparam("named"),
        deadline=None,
        failing_since=bindparam("failing", type_=Moment()),
        accepted_at=bindparam("accepted", type_=Moment()),
    )
)


async def settle(db: AsyncConnection, settled: Iterable[Delivery], now: datetime) -> None:
    """Write how deliveries ended. One whose alert changed meanwhile is queued again at once; one that moved
    to an address with a copy of its own is over."""
    ended = [await _unless_doubled(db, d) if d.state is State.MOVED else d for d in settled]
    if ended:
        await db.execute(_SETTLE, [_values(d, now) for d in ended])
        await steps.note(db, ended, now)


def _values(d: Delivery, now: datetime) -> dict[str, Any]:
    return {
        "number": d.id,
        "to": d.address,
        "over": d.state in CAN_BE_QUEUED,
        "settled": d.wanted,
        "now_is": d.state.value,
        "has": d.sent,
        "tries": d.attempts,
        "at": now,
        "next": d.not_before,
        "handle": d.ref,
        "doubt": d.repeat,
        "said": d.reason,
        "named": d.why.value,
        "failing": d.failing_since,
        "accepted": d.accepted_at,
    }


async def _unless_doubled(db: AsyncConnection, moved: Delivery) -> Delivery:
    """The delivery, ended where it was if its new address has a copy of the alert already."""
    there = (
        deliveries.c.alert == moved.alert,
        deliveries.c.channel == moved.channel,
        deliveries.c.address == moved.address,
        deliveries.c.id != moved.id,
    )
    if not (await db.execute(select(exists().where(*there)))).scalar():
        return moved
    before = (await db.execute(select(deliveries.c.address).where(deliveries.c.id == moved.id))).scalar_one()
    return replace(moved, state=State.GONE, why=StepReason.ANOTHER_COPY, address=before)


async def turn(db: AsyncConnection, alert: AlertId, channel: str, address: str, view: str) -> None:
    """Note the page that the reader of one copy has opened."""
    mine = (deliveries.c.alert == alert, deliveries.c.channel == channel, deliveries.c.address == address)
    await db.execute(update(deliveries).where(*mine).values(view=view))


async def interrupted(db: AsyncConnection) -> tuple[Delivery, ...]:
    """What was being sent when the program stopped."""
    query = select(deliveries).where(deliveries.c.state == State.SENDING)
    return tuple(read(row) for row in await db.execute(query))


async def of_alerts(db: AsyncConnection, alerts: Iterable[AlertId]) -> tuple[Delivery, ...]:
    """The deliveries of some alerts, in the order they were queued in."""
    query = select(deliveries).where(deliveries.c.alert.in_(tuple(alerts)))
    return tuple(read(row) for row in await db.execute(query.order_by(deliveries.c.id)))


async def everything(db: AsyncConnection) -> tuple[Delivery, ...]:
    """All deliveries, as they stand."""
    return tuple(read(row) for row in await db.execute(select(deliveries).order_by(deliveries.c.id)))


async def count(db: AsyncConnection) -> dict[State, int]:
    """How many deliveries are in each state."""
    query = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
    return {State(state): number for state, number in (await db.execute(query)).all()}


async def of_alert(db: AsyncConnection, alert: AlertId) -> tuple[Delivery, ...]:
    """All copies of an alert."""
    query = select(deliveries).where(deliveries.c.alert == alert).order_by(deliveries.c.id)
    return tuple(read(row) for row in await db.execute(query))


_COLUMNS = tuple(field.name for field in fields(Delivery))


def read(row: Any) -> Delivery:
    """The delivery of a row."""
    values = {name: getattr(row, name) for name in _COLUMNS}
    named = {"state": State(row.state), "urgency": Urgency(row.urgency), "why": StepReason(row.why)}
    instead = None if row.instead is None else unpack(Instead, row.instead)
    return Delivery(**values | named | {"instead": instead})


def write_instead(instead: Instead) -> str:
    """As it is kept beside a delivery."""
    return pack(instead)
