"""`adlwatch alive`: well only while the bot sets its mark."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.clock import WallClock
from bot.store import baselines, pulse
from bot.store.database import Database
from bot.watchdog.beats import ALIVE


def _ask(folder: Path) -> int:
    (folder / "adlwatch.toml").write_text('database = "bot.sqlite3"\n')
    return main(["--config", str(folder / "adlwatch.toml"), "alive"])


@pytest.mark.parametrize(("age", "code"), [(5, 0), (55, 0), (65, 1), (9999, 1)])
async def test_the_mark_must_be_fresh(database: Database, tmp_path: Path, age: int, code: int) -> None:
    async with database.write() as db:
        await baselines.mark(db, ALIVE, WallClock().now() - timedelta(seconds=age))
    assert _ask(tmp_path) == code


async def test_a_database_on_which_nothing_ran_is_not_alive(database: Database, tmp_path: Path) -> None:
    assert _ask(tmp_path) == 1


def test_where_there_is_no_database_none_is_made(tmp_path: Path) -> None:
    assert _ask(tmp_path) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["adlwatch.toml"]


def test_the_running_bot_sets_the_mark_that_is_read() -> None:
    assert pulse.ALIVE == ALIVE
