"""A move to a server: every row of every table, as it is, or nothing."""

import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.cli import migrate
from bot.errors import SettingsError
from bot.model.ids import AlertId
from bot.model.server import Server
from bot.store import accounts, alerts
from bot.store.database import Database
from bot.store.moving import AT_ONCE, move
from bot.store.schema import metadata
from tests.builders import at
from tests.fakes.household import VAULT
from tests.fakes.venue import FIELDS
from tests.postgres.cluster import Cluster, do
from tests.store.test_every_version import ALERT, everything, old_database, versions

MANY = 2 * AT_ONCE + 7
ALL = {table.name: str(select(table)) for table in metadata.sorted_tables}
NAME = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A database with a row in every table, many in one, and accounts that were erased."""
    path = tmp_path / "old.sqlite3"
    old_database(path, versions()[-1])
    with closing(sqlite3.connect(path)) as db, db:
        rows = [("v", "s", str(number), "2026-10-01T00:00:00+00:00", "ü\n'\\") for number in range(MANY)]
        db.executemany("INSERT INTO signals VALUES (?, ?, ?, ?, ?)", rows)
        db.execute("UPDATE sqlite_sequence SET seq = 40 WHERE name = 'accounts'")
    return path


@pytest.fixture
def target(cluster: Cluster) -> Server:
    return cluster.database()


def rows_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return {table: _sorted(db.execute(query).fetchall()) for table, query in ALL.items()}


def rows_at(where: Server) -> dict[str, list[tuple[Any, ...]]]:
    return {table: _sorted(do(where, query)) for table, query in ALL.items()}


def _sorted(rows: list[Any]) -> list[tuple[Any, ...]]:
    """In one order. SQLite keeps 1 for true."""
    plain = (tuple(int(v) if isinstance(v, bool) else v for v in row) for row in rows)
    return sorted(plain, key=repr)


async def test_every_row_is_there_as_it_was(source: Path, target: Server) -> None:
    database = Database(source)
    await database.open()
    await database.close()
    before = rows_of(source)
    assert all(everything(source).values()), "a row in every table"
    moved = await move(source, target)
    after = rows_at(target)
    assert {table: len(rows) for table, rows in before.items()} == moved and moved["signals"] == MANY + 1
    assert after == before
    assert rows_of(source) == before


async def test_the_bot_goes_on_there_and_no_number_is_given_again(source: Path, target: Server) -> None:
    await move(source, target)
    database = Database(target)
    await database.open(owner=True)
    async with database.write() as db:
        (account,) = await accounts.everything(db)
        assert await alerts.get(db, AlertId(ALERT)) is not None
        new = await accounts.add(db, VAULT, "somewhere", "new", account.owner, FIELDS, "", at())
        assert new == 41
    await database.close()


async def test_a_place_that_is_not_empty_is_refused(source: Path, target: Server) -> None:
    await move(source, target)
    before = rows_at(target)
    with pytest.raises(SettingsError, match="is not empty"):
        await move(source, target)
    assert rows_at(target) == before


async def test_the_tables_of_another_program_are_left_alone(source: Path, target: Server) -> None:
    do(target, "CREATE TABLE people (name text)")
    with pytest.raises(SettingsError, match="is not empty"):
        await move(source, target)
    assert do(target, NAME) == [("people",)]


async def test_nothing_is_moved_under_a_bot_that_runs(source: Path, target: Server) -> None:
    bot = Database(source)
    await bot.open(owner=True)
    with pytest.raises(SettingsError, match="already runs"):
        await move(source, target)
    await bot.close()
    assert do(target, NAME) == []


ALTERED = """
    CREATE FUNCTION altered() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW.symbol = '{symbol}' THEN {deed} END IF; RETURN NEW; END $$;
    CREATE TRIGGER altered BEFORE INSERT ON signals FOR EACH ROW EXECUTE FUNCTION altered()
"""


@pytest.mark.parametrize("deed", ["NEW.body := 'other';", "RETURN NULL;"])
async def test_a_row_that_is_not_the_same_there_moves_nothing(
    source: Path, target: Server, deed: str
) -> None:
    database = Database(target)
    await database.open()
    await database.close()
    do(target, ALTERED.format(symbol=MANY - 1, deed=deed))
    with pytest.raises(SettingsError, match="signals does not read there as it reads here"):
        await move(source, target)
    assert not any(rows_at(target).values())


async def test_what_the_server_cannot_keep_moves_nothing(source: Path, target: Server) -> None:
    with closing(sqlite3.connect(source)) as db, db:
        db.execute("UPDATE signals SET body = 'a' || char(0) WHERE symbol = '7'")
    with pytest.raises(SettingsError, match=r"cannot be moved to postgresql://.*NUL"):
        await move(source, target)
    assert not any(rows_at(target).values())


def test_a_host_types_it(source: Path, target: Server, capsys: pytest.CaptureFixture[str]) -> None:
    (source.parent / "adlwatch.toml").write_text(f'database = "{source.name}"')
    given = Namespace(config=source.parent / "adlwatch.toml", to=target.url)
    assert migrate.main(given) == 0
    said = capsys.readouterr().out
    assert "signals: 1,008" in said and f"rows are in {target}, each compared" in said
    given.to = "postgresql://ana:canary@db/bot"
    with pytest.raises(SettingsError, match="ADLWATCH_DATABASE_PASSWORD") as refused:
        migrate.main(given)
    assert "canary" not in str(refused.value)
