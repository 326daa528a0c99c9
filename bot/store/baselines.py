"""What is remembered of each account, and when the program was last alive."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import literal_column, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.baseline import Baseline
from bot.model.fill import Fill
from bot.model.ids import AccountId
from bot.store.codec import pack, unpack
from bot.store.dialects import insert
from bot.store.schema import baselines, fills, marks


async def load(db: AsyncConnection, account: AccountId) -> Baseline:
    """What is remembered; a blank baseline for an account never looked at."""
    body = (await db.execute(select(baselines.c.body).where(baselines.c.account == account))).scalar()
    return Baseline() if body is None else unpack(Baseline, body)


async def some(db: AsyncConnection, wanted: Iterable[AccountId]) -> dict[AccountId, Baseline]:
    """What is remembered of those accounts, where there is anything."""
    query = select(baselines.c.account, baselines.c.body).where(baselines.c.account.in_(tuple(wanted)))
    return {row.account: unpack(Baseline, row.body) for row in await db.execute(query)}


async def stamps(db: AsyncConnection) -> dict[AccountId, str]:
    """Which transaction wrote last what is remembered of each account; only a server can say that
    (postgresql.org/docs/current/ddl-system-columns.html)."""
    rows = await db.execute(select(baselines.c.account, literal_column("xmin::text").label("stamp")))
    return {row.account: row.stamp for row in rows}


async def save(db: AsyncConnection, account: AccountId, baseline: Baseline) -> None:
    await save_all(db, {account: baseline})


async def save_all(db: AsyncConnection, found: Mapping[AccountId, Baseline]) -> None:
    """Many at once: a fleet looks at thousands of accounts between two writes."""
    rows = [{"account": account, "body": pack(baseline)} for account, baseline in found.items()]
    row = insert(baselines)
    if rows:
        newer = {"body": row.excluded.body}
        await db.execute(row.on_conflict_do_update(index_elements=[baselines.c.account], set_=newer), rows)


async def keep_fills(db: AsyncConnection, account: AccountId, found: Iterable[Fill]) -> None:
    """Keep executions as evidence; one that is kept already stays as it is."""
    rows = [{"account": account, "fill": f.id, "cause": f.cause, "at": f.at, "body": pack(f)} for f in found]
    if rows:
        await db.execute(insert(fills).on_conflict_do_nothing(), rows)


async def kept_fills(
    db: AsyncConnection, account: AccountId, since: datetime, until: datetime
) -> tuple[str, ...]:
    """The executions of an account between two times of the venue, as they were kept, oldest first."""
    query = select(fills.c.body).where(fills.c.account == account, fills.c.at >= since, fills.c.at <= until)
    return tuple((await db.execute(query.order_by(fills.c.at, fills.c.fill))).scalars())


async def mark(db: AsyncConnection, name: str, at: datetime) -> None:
    """Note that `name` happened at `at`, replacing the last time."""
    row = insert(marks).values(name=name, at=at)
    await db.execute(row.on_conflict_do_update(index_elements=[marks.c.name], set_={"at": at}))


async def marked(db: AsyncConnection, name: str) -> datetime | None:
    at: datetime | None = (await db.execute(select(marks.c.at).where(marks.c.name == name))).scalar()
    return at
