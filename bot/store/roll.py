"""Everybody as the host sees them: who they are, when they last wrote, whether they are muted."""

from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import PersonId
from bot.model.person import Role, Watch
from bot.model.roll import Entry
from bot.store.people import ALLOWED
from bot.store.schema import accounts, addresses, invites, people


async def everybody(db: AsyncConnection) -> tuple[Entry, ...]:
    """All people who may use the bot, in the order they came."""
    reach: dict[int, list[tuple[str, datetime | None]]] = {}
    for row in await db.execute(select(addresses).order_by(addresses.c.channel)):
        reach.setdefault(row.person, []).append((row.channel, row.seen_at))
    real = accounts.c.watch != Watch.DRILL
    counted = select(accounts.c.owner, func.count()).where(real).group_by(accounts.c.owner)
    held = {row[0]: row[1] for row in await db.execute(counted)}
    rows = await db.execute(select(people).where(ALLOWED).order_by(people.c.id))
    return tuple(
        Entry(
            PersonId(row.id),
            row.name,
            Role(row.role),
            row.listed,
            row.muted,
            tuple(channel for channel, _ in reach.get(row.id, ())),
            max((seen for _, seen in reach.get(row.id, ()) if seen is not None), default=None),
            held.get(row.id, 0),
        )
        for row in rows
    )


async def invited(db: AsyncConnection) -> tuple[tuple[str, datetime], ...]:
    """The open invites: for whom, and until when."""
    rows = await db.execute(select(invites.c.name, invites.c.expires_at).order_by(invites.c.expires_at))
    return tuple((row.name, row.expires_at) for row in rows)


async def seen(db: AsyncConnection, channel: str, address: str, at: datetime) -> None:
    """Note that somebody wrote from there."""
    mine = (addresses.c.channel == channel) & (addresses.c.address == address)
    await db.execute(update(addresses).where(mine).values(seen_at=at))


async def mute(db: AsyncConnection, person: PersonId, muted: bool) -> None:
    """Send a person nothing of their own accord from now on, or again."""
    await db.execute(update(people).where(people.c.id == person).values(muted=muted))
