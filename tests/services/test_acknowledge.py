"""Got it: pressed by whom it may concern, once, and answered politely otherwise."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.contract import Asker, Pressed
from bot.model.ids import AlertId
from bot.policy.plan import plan
from bot.services import alerts as service
from bot.store import alerts, reminders
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.events import adl
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.services.test_desk import ANA, BEN, EVE, Room

NOT_YOURS = say("got-it-not-yours")

NAME = AlertId("7:adl:f1:to:1")


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Room:
    await list_people(database)
    made = Room(database, clock)
    account = await open_account(database, clock)
    ana = await person(database, "Ana")
    async with database.write() as db:
        tellings = plan((adl(),), account, (ana,), timedelta(minutes=15))
        await alerts.tell(db, tellings, TEMPLATES, at())
    return made


async def test_it_is_noted_shown_and_queued_for_every_copy(room: Room) -> None:
    (told, *_) = await service.recent(room.house, await person(room.database, "Ana"))
    assert told.alert.id == NAME and told.reminder is not None and told.revision == 1
    pressed = await room.desk.press(ANA, f"g:{told.reminder.number}:0")
    assert pressed.toast == "Noted. I only come back to the open steps, if nobody does anything for long."
    assert pressed.message is not None and "Got it: Ana, 12:00:00 UTC" in pressed.message.foot
    assert not any(b.label == "Got it" for row in pressed.message.buttons for b in row)
    async with room.database.read() as db:
        now = await alerts.get(db, NAME)
        assert await reminders.due(db, at(10**6)) == ()
    assert now is not None and now.revision == 2


async def test_pressed_twice_it_says_who_was_first(room: Room, clock: SetClock) -> None:
    await room.desk.press(ANA, "g:1:0")
    clock.advance(60)
    again = await room.desk.press(ANA, "g:1:0")
    assert again.toast == "Ana noted it already, at 12:00:00 UTC." and again.message is not None
    async with room.database.read() as db:
        now = await alerts.get(db, NAME)
    assert now is not None and now.revision == 2, "nothing has changed"


@pytest.mark.parametrize(
    ("who", "data", "toast"),
    [
        (BEN, "g:1:0", NOT_YOURS),
        (ANA, "g:2:0", NOT_YOURS),
        (ANA, "g:99999999999999999999999:0", NOT_YOURS),
        (ANA, "g:1", "This button is not one of mine any more."),
        (EVE, "g:1:0", "I do not know you."),
    ],
)
async def test_whose_it_is_not_is_told_so(room: Room, who: object, data: str, toast: str) -> None:
    assert await room.desk.press(who, data) == Pressed(toast)  # type: ignore[arg-type]
    async with room.database.read() as db:
        assert len(await reminders.due(db, at(10**6))) == 1


async def told_again(room: Room, name: str, after: float) -> None:
    """Another ADL of Ana's that waits for her Got it."""
    account = (await service.recent(room.house, await person(room.database, "Ana")))[0].account
    event = adl()
    event = replace(event, incident=replace(event.incident, alert=AlertId(name)))
    room.clock.advance(after)
    async with room.database.write() as db:
        tellings = plan((event,), account, (await person(room.database, "Ana"),), timedelta(minutes=15))
        await alerts.tell(db, tellings, TEMPLATES, room.clock.now())


async def test_ack_takes_the_newest_and_lists_what_is_left(room: Room) -> None:
    await told_again(room, "second", 60)
    await told_again(room, "third", 60)
    answer = await room.ask(ANA, "ack")
    assert answer.head.startswith("Noted: ADL took 40 %")
    assert [line[:2] for line in answer.lines] == ["St", "2:", "1:", "/a"]
    assert (await room.ask(ANA, "ack", "1")).head.startswith("Noted: ")
    assert (await room.ask(ANA, "ack", "1")).head == "Ana noted it already, at 12:02:00 UTC."
    left = await room.ask(ANA, "ack", "all")
    assert left.head.startswith("Noted: ADL") and left.lines == ()
    assert (await room.ask(ANA, "ack")).head == "Nothing waits for your Got it."


async def test_ack_all_takes_all(room: Room) -> None:
    await told_again(room, "second", 60)
    assert (await room.ask(ANA, "ack", "all")).head == "Noted: 2 alerts."
    async with room.database.read() as db:
        assert await reminders.due(db, at(10**6)) == ()


@pytest.mark.parametrize(("who", "text", "says"), [
    (BEN, "1", NOT_YOURS),
    (BEN, "", "Nothing waits for your Got it."),
    (BEN, "all", "Nothing waits for your Got it."),
    (ANA, "everything", "/ack NUMBER for one of them, /ack all for all."),
    (EVE, "1", "I do not know you."),
])  # fmt: skip
async def test_ack_answers_politely(room: Room, who: Asker, text: str, says: str) -> None:
    assert (await room.ask(who, "ack", text)).head == says
    async with room.database.read() as db:
        assert len(await reminders.due(db, at(10**6))) == 1
