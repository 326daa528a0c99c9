"""A bot that is killed again and again: `python -m tests.stories.crash_driver FOLDER SEED KILLS FILLS`.

The parent imports everything once and forks a child for each life; it kills the child at a random moment with
SIGKILL, KILLS times, and then lets one finish. The exchange lives on the wall clock: one more fill shows
every PACE seconds. The chat app appends what it accepts to FOLDER/read.jsonl and flushes it to the disk.
"""

import asyncio
import json
import os
import random
import signal
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from bot.chat.message import Message
from bot.clock import WallClock
from bot.detect.tuning import Tuning
from bot.model.delivery import Outcome, Sent, State
from bot.model.ids import ChannelName, MessageRef
from bot.model.observation import Cursor, Fills
from bot.outbox.courier import Courier
from bot.store import accounts, baselines, outbox, people
from bot.store.database import Database
from bot.venues.contract import Look
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from bot.words import say
from tests.builders import fill, position
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.household import LISTED, TEMPLATES, VAULT, open_account
from tests.fakes.venue import ScriptedSession

PACE = 0.08
APART = Tuning(quiet_gap=timedelta(0))
"""Every fill is an incident of its own, so that each has its own message."""
CONSOLE = ChannelName("console")


class Exchange(ScriptedSession):
    """A short that loses one coin per fill; what has happened depends on the time alone."""

    def __init__(self, start: datetime, fills: int) -> None:
        super().__init__()
        self.start = start
        self.all = fills

    def happened(self) -> int:
        return max(0, min(self.all, int((WallClock().now() - self.start).total_seconds() / PACE)))

    async def positions(self) -> Look:
        return Look((position(self.all + 1 - self.happened()),))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        done = [
            fill(f"f{n}", 1, at=self.start + timedelta(seconds=n * PACE), proof=f"fill={n}")
            for n in range(1, self.happened() + 1)
        ]
        return Fills(tuple(done), {"all": str(len(done))})


class DurableChat(RecordingChat):
    """Accepts a message once it is on the disk, and answers a little later."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        super().__init__()
        self.path = path
        self.chance = chance

    async def send(self, address: str, message: Message) -> Outcome:
        await self._keep("new", message)
        return Sent(MessageRef(message.head))

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        await self._keep("edit", message)
        return Sent(ref)

    async def _keep(self, kind: str, message: Message) -> None:
        row = {"kind": kind, "facts": message.facts, "repeat": say("repeat-mark") in message.lines}
        with self.path.open("a") as file:
            file.write(json.dumps(row) + "\n")
            file.flush()
            os.fsync(file.fileno())
        await asyncio.sleep(self.chance.uniform(0.01, 0.05))


async def live(folder: Path, start: datetime, fills: int, chance: random.Random) -> None:
    """One life: open, recover, look and carry until the last fill is told."""
    clock = WallClock()
    database = Database(folder / "bot.sqlite3")
    await database.open(owner=True)
    async with database.write() as db:
        await people.list_from_settings(db, LISTED, clock.now())
        held = await accounts.everything(db)
    account = held[0] if held else await open_account(database, clock)
    async with database.read() as db:
        await accounts.fields(db, VAULT, account.id)
        remembered = await baselines.load(db, account.id)
    watched = Watched(account, Exchange(start, fills), remembered)
    watcher = Watcher(database, clock, APART, TEMPLATES, 5, lambda: None)
    courier = Courier(database, rooms(DurableChat(folder / "read.jsonl", chance)), {}, clock)
    await courier.recover()
    while not await finished(database, watched, fills):
        await watcher.look(watched)
        await courier.turn(CONSOLE)
        await watcher.flush()
        await asyncio.sleep(0.002)
    await database.close()


async def finished(database: Database, watched: Watched, fills: int) -> bool:
    async with database.read() as db:
        states = await outbox.count(db)
    return len(watched.baseline.seen) == fills and states.keys() == {State.SENT}


def wait(chance: random.Random, read: Path, until_it_speaks: bool) -> None:
    """A random while; or until the app has a new message, and then a moment in which we may not know yet."""
    if not until_it_speaks:
        return time.sleep(chance.uniform(0.01, 0.3))
    before = read.stat().st_size if read.exists() else 0
    deadline = time.monotonic() + 1
    while time.monotonic() < deadline and (read.stat().st_size if read.exists() else 0) == before:
        time.sleep(0.002)
    return time.sleep(chance.uniform(0, 0.03))


def main(folder: Path, seed: int, kills: int, fills: int) -> int:
    chance = random.Random(seed)
    start = WallClock().now() + timedelta(seconds=2)  # a first look comes before: what it finds is old news
    for life in range(kills + 1):
        child = os.fork()
        if child == 0:
            asyncio.run(live(folder, start, fills, random.Random(seed + life)))
            os._exit(0)
        if life < kills:
            wait(chance, folder / "read.jsonl", until_it_speaks=life % 2 == 1)
            os.kill(child, signal.SIGKILL)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if status not in (0, -signal.SIGKILL):
            return 1
    return 0


if __name__ == "__main__":
    where, *numbers = sys.argv[1:]
    sys.exit(main(Path(where), *map(int, numbers)))
