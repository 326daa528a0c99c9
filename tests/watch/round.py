"""A sweep over accounts of one venue, on a clock that a test sets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.detect.tuning import Tuning
from bot.model.person import Account
from bot.store import accounts
from bot.store.database import Database
from bot.store.vault import Vault
from bot.venues.client import Pool
from bot.venues.contract import VenueSession, Wire
from bot.watch.others import Share
from bot.watch.pacing import Pacing
from bot.watch.sweep import Sweep
from bot.watch.watcher import Watcher
from tests.builders import position
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, VAULT, list_people, person
from tests.fakes.venue import FIELDS, SOMEWHERE, ScriptedSession, somewhere

CALM, NEAR = 10.0, 2.0

Made = TypeVar("Made", bound="Round")


class Round:
    """A sweep over accounts of one venue; each session is scripted by the account's own name there."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.sessions: dict[str, ScriptedSession] = {}
        self.pool = Pool(somewhere(self._session), clock=clock)
        self.sweep = self.start()

    def start(self, vault: Vault = VAULT, workers: int = 2, share: Share | None = None) -> Sweep:
        self.watcher = Watcher(self.database, self.clock, Tuning(), TEMPLATES, 60, lambda: None)
        pacing = {SOMEWHERE: Pacing(CALM, NEAR, workers)}
        pools = {SOMEWHERE: self.pool}
        parts = (self.database, vault, self.clock, self.watcher, pools, pacing, Tuning())
        self.sweep = Sweep(*parts, share=share)
        return self.sweep

    def _session(self, wire: Wire) -> VenueSession:
        return self.sessions[wire.fields["name"]]

    async def add(self, name: str) -> tuple[Account, ScriptedSession]:
        self.sessions[name] = ScriptedSession(held=[position(10)])
        ana = await person(self.database, "Ana")
        fields = {**FIELDS, "name": name}
        async with self.database.write() as db:
            number = await accounts.add(db, VAULT, SOMEWHERE, name, ana.id, fields, "", self.clock.now())
            account = await accounts.get(db, number)
        assert account is not None
        return account, self.sessions[name]

    async def turn(self, after: float = 0) -> None:
        """One turn, and time for its looks to end unless they are held up."""
        self.clock.advance(after)
        await self.sweep.refresh()
        await self.sweep.turn()
        for _ in range(6000):
            looks = [t for t in asyncio.all_tasks() if t.get_name().startswith("look ")]
            if all(self._held(task) for task in looks):
                return
            await asyncio.sleep(0.005)
        raise AssertionError("a look takes for ever")

    def _held(self, task: asyncio.Task[object]) -> bool:
        return task.done() or any(s.gate is not None for s in self.sessions.values())


@asynccontextmanager
async def going(made: Made) -> AsyncIterator[Made]:
    """The sweep of a household that is listed, until all its looks are over."""
    await list_people(made.database)
    await made.pool.open()
    yield made
    for session in made.sessions.values():
        if session.gate is not None:
            session.gate.set()
    await made.sweep.stop()
    await made.pool.close()


def under_way() -> list[str]:
    return [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("look ")]
