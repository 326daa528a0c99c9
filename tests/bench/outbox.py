"""Alerts per second from being written to being sent: the courier, and bare SQL just as durable."""

import io
import time
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import aiosqlite
import uvloop

from bot.chat.console.client import Console
from bot.chat.discovery import channels
from bot.clock import WallClock
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.event import BackAfter
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Address, Role
from bot.outbox.courier import Courier
from bot.store import alerts, people
from bot.store.database import Database

ALERTS = 150
_HERE = Address(ChannelName("console"), "here")


def measure() -> tuple[float, float]:
    """Alerts per second: (ours, bare aiosqlite). Each takes three durable commits: write, claim, settle."""
    with TemporaryDirectory() as folder:
        return uvloop.run(_ours(Path(folder) / "ours")), uvloop.run(_bare(Path(folder) / "bare"))


async def _ours(path: Path) -> float:
    database = Database(path)
    await database.open()
    try:
        async with database.write() as db:
            reach: dict[str, str] = {_HERE.channel: _HERE.address}
            await people.list_from_settings(db, [("Ana", Role.HOST, reach)], WallClock().now())
            ana = (await people.everybody(db))[0].id
        clock, console = WallClock(), Console(io.StringIO())
        ports = {_HERE.channel: (channels()[_HERE.channel], console)}
        courier = Courier(database, ports, {}, clock)
        event = BackAfter(clock.now(), clock.now() - timedelta(hours=1))
        start, sent = time.perf_counter(), 0
        for number in range(ALERTS):
            alert = Alert(AlertId(f"bench:{number}"), ana, None, event, Urgency.INFO, clock.now())
            async with database.write() as db:
                await alerts.tell(db, [Telling(alert, Reason.FIRST, (_HERE,))], {}, clock.now())
        while tried := await courier.turn(_HERE.channel):
            sent += tried
        taken = time.perf_counter() - start
    finally:
        await database.close()
    if sent != ALERTS:
        raise RuntimeError(f"{sent} of {ALERTS} alerts were sent")
    return ALERTS / taken


async def _bare(path: Path) -> float:
    async with aiosqlite.connect(path, isolation_level=None) as db:
        await db.execute("PRAGMA journal_mode=WAL")
        await db.execute("PRAGMA synchronous=FULL")
        await db.execute("CREATE TABLE deliveries (id INTEGER PRIMARY KEY, body TEXT, state TEXT)")
        start = time.perf_counter()
        for number in range(ALERTS):
            await db.execute("INSERT INTO deliveries VALUES (?, ?, 'queued')", (number, "x" * 500))
            await db.execute("UPDATE deliveries SET state = 'sending' WHERE id = ?", (number,))
            await db.execute("UPDATE deliveries SET state = 'sent' WHERE id = ?", (number,))
        return ALERTS / (time.perf_counter() - start)
