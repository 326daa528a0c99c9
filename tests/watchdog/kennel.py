"""All watchdogs over the real database, sweep and courier, two recording apps and a scripted clock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bot.detect.tuning import Tuning
from bot.health.tally import Tally
from bot.model.person import Role
from bot.outbox.courier import Courier
from bot.store.database import Database
from bot.watch.pacing import Pacing
from bot.watch.sweep import Sweep
from bot.watch.watcher import Watcher
from bot.watchdog.settings import WatchdogSettings
from bot.watchdog.vigil import Vigil
from tests.fakes.chat import rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, VAULT, list_people
from tests.fakes.venue import SOMEWHERE
from tests.outbox.post import CONSOLE, OTHER, Post
from tests.watch.round import Round


class Kennel:
    """All watchdogs over a round of looks and a post with two apps, on a scripted clock."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database, self.clock = database, clock
        self.tally = Tally()
        self.round, self.post = Round(database, clock), Post(database, clock)
        watcher = Watcher(database, clock, Tuning(), TEMPLATES, 60, lambda: None)
        pools, pacing = {SOMEWHERE: self.round.pool}, {SOMEWHERE: Pacing(10, 2, 2)}
        looked = self.tally.looked
        self.round.sweep = Sweep(database, VAULT, clock, watcher, pools, pacing, Tuning(), looked)
        ports = rooms(self.post.chat, self.post.other)
        self.post.courier = Courier(database, ports, {}, clock, self.tally.settled)
        self.failed: list[BaseException] = []
        self.cut: list[str] = []
        self.vigil = self.watch()

    def watch(self, **settings: Any) -> Vigil:
        ports = rooms(self.post.chat, self.post.other)
        self.vigil = Vigil(
            self.database,
            self.round.sweep,
            self.post.courier,
            ports,
            WatchdogSettings(steady=0, **settings),
            self.clock,
            lambda: None,
            self.cut.append,
            self.failed.append,
            self.tally.renewed,
        )
        return self.vigil

    async def passes(self, seconds: float, step: float = 10) -> None:
        """Time, with a turn of the watchdogs at each step."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            await self.vigil.beats.beat()
            await self.vigil.guard.turn()
            await asyncio.sleep(0.01)
            await self.post.courier.turn(OTHER)
            if self.post.chat.gate is None:
                await self.post.courier.turn(CONSOLE)

    async def heads(self) -> list[str]:
        """What the host reads in the app beside the console."""
        while await self.post.turn(channel=OTHER):
            pass
        return [head for head in self.post.other.heads if not head.startswith("First look")]


@asynccontextmanager
async def opened(database: Database, clock: SetClock) -> AsyncIterator[Kennel]:
    """The watchdogs of a host who is reached in both apps."""
    await list_people(database, ("Ana", Role.HOST, {"console": "ana", "other": "ana-there"}))
    made = Kennel(database, clock)
    await made.round.pool.open()
    made.vigil.connections.start()
    await asyncio.sleep(0)
    yield made
    await made.vigil.guard.stop()
    await made.vigil.connections.stop()
    await made.round.pool.close()
