"""Looking and telling, stopped before each statement, each commit and around each send, and gone on with."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.detect.tuning import Tuning
from bot.model.delivery import Outcome, State
from bot.model.event import AdlTaken
from bot.model.ids import ChannelName
from bot.outbox.courier import Courier
from bot.store import accounts, alerts, baselines, outbox
from bot.store.database import Database
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from bot.words import say
from tests.builders import at, fill, position
from tests.fakes.chat import RecordingChat, Said, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

CONSOLE = ChannelName("console")


class Crash(BaseException):
    """The process is gone: nothing of ours may catch it and go on."""


@dataclass
class Fuse:
    """Burns one step at a time; the process ends when it is burnt. None: it never ends."""

    left: int | None = None

    def step(self, *_: object) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                self.left = None
                raise Crash

    @contextmanager
    def lit(self) -> Iterator[None]:
        """Every statement and commit of any database is a step."""
        for name in ("before_cursor_execute", "commit"):
            event.listen(Engine, name, self.step)
        try:
            yield
        finally:
            for name in ("before_cursor_execute", "commit"):
                event.remove(Engine, name, self.step)


class FusedChat(RecordingChat):
    """A step before the app has a message, and one after, before we know."""

    def __init__(self, fuse: Fuse) -> None:
        super().__init__()
        self.fuse = fuse

    async def _take(self, said: Said) -> Outcome:
        self.fuse.step()
        outcome = await super()._take(said)
        self.fuse.step()
        return outcome


class World:
    """What goes on while the bot is down: the exchange, the app, the clock and the disk."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fuse = Fuse()
        self.clock = SetClock()
        self.chat = FusedChat(self.fuse)
        self.session = ScriptedSession(held=[position(10)])

    @asynccontextmanager
    async def database(self) -> AsyncIterator[Database]:
        database = Database(self.path)
        await database.open()
        try:
            yield database
        finally:
            await database.close()

    async def live(self, stages: Iterator[int]) -> None:
        """One life: every stage of the exchange that is left, looked at and told."""
        async with self.database() as database:
            with self.fuse.lit():
                async with database.read() as db:
                    (account,) = await accounts.everything(db)
                    watched = Watched(account, self.session, await baselines.load(db, account.id))
                watcher = Watcher(database, self.clock, Tuning(), TEMPLATES, 60, lambda: None)
                courier = Courier(database, rooms(self.chat), {}, self.clock)
                await courier.recover()
                await self._round(watcher, watched, courier)
                for stage in stages:
                    self._happens(stage)
                    await self._round(watcher, watched, courier)

    def _happens(self, stage: int) -> None:
        self.session.held = [position(10 - 3 * stage)]
        self.session.executed = [fill(f"f{n}", 3, at=at(n)) for n in range(1, stage + 1)]

    async def _round(self, watcher: Watcher, watched: Watched, courier: Courier) -> None:
        self.clock.advance(20)
        await watcher.look(watched)
        await watcher.flush()
        while await courier.turn(CONSOLE):
            self.clock.advance(1)


async def prepared(path: Path) -> Path:
    """A database with an account that was looked at once and heard of it."""
    world = World(path)
    async with world.database() as database:
        await list_people(database)
        await open_account(database, world.clock)
    await world.live(iter(()))
    assert len(world.chat.said) == 1
    return path


async def crashed_at(step: int, template: Path) -> bool:
    """Whether a life that ends at `step` was interrupted; all must be told by the end of the next."""
    world = World(Path(shutil.copy(template, template.with_name("copy.sqlite3"))))
    stages = iter((1, 2))
    world.fuse.left = step
    try:
        await world.live(stages)
    except Crash:
        await world.live(stages)
        interrupted = True
    else:
        interrupted = False
    world.fuse.left = None
    await told_in_the_end(world, step)
    return interrupted


async def told_in_the_end(world: World, step: int) -> None:
    new = [said for said in world.chat.said if said.ref is None]
    assert new, step
    assert all(say("repeat-mark") in said.message.lines for said in new[1:]), step
    assert dict(world.chat.said[-1].message.facts)["Fills"] == "2", step
    async with world.database() as database, database.read() as db:
        assert (await outbox.count(db)).keys() == {State.SENT}, step
        ana = await person(database, "Ana")
        told = await alerts.latest(db, ana.id, 10)
        kinds = sorted(type(t.alert.event).__name__ for t in told)
        assert kinds == ["AdlTaken", "FirstLook"], (step, kinds)
        newest = next(t for t in told if isinstance(t.alert.event, AdlTaken))
        assert newest.checklist is not None, step
        (row,) = (await db.exec_driver_sql("SELECT count(*) FROM fills")).one()
        assert row == 2, step


async def test_stopped_at_any_step_it_goes_on_where_it_was(tmp_path: Path) -> None:
    template = await prepared(tmp_path / "template.sqlite3")
    for step in count():
        if not await crashed_at(step, template):
            break
    assert step > 50, "the steps are no longer counted"
