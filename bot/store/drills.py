"""Drills under way: each on an account of its own, erased with all that hangs on it when it is over."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.delivery import ON_ITS_WAY
from bot.model.drill import VENUE, Drill
from bot.model.ids import AccountId, PersonId
from bot.model.person import Watch
from bot.store import accounts
from bot.store.schema import alerts, deliveries, drills
from bot.store.vault import Vault

LABEL = "(drill)"
"""No label that a person can choose."""


async def begin(
    db: AsyncConnection, vault: Vault, person: PersonId, escalates: bool, now: datetime
) -> AccountId:
    """The made-up account of a new drill. The caller knows that the person has none under way."""
    account = await accounts.add(db, vault, VENUE, LABEL, person, {}, "", now, watch=Watch.DRILL)
    row = insert(drills).values(account=account, person=person, began_at=now, escalates=escalates)
    await db.execute(row)
    return account


async def everything(db: AsyncConnection) -> tuple[Drill, ...]:
    """The drills under way."""
    return tuple(_drill(row) for row in await db.execute(select(drills).order_by(drills.c.account)))


async def get(db: AsyncConnection, account: AccountId) -> Drill | None:
    """The drill on an account, or None."""
    row = (await db.execute(select(drills).where(drills.c.account == account))).one_or_none()
    return None if row is None else _drill(row)


async def of_person(db: AsyncConnection, person: PersonId) -> Drill | None:
    """The drill of a person that is under way, or None."""
    row = (await db.execute(select(drills).where(drills.c.person == person))).one_or_none()
    return None if row is None else _drill(row)


async def stop(db: AsyncConnection, account: AccountId) -> None:
    """Note that the person has seen enough."""
    await db.execute(update(drills).where(drills.c.account == account).values(stopped=True))


async def is_silent(db: AsyncConnection, account: AccountId) -> bool:
    """Whether nothing of a drill waits to be sent any more."""
    under_way = deliveries.c.state.in_(ON_ITS_WAY)
    query = (
        select(deliveries.c.id)
        .join(alerts, alerts.c.id == deliveries.c.alert)
        .where(alerts.c.account == account, under_way)
    )
    return (await db.execute(query.limit(1))).first() is None


def _drill(row: Any) -> Drill:
    return Drill(
        AccountId(row.account), PersonId(row.person), row.began_at, bool(row.escalates), bool(row.stopped)
    )
