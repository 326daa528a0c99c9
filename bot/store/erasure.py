"""Erases an account or a person: their rows, and what other rows say of them. Says how much there was.

Rows of their own go by the foreign keys. What stands beside others' facts as JSON (a leg of a hedge, an
account in a list of those that fail, who ticked a step) is taken out of it.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId, PersonId
from bot.model.manners import Matches
from bot.store.schema import (
    accounts,
    addresses,
    alerts,
    baselines,
    checklists,
    deeds,
    deliveries,
    fills,
    hedges,
    invites,
    manners,
    markets,
    pairings,
    people,
    records,
    reminders,
    silences,
)

GONE = "…"
"""Stands where a name stood."""
_BODIES = (
    (alerts, "event"),
    (checklists, "steps"),
    (deeds, "body"),
    (baselines, "body"),
    (hedges, "body"),
    (manners, "body"),
)
"""Where JSON may speak of an account or a person beside their own rows."""
_NAMES = ("by", "to", "asked_by", "name")
"""The fields in which JSON names a person."""
_DROP = object()

Body = Any


@dataclass(frozen=True, slots=True)
class Erased:
    """What was there: each a number of rows."""

    accounts: int = 0
    alerts: int = 0
    executions: int = 0
    records: int = 0
    checklists: int = 0
    addresses: int = 0


async def extent(db: AsyncConnection, owned: Iterable[AccountId], person: PersonId | None = None) -> Erased:
    """What erasing these accounts (and, with `person`, all of theirs) would take away."""
    of = tuple(owned)

    def mine(table: Table) -> ColumnElement[bool]:
        here: ColumnElement[bool] = table.c.account.in_(of)
        return here if person is None or "person" not in table.c else here | (table.c.person == person)

    reach = 0 if person is None else await _count(db, addresses, addresses.c.person == person)
    return Erased(
        accounts=len(of),
        alerts=await _count(db, alerts, mine(alerts)),
        executions=await _count(db, fills, mine(fills)),
        records=await _count(db, records, mine(records)),
        checklists=await _count(db, checklists, mine(checklists)),
        addresses=reach,
    )


async def account(db: AsyncConnection, number: AccountId, where: str) -> None:
    """Erase an account with its key and all that is kept of it. `where` is how people know it."""
    await _overwrite(db)
    await db.execute(delete(accounts).where(accounts.c.id == number))
    about = (silences.c.matches == Matches.ACCOUNT) & (silences.c.value == str(number))
    await db.execute(delete(silences).where(about))
    await _scrub(db, lambda body: without_account(body, number, where), (*_BODIES, (markets, "body")))


async def person(db: AsyncConnection, number: PersonId, name: str, stays: bool) -> None:
    """Erase all that is kept of a person whose accounts are erased. One who `stays` (the host lists them)
    keeps name, role and addresses."""
    await _overwrite(db)
    await db.execute(delete(accounts).where(accounts.c.owner == number))  # that of a drill under way
    for table in (alerts, pairings, hedges, checklists, manners, silences):
        await db.execute(delete(table).where(table.c.person == number))
    await db.execute(update(reminders).where(reminders.c.acked_by == name).values(acked_by=GONE))
    await db.execute(delete(invites).where(invites.c.name == name))
    if not stays:
        await db.execute(delete(deliveries).where(deliveries.c.person == number))
        await db.execute(delete(people).where(people.c.id == number))
        await _scrub(db, lambda body: without_name(body, name), _BODIES)


async def _overwrite(db: AsyncConnection) -> None:
    """Have what is deleted in this transaction overwritten at once. PostgreSQL cannot: it writes over it when
    it needs the room."""
    if db.dialect.name == "sqlite":
        await db.exec_driver_sql("PRAGMA secure_delete=ON")


async def _count(db: AsyncConnection, table: Table, mine: ColumnElement[bool]) -> int:
    return int((await db.execute(select(func.count()).select_from(table).where(mine))).scalar_one())


async def _scrub(
    db: AsyncConnection, cleaned: Callable[[Body], Body], places: Iterable[tuple[Table, str]]
) -> None:
    """Write anew each body that speaks of what is erased; delete the row where nothing else is left."""
    for table, column in places:
        key = table.primary_key.columns
        for *values, text in (await db.execute(select(*key, table.c[column]))).all():
            before = json.loads(text)
            after = cleaned(before)
            this = and_(*(name == value for name, value in zip(key, values, strict=True)))
            if after is None:
                await db.execute(delete(table).where(this))
            elif after != before:
                await db.execute(update(table).where(this).values({column: json.dumps(after)}))


def without_account(body: Body, number: int, where: str) -> Body:
    """JSON without what it says of an account; None when nothing else is left. Pure.

    An object of that account goes with what cannot be without it (an order that closes its leg), up to the
    next list; where a hedge names no leg, there is none.
    """
    found = _cleaned(body, number, where)
    return None if found is _DROP else found


def _cleaned(body: Body, number: int, where: str) -> Body:
    if isinstance(body, list):
        return [after for part in body if (after := _cleaned(part, number, where)) is not _DROP]
    if not isinstance(body, dict):
        return body
    if body.get("account") == number or (where and body.get("where") == where):
        return _DROP
    after = {name: _cleaned(part, number, where) for name, part in body.items()}
    for name, part in after.items():
        if part is _DROP and name == "naked":
            after[name] = None
        elif part is _DROP:
            return _DROP
    return after


def without_name(body: Body, name: str) -> Body:
    """JSON in which a person is not named any more. Pure."""
    if isinstance(body, list):
        return [without_name(part, name) for part in body]
    if not isinstance(body, dict):
        return body
    return {
        field: GONE if field in _NAMES and part == name else without_name(part, name)
        for field, part in body.items()
    }
