"""Copies of the database: made under load, sound, in one file, put back, refused when they are no good."""

import asyncio
import os
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsError
from bot.store import accounts, backup, baselines
from bot.store.database import Database
from bot.store.vault import Vault
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import VAULT, list_people, open_account
from tests.fakes.venue import FIELDS
from tests.outbox.post import Post
from tests.structure.tree import ROOT


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def _a_household(database: Database, clock: SetClock) -> None:
    await list_people(database)
    await open_account(database, clock)


async def test_a_copy_under_load_is_one_moment(database: Database, clock: SetClock, tmp_path: Path) -> None:
    """Every write makes two rows; a copy that shows half of one would be torn."""
    await _a_household(database, clock)
    running = True

    async def write() -> int:
        number = 0
        while running:
            async with database.write() as db:
                await baselines.mark(db, f"a{number}", at())
                await baselines.mark(db, f"b{number}", at())
            number += 1
        return number

    writing = asyncio.create_task(write())
    copies = [tmp_path / f"copy{n}.sqlite3" for n in range(5)]
    for to in copies:
        await asyncio.sleep(0.02)
        assert (await backup.copy(database.path, to)).accounts == 1
    running = False
    assert await writing > 5
    sizes = []
    for to in copies:
        with closing(sqlite3.connect(to)) as db:
            names = {row[0] for row in db.execute("SELECT name FROM marks")}
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert {n[1:] for n in names if n[0] == "a"} == {n[1:] for n in names if n[0] == "b"}
        sizes.append(len(names))
    assert sizes == sorted(sizes) and sizes[0] < sizes[-1]


async def test_a_copy_is_one_file_for_its_owner_alone(
    database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await _a_household(database, clock)
    to = tmp_path / "kept" / "copy.sqlite3"
    await backup.copy(database.path, to)
    assert _names(to.parent) == ["copy.sqlite3"]
    assert stat.S_IMODE(to.stat().st_mode) == 0o600
    assert not any(value.encode() in to.read_bytes() for value in FIELDS.values()), "the keys stay sealed"


async def test_what_is_there_is_never_overwritten(database: Database, tmp_path: Path) -> None:
    to = tmp_path / "precious"
    to.write_text("mine")
    with pytest.raises(SettingsError, match="is there already"):
        await backup.copy(database.path, to)
    assert to.read_text() == "mine"
    with pytest.raises(SettingsError, match="there is none at"):
        await backup.copy(tmp_path / "nowhere.sqlite3", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


async def test_a_fresh_place_reads_the_sealed_account_with_the_old_key(
    database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await _a_household(database, clock)
    await backup.copy(database.path, tmp_path / "copy")
    there = tmp_path / "elsewhere" / "bot.sqlite3"
    restored = await backup.restore(tmp_path / "copy", there, at())
    assert (restored.held.accounts, restored.aside, restored.waiting) == (1, None, 0)
    fresh = Database(there)
    await fresh.open(owner=True)
    async with fresh.read() as db:
        (account,) = await accounts.everything(db)
        assert await accounts.fields(db, VAULT, account.id) == FIELDS
        with pytest.raises(SettingsError, match="does not open the stored keys"):
            await accounts.check(db, Vault([Fernet.generate_key().decode()]))
    await fresh.close()


async def test_the_former_database_is_kept_aside_with_what_only_its_log_held(
    database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await _a_household(database, clock)
    await backup.copy(database.path, tmp_path / "copy")
    async with database.write() as db:
        await baselines.mark(db, "since then", at())
    await database.close()
    restored = await backup.restore(tmp_path / "copy", database.path, at())
    assert restored.aside is not None
    with closing(sqlite3.connect(restored.aside)) as db:
        assert db.execute("SELECT name FROM marks").fetchall() == [("since then",)]
    with closing(sqlite3.connect(database.path)) as db:
        assert db.execute("SELECT name FROM marks").fetchall() == []


async def test_what_was_to_be_sent_says_that_it_may_be_there_twice(
    database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await list_people(database)
    await Post(database, clock).write("a")
    await backup.copy(database.path, tmp_path / "copy")
    await database.close()
    restored = await backup.restore(tmp_path / "copy", database.path, at())
    assert restored.waiting == 1
    with closing(sqlite3.connect(database.path)) as db:
        assert db.execute("SELECT repeat FROM deliveries").fetchall() == [(1,)]


async def test_nothing_is_restored_under_a_running_bot(database: Database, tmp_path: Path) -> None:
    await backup.copy(database.path, tmp_path / "copy")
    running = Database(database.path)
    await running.open(owner=True)
    before = database.path.read_bytes()
    with pytest.raises(SettingsError, match=rf"process {os.getpid()} on .*, since 20..-"):
        await backup.restore(tmp_path / "copy", database.path, at())
    assert database.path.read_bytes() == before
    await running.close()


async def test_nothing_is_restored_under_somebody_who_reads(database: Database, tmp_path: Path) -> None:
    """A command like `adlwatch accounts list` owns nothing, and would read two files in one."""
    await backup.copy(database.path, tmp_path / "copy")
    async with database.read() as db:
        await db.exec_driver_sql("SELECT * FROM marks")
        with pytest.raises(SettingsError, match="is in use"):
            await backup.restore(tmp_path / "copy", database.path, at())
    assert not [name for name in _names(tmp_path) if "restor" in name]


def _torn(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(os.urandom(16384))


def _crooked(path: Path) -> None:
    """An index that names a row which is not there: everything can be read, and some of it is wrong."""
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO marks VALUES ('victim', '2026-01-01T00:00:00+00:00')")
        where = "name = 'sqlite_autoindex_marks_1'"
        (page,) = db.execute(f"SELECT rootpage FROM sqlite_master WHERE {where}").fetchone()  # noqa: S608
        (size,) = db.execute("PRAGMA page_size").fetchone()
    whole = bytearray(path.read_bytes())
    at_byte = whole.index(b"victim", (page - 1) * size)
    whole[at_byte : at_byte + 6] = b"vixtim"
    path.write_bytes(whole)


def _text(path: Path) -> None:
    path.write_text("These are my shopping notes. " * 100)


def _other(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE notes (text)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '9999'")


@pytest.mark.parametrize("spoil", [_torn, _crooked, _text, _other, _newer, Path.unlink])
async def test_a_copy_that_cannot_be_used_changes_nothing(
    database: Database, clock: SetClock, tmp_path: Path, spoil: object
) -> None:
    await _a_household(database, clock)
    copy = tmp_path / "copy"
    await backup.copy(database.path, copy)
    await database.close()
    before = database.path.read_bytes()
    assert callable(spoil)
    spoil(copy)
    with pytest.raises(SettingsError):
        await backup.restore(copy, database.path, at())
    assert database.path.read_bytes() == before
    assert not [name for name in _names(tmp_path) if "restor" in name]


async def test_a_database_that_nobody_can_read_any_more_is_replaced_and_kept(
    database: Database, clock: SetClock, tmp_path: Path
) -> None:
    await _a_household(database, clock)
    await backup.copy(database.path, tmp_path / "copy")
    await database.close()
    database.path.write_text("garbage")
    database.path.with_name(database.path.name + "-wal").write_text("old log")
    restored = await backup.restore(tmp_path / "copy", database.path, at())
    assert restored.aside is not None and restored.aside.read_text() == "garbage"
    assert restored.aside.with_name(restored.aside.name + "-wal").read_text() == "old log"
    again = Database(database.path)
    await again.open()
    await again.close()


HOLD = """
import asyncio, sys
from pathlib import Path
from bot.store.database import Database

async def hold():
    held = Database(Path(sys.argv[1]))
    await held.open(owner=True)
    print("open", flush=True)
    await asyncio.sleep(60)

asyncio.run(hold())
"""


async def test_a_killed_process_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    command = [sys.executable, "-c", HOLD, str(path)]
    first = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)  # noqa: S603, ASYNC220 - our own code
    assert first.stdout is not None and first.stdout.readline() == b"open\n"
    second = Database(path)
    with pytest.raises(SettingsError, match=rf"process {first.pid} on "):
        await second.open(owner=True)
    first.send_signal(signal.SIGKILL)
    first.wait()
    first.stdout.close()
    await second.open(owner=True)
    assert path.with_name(path.name + ".lock").read_text().startswith(f"{os.getpid()} ")
    await second.close()


moments = st.integers(0, 10**6).map(lambda s: at(s * 60))


@given(st.lists(moments, unique=True), moments, st.integers(1, 9))
def test_which_copies_are_made_and_which_go(made: list[datetime], now: datetime, keep: int) -> None:
    names = [backup.name(when) for when in made]
    strangers = ["notes.txt", "adlwatch-99999999T999999Z.sqlite3", "adlwatch-copy.sqlite3"]
    due = backup.is_due([*names, *strangers], now)
    assert due == all(not timedelta(0) <= now - when < timedelta(days=1) for when in made)
    gone = backup.surplus([*strangers, *names], keep)
    kept = sorted(set(names) - set(gone))
    assert kept == sorted(names)[-keep:] and not set(gone) & set(strangers)
