"""The picture of an incident goes out like everything else, after everything else, and holds nothing up."""

from collections.abc import AsyncIterator

import pytest

from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import State
from bot.model.ids import AlertId
from bot.model.progress import Pictured
from bot.outbox.throttle import FEWEST
from bot.store import alerts, baselines
from bot.store.database import Database
from bot.words import say
from tests.builders import at, fill
from tests.events import adl
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.fakes.waiting import until
from tests.outbox.post import CONSOLE, Post


@pytest.fixture
async def post(database: Database, clock: SetClock) -> AsyncIterator[Post]:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.write() as db:
        await baselines.keep_fills(db, account.id, [fill()])
    yield Post(database, clock)


async def promise(post: Post, count: int = 1, erased: bool = False) -> None:
    """Write so many incidents that are over, each with a picture."""
    ana = await person(post.database, "Ana")
    async with post.database.write() as db:
        for number in range(count):
            account = None if erased else 1
            event = Pictured(at(400), adl().incident)
            alert = Alert(AlertId(f"p{number}"), ana.id, account, event, Urgency.INFO, at(400))  # type: ignore[arg-type]
            await alerts.tell(db, (Telling(alert, Reason.ONCE, ana.addresses),), {}, post.clock.now())


async def test_the_message_carries_the_picture(post: Post) -> None:
    await promise(post)
    assert await post.turn() == 1
    (said,) = post.chat.said
    assert said.message.file is not None and said.message.file.content.startswith(b"\x89PNG")
    assert "ETHUSDT short" in said.head and said.message.silent
    assert await post.states() == {State.SENT: 1}


async def test_without_an_account_the_text_goes_alone(post: Post) -> None:
    await promise(post, erased=True)
    await post.turn()
    assert [said.message.file for said in post.chat.said] == [None]


async def test_adl_passes_all_pictures_that_are_being_drawn(post: Post) -> None:
    await promise(post, FEWEST)
    await post.courier.serve(CONSOLE)
    await post.write("adl", urgency=Urgency.ADL)
    while State.QUEUED in await post.states():
        assert all(s.message.file is None for s in post.chat.said), "it waited for a picture"
        await post.courier.serve(CONSOLE)
    await until(lambda: len(post.chat.said) == FEWEST + 1)
    assert all(s.message.file is not None for s in post.chat.said if s.head != say("trial-head"))
