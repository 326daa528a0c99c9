"""The courier: the most urgent first, nothing lost, nothing repeated without saying so."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import Gone, Moved, Rejected, Sent, State, TryLater, Unsure
from bot.model.event import Trial
from bot.model.ids import AlertId, MessageRef
from bot.model.person import Address, Role
from bot.outbox.courier import Courier
from bot.outbox.throttle import FEWEST
from bot.store import accounts, alerts, outbox
from bot.store.database import Database
from tests.builders import at
from tests.fakes.chat import rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.fakes.waiting import until
from tests.outbox.post import CONSOLE, OTHER, Post


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    await list_people(database)
    yield Post(database, clock)


@pytest.mark.on_both
async def test_adl_goes_before_all_else_in_a_burst(post: Post) -> None:
    post.hire(per_address=1)
    for number in range(12):
        await post.write(f"gauge {number}", urgency=Urgency.GAUGE)
    await post.write("adl", urgency=Urgency.ADL)
    for _ in range(3):
        await post.turn(after=1)
    assert post.read == ["new adl", "new gauge 0", "new gauge 1"]


async def test_no_more_leave_at_once_than_the_app_should_carry(post: Post) -> None:
    for number in range(FEWEST + 1):
        await post.write(f"{number:02}")
    assert [await post.turn() for _ in range(3)] == [FEWEST, 1, 0]


async def test_what_leaves_at_once_leaves_in_order(post: Post) -> None:
    names = [f"{number:02}" for number in range(FEWEST)]
    for name in names:
        await post.write(name)
    for _ in range(5):
        await post.turn()
        assert post.read == [f"new {name}" for name in names]
        post.chat.said.clear()
        names = [f"{name}a" for name in names]
        for name in names:
            await post.write(name)


async def test_nothing_leaves_while_the_work_may_be_anothers(post: Post) -> None:
    """What was claimed before is asked about once more at the door; it is no repeat when it leaves."""
    theirs = True

    async def ours() -> bool:
        return not theirs

    apps = rooms(post.chat, post.other, per_second=1000)
    post.courier = Courier(post.database, apps, {}, post.clock, ours=ours)
    await post.write("a")
    assert await post.turn() == 1 and post.read == []
    theirs = False
    for _ in range(5):
        await post.turn(after=30)
    assert post.read == ["new a"]


async def test_an_app_is_left_alone_for_as_long_as_it_asks(post: Post) -> None:
    await post.write("a")
    await post.write("b")
    post.hire(per_second=1)
    post.chat.answer(TryLater("flood", 30, everybody=True))
    assert await post.turn() == 1
    assert [await post.turn(after=1) for _ in range(29)] == [0] * 29
    assert [await post.turn(after=1) for _ in range(2)] == [1, 1]
    assert post.read == ["new a", "new a", "new b"]
    assert await post.states() == {State.SENT: 2}


async def test_without_a_word_from_the_app_the_pauses_grow(post: Post) -> None:
    await post.write("a")
    post.chat.answer(*[TryLater("down")] * 3)
    tried = [number for number in range(10) if await post.turn(after=1)]
    assert tried == [0, 1, 3, 7]


async def test_what_nobody_knows_is_sent_again_and_says_so(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Unsure("cut"), TryLater("down"))
    for _ in range(5):
        await post.turn(after=2)
    assert post.read == ["new a", "repeat a", "repeat a"]
    assert await post.states() == {State.SENT: 1}


async def test_the_next_news_of_a_repeated_message_is_no_repeat(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Unsure("cut"))
    await post.turn()
    await post.turn(after=2)
    await post.write("a", text="b")
    await post.turn()
    assert post.read == ["new a", "repeat a", "edit b"]


@pytest.mark.on_both
async def test_a_chat_that_moved_is_followed(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Moved("ana's new place"))
    await post.turn()
    await post.turn()
    assert [said.address for said in post.chat.said] == ["ana", "ana's new place"]
    assert await post.states() == {State.SENT: 1}


async def test_two_chats_that_became_one_hold_up_nothing(post: Post) -> None:
    await post.write("a", Address(CONSOLE, "old"), Address(CONSOLE, "new"))
    post.hire(per_second=1)
    post.chat.answer(Moved("new"))
    for _ in range(3):
        await post.turn(after=1)
    await post.write("b")
    await post.turn(after=1)
    assert [(s.address, text) for s, text in zip(post.chat.said, post.read, strict=True)] == [
        ("old", "new a"),
        ("new", "new a"),
        ("ana", "new b"),
    ]


@pytest.mark.on_both
async def test_an_address_that_is_gone_gets_no_more_and_the_host_hears_of_it(post: Post) -> None:
    await post.write("a", who="Ben")
    post.chat.answer(Gone("blocked"))
    await post.turn()
    assert await post.states() == {State.GONE: 1, State.QUEUED: 1}
    await post.write("b", who="Ben")
    await post.turn()
    assert [said.address for said in post.chat.said] == ["ben", "ana"]
    assert "blocked" in str(post.chat.said[-1].message)


async def test_one_chat_that_asks_for_a_pause_holds_up_no_other(post: Post) -> None:
    await post.write("a")
    await post.write("b", Address(CONSOLE, "another"))
    post.hire(per_second=1)
    post.chat.answer(TryLater("too many to this chat", 30))
    await post.turn()
    await post.turn(after=1)
    assert post.read == ["new a", "new b"]


async def test_an_edit_that_is_rejected_is_sent_anew(post: Post) -> None:
    await post.write("a")
    await post.turn()
    await post.write("a", text="b")
    post.chat.answer(Rejected("the message is too old to edit"))
    await post.turn()
    await post.turn()
    assert post.read == ["new a", "edit b", "new b"]
    assert await post.states() == {State.SENT: 1}


async def test_a_message_that_can_never_be_sent_does_not_come_again(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Rejected("too long"))
    assert [await post.turn(after=400) for _ in range(3)] == [1, 1, 0]
    assert await post.states() == {State.REJECTED: 1, State.SENT: 1}
    assert post.chat.heads[-1] == "console refuses a message for Ana"


async def test_an_app_without_edits_gets_a_new_message(post: Post) -> None:
    post.hire(edits=False)
    await post.write("a")
    await post.turn()
    await post.write("a", text="b")
    await post.turn()
    assert post.read == ["new a", "new b"]


async def test_a_fault_of_our_own_keeps_the_message_and_stops_no_other(post: Post) -> None:
    await post.write("a", urgency=Urgency.ADL)
    await post.write("b")
    post.hire(per_second=1)
    post.chat.answer(RuntimeError("a bug"))
    for _ in range(3):
        await post.turn(after=1)
    assert sorted(post.read) == ["new a", "new a", "new b"]
    assert await post.states() == {State.SENT: 2}


async def test_an_account_erased_meanwhile_stops_no_other(post: Post) -> None:
    account = await open_account(post.database, post.clock)
    ana = await person(post.database, "Ana")
    alert = Alert(AlertId("x"), ana.id, account.id, Trial(at(), "x"), Urgency.ADL, at())
    async with post.database.write() as db:
        await alerts.tell(db, (Telling(alert, Reason.FIRST, ana.addresses),), {}, at())
        await accounts.remove(db, account.id)
    await post.write("a")
    await post.turn()
    assert post.read == ["new a"]


async def test_a_slow_app_holds_up_no_other(post: Post) -> None:
    await list_people(post.database, ("Ana", Role.HOST, {"console": "ana", "other": "ana"}))
    await post.write("a")
    post.chat.gate = asyncio.Event()
    slow = asyncio.create_task(post.turn())
    assert await asyncio.wait_for(post.turn(channel=OTHER), 5) == 1
    assert [s.address for s in post.other.said] == ["ana"] and not slow.done()
    post.chat.gate.set()
    assert await slow == 1


async def test_a_slow_chat_holds_up_no_other_in_the_same_app(post: Post) -> None:
    """`serve` starts sends and waits for none; those under way are not taken twice."""
    await post.write("slow")
    post.chat.gate = asyncio.Event()
    await post.courier.serve(CONSOLE)
    await post.write("b")
    await asyncio.wait_for(post.courier.serve(CONSOLE), 5)
    await post.courier.serve(CONSOLE)
    assert await post.states() == {State.SENDING: 2}
    post.chat.gate.set()
    await post.courier.stop()
    assert sorted(post.read) == ["new b", "new slow"]
    assert await post.states() == {State.SENT: 2}


@pytest.mark.on_both
async def test_a_start_repeats_what_was_under_way_and_marks_it(post: Post) -> None:
    await post.write("a")
    await post.write("b")
    post.hire(per_second=1)
    post.chat.gate = asyncio.Event()
    interrupted = asyncio.create_task(post.turn())
    await until(lambda: post.chat.arrived == 1)
    interrupted.cancel()
    await asyncio.gather(interrupted, return_exceptions=True)
    post.chat.gate = None
    assert await post.hire().recover() == 1
    await post.turn()
    assert sorted(post.read) == ["new b", "repeat a"]


async def test_an_edit_that_was_under_way_is_made_again_without_a_mark(post: Post) -> None:
    await post.write("a")
    await post.turn()
    await post.write("a", text="b")
    async with post.database.write() as db:
        await outbox.claim(db, await outbox.due(db, CONSOLE, at(), 1), at(), at(120))
    await post.hire().recover()
    await post.turn()
    assert post.read == ["new a", "edit b"]


async def test_an_answer_that_a_full_disk_refused_is_written_down_later(post: Post) -> None:
    """Or the message would stay "sending", and its next news would never leave."""
    await post.write("a")
    post.chat.answer(Sent(MessageRef("m1")))
    full = [True]

    def refuse(connection: object, cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("UPDATE deliveries SET address") and full:
            full.clear()
            raise OSError("No space left on device")

    event.listen(Engine, "before_cursor_execute", refuse)
    try:
        with pytest.raises(OSError, match="No space"):
            await post.turn()
    finally:
        event.remove(Engine, "before_cursor_execute", refuse)
    assert await post.states() == {State.SENDING: 1}
    await post.turn()
    assert await post.states() == {State.SENT: 1}
    assert post.read == ["new a"]
