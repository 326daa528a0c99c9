"""What people said of their hedges, and what is remembered of each hedge."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.hedge import DriftMemory, Pairing
from bot.model.ids import PersonId
from bot.store.codec import pack, unpack
from bot.store.dialects import insert
from bot.store.schema import LARGEST, hedges, pairings

Memories = tuple[DriftMemory, ...]


class Said(NamedTuple):
    """What was said of one base asset; `number` is the row's, which buttons carry."""

    number: int
    base: str
    pairing: Pairing


async def said(db: AsyncConnection, person: PersonId) -> tuple[Said, ...]:
    """What a person said, by base asset."""
    query = select(pairings).where(pairings.c.person == person).order_by(pairings.c.base)
    return tuple(Said(row.id, row.base, Pairing(row.pairing)) for row in await db.execute(query))


async def everything(db: AsyncConnection) -> dict[PersonId, dict[str, Pairing]]:
    """What everybody said, by person and base asset."""
    found: dict[PersonId, dict[str, Pairing]] = {}
    for row in await db.execute(select(pairings)):
        found.setdefault(PersonId(row.person), {})[row.base] = Pairing(row.pairing)
    return found


async def suggest(db: AsyncConnection, person: PersonId, bases: Iterable[str], at: datetime) -> None:
    """Make a row for each base of which nothing was said yet."""
    rows = [
        {"person": person, "base": base, "pairing": Pairing.SUGGESTED, "by": "", "at": at} for base in bases
    ]
    if rows:
        await db.execute(insert(pairings).on_conflict_do_nothing(index_elements=["person", "base"]), rows)


async def judge(
    db: AsyncConnection, number: int, person: PersonId, pairing: Pairing, by: str, at: datetime
) -> str | None:
    """Note what a person says now; the base asset, None when the row is not theirs."""
    if number > LARGEST:
        return None
    row = update(pairings).where(pairings.c.id == number, pairings.c.person == person)
    row = row.values(pairing=pairing, by=by, at=at)
    base: str | None = (await db.execute(row.returning(pairings.c.base))).scalar()
    return base


async def memories(db: AsyncConnection) -> dict[PersonId, Memories]:
    """What is remembered of everybody's hedges."""
    rows = await db.execute(select(hedges))
    return {PersonId(row.person): unpack(Memories, row.body) for row in rows}


async def remember(db: AsyncConnection, person: PersonId, memories: Memories) -> None:
    """Keep what is remembered of a person's hedges, in place of what was."""
    if not memories:
        await db.execute(delete(hedges).where(hedges.c.person == person))
        return
    body = pack(memories, Memories)
    row = insert(hedges).values(person=person, body=body)
    await db.execute(row.on_conflict_do_update(index_elements=[hedges.c.person], set_={"body": body}))
