"""An app that takes a message once by its name: a doubt makes no second message and needs no mark."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.delivery import Delivery, Gone, Outcome, Rejected, Sent, State, TryLater, Unsure
from bot.model.ids import MessageRef
from bot.outbox import once
from bot.outbox.retry import settle
from bot.store import alerts, outbox
from bot.store.database import Database
from tests.builders import at
from tests.fakes.chat import RecordingChat
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people
from tests.outbox.deliveries import delivery
from tests.outbox.post import CONSOLE, Post

CHANNEL = replace(RecordingChat().channel(), once_for=60.0)
IN_DOUBT = delivery(repeat=True, tried_at=at(100), tried=1, wanted=2)


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    """Its app takes what has a name once."""
    await list_people(database)
    post = Post(database, clock)
    post.chat.once_for = 60.0
    post.hire()
    yield post


async def test_a_doubt_makes_no_second_message(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Unsure("cut"))
    await post.turn()
    assert await post.states() == {State.UNSURE: 1}
    await post.turn(after=2)
    assert post.read == ["new a"] and await post.states() == {State.SENT: 1}


async def test_after_a_crash_what_was_under_way_comes_once(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Unsure("cut"))
    await _killed_while_sending(post)
    await post.turn(after=50)
    assert post.read == ["new a"] and await post.states() == {State.SENT: 1}


async def test_news_after_a_doubt_are_an_edit_of_what_is_there(post: Post) -> None:
    """The app gives back the first try, which does not hold them."""
    await post.write("a")
    post.chat.answer(Unsure("cut"))
    await _killed_while_sending(post)
    await post.write("a", text="b")
    await post.turn(after=1)
    await post.turn(after=1)
    assert post.read == ["new a", "edit b"]
    assert await post.states() == {State.SENT: 1}


async def test_a_doubt_that_is_too_old_is_marked(post: Post) -> None:
    await post.write("a")
    post.chat.answer(Unsure("cut"))
    await _killed_while_sending(post)
    post.chat._taken.clear()  # it remembers no longer
    await post.turn(after=61)
    assert post.read == ["new a", "repeat a"]


async def test_the_age_of_a_doubt_counts_from_its_first_try(post: Post) -> None:
    """Tried after 0, 1, 3, 7, 15, 31 and 63 seconds."""
    await post.write("a")
    post.chat.answer(Unsure("cut"), *[TryLater("down")] * 5)
    for _ in range(64):
        post.chat._taken.clear()
        await post.turn(after=1)
    assert post.read == [*["new a"] * 6, "repeat a"]


async def test_a_message_that_is_said_again_is_another_one(post: Post) -> None:
    await post.write("a")
    await post.turn()
    async with post.database.write() as db:
        (row,) = await outbox.everything(db)
        await alerts.say_again(db, row.alert, post.clock.now())
    await post.turn(after=1)
    assert post.read == ["new a", "new a"]


async def test_where_an_edit_is_refused_the_new_message_is_another_one(post: Post) -> None:
    await post.write("a")
    await post.turn()
    await post.write("a", text="b")
    post.chat.answer(Rejected("deleted"))
    await post.turn()
    await post.turn()
    assert post.read == ["new a", "edit b", "new b"]


@pytest.mark.parametrize(
    ("seconds", "doubles"),
    [(-1, True), (0, False), (59, False), (60, True), (3600, True)],
)
def test_when_a_second_message_may_come(seconds: float, doubles: bool) -> None:
    assert once.may_double(IN_DOUBT, CHANNEL, at(100 + seconds)) is doubles
    assert once.may_double(IN_DOUBT, replace(CHANNEL, once_for=0), at(100 + seconds))
    assert not once.may_double(replace(IN_DOUBT, repeat=False), CHANNEL, at(100 + seconds))


def test_where_nobody_knows_what_was_tried_it_is_marked_and_has_no_name() -> None:
    restored = replace(IN_DOUBT, tried_at=None, tried=None)
    assert once.may_double(restored, CHANNEL, at(100)) and once.name(restored) == ""
    assert once.taken(restored, CHANNEL, Sent(MessageRef("m1"))) == restored


ANSWERS = st.sampled_from(
    [Sent(MessageRef("m1")), Unsure("cut"), TryLater("down"), Rejected("gone"), Gone("blocked")]
)


@given(st.lists(st.tuples(ANSWERS, st.integers(0, 2)), max_size=20))
def test_no_two_messages_have_one_name(history: list[tuple[Outcome, int]]) -> None:
    """Whatever happens: once one was taken, the next message has another name; until then, the same."""
    current, names, open_name = delivery(), [], ""
    for number, (answer, news) in enumerate(history):
        current = _claimed(replace(current, wanted=current.wanted + news), number)
        if current.ref is None:
            name = once.name(current)
            assert name == open_name if open_name else name not in names
            names.append(name)
            open_name = name
        current = settle(once.taken(current, CHANNEL, answer), answer, at(number))
        if current.state is State.SENT:
            open_name = ""
            current = replace(current, wanted=max(current.wanted, current.sent) + 1)


def _claimed(before: Delivery, number: int) -> Delivery:
    """As `store.outbox.claim` does it."""
    if before.repeat:
        return replace(before, state=State.SENDING)
    return replace(before, state=State.SENDING, tried_at=at(number), tried=before.wanted)


async def _killed_while_sending(post: Post) -> None:
    """The app has the message, and the courier is gone before it wrote that down."""
    now = post.clock.now()
    async with post.database.write() as db:
        (one,) = await outbox.claim(
            db, await outbox.due(db, CONSOLE, now, 1), now, now + timedelta(minutes=2)
        )
    await post.courier._attempt(one)
    await post.hire().recover()
