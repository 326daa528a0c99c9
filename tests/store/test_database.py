"""The file itself: durable, migrated, owned by one process, refused with a sentence."""

import asyncio

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.store import baselines
from bot.store.crew import crew
from bot.store.database import Database
from bot.store.schema import metadata
from tests.builders import at

pytestmark = pytest.mark.on_both


async def test_the_migrations_make_the_tables_of_the_schema(database: Database) -> None:
    """And those of the crew, which are none of theirs."""

    def differences(connection: Connection) -> list[object]:
        ours = {"include_name": lambda name, kind, _: kind != "table" or name not in crew.tables}
        return list(compare_metadata(MigrationContext.configure(connection, opts=ours), metadata))

    async with database.read() as db:
        assert await db.run_sync(differences) == []


async def test_opening_again_changes_nothing(database: Database) -> None:
    async with database.write() as db:
        await db.exec_driver_sql("INSERT INTO marks VALUES ('x', '2026-01-01T00:00:00+00:00')")
    again = Database(database.where)
    await again.open()
    async with again.read() as db:
        assert (await db.exec_driver_sql("SELECT name FROM marks")).scalar() == "x"
    await again.close()


async def test_a_failed_block_writes_nothing(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as db:
            await db.exec_driver_sql("INSERT INTO marks VALUES ('x', '2026-01-01T00:00:00+00:00')")
            raise RuntimeError
    async with database.read() as db:
        assert (await db.exec_driver_sql("SELECT count(*) FROM marks")).scalar() == 0


async def test_writes_do_not_overlap_and_readers_see_commits_only(database: Database) -> None:
    order: list[str] = []

    async def write(name: str) -> None:
        async with database.write() as db:
            order.append(f"{name} begins")
            await baselines.mark(db, name, at())
            async with database.read() as other:
                assert (await other.exec_driver_sql("SELECT count(*) FROM marks")).scalar() == len(order) // 2
            order.append(f"{name} ends")

    await asyncio.gather(write("a"), write("b"))
    assert order == ["a begins", "a ends", "b begins", "b ends"]
