"""One look: what it means is in the database before anything else happens, and only then is told."""

import asyncio
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest

from bot.detect.tuning import Tuning
from bot.errors import BrokenPromise, Busy, Garbled, KeyRefused, Unreachable, VenueError
from bot.model.alert import Told
from bot.model.baseline import Baseline, Sight
from bot.model.event import AdlTaken, Oddity, Reduced
from bot.model.fill import Cause
from bot.model.person import Account, Watch
from bot.store import accounts, alerts, baselines
from bot.store.database import Database
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.builders import at, fill, position
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

FILLS_EVERY = 60.0
FULL = "CREATE TRIGGER full BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'full'); END"
"""Refuses every delivery, as a full disk would."""


class Post:
    """A watcher before a scripted account."""

    def __init__(self, database: Database, clock: SetClock, account: Account) -> None:
        self.database = database
        self.clock = clock
        self.session = ScriptedSession(held=[position(10)])
        self.nudges = 0
        self.watcher = Watcher(database, clock, Tuning(), TEMPLATES, FILLS_EVERY, self._nudge)
        self.watched = Watched(account, self.session, Baseline())

    def _nudge(self) -> None:
        self.nudges += 1

    async def look(self, after: float = 10) -> None:
        self.clock.advance(after)
        await self.watcher.look(self.watched)

    async def stored(self) -> Baseline:
        async with self.database.read() as db:
            return await baselines.load(db, self.watched.account.id)

    async def told(self, name: str = "Ana") -> list[Told]:
        """The alerts of a person, oldest first."""
        somebody = await person(self.database, name)
        async with self.database.read() as db:
            return list(reversed(await alerts.latest(db, somebody.id, 100)))

    async def kinds(self, name: str = "Ana") -> list[str]:
        return [type(told.alert.event).__name__ for told in await self.told(name)]


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    await list_people(database)
    post = Post(database, clock, await open_account(database, clock, owner="Ben"))
    await post.look(after=0)
    yield post


async def test_the_first_look_makes_a_baseline_and_tells_no_old_news(post: Post) -> None:
    assert await post.kinds("Ben") == ["FirstLook"]
    assert (await post.stored()).positions == (position(10),)
    assert await post.kinds("Ana") == [], "another person's account"


async def test_adl_is_in_the_database_with_what_it_changed(post: Post) -> None:
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    await post.look()
    told = (await post.told("Ben"))[-1]
    assert isinstance(told.alert.event, AdlTaken) and told.checklist is not None
    assert told.alert.event.incident.taken[0].shown == Decimal(6)
    stored = await post.stored()
    assert stored == post.watched.baseline and [s.id for s in stored.seen] == ["f1"]
    assert post.nudges == 2


async def test_a_second_look_at_the_same_tells_nothing(post: Post) -> None:
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    await post.look()
    before = [(t.alert.id, t.revision) for t in await post.told("Ben")]
    await post.look()
    assert [(t.alert.id, t.revision) for t in await post.told("Ben")] == before
    assert post.nudges == 2


async def test_a_failed_write_leaves_everything_to_be_decided_again(post: Post) -> None:
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    async with post.database.write() as db:
        await db.exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with_events = post.watched.baseline
    await post.look()
    assert [s.id for s in post.watched.baseline.seen] == [], "not remembered, since it was not written"
    assert post.watched.baseline.positions == with_events.positions
    assert await post.kinds("Ben") == ["FirstLook"]
    async with post.database.write() as db:
        await db.exec_driver_sql("DROP TRIGGER full")
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "AdlTaken"]


async def test_a_quiet_look_is_written_later(post: Post) -> None:
    before = await post.stored()
    post.session.held = [position(10, mark_price=Decimal(2400))]
    await post.look()
    assert await post.stored() == before
    await post.watcher.flush()
    assert await post.stored() == post.watched.baseline != before


async def test_a_late_flush_does_not_replace_news(post: Post) -> None:
    """A look commits its news while the flush already waits for its turn to write."""
    await post.look()
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, at=at(9))]
    post.clock.advance(10)
    async with post.database.write():
        look = asyncio.create_task(post.watcher.look(post.watched))
        await asyncio.sleep(0.02)
        flush = asyncio.create_task(post.watcher.flush())
        await asyncio.sleep(0.02)
    await asyncio.gather(look, flush)
    assert [s.id for s in (await post.stored()).seen] == ["f1"]


@pytest.mark.parametrize("news", [True, False])
async def test_an_account_erased_meanwhile_leaves_nothing_and_harms_nobody(post: Post, news: bool) -> None:
    neighbour = await open_account(post.database, post.clock, label="other")
    other = Watched(neighbour, ScriptedSession(held=[position(1)]), Baseline())
    await post.watcher.look(other)
    post.clock.advance(10)
    await post.watcher.look(other)
    async with post.database.write() as db:
        await accounts.remove(db, post.watched.account.id)
    post.session.held = [position(6)] if news else [position(10)]
    await post.look(after=0)
    await post.watcher.flush()
    assert await post.stored() == Baseline()
    async with post.database.read() as db:
        assert await baselines.load(db, neighbour.id) == other.baseline


@pytest.mark.parametrize("trouble", [Unreachable("down"), Garbled("half a reply"), Busy("slow down", 5)])
async def test_an_account_that_cannot_be_read_is_told_once_and_never_flat(
    post: Post, trouble: VenueError
) -> None:
    post.session.trouble = trouble
    for _ in range(20):
        await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "WentBlind"]
    assert (await post.stored()).positions == (position(10),)
    post.session.trouble = None
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "WentBlind", "SeesAgain"]


async def test_a_fault_of_our_own_is_blindness_too(post: Post) -> None:
    post.session.trouble = BrokenPromise("a parser stumbled")
    for _ in range(8):
        await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "WentBlind"]
    assert "BrokenPromise" in (await post.stored()).health.why


async def test_a_pause_that_the_venue_asked_for_is_kept_for_one_look(post: Post) -> None:
    post.session.trouble = Busy("slow down", 45)
    await post.look()
    assert post.watched.pause == 45
    post.session.trouble = None
    await post.look()
    assert post.watched.pause == 0


async def test_a_refused_key_is_told_and_no_longer_watched(post: Post) -> None:
    post.session.trouble = KeyRefused("expired")
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook", "KeyTurnedDown"]
    async with post.database.read() as db:
        account = await accounts.get(db, post.watched.account.id)
    assert account is not None and account.watch is Watch.REFUSED
    assert (await post.stored()).health.sight is Sight.REFUSED


async def test_fills_are_read_when_there_is_a_reason(post: Post) -> None:
    assert len(post.session.asked) == 1, "the first look"
    await post.look()
    assert len(post.session.asked) == 1
    post.session.held = [position(6)]
    await post.look()
    assert post.session.asked[-1] == ({"all": "0"}, frozenset({"ETHUSDT"}))


async def test_a_reduction_and_its_late_mark_are_one_alert(post: Post) -> None:
    post.session.held = [position(6)]
    await post.look()
    question = (await post.told("Ben"))[-1]
    assert isinstance(question.alert.event, Reduced)
    post.session.executed = [fill("f1", 4, at=at(9))]
    await post.look(after=20)
    answer = (await post.told("Ben"))[-1]
    assert isinstance(answer.alert.event, AdlTaken)
    assert (answer.alert.id, answer.revision) == (question.alert.id, 2)


async def test_an_own_order_answers_a_reduction_calmly(post: Post) -> None:
    post.session.held, post.session.executed = [position(6)], [fill("f1", 4, Cause.OWN_ORDER, at=at(9))]
    await post.look()
    assert await post.kinds("Ben") == ["FirstLook"]


async def test_an_unknown_value_is_the_hosts_to_hear_once(post: Post) -> None:
    post.session.oddities = ("positionSide=DIAGONAL",)
    await post.look()
    await post.look()
    (told,) = await post.told("Ana")
    assert isinstance(told.alert.event, Oddity) and "DIAGONAL" in told.alert.event.what
    assert await post.kinds("Ben") == ["FirstLook"]


async def test_a_past_that_cannot_be_read_is_said(post: Post) -> None:
    post.session.gap = "only 90 days are kept"
    await post.look(after=61)
    assert await post.kinds("Ben") == ["FirstLook", "PastUnread"]
