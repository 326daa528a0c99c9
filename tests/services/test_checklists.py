"""Ticking steps: one's own alone, every copy follows, and twice is open again."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.errors import UserMistake
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.checklist import Checklist, Deed, Hand, Mark
from bot.model.delivery import State
from bot.model.event import Trial
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Role
from bot.outbox.courier import Courier
from bot.services import alerts as service
from bot.services import checklists
from bot.store import alerts, outbox
from bot.store import checklists as store
from bot.store.database import Database
from tests.builders import at
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, house, list_people, person
from tests.fakes.venue import ScriptedSession


class Wall:
    """One checklist on two screens of Ana's, both already sent."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.nudges = 0
        self.house = house(database, clock, ScriptedSession(), nudge=self._nudge)
        self.chats = RecordingChat("console"), RecordingChat("other")
        self.courier = Courier(database, rooms(*self.chats), {}, clock)

    def _nudge(self) -> None:
        self.nudges += 1

    async def hang(self, name: str = "a", urgency: Urgency = Urgency.ADL) -> Checklist:
        ana = await person(self.database, "Ana")
        alert = Alert(AlertId(name), ana.id, None, Trial(at(), name), urgency, at(), checklist="blind")
        async with self.database.write() as db:
            await alerts.tell(db, (Telling(alert, Reason.FIRST, ana.addresses),), TEMPLATES, self.clock.now())
            told = await alerts.get(db, alert.id)
        await self.deliver()
        assert told is not None and told.checklist is not None
        return told.checklist

    async def deliver(self) -> None:
        for chat in self.chats:
            await self.courier.turn(ChannelName(chat.name))


@pytest.fixture
async def wall(database: Database, clock: SetClock) -> AsyncIterator[Wall]:
    await list_people(
        database,
        ("Ana", Role.HOST, {"console": "ana", "other": "ana"}),
        ("Ben", Role.MEMBER, {"console": "ben"}),
    )
    yield Wall(database, clock)


def ticked(by: str = "Ana", done: bool = True) -> Hand:
    return Hand(Deed.TICKED if done else Deed.REOPENED, by, at())


async def test_a_tick_is_seen_on_every_copy(wall: Wall) -> None:
    made = await wall.hang()
    ana = await person(wall.database, "Ana")
    acted = await checklists.act(wall.house, ana, made.id, 1, ticked())
    assert acted.changed and acted.told.checklist is not None and acted.told.checklist.open == 1
    assert wall.nudges == 1
    await wall.deliver()
    for chat in wall.chats:
        first, edit = chat.said
        assert (first.ref, edit.ref) == (None, f"{chat.name}-1")
        assert [s.tick.value for s in edit.message.steps] == ["open", "done"]


async def test_two_people_who_press_at_once_want_the_same(wall: Wall) -> None:
    made = await wall.hang()
    ana = await person(wall.database, "Ana")
    first, second = await asyncio.gather(
        checklists.act(wall.house, ana, made.id, 0, ticked("Ana")),
        checklists.act(wall.house, ana, made.id, 0, ticked("Ben")),
    )
    assert sorted([first.changed, second.changed]) == [False, True]
    late = first if not first.changed else second
    assert late.earlier is not None and late.told.checklist is not None and late.told.checklist.open == 1


async def test_what_was_ticked_is_opened_again(wall: Wall) -> None:
    made = await wall.hang()
    ana = await person(wall.database, "Ana")
    await checklists.act(wall.house, ana, made.id, 0, ticked())
    acted = await checklists.act(wall.house, ana, made.id, 0, ticked(done=False))
    assert acted.told.checklist is not None and acted.told.checklist.open == 2
    async with wall.database.read() as db:
        kept = await store.history(db, made.id)
    assert [(d.step, d.was, d.now) for d in kept] == [
        ("look", Mark.OPEN, Mark.DONE),
        ("look", Mark.DONE, Mark.OPEN),
    ]


async def test_a_page_stays_open_when_the_message_is_edited(wall: Wall) -> None:
    made = await wall.hang()
    ana = await person(wall.database, "Ana")
    await checklists.turn(wall.house, ana, made.id, ChannelName("other"), "ana", "1.1.0")
    await checklists.act(wall.house, ana, made.id, 0, ticked())
    await wall.deliver()
    console, other = (chat.said[-1].message for chat in wall.chats)
    assert len(console.steps) == 2 and other.lines[0] == "2. Do something"


async def test_news_turns_every_copy_back_to_the_front(wall: Wall) -> None:
    made = await wall.hang()
    ana = await person(wall.database, "Ana")
    await checklists.turn(wall.house, ana, made.id, ChannelName("other"), "ana", "1.1.0")
    more = Alert(AlertId("a"), ana.id, None, Trial(at(9), "more"), Urgency.ADL, at(9), checklist="blind")
    async with wall.database.write() as db:
        await alerts.tell(db, (Telling(more, Reason.FIRST, ana.addresses),), TEMPLATES, wall.clock.now())
    await wall.deliver()
    assert [len(chat.said[-1].message.steps) for chat in wall.chats] == [2, 2]


@pytest.mark.parametrize(("who", "step"), [("Ben", 0), ("Ana", 2), ("Ana", 10**6)])
async def test_nobody_ticks_what_is_not_theirs(wall: Wall, who: str, step: int) -> None:
    made = await wall.hang()
    with pytest.raises(UserMistake, match="somebody else"):
        await checklists.act(wall.house, await person(wall.database, who), made.id, step, ticked())
    async with wall.database.read() as db:
        assert await outbox.count(db) == {State.SENT: 2}


async def test_the_newest_unfinished_list_is_the_current_one(wall: Wall) -> None:
    ana = await person(wall.database, "Ana")
    assert await checklists.current(wall.house, ana) is None
    await wall.hang("old")
    wall.clock.advance(60)
    newest = await wall.hang("new")
    told = await checklists.current(wall.house, ana)
    assert told is not None and told.alert.id == "new"
    for step in range(2):
        await checklists.act(wall.house, ana, newest.id, step, ticked())
    told = await checklists.current(wall.house, ana)
    assert told is not None and told.alert.id == "old"


async def test_a_test_alert_reaches_every_address_of_one_person(wall: Wall) -> None:
    ana = await person(wall.database, "Ana")
    assert await service.test(wall.house, ana) == 2
    assert wall.nudges == 1
    await wall.deliver()
    assert [[s.address for s in chat.said] for chat in wall.chats] == [["ana"], ["ana"]]
    (told,) = await service.recent(wall.house, ana)
    assert isinstance(told.alert.event, Trial)
    assert await service.recent(wall.house, await person(wall.database, "Ben")) == ()
