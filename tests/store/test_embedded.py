"""SQLite: the file itself, durable, its owner's alone, refused with a sentence; its room comes back."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.store import accounts, baselines, upkeep
from bot.store.database import Database
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import VAULT, list_people, open_account
from tests.fakes.venue import FIELDS


async def test_commits_survive_a_power_cut(database: Database) -> None:
    async with database.write() as db:
        pragmas = {
            name: (await db.exec_driver_sql(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


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


async def _filled(database: Database, megabytes: int) -> None:
    async with database.write() as db:
        for number in range(megabytes):
            row = "INSERT INTO signals VALUES ('v', 's', ?, 'old', ?)"
            await db.exec_driver_sql(row, (str(number), "x" * 1_000_000))
    async with database.write() as db:
        await db.exec_driver_sql("DELETE FROM signals")


async def test_room_comes_back_a_little_at_a_time(database: Database) -> None:
    await _filled(database, 12)
    before = database.path.stat().st_size
    shrinking = asyncio.create_task(upkeep.shrink(database))
    looks = 0
    while not shrinking.done():
        async with database.write() as db:
            await baselines.mark(db, "a look", at())
        looks += 1
    given = await shrinking
    async with database.read() as db:
        free = (await db.exec_driver_sql("PRAGMA freelist_count")).scalar_one()
    await database.close()
    assert looks >= 5 and free <= upkeep.SPARE
    assert before - database.path.stat().st_size >= given * 4096 > 9_000_000


async def test_a_database_of_before_is_rewritten_once_when_the_bot_starts(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    first = Database(path)
    await first.open()
    await first.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute("PRAGMA auto_vacuum=NONE")
        db.execute("VACUUM")
        assert db.execute("PRAGMA auto_vacuum").fetchone() == (0,)
    database = Database(path)
    await database.open(owner=True)
    await _filled(database, 4)
    assert await upkeep.shrink(database) > 400
    await database.close()


async def test_a_key_is_sealed_in_the_file(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.read() as db:
        assert await accounts.fields(db, VAULT, account.id) == FIELDS
        assert await accounts.everything(db) == (account,)
    held = b"".join(path.read_bytes() for path in database.path.parent.glob(database.path.name + "*"))
    assert FIELDS["secret"].encode() not in held
    assert b"somewhere" in held, "the search above would find a plain text"
