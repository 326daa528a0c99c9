"""A venue that fails several accounts of one person: one message, through restarts and whatever the order."""

import asyncio
from collections.abc import Iterable

import pytest

from bot.detect.tuning import Tuning
from bot.errors import KeyRefused, Unreachable
from bot.model.baseline import Baseline
from bot.model.event import Event, Outage
from bot.store import alerts, baselines
from bot.store.database import Database
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.builders import position
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.fakes.venue import ScriptedSession


class Rack:
    """Ana's accounts a, b and c, and Ben's d, at one venue."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.watched: dict[str, Watched] = {}
        self.sessions: dict[str, ScriptedSession] = {}
        self.watcher = self.starts()

    def starts(self) -> Watcher:
        return Watcher(self.database, self.clock, Tuning(), TEMPLATES, 60, lambda: None)

    async def fill(self) -> None:
        for label in "abcd":
            owner = "Ben" if label == "d" else "Ana"
            account = await open_account(self.database, self.clock, owner, label)
            self.sessions[label] = ScriptedSession(held=[position(10)])
            self.watched[label] = Watched(account, self.sessions[label], Baseline())
        await self.look()

    async def look(self, times: int = 1, labels: Iterable[str] = "abcd") -> None:
        """All accounts at the same time."""
        for _ in range(times):
            self.clock.advance(10)
            await asyncio.gather(*(self.watcher.look(self.watched[label]) for label in labels))

    def fails(self, labels: str) -> None:
        for label in labels:
            self.sessions[label].trouble = Unreachable("down")

    def mends(self, labels: str) -> None:
        for label in labels:
            self.sessions[label].trouble = None

    async def told(self, name: str = "Ana") -> list[Event]:
        """What a person was told besides the first looks, oldest first."""
        somebody = await person(self.database, name)
        async with self.database.read() as db:
            found = [t.alert.event for t in await alerts.latest(db, somebody.id, 100)]
        return [e for e in reversed(found) if type(e).__name__ != "FirstLook"]

    async def kinds(self, name: str = "Ana") -> list[str]:
        return [type(e).__name__ for e in await self.told(name)]


@pytest.fixture
async def rack(database: Database, clock: SetClock) -> Rack:
    await list_people(database)
    made = Rack(database, clock)
    await made.fill()
    return made


async def test_accounts_that_fail_together_are_one_message_and_others_are_not_drawn_in(rack: Rack) -> None:
    rack.fails("abcd")
    await rack.look(9)
    (outage,) = await rack.told()
    assert isinstance(outage, Outage) and [a.label for a in outage.accounts] == ["a", "b", "c"]
    assert await rack.kinds("Ben") == ["WentBlind"]


async def test_it_grows_and_ends_account_by_account(rack: Rack) -> None:
    rack.fails("a")
    await rack.look(9)
    assert await rack.kinds() == ["WentBlind"]
    rack.fails("b")
    await rack.look(9)
    assert await rack.kinds() == ["Outage"]
    rack.watcher = rack.starts()  # what was told is in the database
    for label in "abc":
        account = rack.watched[label]
        async with rack.database.read() as db:
            account.baseline = await baselines.load(db, account.account.id)
    rack.mends("a")
    await rack.look()
    (outage,) = await rack.told()
    assert isinstance(outage, Outage) and outage.unread == 1
    rack.mends("b")
    await rack.look()
    (outage,) = await rack.told()
    assert isinstance(outage, Outage) and outage.unread == 0


async def test_one_that_was_back_before_the_next_failed_stays_alone(rack: Rack) -> None:
    rack.fails("a")
    await rack.look(9)
    rack.mends("a")
    rack.fails("b")
    await rack.look(9)
    assert await rack.kinds() == ["WentBlind", "SeesAgain", "WentBlind"]


async def test_one_that_failed_long_before_stays_alone(rack: Rack) -> None:
    rack.fails("a")
    await rack.look(70)
    rack.fails("b")
    await rack.look(9)
    assert await rack.kinds() == ["WentBlind", "WentBlind"]


async def test_a_refused_key_stays_its_own_message(rack: Rack) -> None:
    rack.fails("ab")
    rack.sessions["c"].trouble = KeyRefused("the key was deleted")
    await rack.look(9, "abc")
    assert sorted(await rack.kinds()) == ["KeyTurnedDown", "Outage"]
    (outage,) = [e for e in await rack.told() if isinstance(e, Outage)]
    assert [a.label for a in outage.accounts] == ["a", "b"]
