"""Which accounts are looked at when: a slow account or venue delays nobody, a refused key is left alone."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.errors import Busy, KeyRefused, Unreachable
from bot.model.baseline import Sight
from bot.model.ids import VenueName
from bot.model.person import Role, Watch
from bot.model.proof import Proof, Verdict
from bot.store import accounts, baselines
from bot.store.database import Database
from tests.builders import position
from tests.fakes.clock import SetClock
from tests.fakes.household import VAULT, list_people
from tests.fakes.venue import FIELDS, ScriptedSession
from tests.fakes.waiting import until
from tests.watch.round import CALM, NEAR, Round, going, under_way


@pytest.fixture
async def round(database: Database, clock: SetClock) -> AsyncIterator[Round]:
    async with going(Round(database, clock)) as made:
        yield made


async def test_an_account_is_looked_at_by_its_pace(round: Round) -> None:
    _, session = await round.add("ana-1")
    for _ in range(30):
        await round.turn(after=1)
    assert session.looks in (3, 4)


async def test_danger_is_watched_closely(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.held = [position(10, level=4)]
    for _ in range(30):
        await round.turn(after=1)
    assert 10 <= session.looks <= 16


async def test_many_share_the_limits_and_danger_keeps_its_pace(round: Round) -> None:
    round.pool.margin = 0.3
    (_, hot), *others = [await round.add(f"ana-{n}") for n in range(24)]
    round.start(workers=24)
    hot.held = [position(10, level=4)]
    await round.turn()
    begun = [session.looks for _, session in others]
    for _ in range(120):
        await round.turn(after=1)
    calm = [session.looks - before for (_, session), before in zip(others, begun, strict=True)]
    assert hot.looks >= 120 / NEAR * 0.6, "a turn a second rounds its pace up"
    assert min(calm) >= 2 and max(calm) <= 9, "12 each, if the limit were no matter"


async def test_a_slow_account_delays_no_other(round: Round) -> None:
    _, slow = await round.add("slow")
    _, quick = await round.add("quick")
    slow.gate = asyncio.Event()
    for _ in range(5):
        await round.turn(after=CALM * 1.1)
        await until(lambda: len(under_way()) == 1)  # the slow one alone
    assert slow.looks == 1
    assert quick.looks == 5
    slow.gate.set()


async def test_no_more_looks_are_under_way_than_there_are_workers(round: Round) -> None:
    gate = asyncio.Event()
    sessions = [(await round.add(f"acc-{n}"))[1] for n in range(5)]
    for session in sessions:
        session.gate = gate
    await round.turn()
    await until(lambda: sum(s.looks for s in sessions) == 2)
    await round.turn(after=1)
    assert sum(s.looks for s in sessions) == 2
    gate.set()
    for session in sessions:
        session.gate = None
    for _ in range(10):
        await asyncio.sleep(0.05)
        await round.turn()
    assert [s.looks for s in sessions] == [1] * 5


async def test_a_look_that_ends_makes_room_for_the_next_at_once(round: Round) -> None:
    """Not at the next turn: two workers and five turns a second would be ten looks a second at most."""
    sessions = [(await round.add(f"acc-{n}"))[1] for n in range(7)]
    await round.sweep.refresh()
    await round.sweep.turn()
    await until(lambda: [s.looks for s in sessions] == [1] * 7)


async def test_an_account_near_danger_goes_before_one_that_waits_longer(round: Round) -> None:
    _, calm = await round.add("calm")
    _, hot = await round.add("hot")
    hot.held = [position(10, level=4)]
    round.start(workers=1)
    await round.turn()
    await round.turn(after=CALM * 0.94)
    assert (calm.looks, hot.looks) == (1, 2)
    calm.gate = hot.gate = gate = asyncio.Event()
    await round.turn(after=NEAR * 1.5)  # the calm one is due for longer now
    await until(lambda: (calm.looks, hot.looks) == (1, 3))
    gate.set()
    await until(lambda: calm.looks == 2)
    calm.gate = hot.gate = None


async def test_what_looks_saw_is_written_in_parts_and_at_the_end_whole(round: Round) -> None:
    held = [(await round.add(f"acc-{n}"))[0] for n in range(8)]
    for _ in range(2):
        await round.turn(after=CALM * 1.1)

    async def written() -> int:
        async with round.database.read() as db:
            found = [(await baselines.load(db, account.id)).looked_at for account in held]
        return found.count(round.clock.now())

    assert await written() == 0
    await round.watcher.flush(at_once=3)
    assert await written() == 3
    await round.sweep.stop()
    assert await written() == 8


async def test_a_refused_key_is_never_asked_again(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.trouble = KeyRefused("expired")
    await round.turn()
    for _ in range(5):
        round.clock.advance(100)
        await round.sweep.turn()  # without a refresh in between
        await asyncio.sleep(0.01)
    for _ in range(5):
        await round.turn(after=100)
    assert session.looks == 1
    restarted = round.start()
    await restarted.refresh()
    await round.turn(after=100)
    assert session.looks == 1


async def test_a_new_key_is_tried_at_once_and_as_often_as_any(round: Round) -> None:
    """Given before the sweep took notice of the refusal, and while the venue is down."""
    account, session = await round.add("ana-1")
    session.trouble = KeyRefused("expired")
    await round.turn()
    round.sessions["ana-1"] = new = ScriptedSession(trouble=Unreachable("down"))
    async with round.database.write() as db:
        given = {**FIELDS, "name": "ana-1"}
        await accounts.rekey(db, VAULT, account.id, given, "", round.clock.now(), Proof(Verdict.READ_ONLY))
    for _ in range(10):
        await round.turn(after=100)
    assert (session.looks, new.looks) == (1, 10)
    async with round.database.read() as db:
        held = await accounts.get(db, account.id)
        assert held is not None and held.watch is Watch.ON
        new.trouble = None
    await round.turn(after=100)
    async with round.database.read() as db:
        assert (await baselines.load(db, account.id)).health.sight is Sight.WELL


async def test_a_failing_account_is_asked_less_and_less_but_always(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.trouble = Unreachable("down")
    for _ in range(300):
        await round.turn(after=1)
    assert 10 <= session.looks <= 20
    before = session.looks
    for _ in range(31):
        await round.turn(after=1)
    assert session.looks > before


async def test_a_pause_is_kept(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.trouble = Busy("slow down", 50)
    for _ in range(49):
        await round.turn(after=1)
    assert session.looks == 1


async def test_accounts_come_and_go_while_it_runs(round: Round) -> None:
    account, session = await round.add("ana-1")
    await round.turn()
    async with round.database.write() as db:
        await accounts.remove(db, account.id)
    for _ in range(3):
        await round.turn(after=100)
    assert session.looks == 1
    _, other = await round.add("ana-2")
    await round.turn()
    assert (session.looks, other.looks) == (1, 1)


async def test_an_account_of_no_venue_stops_no_other(round: Round) -> None:
    account, _ = await round.add("ana-1")
    async with round.database.write() as db:
        await db.exec_driver_sql("UPDATE accounts SET venue = 'nowhere'")
    _, session = await round.add("ana-2")
    await round.turn()
    assert session.looks == 1
    assert account.venue != VenueName("nowhere")


async def test_a_look_that_crashes_is_tried_again(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.trouble = RuntimeError("a bug")
    await round.turn()
    session.trouble = None
    await round.turn(after=CALM * 2)
    assert session.looks == 2


async def test_a_stop_waits_for_the_look_under_way(round: Round) -> None:
    _, session = await round.add("ana-1")
    session.gate = asyncio.Event()
    await round.turn()
    stop = asyncio.create_task(round.sweep.stop())
    await asyncio.sleep(0.05)
    assert not stop.done()
    session.gate.set()
    await stop
    async with round.database.read() as db:
        assert (await db.exec_driver_sql("SELECT count(*) FROM baselines")).scalar() == 1


async def test_an_owner_who_may_not_be_told_is_not_watched_for(round: Round) -> None:
    """Their baseline waits, so that what happened is told when they are listed again."""
    _, session = await round.add("ana-1")
    await list_people(round.database, ("Ben", Role.MEMBER, {"console": "ben"}))
    await round.turn(after=CALM * 2)
    assert session.looks == 0
    await list_people(round.database)
    await round.turn(after=CALM * 2)
    assert session.looks == 1
