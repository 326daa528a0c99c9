"""Watched accounts, their keys sealed."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.person import Account, Watch
from bot.store.schema import accounts
from bot.store.vault import Vault


async def add(
    db: AsyncConnection,
    vault: Vault,
    venue: str,
    label: str,
    owner: PersonId,
    fields: Mapping[str, str],
    note: str,
    now: datetime,
    reads: Iterable[str] = (),
) -> AccountId:
    """The id of the new account. The caller has proven the key, and knows what it reads and that the label
    is free."""
    sealed = vault.seal(json.dumps(dict(fields)).encode())
    row = insert(accounts).values(
        venue=venue,
        label=label,
        owner=owner,
        sealed=sealed,
        watch=Watch.ON,
        note=note,
        created_at=now,
        reads=json.dumps(list(reads)),
    )
    return AccountId((await db.execute(row.returning(accounts.c.id))).scalar_one())


async def everything(db: AsyncConnection, owner: PersonId | None = None) -> tuple[Account, ...]:
    """All accounts, or those of one person, in the order they were added."""
    query = select(accounts).order_by(accounts.c.id)
    if owner is not None:
        query = query.where(accounts.c.owner == owner)
    return tuple(_account(row) for row in await db.execute(query))


async def get(db: AsyncConnection, account: AccountId) -> Account | None:
    row = (await db.execute(select(accounts).where(accounts.c.id == account))).one_or_none()
    return None if row is None else _account(row)


async def fields(db: AsyncConnection, vault: Vault, account: AccountId) -> dict[str, str]:
    """The unsealed key fields; keep them no longer than needed. Raises SettingsError: wrong master key."""
    sealed = (await db.execute(select(accounts.c.sealed).where(accounts.c.id == account))).scalar_one()
    opened: dict[str, str] = json.loads(vault.open(sealed))
    return opened


async def check(db: AsyncConnection, vault: Vault) -> None:
    """Raises SettingsError when the master key does not open the keys that are stored."""
    for sealed in (await db.execute(select(accounts.c.sealed))).scalars():
        vault.open(sealed)


async def set_watch(db: AsyncConnection, account: AccountId, watch: Watch) -> None:
    await db.execute(update(accounts).where(accounts.c.id == account).values(watch=watch))


async def set_reads(db: AsyncConnection, account: AccountId, reads: Iterable[str]) -> None:
    """Note what the key was found to read."""
    await db.execute(update(accounts).where(accounts.c.id == account).values(reads=json.dumps(list(reads))))


async def rekey(
    db: AsyncConnection, vault: Vault, account: AccountId, given: Mapping[str, str], note: str
) -> None:
    """Give an account a new key and watch it again; what is remembered of it stays."""
    sealed = vault.seal(json.dumps(dict(given)).encode())
    await db.execute(
        update(accounts).where(accounts.c.id == account).values(sealed=sealed, note=note, watch=Watch.ON)
    )


async def remove(db: AsyncConnection, account: AccountId) -> None:
    """Erase the account with its key and everything kept about it."""
    await db.execute(delete(accounts).where(accounts.c.id == account))


def _account(row: Any) -> Account:
    return Account(
        id=AccountId(row.id),
        venue=VenueName(row.venue),
        label=row.label,
        owner=PersonId(row.owner),
        watch=Watch(row.watch),
        note=row.note,
        created_at=row.created_at,
        reads=tuple(json.loads(row.reads)),
    )
