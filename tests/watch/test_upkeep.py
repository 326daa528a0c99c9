"""The daily copy: one a day, the newest kept, and a copy that fails is told to the host once a day."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.hosting import CopyFailed
from bot.model.keep import Keep
from bot.store import alerts
from bot.store.database import Database
from bot.watch.upkeep import Copies, Upkeep
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person

HOUR = timedelta(hours=1).total_seconds()


@pytest.fixture
async def folder(database: Database, tmp_path: Path) -> Path:
    await list_people(database)
    return tmp_path / "backups"


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def _in_the_way(folder: Path) -> Path:
    folder.write_text("no folder")
    return folder


def _clear(folder: Path) -> None:
    folder.unlink()


async def _run(database: Database, clock: SetClock, folder: Path, keep: int, hours: int) -> None:
    """As the bot does, with a stop and a start in between each time."""
    for _ in range(hours):
        await Upkeep(database, clock, Keep(), Copies(folder, keep)).turn()
        clock.advance(HOUR)


async def test_a_copy_a_day_and_the_newest_are_kept(
    database: Database, clock: SetClock, folder: Path
) -> None:
    await _run(database, clock, folder, keep=2, hours=50)
    assert _names(folder) == ["adlwatch-20260505T120000Z.sqlite3", "adlwatch-20260506T120000Z.sqlite3"]


async def test_none_is_made_when_none_is_kept(database: Database, clock: SetClock, folder: Path) -> None:
    await _run(database, clock, folder, keep=0, hours=30)
    assert _names(folder) == []


async def test_a_copy_that_fails_is_told_to_the_host_once_a_day(
    database: Database, clock: SetClock, folder: Path
) -> None:
    await _run(database, clock, _in_the_way(folder) / "deeper", keep=2, hours=20)
    _clear(folder)
    await _run(database, clock, folder / "deeper", keep=2, hours=1)
    assert len(_names(folder / "deeper")) == 1
    found = {}
    for name in ("Ana", "Ben"):
        reader = await person(database, name)
        async with database.read() as db:
            found[name] = [told.alert.event for told in await alerts.latest(db, reader.id, 9)]
    assert [type(event) for event in found["Ana"]] == [CopyFailed] * 2, "on two days"
    assert found["Ben"] == []
