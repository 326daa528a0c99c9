"""Every earlier version of the database, with data in it, becomes this one; nothing in it is lost."""

import sqlite3
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from bot.chat import compose
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Reduced
from bot.model.exposure import RegimeChanged
from bot.model.fill import Cause
from bot.model.hedge import DriftMemory, Pairing
from bot.model.ids import AccountId, AlertId, PersonId, VenueName
from bot.model.observation import Cursor, Observation
from bot.model.order import Orders
from bot.model.person import Watch
from bot.model.regime import Regime, Why
from bot.store import accounts, alerts, baselines, hedges, signals
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
INSERT INTO checklists VALUES (9, '4:blind:to:1', '[{"id":"look","text":"Look","done_by":"Ana",
  "done_at":"2026-10-01T00:02:00Z"},{"id":"key","text":"Key","done_by":"","done_at":null}]');
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


SECOND = FIRST.replace(
    "'', '2026-10-01T00:00:00.000000+00:00');", "'', '2026-10-01T00:00:00.000000+00:00', '[]');", 1
)
"""The same as version 0002 wrote them."""
THIRD = (
    SECOND
    + """
INSERT INTO pairings VALUES (1, 1, 'BTC', 'confirmed', 'Ana', '2026-10-01T00:00:00.000000+00:00');
INSERT INTO hedges VALUES (1, '[{"base":"BTC","stood":"0"}]');
"""
)
"""The same as version 0003 wrote them."""


@pytest.mark.parametrize(("version", "rows"), [("0001", FIRST), ("0002", SECOND), ("0003", THIRD)])
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
    assert (told.checklist.name, told.checklist.account, told.checklist.open) == ("blind", account.id, 1)
    assert [s.hand.by if s.hand else "" for s in told.checklist.steps] == ["Ana", ""]
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


SIGNAL = """{"source":"risk","symbol":"ETHUSDT","at":"2026-10-01T00:01:00Z","danger":2,"said":"risk=high",
"fund":"1200000","asset":"USDT","drawdown":null,"starts":null,"stops":null,"daily":false,"empty":[]}"""
WARNED = "".join(
    """
INSERT INTO alerts VALUES ('4:market:NAME:to:1', 1, 4, 'MarketWarned',
  '{"at":"2026-10-01T00:01:05Z","signal":SIGNAL,"was":WAS,"danger":NOW}', 4, 1,
  '2026-10-01T00:01:05.000000+00:00', '2026-10-01T00:01:05.000000+00:00');""".replace("NAME", name)
    .replace("WAS", was)
    .replace("NOW", now)
    .replace("SIGNAL", SIGNAL)
    for name, was, now in (("rose", "0", "2"), ("adl", "2", "3"), ("fell", "3", "1"))
)
"""Warnings from one source, as versions before 0005 wrote them."""


async def test_what_people_said_of_hedges_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    made_by("0003", THIRD, path)
    database = Database(path)
    await database.open()
    async with database.read() as db:
        said, remembered = await hedges.everything(db), await hedges.memories(db)
    await database.close()
    ana = PersonId(1)
    assert said == {ana: {"BTC": Pairing.CONFIRMED}}
    assert remembered == {ana: (DriftMemory("BTC", stood=Decimal(0)),)}


async def test_warnings_of_one_source_become_regimes(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite3"
    memory = """INSERT INTO markets VALUES
      ('somewhere', '{"warnings":[],"heard":[],"losses":[],"oddities":["x"]}');"""
    made_by("0003", THIRD + WARNED + memory, path)
    database = Database(path)
    await database.open()
    async with database.read() as db:
        found = [await alerts.get(db, AlertId(f"4:market:{n}:to:1")) for n in ("rose", "adl", "fell")]
        markets = await signals.load(db, VenueName("somewhere"))
    await database.close()
    events = [told.alert.event for told in found if told is not None]
    assert [type(event) for event in events] == [RegimeChanged] * 3
    states = [event.state for event in events if isinstance(event, RegimeChanged)]
    assert [(s.was, s.regime) for s in states] == [
        (Regime.CALM, Regime.WARNING),
        (Regime.WARNING, Regime.CASCADE),
        (Regime.CASCADE, Regime.CALM),
    ]
    assert states[0].symbol == "ETHUSDT" and states[0].reasons == ((Why.VENUE_MARK, Decimal(2)),)
    assert [s.fund for s in states[0].signals] == [Decimal(1_200_000)]
    assert all(compose.alert(told, {}).head for told in found if told is not None)
    assert markets.oddities == ("x",) and markets.regimes == ()
