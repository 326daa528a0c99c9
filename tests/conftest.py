"""What most rooms need: a clock that the test sets, and a real database in a folder of its own."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.store.database import Database
from tests.fakes.clock import SetClock

# A busy machine must not fail a law by being slow: what is fast enough is for `make bench` to say.
settings.register_profile("adlwatch", deadline=None)
settings.load_profile("adlwatch")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with nothing in it; a copy is quicker than the migrations."""
    database = Database(tmp_path_factory.mktemp("empty") / "bot.sqlite3")

    async def make() -> None:
        await database.open()
        await database.close()

    asyncio.run(make())
    return database.path


@pytest.fixture
async def database(tmp_path: Path, empty_file: Path) -> AsyncIterator[Database]:
    database = Database(Path(shutil.copy(empty_file, tmp_path / "bot.sqlite3")))
    await database.open()
    yield database
    await database.close()
