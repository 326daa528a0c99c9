"""What does not arrive: another way, out of date, told to whoever can act, and never given up silently."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.alert import Alert, Told, Urgency
from bot.model.baseline import Baseline, GaugeMemory
from bot.model.delivery import Gone, Moved, Outcome, Rejected, State, StepReason, TryLater, Unsure
from bot.model.ids import AlertId, PersonId
from bot.model.part import Cure, Part
from bot.model.person import Address, Role
from bot.model.program import PartFailed, PartWell
from bot.outbox.fallover import Rules, unheard
from bot.store import baselines
from bot.store.database import Database
from bot.words import say
from tests.builders import at, key
from tests.events import adl, gauge_moved, taken
from tests.fakes.chat import RecordingChat
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account
from tests.outbox.office import WAYS, Office
from tests.outbox.post import CONSOLE, OTHER

LATER = replace(gauge_moved(3, 4), at=at(60))


@pytest.fixture
async def office(database: Database, clock: SetClock) -> AsyncIterator[Office]:
    await list_people(database, *WAYS)
    yield Office(database, clock, await open_account(database, clock, "Ben"))


def heads(chat: RecordingChat, who: str) -> list[str]:
    """What an app accepted for somebody, edits marked."""
    return [f"(edit) {s.head}" if s.ref else s.head for s in chat.said if s.address == who]


@pytest.mark.on_both
async def test_each_step_has_a_reason_and_is_counted(office: Office) -> None:
    await office.write("a", Address(CONSOLE, "ben"), who="Ben")
    office.chat.answer(TryLater("down"), TryLater("down"), TryLater("slow", 3), Unsure("cut"), Moved("there"))
    for _ in range(8):
        await office.turn(after=60)
    assert (await office.steps(1))["console"] == [
        (State.QUEUED, StepReason.WRITTEN, 1),
        (State.RETRY, StepReason.NOT_TAKEN, 2),
        (State.RETRY, StepReason.PAUSE_ASKED, 1),
        (State.UNSURE, StepReason.IN_DOUBT, 1),
        (State.MOVED, StepReason.CHAT_MOVED, 1),
        (State.SENDING, StepReason.CLAIMED, 6),
        (State.SENT, StepReason.ACCEPTED, 1),
    ]


async def test_what_waits_goes_to_the_address_that_the_host_lists_now(office: Office) -> None:
    await office.write("a", Address(CONSOLE, "ben"), who="Ben")
    await list_people(office.database, WAYS[0], ("Ben", Role.MEMBER, {"console": "ben's new phone"}))
    assert (State.QUEUED, StepReason.READDRESSED, 1) in (await office.steps(1))["console"]
    await office.turn()
    assert [said.address for said in office.chat.said] == ["ben's new phone"]


async def test_a_send_without_an_answer_is_given_up_at_its_deadline(office: Office) -> None:
    await office.write("a", Address(CONSOLE, "ben"), who="Ben")
    office.chat.gate = asyncio.Event()
    courier = office.hire(rules=Rules(sending_for=timedelta(seconds=0.05)))
    assert await courier.turn(CONSOLE) == 1
    office.chat.gate = None
    await office.turn(after=2)
    assert office.read == ["repeat a"]
    taken_steps = (await office.steps(1))["console"]
    assert (State.UNSURE, StepReason.NO_ANSWER, 1) in taken_steps


@pytest.mark.on_both
async def test_a_newer_place_in_the_queue_takes_the_place_of_an_older_one(office: Office) -> None:
    await office.tell(gauge_moved(1, 3))
    await office.tell(LATER)
    assert await office.states() == {State.SUPERSEDED: 2, State.QUEUED: 2}
    await office.turn()
    assert [h.split(":")[0] for h in heads(office.chat, "ben")] == ["Next in line for ADL (4 of 4)"]
    assert (await office.steps(1))["other"][-1] == (State.SUPERSEDED, StepReason.NEWER_NEWS, 1)


async def test_a_place_that_was_told_is_not_taken_back(office: Office) -> None:
    await office.tell(gauge_moved(1, 3))
    await office.turn()
    await office.tell(LATER)
    await office.turn()
    assert len(heads(office.chat, "ben")) == 2
    assert await office.states() == {State.SENT: 2, State.SUPERSEDED: 1, State.QUEUED: 1}


async def test_adl_is_never_dropped_for_newer_news(office: Office) -> None:
    await office.tell(adl())
    await office.tell(adl(taken(6, 10, 4)))
    await office.tell(gauge_moved(3, 4))
    await office.passes(60)
    await office.passes(10, works=(CONSOLE, OTHER))
    assert any(h.startswith("ADL took") for h in heads(office.chat, "ben"))
    assert any(h.startswith("ADL took") for h in heads(office.other, "ben"))


async def test_a_place_in_the_queue_gets_out_of_date(office: Office) -> None:
    await office.tell(gauge_moved(3, 4))
    await office.passes(29)
    assert (await office.states())[State.RETRY] >= 2
    await office.passes(2)
    assert (await office.states())[State.EXPIRED] == 2
    await office.passes(10, works=(CONSOLE, OTHER))
    assert not [h for h in heads(office.chat, "ben")[-3:] if h.startswith("Next in line")]
    over = [s.message for s in office.other.said if s.head == "other accepts messages again after 32 min"]
    assert over and any("out of date" in line for line in over[-1].lines)


async def test_an_old_place_that_still_stands_is_told(office: Office) -> None:
    await office.tell(gauge_moved(3, 4))
    async with office.database.write() as db:
        await baselines.save(db, office.account.id, Baseline(gauges=(GaugeMemory(key(), 4),)))
    await office.passes(60)
    await office.passes(10, works=(CONSOLE, OTHER))
    assert any(h.startswith("Next in line") for h in heads(office.chat, "ben"))
    assert State.EXPIRED not in await office.states()


async def test_what_one_app_does_not_accept_comes_in_the_other_and_says_why(office: Office) -> None:
    await office.write("a", Address(CONSOLE, "ben"), urgency=Urgency.ADL, who="Ben")
    await office.passes(4, works=(OTHER,))
    assert heads(office.other, "ben") == []
    await office.passes(2, works=(OTHER,))
    (copy, *_) = [s for s in office.other.said if s.head == "Test alert"]
    assert "has not accepted this for 5 min (no connection), so it comes here." in copy.message.lines[0]
    assert (await office.steps(1))["other"][0] == (State.QUEUED, StepReason.FELL_OVER, 1)
    await office.passes(7, works=(CONSOLE, OTHER))
    assert heads(office.chat, "ben").count("Test alert") == 1
    assert heads(office.other, "ben").count("Test alert") == 1


@pytest.mark.on_both
@pytest.mark.parametrize("end", [Gone("blocked by the person"), Rejected("too long")])
async def test_what_one_app_never_takes_comes_in_the_other(office: Office, end: Outcome) -> None:
    await office.write("a", Address(CONSOLE, "ben"), who="Ben")
    office.chat.answer(end)
    await office.turn()
    await office.rescue.turn()
    await office.turn(channel=OTHER)
    copy = next(s for s in office.other.said if s.head == "Test alert")
    assert "does not take this (" in copy.message.lines[0]
    await office.turn()
    assert any("console" in head for head in heads(office.chat, "ana")), "the host hears of it"


async def test_a_silent_app_is_told_to_the_person_and_the_host_and_when_it_is_back(office: Office) -> None:
    """Ben hears in the app that works; one message for the hosts, whoever else is cut off."""
    await list_people(office.database, ("Ana", Role.HOST, {"console": "ana", "other": "ana"}), WAYS[1])
    await office.write("a", who="Ben")
    await office.write("b", who="Ana")
    await office.passes(4, works=(OTHER,))
    assert heads(office.other, "ben")[1:] == [], "not before it is worth telling"
    await office.passes(2, works=(OTHER,))
    assert heads(office.other, "ben")[1:] == ["console has accepted nothing for 5 min"]
    await office.passes(23, works=(OTHER,))
    assert heads(office.other, "ben")[1:] == ["console has accepted nothing for 5 min"]
    told = next(s.message for s in office.other.said if s.address == "ben" and "nothing" in s.head)
    assert "Read other meanwhile." in told.lines
    to_host = [s.message for s in office.other.said if s.address == "ana"][-1]
    assert to_host.facts == (("For", "Ana, Ben"),)
    await office.passes(10, works=(CONSOLE, OTHER))
    assert heads(office.other, "ben")[-1] == "(edit) console accepts messages again after 32 min"
    assert heads(office.other, "ana")[-1].startswith("(edit) console accepts messages again")
    assert set(await office.states()) == {State.SENT}


async def test_of_an_app_that_is_neither_heard_nor_takes_anything_the_host_has_one_message(
    office: Office,
) -> None:
    """The watchdog tells first; who is cut off takes its place, and is mended there when the app is back."""
    await list_people(office.database, ("Ana", Role.HOST, {"console": "ana", "other": "ana"}), WAYS[1])
    await office.write("a", who="Ben")
    name = AlertId("program:chat:console:then")
    failed = PartFailed(at(120), name, Part.CHAT, at(), 120, 120, Cure.WAIT, "console", "console", "cut")
    await office.program(failed)
    await office.passes(9, works=(OTHER,))
    first, then = heads(office.other, "ana")
    assert "heard nothing from console" in first and then == "(edit) console has accepted nothing for 5 min"
    message = [said.message for said in office.other.said if said.address == "ana"][-1]
    assert message.facts == (("For", "Ben"),) and say("part-chat-cure") in message.lines
    await office.passes(5, works=(CONSOLE, OTHER))
    assert heads(office.other, "ana")[-1].startswith("(edit) console accepts messages again")

    await office.program(PartWell(at(900), AlertId(f"{name}:well"), Part.CHAT, at(), 0, "console", "console"))
    await office.write("b", who="Ben")
    await office.passes(9, works=(OTHER,))
    assert heads(office.other, "ana")[-1] == "console has accepted nothing for 5 min", "another trouble"
    await office.passes(5, works=(CONSOLE, OTHER))
    assert heads(office.other, "ana")[-1].startswith("(edit) console accepts messages again")
    assert len([head for head in heads(office.other, "ana") if not head.startswith("(edit)")]) == 3


def test_an_app_that_is_heard_again_is_no_part_of_a_later_trouble() -> None:
    name = AlertId("program:chat:console:then")
    failed = PartFailed(at(120), name, Part.CHAT, at(), 120, 120, Cure.WAIT, "console", "console", "cut")
    well = PartWell(at(300), AlertId(f"{name}:well"), Part.CHAT, at(), 0, "console", "console")
    names = [(AlertId(f"{event.alert}:to:1"), event) for event in (well, failed)]
    told = [Told(Alert(n, PersonId(1), None, e, Urgency.BLIND, e.at), 1, None, None) for n, e in names]
    assert unheard(told[1:], CONSOLE) == name and unheard(told[1:], OTHER) is None
    assert unheard(told, CONSOLE) is None


async def test_a_slow_queue_is_no_silence(office: Office) -> None:
    """One message a second to one chat: the last of a burst wait for long, and the app is well."""
    office.hire(per_address=30)
    for number in range(14):
        await office.write(f"{number}", Address(CONSOLE, "ana"), who="Ana")
    for _ in range(14):
        await office.turn(after=30)
        await office.rescue.turn()
    assert set(heads(office.chat, "ana")) == {"Test alert"}


async def test_who_has_no_other_way_waits_and_the_host_knows(office: Office) -> None:
    await list_people(
        office.database, ("Ana", Role.HOST, {"other": "ana"}), ("Ben", Role.MEMBER, {"console": "ben"})
    )
    await office.write("a", who="Ben")
    await office.passes(120, works=(OTHER,))
    assert heads(office.other, "ana") == ["console has accepted nothing for 5 min"]
    await office.passes(10, works=(CONSOLE, OTHER))
    assert heads(office.chat, "ben").count("Test alert") == 1


async def test_nothing_is_written_while_all_is_well(office: Office) -> None:
    await office.write("a", who="Ben")
    await office.turn()
    await office.turn(channel=OTHER)
    office.clock.advance(3600)
    assert await office.rescue.turn() == 0 and office.nudged == 0
    assert at() < office.clock.now()
