"""How a person is told, changed by commands and buttons; nobody changes it for somebody else."""

import re

import pytest

from bot.chat.message import Message
from bot.model.manners import Kind, Volume
from bot.services import manners
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person
from tests.services.test_desk import ANA, BEN, EVE, Room, asker


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Room:
    await list_people(database)
    made = Room(database, clock)
    await made.fill()
    return made


def data(message: Message, label: str) -> str:
    return next(b.data for row in message.buttons for b in row if b.label == label)


async def opened(room: Room, *labels: str) -> Message:
    """The settings of Ana, after pressing those buttons in turn."""
    page = await room.ask(ANA, "alerts", "settings")
    for label in labels:
        pressed = await room.desk.press(ANA, data(page, label))
        assert pressed.message is not None, pressed.toast
        page = pressed.message
    return page


async def chosen(room: Room, name: str = "Ana") -> manners.Chosen:
    return await manners.chosen(room.house, await person(room.database, name))


async def test_the_settings_show_everything_and_are_behind_the_alerts(room: Room) -> None:
    alerts = await room.ask(ANA, "alerts")
    page = (await room.desk.press(ANA, data(alerts, "Settings"))).message
    assert page == await room.ask(ANA, "alerts", "settings")
    assert page is not None and [value for _, value in page.facts] == ["with sound"] * len(Kind)
    assert "from 50 % of the exchange's scale on" in page.lines[0]


async def test_a_kind_is_made_silent_for_all_and_off_for_one_account(room: Room) -> None:
    await opened(room, "Indicator", "silent")
    page = await opened(room, "Indicator", "main", "off")
    assert "main (Somewhere): off" in page.lines
    found = await chosen(room)
    assert found.manners.volume(Kind.GAUGE, None) is Volume.SILENT
    assert found.manners.volume(Kind.GAUGE, found.accounts[0].id) is Volume.OFF
    facts = dict((await opened(room)).facts)
    assert facts["Indicator"] == "silent, 1 account otherwise"
    await opened(room, "Indicator", "main", "As for all")
    assert len((await chosen(room)).manners.knobs) == 1


async def test_adl_can_be_silent_but_not_off_and_that_is_said(room: Room) -> None:
    page = await opened(room, "ADL")
    assert "off" not in [b.label for row in page.buttons for b in row]
    assert say("volume-warning-adl") in page.lines
    forged = await room.desk.press(ANA, "ps:0:0:2")
    assert forged.toast == say("volume-never-off", kind="ADL") and forged.message is None
    await opened(room, "ADL", "silent")
    assert say("volume-warning-adl") in (await opened(room)).lines


async def test_blindness_may_be_off_with_a_warning_as_long_as_it_is(room: Room) -> None:
    await opened(room, "Accounts not read", "off")
    assert say("volume-warning-blind") in (await opened(room)).lines


async def test_thresholds_are_chosen_and_taken_back(room: Room) -> None:
    page = await opened(room, "Thresholds", "From rung 4", "≥ 10,000")
    assert page.lines[0].startswith("A rising ADL indicator is told from rung 4 or 50 %")
    assert "10,000 or more" in page.lines[0] and "from 50 %" in page.lines[1]
    assert (await chosen(room)).gauge.from_level == 4
    page = await opened(room, "Thresholds", "As the host set")
    assert (await chosen(room)).gauge == (await chosen(room)).given


FORGED = ("ps:99:0:0", "ps:1:0:9", "ps:1:0:3", "pw:9:1", "pv:9:0:0:0", "pv:1:99:0:0")


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_button_changes_nothing(room: Room, forged: str) -> None:
    before = await chosen(room)
    assert (await room.desk.press(ANA, forged)).toast == say("button-old")
    assert await chosen(room) == before


async def test_nobody_turns_somebody_elses_knobs(room: Room) -> None:
    number = (await chosen(room)).accounts[0].id
    assert (await room.desk.press(BEN, f"ps:3:{number}:2")).toast == say("button-not-yours")
    assert (await room.desk.press(EVE, "ps:3:0:2")).toast == say("stranger-head")
    assert (await chosen(room)).manners.knobs == ()


@pytest.mark.parametrize(
    ("text", "hours"),
    [("23:00-07:00", "23:00-07:00"), ("22-6", "22:00-06:00"), ("9.30 – 10.15", "09:30-10:15")],
)
async def test_quiet_hours_are_set_and_ended(room: Room, text: str, hours: str) -> None:
    assert (await room.ask(ANA, "quiet", text)).head == say(
        "quiet-set", hours=hours, clock="12:00", zone="UTC"
    )
    assert (await room.ask(ANA, "quiet", "off")).head == say("quiet-none", clock="12:00", zone="UTC")


@pytest.mark.parametrize("text", ["24:00-07:00", "23:60-07:00", "7:00-7:00", "night", "23:00", "-"])
async def test_what_are_no_hours_is_said(room: Room, text: str) -> None:
    assert (await room.ask(ANA, "quiet", text)).head == say("quiet-usage")


async def test_the_zone_is_known_by_its_city_and_near_misses_are_named(room: Room) -> None:
    assert (await room.ask(ANA, "timezone", "madrid")).head == say(
        "quiet-none", clock="14:00", zone="Europe/Madrid"
    )
    assert "Europe/Madrid" in (await room.ask(ANA, "timezone", "Europe/Madird")).head
    assert (await room.ask(ANA, "timezone", "zzzzzz")).head == say("zone-unknown")
    assert (await chosen(room, "Ben")).manners.zone == ""


async def test_silences_are_made_listed_and_ended(room: Room) -> None:
    made = await room.ask(ANA, "silence", "eth 2h rolling over")
    assert made.head == "1. ETHUSDT until 2026-05-04 14:00 UTC (Ana: rolling over)"
    await room.ask(ANA, "silence", "main 30m")
    await room.ask(ANA, "silence", "somewhere 1d")
    await room.ask(ANA, "silence", "all 1w")
    page = await room.ask(ANA, "silence")
    shown = [re.split(r"\. | until", line)[1] for line in page.lines[:4]]
    assert shown == ["ETHUSDT", "main (Somewhere)", "Somewhere", "everything"]
    assert (await room.ask(ANA, "silence", "end 2")).head == say("silence-ended", what="main (Somewhere)")
    pressed = await room.desk.press(ANA, data(page, "End 4"))
    assert pressed.message is not None and len((await chosen(room)).silences) == 2
    assert (await room.desk.press(BEN, data(page, "End 1"))).toast == say("silence-none", number="1")
    assert (await room.ask(BEN, "silence", "end 1")).head == say("silence-none", number="1")
    room.clock.advance(86_401)
    assert (await chosen(room)).silences == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ETHUSDT", "silence-usage"),
        ("2h", "silence-usage"),
        ("all 0h", "silence-long"),
        ("all 31d", "silence-long"),
        ("end", "silence-usage"),
        ("end x", "silence-usage"),
        ("end 99999999999999999999", "silence-none"),
    ],
)
async def test_what_is_no_silence_is_said(room: Room, text: str, key: str) -> None:
    values = {"days": 30} if key == "silence-long" else {"number": str(10**9)}
    assert (await room.ask(ANA, "silence", text)).head == say(key, **values)
    assert (await room.ask(ANA, "silence", "doge 2h")).head == say("silence-which", symbols="ETHUSDT")


async def test_a_group_changes_nobodys_settings(room: Room) -> None:
    assert (await room.ask(asker("ana", private=False), "quiet", "23-7")).head == say("group-head")
    assert (await chosen(room)).now == at()
