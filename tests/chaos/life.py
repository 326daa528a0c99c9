"""One life of the bot: the real watcher, courier and rescue over a real database, until all is told."""

import asyncio
import logging
import os
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiosqlite  # noqa: F401  (before a life gives up the right to read where it is)
from sqlalchemy.exc import SQLAlchemyError

from bot.clock import WallClock
from bot.detect.tuning import Tuning
from bot.errors import SettingsError
from bot.model.delivery import State
from bot.model.fill import Fill
from bot.model.ids import ChannelName
from bot.model.manners import Kind, Manners, Volume
from bot.model.observation import Cursor, Fills
from bot.outbox.courier import Courier
from bot.outbox.rescue import Rescue
from bot.store import accounts, baselines, manners, outbox, people
from bot.store.database import Database
from bot.venues.contract import Look
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.builders import fill, position
from tests.chaos.counterpart import LoopbackChat
from tests.fakes.chat import rooms
from tests.fakes.household import LISTED, TEMPLATES, VAULT, open_account
from tests.fakes.venue import ScriptedSession

APART = Tuning(quiet_gap=timedelta(0))
"""Every fill is an incident of its own, so that each has its own message."""
WITHOUT_PICTURES = Manners().turned(Kind.CHECKLIST, None, Volume.OFF)
"""Drawing one for each takes much longer than all the rest, and is tested elsewhere."""
CONSOLE = ChannelName("console")
AT_A_LOOK = 10
"""Fills that one look shows at most."""
REFUSED = 3


@dataclass(frozen=True, slots=True)
class Plan:
    """What all lives of a scenario share. `per_second`: how many fills happen. For `once_for` seconds the app
    takes a message once."""

    folder: Path
    port: int
    start: datetime
    fills: int
    per_second: float
    once_for: float = 0.0


class Exchange(ScriptedSession):
    """A short that loses one coin per fill; what has happened depends on the time alone."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.shown = 0

    def happened(self) -> int:
        passed = (WallClock().now() - self.plan.start).total_seconds()
        return max(0, min(self.plan.fills, int(passed * self.plan.per_second)))

    async def positions(self) -> Look:
        return Look((position(self.plan.fills + 1 - self.shown),))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        if not since:
            return Fills((), {"all": "0"})  # the first look only says where the account stands
        first = int(since["all"])
        self.shown = min(self.happened(), first + AT_A_LOOK)
        return Fills(tuple(self._fill(n) for n in range(first + 1, self.shown + 1)), {"all": str(self.shown)})

    def _fill(self, number: int) -> Fill:
        at = self.plan.start + timedelta(seconds=number / self.plan.per_second)
        return fill(f"f{number}", 1, at=at, proof=f"fill={number}")


class CountedLoop(asyncio.SelectorEventLoop):
    """Ends the process with SIGKILL at the `last` time that anything that waited goes on; 0: never."""

    def __init__(self, last: int) -> None:
        super().__init__()
        self.last = last
        self.steps = 0

    def call_soon(  # type: ignore[override]
        self, *given: Any, **more: Any
    ) -> Any:
        self._count()
        return super().call_soon(*given, **more)

    def call_soon_threadsafe(  # type: ignore[override]
        self, *given: Any, **more: Any
    ) -> Any:
        self._count()
        return super().call_soon_threadsafe(*given, **more)

    def _count(self) -> None:
        self.steps += 1
        if self.steps == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def live(
    plan: Plan,
    last_step: int = 0,
    beside: Callable[[], Awaitable[None]] | None = None,
    refused: Callable[[str], object] = lambda why: None,
) -> int:
    """Live until all is told; the exit code. `beside` does something meanwhile (fills a disk); `refused`
    hears why a start is refused."""
    logging.disable()
    try:
        with asyncio.Runner(loop_factory=lambda: CountedLoop(last_step)) as runner:
            runner.run(_live(plan, beside))
            loop = runner.get_loop()
            assert isinstance(loop, CountedLoop)
            (plan.folder / "steps").write_text(str(loop.steps))
    except SettingsError as error:
        refused(str(error))
        return REFUSED
    return 0


async def _live(plan: Plan, beside: Callable[[], Awaitable[None]] | None) -> None:
    clock = WallClock()
    database = Database(plan.folder / "bot.sqlite3")
    await database.open(owner=True)
    task = None if beside is None else asyncio.ensure_future(beside())
    watched = await _again(lambda: _watched(database, plan))
    watcher = Watcher(database, clock, APART, TEMPLATES, 0, lambda: None)
    ports = rooms(LoopbackChat(plan.port, plan.once_for), per_second=100_000)
    courier = Courier(database, ports, {}, clock)
    rescue = Rescue(database, {n: c for n, (c, _) in ports.items()}, clock, lambda: None)
    await _again(courier.recover)

    async def look() -> None:
        while not _seen(watched, plan):
            with suppress(Exception):
                await watcher.look(watched)
                await watcher.flush()
            await asyncio.sleep(0.005)

    looking = asyncio.ensure_future(look())
    while not (looking.done() and task_done(task) and await _told(database)):
        with suppress(Exception):
            await rescue.turn()
            for _ in range(50):
                if not await courier.turn(CONSOLE):
                    break
        await asyncio.sleep(0.005)
    await database.close()


def task_done(task: asyncio.Future[None] | None) -> bool:
    return task is None or task.done()


async def _again(work: Callable[[], Awaitable[Any]]) -> Any:
    """What the work returns, tried until it can be done, as the schedule does."""
    while True:
        try:
            return await work()
        except (OSError, SQLAlchemyError):
            await asyncio.sleep(0.02)


async def _watched(database: Database, plan: Plan) -> Watched:
    async with database.write() as db:
        await people.list_from_settings(db, LISTED, WallClock().now())
        held = await accounts.everything(db)
        ana = next(p for p in await people.everybody(db) if p.name == "Ana")
        await manners.choose(db, ana.id, WITHOUT_PICTURES, WallClock().now())
    account = held[0] if held else await open_account(database, WallClock())
    async with database.read() as db:
        await accounts.fields(db, VAULT, account.id)
        remembered = await baselines.load(db, account.id)
    return Watched(account, Exchange(plan), remembered)


def _seen(watched: Watched, plan: Plan) -> bool:
    return watched.baseline.cursor.get("all") == str(plan.fills)


async def _told(database: Database) -> bool:
    try:
        async with database.read() as db:
            return {State.SENT} <= (await outbox.count(db)).keys() <= {State.SENT, State.OFF}
    except Exception:
        return False
