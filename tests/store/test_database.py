"""The file itself: durable, migrated, owned by one process, refused with a sentence."""

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from bot.errors import SettingsError
from bot.store import baselines
from bot.store.database import Database
from bot.store.schema import metadata
from tests.builders import at


async def test_commits_survive_a_power_cut(database: Database) -> None:
    async with database.write() as db:
        pragmas = {
            name: (await db.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


async def test_the_migrations_make_the_tables_of_the_schema(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.read() as db:
        assert await db.run_sync(differences) == []


async def test_opening_again_changes_nothing(database: Database) -> None:
    async with database.write() as db:
        await db.exec_driver_sql("INSERT INTO marks VALUES ('x', '2026-01-01T00:00:00+00:00')")
    again = Database(database.path)
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


async def test_one_process_watches_from_a_database(tmp_path: Path) -> None:
    first, second, third = (Database(tmp_path / "bot.sqlite3") for _ in range(3))
    await first.open(owner=True)
    with pytest.raises(SettingsError, match="another adlwatch already runs"):
        await second.open(owner=True)
    await third.open()  # the command line may open it all the same
    await third.close()
    await first.close()
    await second.open(owner=True)
    await second.close()


async def test_the_file_is_for_its_owner_alone(database: Database) -> None:
    assert stat.S_IMODE(database.path.stat().st_mode) & 0o077 == 0


def _folder(path: Path) -> None:
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("These are my shopping notes, not a database. " * 100)


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        db.execute("INSERT INTO alembic_version VALUES ('9999')")
    db.close()


@pytest.mark.parametrize("spoil", [_folder, _text, _newer])
async def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "bot.sqlite3"
    assert callable(spoil)
    spoil(path)
    with pytest.raises(SettingsError, match=r"database: .*bot\.sqlite3 cannot be opened \(.+\)\."):
        await Database(path).open()


async def test_a_path_through_a_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be opened"):
        await Database(tmp_path / "file" / "bot.sqlite3").open(owner=True)
