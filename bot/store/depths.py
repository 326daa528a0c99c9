"""How much waits to be delivered, and since when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Urgency
from bot.model.delivery import ON_ITS_WAY, WAITING, Delivered
from bot.model.ids import AlertId, ChannelName, PersonId
from bot.store.people import ALLOWED
from bot.store.schema import alerts, deliveries, people


@dataclass(frozen=True, slots=True)
class Depth:
    """What waits for one address at one urgency: how much, and since when the oldest might have left (None:
    all of it is to wait still)."""

    channel: ChannelName
    address: str
    urgency: Urgency
    count: int
    since: datetime | None


async def depths(db: AsyncConnection, now: datetime) -> tuple[Depth, ...]:
    """What waits for people who may use the bot."""
    when = deliveries.c.not_before
    query = (
        select(
            deliveries.c.channel,
            deliveries.c.address,
            deliveries.c.urgency,
            func.count(),
            func.min(case((when <= now, when))),
        )
        .where(deliveries.c.state.in_(WAITING), deliveries.c.person.in_(select(people.c.id).where(ALLOWED)))
        .group_by(deliveries.c.channel, deliveries.c.address, deliveries.c.urgency)
    )
    return tuple(
        Depth(ChannelName(channel), address, Urgency(urgency), count, _moment(since))
        for channel, address, urgency, count, since in await db.execute(query)
    )


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite gives back text where a time was computed."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value


async def unsent(db: AsyncConnection, name: AlertId) -> int:
    """How many copies of what is told under this name, to whomever, no app has accepted yet."""
    on_its_way = deliveries.c.state.in_(ON_ITS_WAY)
    query = select(func.count()).where(deliveries.c.alert.startswith(name, autoescape=True), on_its_way)
    return int((await db.execute(query)).scalar_one())


async def withdraw(db: AsyncConnection, kind: str) -> None:
    """Forget what is told of this kind of event and reached nobody: it is old by now."""
    reached = select(deliveries.c.alert).where(deliveries.c.sent > 0)
    await db.execute(delete(alerts).where(alerts.c.kind == kind, alerts.c.id.not_in(reached)))


async def delivered(db: AsyncConnection, person: PersonId | None, now: datetime) -> tuple[Delivered, ...]:
    """The deliveries to a person by chat app; to everybody who may use the bot without one."""
    who = select(people.c.id).where(ALLOWED)
    if person is not None:
        who = who.where(people.c.id == person)
    waits = case((deliveries.c.state.in_(ON_ITS_WAY), 1), else_=0)
    query = (
        select(deliveries.c.channel, func.max(deliveries.c.accepted_at), func.sum(waits))
        .where(deliveries.c.person.in_(who))
        .group_by(deliveries.c.channel)
        .order_by(deliveries.c.channel)
    )
    return tuple(
        Delivered(ChannelName(channel), _moment(accepted), waiting)
        for channel, accepted, waiting in await db.execute(query)
    )
