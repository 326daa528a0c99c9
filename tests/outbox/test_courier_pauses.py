"""The courier keeps pauses: of one chat, of a whole app; and follows a person to a new address."""

from collections.abc import AsyncIterator

import pytest

from bot.model.delivery import TryLater
from bot.model.person import Address, Role
from bot.store.database import Database
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people
from tests.outbox.post import CONSOLE, Post


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    await list_people(database)
    yield Post(database, clock)


async def test_a_pause_for_one_chat_holds_up_nobody_else(post: Post) -> None:
    limited, free = Address(CONSOLE, "limited"), Address(CONSOLE, "free")
    await post.write("a", limited)
    post.chat.answers.append(TryLater("too fast", 300))
    await post.turn()
    await post.write("b", free)
    await post.write("c", limited)
    assert await post.turn(after=1) == 1
    assert await post.turn(after=60) == 0
    assert await post.turn(after=300) == 2


async def test_a_pause_for_everybody_is_kept_whatever_a_chat_asked_before(post: Post) -> None:
    await post.write("a", Address(CONSOLE, "one"))
    post.chat.answers.append(TryLater("too fast", 2))
    await post.turn()
    await post.write("b", Address(CONSOLE, "two"))
    post.chat.answers.append(TryLater("flood", 600, everybody=True))
    await post.turn(after=1)
    await post.write("c", Address(CONSOLE, "three"))
    assert await post.turn(after=500) == 0
    assert [await post.turn(after=101), await post.turn()] == [1, 2], "one finds out for all"


async def test_one_at_a_time_asks_an_app_that_shut_everybody_out(post: Post) -> None:
    for number in range(6):
        await post.write(f"{number}", Address(CONSOLE, f"chat {number}"))
    post.chat.answer(*[TryLater("flood", 30, everybody=True)] * 9)
    assert await post.turn() == 6, "nobody knew"
    assert [await post.turn(after=31) for _ in range(3)] == [1, 1, 1]
    assert [await post.turn(after=31), await post.turn()] == [1, 5], "taken, and so the rest leaves at once"


async def test_what_waits_follows_a_person_to_a_new_address(post: Post) -> None:
    """Somebody else may read at the old one now: neither what waits nor an edit goes there."""
    await post.write("sent")
    await post.turn()
    await post.write("waits")
    await list_people(post.database, ("Ana", Role.HOST, {"console": "ana-new"}))
    await post.write("sent", text="sent, with news")
    while await post.turn(after=60):
        pass
    assert {said.address for said in post.chat.said[1:]} == {"ana-new"}
    assert sorted(post.read[1:]) == ["new sent, with news", "new waits"]
