"""A row in every table of every version there ever was: after the migrations each is there, as it was.

What the migrations rewrite on purpose is named here and tried in `test_migrations`. A new table gets a row by
its columns' types; one whose text is read by a later migration needs a real one below.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from bot.model.ids import AlertId
from bot.store import accounts, alerts, backup, baselines, people
from bot.store.database import MIGRATIONS, Database
from bot.store.schema import metadata
from tests.builders import at
from tests.store.test_migrations import made_by

NOW = "2026-10-01T00:00:00.000000+00:00"
ALERT = "4:blind:to:1"
REAL: dict[str, dict[str, Any]] = {
    "people": {"id": 1, "name": "Ana", "role": "host", "listed": 1, "invited": 0, "muted": 0},
    "addresses": {"channel": "console", "address": "ana", "gone": ""},
    "accounts": {"id": 4, "venue": "somewhere", "sealed": b"sealed", "watch": "on", "reads": "[]"}
    | {"proof": '{"verdict":"read only"}'},
    "baselines": {"body": f'{{"looked_at":"{NOW}","cursor":{{"forceOrders":"1790999880000"}}}}'},
    "alerts": {
        "id": ALERT,
        "kind": "WentBlind",
        "event": f'{{"at":"{NOW}","since":"{NOW}","why":"no answer in time"}}',
        "urgency": 3,
        "checklist": 9,
    },
    "checklists": {
        "id": 9,
        "name": "blind",
        "steps": '[{"id":"look","text":"Look","shows":"hand","lines":[],"hand":null}]',
        "links": "[]",
    },
    "deliveries": {
        "channel": "console",
        "address": "ana",
        "state": "queued",
        "view": "",
        "why": "written",
        "instead": None,
    },
    "deeds": {"body": f'{{"deed":"ticked","by":"Ana","at":"{NOW}"}}'},
    "hedges": {"body": '[{"base":"BTC","stood":"0"}]'},
    "silences": {"matches": "all"},
    "markets": {"body": '{"oddities":["x"]}'},
}
BEFORE_0007 = '[{"id":"look","text":"Look","done_by":"Ana","done_at":"2026-10-01T00:02:00Z"}]'
REWRITTEN = {("checklists", "steps"), ("alerts", "checklist"), ("alembic_version", "version_num")}


def versions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return sorted(script.revision for script in ScriptDirectory.from_config(config).walk_revisions())


def tables(db: sqlite3.Connection) -> dict[str, list[tuple[str, str]]]:
    """Each table's columns with their types, the tables that others refer to first."""
    names = {metadata_table.name: n for n, metadata_table in enumerate(metadata.sorted_tables)}
    there = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    ours = [name for name in there if not name.startswith(("sqlite_", "alembic_"))]
    ordered = sorted(ours, key=lambda name: names.get(name, len(names)))
    return {t: [(c[1], c[2]) for c in db.execute(f"PRAGMA table_info({t})")] for t in ordered}


def value(table: str, column: str, kind: str, refers: dict[str, Any]) -> Any:
    if column in REAL.get(table, {}):
        return REAL[table][column]
    if column in refers:
        return refers[column]
    if kind == "VARCHAR(32)":
        return NOW
    if kind in {"TEXT", "JSON"}:
        return "{}"
    return 1 if kind in {"INTEGER", "BOOLEAN", "FLOAT"} else "x"


def fill(db: sqlite3.Connection, version: str) -> None:
    """One row in each table, referring to the one row of each other."""
    for table, columns in tables(db).items():
        keys = db.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        refers = {k[3]: db.execute(f"SELECT {k[4]} FROM {k[2]}").fetchone()[0] for k in keys}  # noqa: S608
        row = {name: value(table, name, kind, refers) for name, kind in columns}
        if table == "checklists" and version < "0007":
            row["steps"] = BEFORE_0007
        names = ", ".join(f'"{name}"' for name in row)
        marks = ", ".join("?" * len(row))
        db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608


def everything(path: Path) -> dict[str, dict[str, Any]]:
    """The first row of each table, by column."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        return {t: dict(db.execute(f"SELECT * FROM {t}").fetchone() or {}) for t in tables(db)}  # noqa: S608


def old_database(path: Path, version: str) -> dict[str, dict[str, Any]]:
    """What a database of that version holds: a row in every table it has."""
    made_by(version, "", path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys=ON")
        fill(db, version)
    before = everything(path)
    assert all(before.values()), "a row in every table"
    return before


def same(before: dict[str, dict[str, Any]], after: dict[str, dict[str, Any]]) -> None:
    for table, row in before.items():
        assert table in after, f"{table} is gone: its rows must be somewhere"
        for column, was in row.items():
            if (table, column) not in REWRITTEN and column in after[table]:
                assert after[table][column] == was, f"{table}.{column}"


@pytest.mark.parametrize("version", versions())
async def test_nothing_of_any_version_is_lost(tmp_path: Path, version: str) -> None:
    path = tmp_path / "old.sqlite3"
    before = old_database(path, version)
    database = Database(path)
    await database.open(owner=True)
    async with database.read() as db:
        assert (await db.exec_driver_sql("PRAGMA integrity_check")).scalar() == "ok"
        assert (await db.exec_driver_sql("PRAGMA foreign_key_check")).all() == []
        (ana,) = await people.everybody(db)
        (account,) = await accounts.everything(db)
        baseline = await baselines.load(db, account.id)
        told = await alerts.get(db, AlertId(ALERT))
    await database.close()
    same(before, everything(path))
    assert (ana.name, len(ana.addresses), account.owner, account.label) == ("Ana", 1, ana.id, "x")
    assert baseline.looked_at is not None and told is not None and told.checklist is not None
    assert [step.text for step in told.checklist.steps] == ["Look"]


@pytest.mark.parametrize("version", versions())
async def test_a_copy_of_any_version_is_put_back(tmp_path: Path, version: str) -> None:
    """A backup is made before an update, and put back after it."""
    before = old_database(tmp_path / "old.sqlite3", version)
    await backup.copy(tmp_path / "old.sqlite3", tmp_path / "copy")
    restored = await backup.restore(tmp_path / "copy", tmp_path / "new.sqlite3", at())
    assert (restored.held.accounts, restored.held.alerts, restored.waiting) == (1, 1, 1)
    before["deliveries"]["repeat"] = 1
    same(before, everything(tmp_path / "new.sqlite3"))
