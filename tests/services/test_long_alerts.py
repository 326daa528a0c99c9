"""The pages of a long alert: turned by whom it concerns, in one copy alone, and open until there is news."""

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.model.event import FirstLook
from bot.model.ids import ChannelName
from bot.model.person import Account, Role
from bot.outbox.courier import Courier
from bot.policy.plan import plan
from bot.store import alerts
from bot.store.database import Database
from bot.words import say
from tests.builders import at, position
from tests.events import adl
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.services.test_desk import ANA, BEN, Room, asker

ELSEWHERE = Asker(ChannelName("other"), "ana", "ana", "Ana", True)
FIFTY = FirstLook(at(), tuple(position(10, f"COIN{n:02}USDT") for n in range(50)))


class Desk(Room):
    """Ana reads an alert about fifty positions in two apps."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        super().__init__(database, clock)
        self.chats = RecordingChat("console"), RecordingChat("other")
        self.courier = Courier(database, rooms(*self.chats), {}, clock)

    async def tell(self, event: FirstLook, account: Account) -> Message:
        ana = await person(self.database, "Ana")
        async with self.database.write() as db:
            await alerts.tell(db, plan((event,), account, (ana,)), TEMPLATES, at())
        await self.deliver()
        return self.chats[0].said[-1].message

    async def deliver(self) -> None:
        for chat in self.chats:
            await self.courier.turn(ChannelName(chat.name))

    async def changed(self) -> list[str]:
        """The first lines that the apps show after an edit that is no news."""
        async with self.database.write() as db:
            (told,) = await alerts.latest(db, None, 1)
            await alerts.touch(db, told.alert.id, at())
        await self.deliver()
        return [chat.said[-1].message.lines[0] for chat in self.chats]


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Desk:
    await list_people(
        database,
        ("Ana", Role.HOST, {"console": "ana", "other": "ana"}),
        ("Ben", Role.MEMBER, {"console": "ben"}),
    )
    return Desk(database, clock)


def turn(message: Message) -> str:
    (data,) = (b.data for row in message.buttons for b in row if b.label == "›")
    return data


async def test_a_page_is_turned_in_one_copy_and_stays_open_when_the_message_is_edited(room: Desk) -> None:
    first = await room.tell(FIFTY, await open_account(room.database, room.clock))
    assert first.lines[0].startswith("COIN00USDT") and first.foot.endswith("Part 1 of 2")
    second = (await room.desk.press(ELSEWHERE, turn(first))).message
    assert second is not None and second.lines[-1].startswith("COIN49USDT")
    assert await room.changed() == [first.lines[0], second.lines[0]]


async def test_nobody_turns_the_pages_of_somebody_else(room: Desk) -> None:
    data = turn(await room.tell(FIFTY, await open_account(room.database, room.clock)))
    for who, toast in (
        (BEN, "alert-unknown"),
        (asker("eve"), "stranger-head"),
        (asker("ana", private=False), "group-head"),
    ):
        pressed = await room.desk.press(who, data)
        assert (pressed.toast, pressed.message) == (say(toast), None)
    assert (await room.desk.press(ANA, "w:99:1")).toast == say("alert-unknown"), "no such alert"


async def test_who_it_was_passed_on_to_turns_its_pages(room: Desk) -> None:
    account = await open_account(room.database, room.clock)
    ana, ben = [await person(room.database, name) for name in ("Ana", "Ben")]
    async with room.database.write() as db:
        await alerts.tell(db, plan((adl(),), account, (ana,)), TEMPLATES, at())
        (told,) = await alerts.latest(db, None, 1)
        await alerts.pass_on(db, told.alert.id, ben, at())
    pressed = await room.desk.press(BEN, f"w:{told.number}:0")
    assert pressed.message is not None and pressed.message.head.startswith("ADL took")
