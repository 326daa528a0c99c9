"""Every earlier version of the database, with data in it, becomes this one; nothing in it is lost."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Reduced
from bot.model.fill import Cause
from bot.model.ids import AccountId, AlertId
from bot.model.observation import Cursor, Observation
from bot.model.order import Orders
from bot.model.person import Watch
from bot.store import accounts, alerts, baselines
from bot.store.database import MIGRATIONS, Database
from tests.builders import fill
from tests.events import order

OLD_POSITION = """["BTCUSDT","SHORT"],"short","5","base",
{"level":1,"of":4,"venue_value":"adl=1","worst":"high"},
"91900","79400","397000","14","cross","62500","USDT","99000\""""
FIRST = """
INSERT INTO people VALUES (1, 'Ana', 'host', 1, 0);
INSERT INTO addresses VALUES ('console', 'ana', 1, '');
INSERT INTO accounts VALUES (4, 'somewhere', 'main', 1, x'00', 'on', '', '2026-10-01T00:00:00.000000+00:00');
INSERT INTO baselines VALUES (4, '{"looked_at":"2026-10-01T00:00:05Z","watched_from":"2026-10-01T00:00:00Z",
  "positions":[[POSITION]],"cursor":{"forceOrders":"1790999880000"},
  "seen":[{"id":"force:1","at":"2026-10-01T00:00:01Z"}],
  "questions":[{"at":"2026-10-01T00:00:05Z","alert":"4:reduced:x","key":["BTCUSDT","SHORT"],"side":"short",
    "unit":"base","before":"6","after":"5","missing":"1","cause":null,"proof":""}],
  "incident":{"id":"4:adl:a","alert":"4:adl:a","first_at":"2026-10-01T00:00:01Z",
    "last_at":"2026-10-01T00:00:01Z","seen_at":"2026-10-01T00:00:05Z","taken":[{"key":["BTCUSDT","SHORT"],
    "side":"short","unit":"base","taken":"2","value":"158000","fills":1,"before":"8","shown":"6",
    "realised":null,"currency":"USDT","mark":null,"proof":"clientOrderId=adl_autoclose"}]}}');
INSERT INTO fills VALUES (4, 'force:1', 'adl', '2026-10-01T00:00:01.000000+00:00', '{}');
INSERT INTO alerts VALUES ('4:blind:to:1', 1, 4, 'WentBlind',
  '{"at":"2026-10-01T00:01:05Z","since":"2026-10-01T00:00:05Z","why":"no answer in time"}', 3, 1,
  '2026-10-01T00:01:05.000000+00:00', '2026-10-01T00:01:05.000000+00:00');
INSERT INTO checklists VALUES (9, '4:blind:to:1', '[]');
INSERT INTO deliveries VALUES (1, '4:blind:to:1', 'console', 'ana', 1, 3, 'queued', 1, 0, 0,
  '2026-10-01T00:01:05.000000+00:00', '2026-10-01T00:01:05.000000+00:00', NULL, 0, '');
""".replace("POSITION", OLD_POSITION)
"""Rows as version 0001 wrote them."""


def made_by(version: str, rows: str, path: Path) -> None:
    """A database of that version with those rows."""
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA foreign_keys=ON")
        db.executescript(rows)


@pytest.mark.parametrize(("version", "rows"), [("0001", FIRST)])
async def test_nothing_of_an_older_database_is_lost(tmp_path: Path, version: str, rows: str) -> None:
    path = tmp_path / "old.sqlite3"
    made_by(version, rows, path)
    database = Database(path)
    await database.open()
    async with database.read() as db:
        (account,) = await accounts.everything(db)
        baseline = await baselines.load(db, account.id)
        told = await alerts.get(db, AlertId("4:blind:to:1"))
        waiting = (await db.exec_driver_sql("SELECT count(*) FROM deliveries")).scalar()
        fills = (await db.exec_driver_sql("SELECT count(*) FROM fills")).scalar()
    await database.close()
    assert (account.id, account.watch, account.reads) == (AccountId(4), Watch.ON, ())
    (position,) = baseline.positions
    assert (str(position.key), str(position.size), position.instrument, position.under_adl) == (
        "BTCUSDT/SHORT",
        "5",
        None,
        False,
    )
    expected: Cursor = {"forceOrders": "1790999880000"}
    assert baseline.cursor == expected and baseline.orders == ()
    assert [(s.id, s.order) for s in baseline.seen] == [("force:1", "")]
    _goes_on(account.id, baseline)
    assert told is not None and told.checklist is not None
    assert (waiting, fills) == (1, 1)


def _goes_on(account: AccountId, old: Baseline) -> None:
    """What was open goes on: the incident grows, its orders are told, the question finds its execution."""
    asked, incident = old.questions[0], old.incident
    assert incident is not None and incident.standing is None
    assert old.looked_at is not None
    late = fill("late", 1, key=asked.key, at=old.looked_at)
    now = old.looked_at + timedelta(minutes=1)
    seen = Observation(now, old.positions, (late,), cursor={"forceOrders": "1790999940000"})
    (grown, answer), after = step(account, old, seen, Tuning())
    assert (
        isinstance(grown, AdlTaken) and grown.incident.alert == incident.alert and grown.incident.fills == 2
    )
    assert isinstance(answer, Reduced) and (answer.alert, answer.cause) == (asked.alert, Cause.ADL)
    resting = (order("o1", "BTCUSDT"),)
    (told,), _ = step(account, after, Observation(now, orders=Orders(resting)), Tuning())
    assert isinstance(told, AdlTaken) and told.incident.standing == resting
