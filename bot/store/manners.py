"""How people want to be told, and what they silenced."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import State
from bot.model.ids import PersonId, SilenceId
from bot.model.manners import Manners, Matches, Silence
from bot.store.codec import pack, unpack
from bot.store.dialects import insert
from bot.store.schema import LARGEST, deliveries, manners, people, silences

Silences = Mapping[PersonId, tuple[Silence, ...]]


async def of(db: AsyncConnection, person: PersonId) -> Manners:
    """What a person chose; the defaults of somebody who chose nothing."""
    body = (await db.execute(select(manners.c.body).where(manners.c.person == person))).scalar()
    return read(body)


@lru_cache(maxsize=1024)
def read(body: str | None) -> Manners:
    """The manners in a row; the defaults without one. Cached: it is read with every look that tells."""
    return Manners() if body is None else unpack(Manners, body)


async def choose(db: AsyncConnection, person: PersonId, chosen: Manners, now: datetime) -> None:
    """Keep what a person chose now. What was held for them is judged anew at the next turn."""
    body = pack(chosen)
    row = insert(manners).values(person=person, body=body)
    await db.execute(row.on_conflict_do_update(index_elements=[manners.c.person], set_={"body": body}))
    await judge_anew(db, person, now)


async def silence(
    db: AsyncConnection,
    person: PersonId,
    matches: Matches,
    value: str,
    shown: str,
    made_at: datetime,
    ends_at: datetime,
    by: str,
    reason: str,
) -> Silence:
    """Keep a new silence."""
    facts: dict[str, Any] = {
        "matches": matches,
        "value": value,
        "shown": shown,
        "made_at": made_at,
        "ends_at": ends_at,
        "by": by,
        "reason": reason,
    }
    number = insert(silences).values(person=person, **facts).returning(silences.c.id)
    return Silence(id=SilenceId((await db.execute(number)).scalar_one()), **facts)


async def end(db: AsyncConnection, person: PersonId, number: int, now: datetime) -> Silence | None:
    """End a person's silence now; the silence, or None when it is not theirs or over."""
    if number > LARGEST:
        return None
    mine = (silences.c.id == number, silences.c.person == person, silences.c.ends_at > now)
    row = (await db.execute(update(silences).where(*mine).values(ends_at=now).returning(silences))).first()
    if row is None:
        return None
    await judge_anew(db, person, now)
    return _silence(row)


async def silences_of(db: AsyncConnection, which: ColumnElement[bool]) -> Silences:
    """The silences that are kept of some people, by person; those that are over may be among them."""
    found: dict[PersonId, tuple[Silence, ...]] = {}
    query = select(silences).join(people, people.c.id == silences.c.person).where(which)
    for row in await db.execute(query.order_by(silences.c.id)):
        found[PersonId(row.person)] = (*found.get(PersonId(row.person), ()), _silence(row))
    return found


async def silences_by(db: AsyncConnection, person: PersonId) -> tuple[Silence, ...]:
    """The silences that are kept of one person."""
    return (await silences_of(db, people.c.id == person)).get(person, ())


async def judge_anew(db: AsyncConnection, person: PersonId, now: datetime) -> None:
    """Judge what is held for a person at the next turn, not only when it was to end."""
    held = (deliveries.c.person == person, deliveries.c.state == State.HELD)
    await db.execute(update(deliveries).where(*held).values(not_before=now))


def _silence(row: Any) -> Silence:
    return Silence(
        id=SilenceId(row.id),
        matches=Matches(row.matches),
        value=row.value,
        shown=row.shown,
        made_at=row.made_at,
        ends_at=row.ends_at,
        by=row.by,
        reason=row.reason,
    )
