"""The watchdogs over the real database, sweep and courier: what hangs is cut off, and the host is told."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.clock import WallClock
from bot.errors import KeepsFailing
from bot.model.delivery import TryLater
from bot.model.part import Cure, Part, Pulse
from bot.model.person import Address
from bot.outbox.throttle import FEWEST
from bot.schedule import Job, Schedule
from bot.store.database import Database
from tests.fakes.clock import SetClock
from tests.fakes.waiting import until
from tests.outbox.post import CONSOLE
from tests.watchdog.kennel import Kennel, opened


@pytest.fixture
async def kennel(database: Database, clock: SetClock) -> AsyncIterator[Kennel]:
    async with opened(database, clock) as made:
        yield made


async def test_nothing_is_said_while_all_is_well(kennel: Kennel) -> None:
    await kennel.round.add("one")
    for _ in range(30):
        await kennel.round.turn(10)
        await kennel.passes(1, step=1)
    assert await kennel.heads() == [] and all(state.well for state in kennel.vigil.states())


async def test_a_look_that_never_ends_is_cut_off_and_its_account_looked_at_again(kennel: Kennel) -> None:
    account, session = await kennel.round.add("one")
    session.gate = asyncio.Event()
    await kennel.round.sweep.refresh()
    await kennel.round.sweep.turn()
    await kennel.passes(360)
    assert await kennel.heads() == []
    await kennel.passes(10)
    assert await kennel.heads() == ["Accounts have not been looked at for 6 min"]
    assert kennel.cut == ["sweep"]
    session.gate = None
    await kennel.round.turn()
    await kennel.passes(10)
    assert (await kennel.heads())[1:] == ["Looking at accounts: well again after 6 min"]
    assert [w.baseline.looked_at for w in kennel.round.sweep.watched()[account.venue]] != [None]


async def test_more_than_there_is_time_for_is_told_and_nothing_is_begun_anew(kennel: Kennel) -> None:
    """Two workers are busy with accounts that answer, slowly; a third is late all the time."""
    await kennel.round.add("waits")
    await kennel.round.sweep.refresh()
    sweep = kennel.round.sweep
    for _ in range(16):
        sweep._moved[next(iter(sweep.watched()))] = kennel.clock.monotonic()  # another look ended there
        await kennel.passes(10)
    assert await kennel.heads() == ["Accounts are looked at up to 2 min late"] and kennel.cut == []


async def test_sends_that_never_end_are_cut_off_and_go_out_again_marked(kennel: Kennel) -> None:
    post = kennel.post
    post.chat.gate = asyncio.Event()
    for number in range(10):
        await post.write(f"n{number}", Address(CONSOLE, f"chat {number}"))
    serving = asyncio.create_task(post.courier.serve(CONSOLE))
    await until(lambda: post.chat.arrived == FEWEST)
    await kennel.passes(60)
    assert await kennel.heads() == []
    await kennel.passes(10)
    assert await kennel.heads() == ["Messages to console have been stuck for 70 s"]
    assert kennel.cut == ["courier console"]
    serving.cancel()
    post.chat.gate.set()
    kennel.clock.advance(10)
    while await post.turn(after=5):
        pass
    assert sorted(said.address for said in post.chat.said) == [f"chat {n}" for n in range(10)]
    assert len([said for said in post.chat.said if "repeat" in " ".join(said.message.lines)]) == FEWEST


async def test_a_pause_that_the_app_asked_for_is_no_trouble(kennel: Kennel) -> None:
    post = kennel.post
    await post.write("a", Address(CONSOLE, "one"))
    post.chat.answers.append(TryLater("flood", 600, everybody=True))
    await post.turn()
    await post.write("b", Address(CONSOLE, "two"))
    await kennel.passes(500)
    assert await kennel.heads() == []


async def test_what_cannot_be_written_is_sent_past_the_database(kennel: Kennel) -> None:
    await kennel.vigil.herald.remember()
    kennel.vigil.herald.patience = 0.05
    kennel.post.chat.heard = Pulse(200, "cut", Cure.WAIT)
    async with kennel.database.write():
        await kennel.vigil.guard.turn()
        assert kennel.post.other.heads == ["I have heard nothing from console for 3 min"]
        assert kennel.post.chat.heads == []


async def test_a_write_that_takes_long_is_told_and_the_connections_given_up(kennel: Kennel) -> None:
    async with kennel.database.write():
        beat = asyncio.create_task(kennel.vigil.beats.beat())
        await asyncio.sleep(0.05)
        kennel.clock.advance(6)
        kennel.vigil.herald.patience = 0.05
        await kennel.vigil.guard.turn()
        (state,) = (s for s in kennel.vigil.states() if s.reading.part is Part.DATABASE)
        assert not state.well and state.reading.value == 6
    await beat
    kennel.vigil.herald.patience = 5
    await until(lambda: kennel.vigil.restarts == {"database": 1})
    await kennel.passes(10)
    assert "The database: well again after 16 s" in await kennel.heads()


async def test_a_disk_that_fills_up_is_told_with_what_to_do(kennel: Kennel) -> None:
    kennel.watch(disk_free_mb=10**12)
    await kennel.passes(20)
    (head,) = await kennel.heads()
    assert head.startswith("The disk is nearly full: ") and head.endswith(" MB left")
    assert "Make room" in kennel.post.other.said[0].message.lines[0]
    assert kennel.vigil.restarts == {} and kennel.failed == []


async def test_what_keeps_failing_ends_the_process(kennel: Kennel) -> None:
    kennel.watch(restarts=2)
    kennel.vigil.connections.start()
    await asyncio.sleep(0)
    kennel.post.chat.heard = Pulse(200, "cut")
    await kennel.passes(400)
    assert kennel.vigil.restarts == {"chat:console": 2}
    assert isinstance(kennel.failed[0], KeepsFailing)
    assert str(kennel.failed[0]) == "chat:console was begun anew 2 times and still fails (cut)"


async def test_a_job_that_hangs_is_cut_off_and_comes_again() -> None:
    runs: list[int] = []

    async def hang() -> None:
        runs.append(1)
        await asyncio.Event().wait()

    schedule = Schedule((Job("hangs", 0.05, hang),), WallClock())
    schedule.start()
    await until(lambda: len(runs) == 1)
    await asyncio.sleep(0.2)
    assert len(runs) == 1, "it never runs twice at once"
    schedule.cut("hangs")
    schedule.cut("no such job")
    await until(lambda: len(runs) == 2)
    schedule.cut("hangs")
    await schedule.stop()
