"""The host's list of people and the state of the house: seen, muted, removed, erased; for nobody else."""

from collections.abc import AsyncIterator

import pytest

from bot.chat import buttons
from bot.chat.message import Message
from bot.chat.premises import Deed
from bot.model.ids import ChannelName, VenueName
from bot.model.person import Address
from bot.services.house import Use
from bot.store import people
from bot.store.database import Database
from bot.words import say
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.services.test_desk import ANA, BEN, EVE, Room
from tests.services.test_keeping import dump

LIMIT = (Use("address", 120, 960, 60.0),)


@pytest.fixture
async def room(database: Database, clock: SetClock) -> AsyncIterator[Room]:
    await list_people(database)
    made = Room(database, clock, budgets=lambda: ((VenueName("somewhere"), LIMIT),))
    await open_account(database, clock)
    invite = await made.ask(ANA, "invite", "Evelyn")
    await made.ask(EVE, "join", invite.lines[0].split("/start ")[1].split()[0])
    await open_account(database, clock, "Evelyn", "pearl-7")
    yield made


async def press(room: Room, number: int, deed: Deed) -> Message:
    found = (await room.desk.press(ANA, buttons.roll(number, deed))).message
    assert found is not None
    return found


async def test_everybody_is_listed_with_when_they_last_wrote(room: Room) -> None:
    await room.ask(BEN, "help")
    await room.ask(BEN, "drill")  # its made-up account is none
    room.clock.advance(300)
    await room.ask(ANA, "invite", "Cleo")
    shown = await room.ask(ANA, "people")
    assert shown.head == "3 people"
    assert shown.lines == (
        "Ana (host) · console · 1 account · seen 0 s ago",
        "Ben (member) · console · 0 accounts · seen 5 min ago",
        "Evelyn (member) · console · 1 account · seen 5 min ago",
        "Open invite for Cleo, until 2026-05-11 12:05 UTC",
    )
    assert [b.label for row in shown.buttons for b in row] == ["Ana", "Ben", "Evelyn"]


async def test_who_is_muted_gets_nothing_until_unmuted_and_is_still_answered(room: Room) -> None:
    evelyn = await person(room.database, "Evelyn")
    assert evelyn.addresses == (Address(ChannelName("console"), "eve"),)
    shown = await press(room, evelyn.id, Deed.MUTE)
    assert shown.lines[0].endswith("muted")
    assert (await person(room.database, "Evelyn")).addresses == ()
    assert (await room.ask(EVE, "accounts")).head == say("accounts-head")
    await press(room, evelyn.id, Deed.UNMUTE)
    assert await person(room.database, "Evelyn") == evelyn


async def test_removing_asks_first_and_may_erase(room: Room) -> None:
    evelyn = await person(room.database, "Evelyn")
    asked = await press(room, evelyn.id, Deed.ASK)
    assert (await room.ask(EVE, "accounts")).head == say("accounts-head")
    taps = [b.data for row in asked.buttons for b in row]
    assert taps[:2] == [buttons.roll(evelyn.id, Deed.REMOVE), buttons.roll(evelyn.id, Deed.ERASE)]
    left = await press(room, evelyn.id, Deed.ERASE)
    assert left.head == "2 people"
    assert (await room.ask(EVE, "accounts")).head == say("stranger-head")
    rows = await dump(room.database)
    assert [name for name, text in rows.items() if "pearl-7" in text or "Evelyn" in text] == []


async def test_who_is_removed_but_not_erased_is_a_stranger_and_keeps_what_is_theirs(room: Room) -> None:
    evelyn = await person(room.database, "Evelyn")
    await press(room, evelyn.id, Deed.REMOVE)
    assert (await room.ask(EVE, "accounts")).head == say("stranger-head")
    assert "pearl-7" in (await dump(room.database))["accounts"]
    async with room.database.read() as db:
        assert [p.name for p in await people.everybody(db)] == ["Ana", "Ben"]


async def test_somebody_who_is_listed_cannot_be_removed_here(room: Room) -> None:
    ben = await person(room.database, "Ben")
    pressed = await room.desk.press(ANA, buttons.roll(ben.id, Deed.REMOVE))
    assert pressed.toast == say("people-listed", name="Ben")


@pytest.mark.parametrize("deed", Deed)
async def test_nobody_but_the_host_does_any_of_that(room: Room, deed: Deed) -> None:
    ana = await person(room.database, "Ana")
    before = await dump(room.database)
    assert (await room.desk.press(BEN, buttons.roll(ana.id, deed))).toast == say("host-only")
    assert (await dump(room.database))["people"] == before["people"]


@pytest.mark.on_both
async def test_the_house_is_told_in_numbers(room: Room) -> None:
    shown = await room.ask(ANA, "host")
    facts = dict(shown.facts)
    assert facts[say("house-people")] == "3" and facts[say("house-unsent")] == "0"
    assert facts[say("house-size")].endswith(" MB") and facts[say("house-size")] != "0 MB"
    assert shown.lines == (
        "Somewhere: 2 accounts watched, 0 not",
        "Somewhere, address: 120 of 960 used in 60 s",
    )
