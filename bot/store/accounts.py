"""Watched accounts, their keys sealed."""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.person import Account, Person, Watch
from bot.model.proof import Proof
from bot.store.codec import pack, unpack
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
    proof: Proof | None = None,
    watch: Watch = Watch.ON,
) -> AccountId:
    """The id of the new account. The caller has proven the key, and knows that the label is free."""
    sealed = vault.seal(json.dumps(dict(fields)).encode())
    row = insert(accounts).values(
        venue=venue,
        label=label,
        owner=owner,
        sealed=sealed,
        watch=watch,
        note=note,
        created_at=now,
        **_proven(proof, now),
    )
    return AccountId((await db.execute(row.returning(accounts.c.id))).scalar_one())


async def everything(db: AsyncConnection, owner: PersonId | None = None) -> tuple[Account, ...]:
    """All real accounts, or those of one person, in the order they were added."""
    query = select(accounts).where(accounts.c.watch != Watch.DRILL).order_by(accounts.c.id)
    if owner is not None:
        query = query.where(accounts.c.owner == owner)
    return tuple(_account(row) for row in await db.execute(query))


async def watched(db: AsyncConnection, among: Collection[AccountId]) -> tuple[AccountId, ...]:
    """Those of some accounts that are being watched."""
    query = select(accounts.c.id).where(accounts.c.watch == Watch.ON, accounts.c.id.in_(among))
    return tuple(map(AccountId, (await db.execute(query)).scalars()))


async def seen_by(db: AsyncConnection, person: Person) -> tuple[Account, ...]:
    """The real accounts that a person may look at: their own, and those that they are shown."""
    theirs = or_(accounts.c.owner == person.id, accounts.c.id.in_(person.sees))
    query = select(accounts).where(accounts.c.watch != Watch.DRILL, theirs).order_by(accounts.c.id)
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


async def reseal(db: AsyncConnection, vault: Vault) -> int:
    """Seal every stored key with the newest master key; returns how many. Raises SettingsError when one
    cannot be opened: nothing is changed then."""
    rows = (await db.execute(select(accounts.c.id, accounts.c.sealed))).all()
    for row in rows:
        sealed = vault.reseal(row.sealed)
        await db.execute(update(accounts).where(accounts.c.id == row.id).values(sealed=sealed))
    return len(rows)


async def set_watch(db: AsyncConnection, account: AccountId, watch: Watch) -> None:
    await db.execute(update(accounts).where(accounts.c.id == account).values(watch=watch))


async def keep(db: AsyncConnection, account: Account) -> None:
    """Write what is known of an account's key: whether it is used, what it reads, and its last proof."""
    values = {
        "watch": account.watch,
        "note": account.note,
        "reads": json.dumps(account.reads),
        "proof": None if account.proof is None else pack(account.proof),
        "proven_at": account.proven_at,
        "warned": account.warned,
    }
    await db.execute(update(accounts).where(accounts.c.id == account.id).values(values))


async def rename(db: AsyncConnection, account: AccountId, label: str) -> None:
    """Call an account otherwise. The caller knows that its owner uses the label for no other."""
    await db.execute(update(accounts).where(accounts.c.id == account).values(label=label))


async def rekey(
    db: AsyncConnection,
    vault: Vault,
    account: AccountId,
    given: Mapping[str, str],
    note: str,
    now: datetime,
    proof: Proof,
) -> None:
    """Give an account a new key and watch it again; what is remembered of it stays."""
    values = {
        "sealed": vault.seal(json.dumps(dict(given)).encode()),
        "note": note,
        "watch": Watch.ON,
        "warned": None,
        **_proven(proof, now),
    }
    await db.execute(update(accounts).where(accounts.c.id == account).values(values))


def _proven(proof: Proof | None, now: datetime) -> dict[str, Any]:
    """The columns of a key that is given now."""
    if proof is None:
        return {"keyed_at": now, "reads": "[]"}
    reads = json.dumps(proof.reads)
    return {"keyed_at": now, "reads": reads, "proof": pack(proof), "proven_at": now}


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
        proof=None if row.proof is None else unpack(Proof, row.proof),
        proven_at=row.proven_at,
        keyed_at=row.keyed_at or row.created_at,
        warned=row.warned,
    )
