"""`adlwatch backup` and `restore` as a host types them, on a database that is in use."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store import accounts, people
from bot.store.database import Database
from bot.store.master import KeyFile, open_vault
from tests.builders import at
from tests.fakes.venue import FIELDS
from tests.structure.tree import ROOT

CONFIG = '[people.Ana]\nrole = "host"\n[people.Ana.addresses]\nconsole = "here"\n'


def adlwatch(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bot", "--config", folder / "adlwatch.toml", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=50, check=False)  # noqa: S603


def place(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "adlwatch.toml").write_text(CONFIG)
    return folder


async def _household(folder: Path) -> Database:
    database = Database(folder / "adlwatch.sqlite3")
    await database.open(owner=True)
    vault = open_vault(KeyFile(folder / "adlwatch.key"))
    async with database.write() as db:
        await people.list_from_settings(db, (), at())
        await db.exec_driver_sql("INSERT INTO people VALUES (1, 'Ana', 'host', 1, 0, 0)")
        (ana,) = await people.everybody(db)
        await accounts.add(db, vault, "somewhere", "main", ana.id, FIELDS, "", at())
    return database


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A place whose bot runs (it owns the database) while the command is typed."""
    folder = place(tmp_path / "home")

    async def story() -> None:
        database = await _household(folder)
        done = await asyncio.to_thread(adlwatch, folder, "backup", tmp_path / "copy.sqlite3")
        refused = await asyncio.to_thread(adlwatch, folder, "restore", tmp_path / "copy.sqlite3")
        await database.close()
        assert done.returncode == 0, done.stderr
        assert "a checked copy of 1 account and 0 alerts" in done.stdout
        assert str(folder / "adlwatch.key") in done.stdout
        assert refused.returncode == 78 and "already runs on" in refused.stderr

    asyncio.run(story())
    return folder


def test_a_copy_is_put_back_where_it_came_from(home: Path, tmp_path: Path) -> None:
    done = adlwatch(home, "restore", tmp_path / "copy.sqlite3")
    assert done.returncode == 0, done.stderr
    assert "1 account, 0 alerts, at this version" in done.stdout
    assert "is kept as" in done.stdout and "The master key opens the sealed key." in done.stdout


def test_a_fresh_place_is_told_that_it_needs_the_master_key(home: Path, tmp_path: Path) -> None:
    fresh = place(tmp_path / "fresh")
    done = adlwatch(fresh, "restore", tmp_path / "copy.sqlite3")
    assert done.returncode == 0 and "there is no master key in" in done.stdout
    assert not (fresh / "adlwatch.key").exists(), "a new key opens nothing"
    open_vault(KeyFile(fresh / "adlwatch.key"))
    done = adlwatch(fresh, "restore", tmp_path / "copy.sqlite3")
    assert "sealed with another master key" in done.stdout
    (fresh / "adlwatch.key").write_bytes((home / "adlwatch.key").read_bytes())
    done = adlwatch(fresh, "restore", tmp_path / "copy.sqlite3")
    assert "The master key opens the sealed key." in done.stdout


def test_without_a_name_the_copy_goes_where_the_daily_ones_are(home: Path) -> None:
    assert adlwatch(home, "backup").returncode == 0
    (made,) = (home / "backups").iterdir()
    assert made.name.startswith("adlwatch-")
