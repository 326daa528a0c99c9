"""Deliveries as the courier sees them: due, claimed, settled."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Urgency
from bot.model.delivery import Delivery, State
from bot.model.ids import AlertId
from bot.store.people import ALLOWED
from bot.store.schema import Moment, deliveries, people

LONGEST_WAIT = timedelta(hours=2)
WAITING = (State.QUEUED, State.RETRY, State.UNSURE)
UNDER_WAY = (*WAITING, State.SENDING, State.HELD)
SETTLED = (State.SENT, State.REJECTED, State.SUMMED, State.OFF)
"""Nothing is left to do for these; what waits for a dead address to live again is in neither."""


async def due(db: AsyncConnection, channel: str, now: datetime, limit: int) -> tuple[Delivery, ...]:
    """What may be sent now over one chat app to people who may use the bot, the most urgent first.

    A time further ahead than any pause of ours was written before the host's clock was set back.
    """
    query = (
        select(deliveries)
        .where(
            deliveries.c.channel == channel,
            deliveries.c.state.in_(WAITING),
            or_(deliveries.c.not_before <= now, deliveries.c.not_before > now + LONGEST_WAIT),
            deliveries.c.person.in_(select(people.c.id).where(ALLOWED)),
        )
        .order_by(deliveries.c.urgency, deliveries.c.created_at, deliveries.c.id)
        .limit(limit)
    )
    return tuple(_delivery(row) for row in await db.execute(query))


async def claim(db: AsyncConnection, chosen: Iterable[Delivery]) -> list[Delivery]:
    """Mark deliveries as being sent, and give them as they stand now, in that order, without those that are
    not to leave any more. Found so after a crash, they count as unsure."""
    ids = [delivery.id for delivery in chosen]
    mine = (deliveries.c.id.in_(ids), deliveries.c.state.in_(WAITING))
    rows = await db.execute(update(deliveries).where(*mine).values(state=State.SENDING).returning(deliveries))
    found = {row.id: _delivery(row) for row in rows}
    return [found[number] for number in ids if number in found]


async def settle(db: AsyncConnection, settled: Iterable[Delivery], now: datetime) -> None:
    """Write how deliveries ended. One whose alert changed meanwhile is queued again at once; one that moved
    to an address with a copy of its own is over."""
    for d in settled:
        newer = (deliveries.c.wanted > d.wanted) & (d.state in (State.SENT, State.REJECTED))
        doubled = _another_copy(d)
        await db.execute(
            update(deliveries)
            .where(deliveries.c.id == d.id)
            .values(
                state=case((doubled, State.GONE.value), (newer, State.QUEUED.value), else_=d.state.value),
                sent=d.sent,
                attempts=d.attempts,
                address=case((doubled, deliveries.c.address), else_=d.address),
                not_before=case((newer, literal(now, Moment())), else_=literal(d.not_before, Moment())),
                ref=d.ref,
                repeat=d.repeat,
                reason=d.reason,
                accepted_at=d.accepted_at,
            )
        )


def _another_copy(d: Delivery) -> ColumnElement[bool]:
    """Whether another delivery of the same alert has this one's address."""
    other = deliveries.alias()
    same = (other.c.alert == d.alert, other.c.channel == d.channel, other.c.address == d.address)
    return exists().where(*same, other.c.id != d.id)


async def turn(db: AsyncConnection, alert: AlertId, channel: str, address: str, view: str) -> None:
    """Note the page that the reader of one copy has opened."""
    mine = (deliveries.c.alert == alert, deliveries.c.channel == channel, deliveries.c.address == address)
    await db.execute(update(deliveries).where(*mine).values(view=view))


async def interrupted(db: AsyncConnection) -> tuple[Delivery, ...]:
    """What was being sent when the program stopped."""
    query = select(deliveries).where(deliveries.c.state == State.SENDING)
    return tuple(_delivery(row) for row in await db.execute(query))


async def of_alerts(db: AsyncConnection, alerts: Iterable[AlertId]) -> tuple[Delivery, ...]:
    """The deliveries of some alerts, in the order they were queued in."""
    query = select(deliveries).where(deliveries.c.alert.in_(tuple(alerts)))
    return tuple(_delivery(row) for row in await db.execute(query.order_by(deliveries.c.id)))


async def everything(db: AsyncConnection) -> tuple[Delivery, ...]:
    """All deliveries, as they stand."""
    return tuple(_delivery(row) for row in await db.execute(select(deliveries).order_by(deliveries.c.id)))


async def count(db: AsyncConnection) -> dict[State, int]:
    """How many deliveries are in each state."""
    query = select(deliveries.c.state, func.count()).group_by(deliveries.c.state)
    return {State(state): number for state, number in (await db.execute(query)).all()}


_COLUMNS = tuple(field.name for field in fields(Delivery))


def _delivery(row: Any) -> Delivery:
    values = {name: getattr(row, name) for name in _COLUMNS}
    return Delivery(**values | {"state": State(row.state), "urgency": Urgency(row.urgency)})
