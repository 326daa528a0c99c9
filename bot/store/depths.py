"""How much waits to be delivered, and since when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.alert import Urgency
from bot.model.ids import ChannelName
from bot.store.outbox import WAITING
from bot.store.people import ALLOWED
from bot.store.schema import deliveries, people


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
