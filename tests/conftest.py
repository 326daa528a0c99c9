"""What most rooms need: a clock that the test sets, and a real database of its own.

That is a file of SQLite. Tests in modules marked `on_both` run on PostgreSQL as well, where there is one.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.model.server import Server
from bot.store.claim import Where
from bot.store.crew import crew
from bot.store.database import Database
from bot.store.schema import metadata
from tests.fakes.clock import SetClock
from tests.postgres.cluster import Cluster, empty, programs

# A busy machine must not fail a law by being slow: what is fast enough is for `make bench` to say.
settings.register_profile("adlwatch", deadline=None)
settings.load_profile("adlwatch")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "place" in metafunc.fixturenames and metafunc.definition.get_closest_marker("on_both"):
        metafunc.parametrize("place", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database with nothing in it; a copy is quicker than the migrations."""
    return asyncio.run(_migrated(tmp_path_factory.mktemp("empty") / "bot.sqlite3")).path


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, started when the first test asks for it."""
    where = programs()
    if where is None:
        pytest.skip("PostgreSQL is missing (on Debian: apt install postgresql)")
    cluster = Cluster(where)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.close()


@pytest.fixture(scope="session")
def served(cluster: Cluster) -> Server:
    """A migrated database, emptied for each test: that is quicker than a new one."""
    where = cluster.database()
    asyncio.run(_migrated(where))
    return where


async def _migrated(where: Where) -> Database:
    database = Database(where)
    await database.open()
    await database.close()
    return database


@pytest.fixture
def place(tmp_path: Path, request: pytest.FixtureRequest) -> Where:
    """Where the empty database of a test is."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return Path(shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "bot.sqlite3"))
    served: Server = request.getfixturevalue("served")
    empty(served, (table.name for table in (*metadata.sorted_tables, *crew.sorted_tables)))
    return served


@pytest.fixture
async def database(place: Where) -> AsyncIterator[Database]:
    database = Database(place)
    await database.open()
    yield database
    await database.close()
