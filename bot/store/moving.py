"""Moves an embedded database to a server: every row, each compared with what it was, in one transaction."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Column, MetaData, String, Table, func, insert, select, text, tuple_
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import BrokenPromise, SettingsError
from bot.model.server import Server
from bot.store import samples, shares, viewers
from bot.store.claim import unreachable
from bot.store.database import Database
from bot.store.schema import Moment, metadata

BESIDE = (samples.samples, shares.shares, viewers.viewers)
"""Tables that are described where they are used; `metadata` knows them once they are imported."""
AT_ONCE = 500
"""Rows that are written and compared in one step."""


async def move(source: Path, target: Server) -> dict[str, int]:
    """Copy all that is in the database at `source` to an empty one; how many rows, by table. The source stays
    as it was, but for being brought to this version.

    Raises SettingsError, and leaves no row in the target: a process runs on one of them, the target is not
    empty, a row cannot be kept there or is not the same there.
    """
    if not await asyncio.to_thread(source.is_file):
        raise SettingsError(f"database: there is none at {source}.")
    await _check_ours(target)
    async with _opened(source, owner=True) as old, _opened(target) as new:
        try:
            async with old.read() as of, new.write() as to:
                await _check_known(of)
                await _check_empty(to, target)
                moved = {table.name: await _rows(of, to, _plain(table)) for table in metadata.sorted_tables}
                await _go_on_counting(of, to)
        except (SQLAlchemyError, sqlite3.Error, psycopg.Error) as error:
            why = " ".join(str(error.__cause__ or error).split("\n")[:1])
            raise SettingsError(f"database: {source} cannot be moved to {target} ({why}).") from error
    return moved


@asynccontextmanager
async def _opened(where: Path | Server, owner: bool = False) -> AsyncIterator[Database]:
    """As its `owner`, so that no bot runs on it."""
    database = Database(where)
    try:
        await database.open(owner)
        yield database
    finally:
        await database.close()


async def _check_ours(target: Server) -> None:
    """Before anything is made there: another program's tables are no place for ours."""
    query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
    try:
        async with await psycopg.AsyncConnection.connect(target.url, connect_timeout=10) as db:
            names = {row[0] for row in await (await db.execute(query)).fetchall()}
    except psycopg.Error as error:
        raise unreachable(target, error) from error
    if names and "alembic_version" not in names:
        raise _not_empty(target)


async def _check_known(of: AsyncConnection) -> None:
    """Nothing may be left behind because nobody thought of it."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    there = set((await of.exec_driver_sql(query)).scalars()) - {"alembic_version"}
    if there != metadata.tables.keys():
        raise BrokenPromise(f"these tables are not moved: {there ^ metadata.tables.keys()}")


async def _check_empty(to: AsyncConnection, target: Server) -> None:
    for table in metadata.sorted_tables:
        if await _count(to, table):
            raise _not_empty(target)


def _not_empty(target: Server) -> SettingsError:
    return SettingsError(f"database: {target} is not empty; create a new one for adlwatch.")


def _plain(table: Table) -> Table:
    """The table with times as they are kept."""
    columns = (
        Column(c.name, String() if isinstance(c.type, Moment) else c.type, primary_key=c.primary_key)
        for c in table.columns
    )
    return Table(table.name, MetaData(), *columns)


async def _rows(of: AsyncConnection, to: AsyncConnection, table: Table) -> int:
    count = 0
    async with of.stream(select(table)) as found:
        async for rows in found.partitions(AT_ONCE):
            await to.execute(insert(table), [dict(row._mapping) for row in rows])
            await _compare(to, table, rows)
            count += len(rows)
    if await _count(to, table) != count:
        raise SettingsError(f"database: {table.name} has other rows there than here; nothing is moved.")
    return count


async def _compare(to: AsyncConnection, table: Table, rows: Sequence[Any]) -> None:
    """Read back what was written, by its keys."""
    key = table.primary_key.columns
    keys = [tuple(row._mapping[column.name] for column in key) for row in rows]
    there = await to.execute(select(table).where(tuple_(*key).in_(keys)))
    if {tuple(row) for row in there} != {tuple(row) for row in rows}:
        raise SettingsError(f"database: {table.name} does not read there as it reads here; nothing is moved.")


async def _count(to: AsyncConnection, table: Table) -> int:
    return int((await to.execute(select(func.count()).select_from(table))).scalar_one())


async def _go_on_counting(of: AsyncConnection, to: AsyncConnection) -> None:
    """Numbers that were given before, also to what is erased, are not given again."""
    rows = await of.exec_driver_sql("SELECT name, seq FROM sqlite_sequence")
    given: dict[str, int] = {row.name: row.seq for row in rows}
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        largest = (await to.execute(select(func.max(column)))).scalar() or 0
        last = max(largest, given.get(table.name, 0))
        if last:
            names = {"table": table.name, "column": column.name, "last": last}
            await to.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"), names)
