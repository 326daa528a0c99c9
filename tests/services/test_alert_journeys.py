"""`/alert NUMBER` is for the person it was told to; what reached nobody is owned up to, once."""

from collections.abc import AsyncIterator

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.model.delivery import Rejected
from bot.model.ids import ChannelName
from bot.store.database import Database
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people
from tests.fakes.venue import ScriptedSession
from tests.outbox.post import Post


class Counter(Post):
    """A post, and a desk where people ask."""

    async def ask(self, who: str, name: str, text: str = "") -> Message:
        desk = FrontDesk(house(self.database, self.clock, ScriptedSession()))
        return await desk.command(Asker(ChannelName("console"), who, who, who, True), name, text)


@pytest.fixture
async def counter(database: Database, clock: SetClock) -> AsyncIterator[Counter]:
    await list_people(database)
    yield Counter(database, clock)


async def test_an_alert_is_shown_with_every_step(counter: Counter) -> None:
    await counter.write("a", who="Ben")
    await counter.turn()
    shown = await counter.ask("ben", "alert", "1")
    assert shown.head == "Alert 1: Test alert"
    assert shown.facts[1] == ("Console", "delivered")
    assert [line.partition("Console ")[2] for line in shown.lines] == [
        "waits: written before anything was sent",
        "being sent: the send began",
        "delivered: the app accepted it",
    ]


async def test_nobody_sees_the_alert_of_another(counter: Counter) -> None:
    await counter.write("a", who="Ben")
    for number in ("1", "2", "99999999999999999999", "-1", "x", "", "²"):
        answer = await counter.ask("ana", "alert", number)
        assert "Test alert" not in answer.head and not answer.facts


async def test_the_list_says_what_has_not_arrived(counter: Counter) -> None:
    await counter.write("a", who="Ben")
    assert (await counter.ask("ben", "alerts")).lines[0].endswith("Test alert (Console: waits)")
    await counter.turn()
    assert (await counter.ask("ben", "alerts")).lines[0].endswith("Test alert")


async def test_what_reached_nobody_is_owned_up_to_once(counter: Counter) -> None:
    await counter.write("a", who="Ben")
    counter.chat.answer(Rejected("too long"))
    await counter.turn()
    answer = await counter.ask("ben", "start")
    assert answer.below[0] == "One alert had not reached you:" and answer.below[1].startswith("1 · ")
    assert (await counter.ask("ben", "start")).below == ()
    assert (await counter.ask("ana", "start")).below == ()


async def test_what_waits_for_long_is_owned_up_to(counter: Counter) -> None:
    await counter.write("a", who="Ben")
    assert (await counter.ask("ben", "help")).below == ()
    counter.clock.advance(301)
    assert (await counter.ask("ben", "help")).below[0] == "One alert had not reached you:"
