"""The courier when more waits than may leave: as fast as the app allows, nothing hidden, edits merged."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event

from bot.chat.contract import Pace
from bot.chat.discovery import channels
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import State, TryLater
from bot.model.event import Trial
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Address
from bot.outbox.courier import READ_AHEAD
from bot.outbox.throttle import FEWEST
from bot.store import alerts
from bot.store.database import Database
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person
from tests.fakes.waiting import until
from tests.outbox.post import CONSOLE, Post


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    await list_people(database)
    yield Post(database, clock)


async def flood(post: Post, to: str, count: int = READ_AHEAD + 20, urgency: Urgency = Urgency.ADL) -> None:
    """So many alerts for one address."""
    ana = await person(post.database, "Ana")
    names = [f"flood {to} {number}" for number in range(count)]
    told = [Alert(AlertId(name), ana.id, None, Trial(at(), name), urgency, at()) for name in names]
    async with post.database.write() as db:
        await alerts.tell(db, [Telling(a, Reason.FIRST, (Address(CONSOLE, to),)) for a in told], {}, at())


async def test_a_flood_for_a_chat_that_asked_for_a_pause_hides_nothing(post: Post) -> None:
    await flood(post, "paused")
    post.chat.answer(TryLater("too many to this chat", 600))
    await post.turn()
    await post.write("free", Address(CONSOLE, "free"), urgency=Urgency.INFO)
    assert await post.turn(after=1) == 1
    assert post.read[-1] == "new free"


async def test_a_flood_for_a_chat_at_its_pace_hides_nothing(post: Post) -> None:
    post.hire(per_address=1)
    await flood(post, "slow")
    await post.write("free", Address(CONSOLE, "free"), urgency=Urgency.INFO)
    await post.courier.serve(CONSOLE)
    await post.courier.stop()
    assert {said.address for said in post.chat.said} == {"slow", "free"}


async def test_what_waits_for_its_turn_to_leave_keeps_its_place_in_its_chat(post: Post) -> None:
    courier = post.hire(per_address=1)
    await flood(post, "chat", count=2)
    lane = courier._lanes[CONSOLE]
    await lane.gate.acquire()  # as while the app takes no more over all chats
    await courier.serve(CONSOLE)
    await until(lambda: lane.gate._waiters is not None and len(lane.gate._waiters) == 1)
    assert not lane.throttle.may_send("chat", Urgency.ADL, post.clock.monotonic())
    lane.gate.release()
    await courier.stop()
    assert len(post.chat.said) == 1


async def test_commits_that_fail_use_no_places_up(post: Post) -> None:
    await flood(post, "chat", count=3)
    engine = post.database._kind.writing.sync_engine

    def full(connection: object) -> None:
        raise OSError("disk full")

    event.listen(engine, "commit", full)  # the file system's answer, at the last moment it can come
    for _ in range(FEWEST + 1):
        with pytest.raises(OSError, match="disk full"):
            await post.turn()
    event.remove(engine, "commit", full)
    assert await post.turn() == 3


async def test_a_group_takes_so_many_and_adl_still_finds_a_place(post: Post) -> None:
    post.hire(group=(Pace(6, 60, spared=2),), is_group=str.isupper)
    await flood(post, "GROUP", urgency=Urgency.GAUGE)
    await post.write("free", Address(CONSOLE, "free"), urgency=Urgency.INFO)
    assert [await post.turn() for _ in range(3)] == [4, 1, 0]
    await post.write("adl", Address(CONSOLE, "GROUP"), urgency=Urgency.ADL)
    assert await post.turn(after=30) == 1
    assert post.read[4:] == ["new free", "new adl"]
    assert [await post.turn(after=29), await post.turn(after=1)] == [0, 3]  # ADL counts in this minute, too


async def test_in_a_cascade_every_fill_leaves_before_any_gauge_as_fast_as_the_app_allows(post: Post) -> None:
    """On a clock that stands still while anything is done: what counts is the order and the rate alone."""
    limits = channels()[ChannelName("telegram")].limits
    post.hire(per_second=limits.overall.count, per_address=1.05)
    crowd = [Address(CONSOLE, f"chat {number}") for number in range(90)]
    ana = await person(post.database, "Ana")
    told = [
        Telling(Alert(AlertId(f"{u}{n}"), ana.id, None, Trial(at(), u.name), u, at()), Reason.FIRST, (to,))
        for u in (Urgency.GAUGE, Urgency.ADL)
        for n, to in enumerate(crowd)
    ]
    async with post.database.write() as db:
        await alerts.tell(db, told, {}, at())
    left: list[float] = []
    while len(post.chat.said) < len(told):
        if not await post.turn():
            post.clock.advance(0.01)
        left += [post.clock.monotonic()] * (len(post.chat.said) - len(left))
    assert post.read == [f"new {u.name}" for u in (Urgency.ADL, Urgency.GAUGE) for _ in crowd]
    best = (len(crowd) - 1) // limits.overall.count, (len(told) - 1) // limits.overall.count
    assert best[0] <= left[len(crowd) - 1] <= best[0] * 1.05
    assert best[1] <= left[-1] <= best[1] * 1.05


async def test_several_revisions_of_one_alert_leave_as_one_edit(post: Post) -> None:
    post.hire(edit_every=2.0)
    await post.write("a")
    assert await post.turn() == 1
    for text in ("b", "c", "d"):
        await post.write("a", text=text)
        assert await post.turn(after=0.5) == 0, "an edit left at once, and the next came right behind it"
    assert await post.turn(after=0.5) == 1
    assert [await post.turn(after=5) for _ in range(3)] == [0, 0, 0]
    assert post.read == ["new a", "edit d"]
    assert await post.states() == {State.SENT: 1}


async def test_what_changed_while_an_edit_was_under_way_follows_as_one(post: Post) -> None:
    post.hire(edit_every=2.0)
    await post.write("a")
    await post.turn()
    await post.write("a", text="b")
    post.chat.gate, post.clock.moment = asyncio.Event(), at(3)
    under_way = asyncio.create_task(post.turn())
    await until(lambda: post.chat.arrived == 2)
    for text in ("c", "d"):
        await post.write("a", text=text)
    post.chat.gate.set()
    await under_way
    assert [await post.turn(after=1) for _ in range(4)] == [0, 1, 0, 0]
    assert post.read == ["new a", "edit b", "edit d"]


async def test_it_goes_on_as_soon_as_there_is_room_again(post: Post) -> None:
    post.chat.gate = asyncio.Event()
    for number in range(FEWEST + 2):
        await post.write(f"{number}", Address(CONSOLE, f"chat {number}"))
    serving = asyncio.create_task(post.courier.serve(CONSOLE))
    await until(lambda: post.chat.arrived == FEWEST)
    assert not serving.done()
    post.chat.gate.set()
    await asyncio.wait_for(serving, 5)
    await post.courier.stop()
    assert await post.states() == {State.SENT: FEWEST + 2}


async def test_it_waits_for_the_next_second_by_itself(post: Post) -> None:
    """The clock moves only when somebody sleeps: nothing leaves before its second."""
    post.hire(per_second=2)
    for number in range(6):
        await post.write(f"{number}", Address(CONSOLE, f"chat {number}"))
    await asyncio.wait_for(post.courier.serve(CONSOLE), 5)
    await post.courier.stop()
    assert post.clock.monotonic() >= 2 and len(post.chat.said) == 6


async def test_when_the_program_stops_nothing_more_is_taken(post: Post) -> None:
    post.chat.gate = asyncio.Event()
    for number in range(FEWEST + 2):
        await post.write(f"{number}", Address(CONSOLE, f"chat {number}"))
    serving = asyncio.create_task(post.courier.serve(CONSOLE))
    await until(lambda: post.chat.arrived == FEWEST)
    post.courier.finish()
    await asyncio.wait_for(serving, 5)
    post.chat.gate.set()
    await post.courier.stop()
    assert await post.states() == {State.SENT: FEWEST, State.QUEUED: 2}
