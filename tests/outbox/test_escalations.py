"""What nobody acknowledged goes on to the next person; Got it at the same moment wins."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import compose
from bot.errors import UserMistake
from bot.model.alert import Alert, Reason, Repeat, Telling, Urgency
from bot.model.delivery import Delivery, Gone, Moved, State
from bot.model.event import AdlTaken, GaugeMoved
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Account, Person, Role
from bot.model.preferences import EscalationWishes
from bot.outbox.courier import Courier
from bot.outbox.escalations import Escalations
from bot.outbox.reminders import Reminders
from bot.services import alerts as service
from bot.services.house import House
from bot.store import alerts, baselines, outbox, people
from bot.store.database import Database
from tests.builders import at
from tests.events import adl, gauge_moved, taken
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

CONSOLE, NAME = ChannelName("console"), AlertId("a")
HEDDA = ("Hedda", Role.HOST, {"console": "hedda"})
LISTED = (HEDDA, ("Ana", Role.MEMBER, {"console": "ana"}), ("Ben", Role.MEMBER, {"console": "ben"}))


class Room:
    """Ana's alert, which goes on to Ben; Hedda is the host."""

    def __init__(self, database: Database, clock: SetClock, account: Account, *who: Person) -> None:
        self.database, self.clock, self.account = database, clock, account
        self.ana, self.ben = who
        self.chat = RecordingChat("console")
        self.listed: tuple[str, ...] = ("Ben",)
        self.house: House = house(database, clock, ScriptedSession())
        self.courier = Courier(database, rooms(self.chat), {}, clock)
        self.escalations = Escalations(database, clock, self._wishes, lambda: None)
        self.reminders = Reminders(database, clock, lambda: None)

    def _wishes(self, name: str) -> EscalationWishes:
        return EscalationWishes(to=self.listed if name == "Ana" else ())

    async def tell(self, event: AdlTaken | GaugeMoved) -> None:
        alert = Alert(NAME, self.ana.id, self.account.id, event, Urgency.ADL, self.clock.now())
        repeat = Repeat(timedelta(minutes=15), reopens=isinstance(event, AdlTaken) and event.fresh)
        async with self.database.write() as db:
            telling = Telling(alert, Reason.FIRST, self.ana.addresses, repeat)
            await alerts.tell(db, (telling,), {}, self.clock.now())

    async def after(self, minutes: float) -> int:
        self.clock.advance(minutes * 60)
        return await self.escalations.turn()

    async def got_it(self, who: Person) -> bool:
        return (await service.acknowledge(self.house, who, 1))[1]

    async def carry(self) -> list[str]:
        """Everything that is queued is sent; what each got, edits marked."""
        before = len(self.chat.said)
        while await self.courier.turn(CONSOLE):
            self.clock.advance(0.01)
        return [f"{s.address}{' (edited)' if s.ref else ''}" for s in self.chat.said[before:]]

    async def waiting(self) -> tuple[Delivery, ...]:
        async with self.database.read() as db:
            return await outbox.due(db, CONSOLE, self.clock.now(), 20)

    async def told(self, address: str) -> str:
        await self.carry()
        return self.last(address)

    def last(self, address: str) -> str:
        """All that the newest message to an address says."""
        message = next(s.message for s in reversed(self.chat.said) if s.address == address)
        return "\n".join((message.head, *message.lines, message.foot))


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Room:
    await list_people(database, *LISTED)
    account = await open_account(database, clock)
    room = Room(database, clock, account, await person(database, "Ana"), await person(database, "Ben"))
    await room.tell(adl())
    assert await room.carry() == ["ana"]
    return room


async def test_who_acknowledges_in_time_wakes_nobody(room: Room) -> None:
    assert await room.after(14) == 0
    await room.got_it(room.ana)
    assert await room.carry() == ["ana (edited)"]
    assert await room.after(600) == 0 and await room.carry() == []


@pytest.mark.on_both
async def test_the_next_one_hears_whose_it_is_and_why_and_may_acknowledge_it(room: Room) -> None:
    assert await room.after(15) == 1
    assert sorted(await room.carry()) == ["ana (edited)", "ben"]
    assert "an alert of Ana, who has not pressed Got it for 15 min. So you get it too." in room.last("ben")
    assert "Passed on, since nobody pressed Got it: Ben at 12:15:00 UTC." in room.last("ana")
    assert await room.got_it(room.ben)
    assert sorted(await room.carry()) == ["ana (edited)", "ben (edited)"]
    for address in ("ana", "ben"):
        assert "Got it: Ben, 12:15:00 UTC" in room.last(address)
        assert room.chat.said[-1].message.silent
    assert await room.after(600) == 0 and await room.carry() == []


async def test_a_stranger_to_the_alert_may_not_acknowledge_it(room: Room) -> None:
    await room.after(15)
    hedda = await person(room.database, "Hedda")
    with pytest.raises(UserMistake):
        await room.got_it(hedda)
    assert (await service.unacknowledged(room.house, room.ben))[0].alert.id == NAME
    assert await service.unacknowledged(room.house, hedda) == ()


@pytest.mark.on_both
async def test_what_is_still_queued_for_the_next_one_does_not_leave_after_got_it(room: Room) -> None:
    await room.after(15)
    assert {d.address for d in await room.waiting()} == {"ana", "ben"}
    await room.got_it(room.ana)
    assert await room.carry() == ["ana (edited)"]
    assert "Passed on" not in room.last("ana"), "it reached nobody"


async def test_what_waits_at_a_moved_chat_does_not_leave_after_got_it(room: Room) -> None:
    await room.after(15)
    room.chat.answers += [Moved("ben2")]
    await room.courier.turn(CONSOLE)
    assert [d.state for d in await room.waiting()] == [State.MOVED]
    await room.got_it(room.ana)
    assert await room.carry() == ["ana (edited)"]


async def test_got_it_between_reading_and_claiming_wins(room: Room) -> None:
    """The courier has chosen what to send, and somebody acknowledges before it is claimed."""
    await room.after(15)
    chosen = await room.waiting()
    await room.got_it(room.ana)
    async with room.database.write() as db:
        claimed = await outbox.claim(db, chosen, at(), at(120))
    assert [(d.address, d.ref is not None) for d in claimed] == [("ana", True)]


async def test_got_it_in_the_same_moment_leaves_nothing_to_send(room: Room) -> None:
    room.clock.advance(15 * 60)
    await asyncio.gather(room.escalations.turn(), room.got_it(room.ana), room.escalations.turn())
    assert await room.carry() == ["ana (edited)"]
    assert await room.after(600) == 0


async def test_a_reminder_that_waits_to_leave_becomes_an_edit(room: Room) -> None:
    room.clock.advance(15 * 60)
    assert await room.reminders.turn() == 1
    assert [d.ref for d in await room.waiting()] == [None], "it would be a new message"
    await room.got_it(room.ana)
    assert await room.carry() == ["ana (edited)"]


async def test_a_reminder_reaches_all_who_are_to_acknowledge_it(room: Room) -> None:
    await room.after(15)
    await room.carry()
    room.clock.advance(60)
    assert await room.reminders.turn() == 1
    assert sorted(await room.carry()) == ["ana", "ben"]


async def test_adl_that_takes_more_asks_its_owner_first_again(room: Room) -> None:
    await room.after(15)
    await room.carry()
    await room.got_it(room.ben)
    await room.carry()
    await room.tell(adl(taken(6, 10, 4)))
    await room.reminders.turn()
    assert sorted(await room.carry()) == ["ana", "ben (edited)"]
    assert room.last("ben").splitlines()[1] == "This is an alert of Ana."
    assert await room.after(15) == 1
    assert sorted(await room.carry()) == ["ana (edited)", "ben"]


@pytest.mark.on_both
async def test_nobody_is_listed_so_the_host_is_told_once_and_told_who_noted_it(room: Room) -> None:
    room.listed = ()
    assert await room.after(15) == 1
    assert await room.carry() == ["hedda"]
    told = room.last("hedda")
    assert told.startswith("ADL of Ana: nobody has pressed Got it for 15 min")
    assert "Nobody else is listed" in told and "ETH" not in told, "no position of somebody else"
    assert await room.after(600) == 0 and await room.carry() == []
    await room.got_it(room.ana)
    assert sorted(await room.carry()) == ["ana (edited)", "hedda (edited)"]
    assert "Got it: Ana" in room.last("hedda")


async def test_after_the_last_listed_person_the_host_is_told(room: Room) -> None:
    assert [await room.after(15) for _ in range(4)] == [1, 1, 0, 0]
    assert sorted(await room.carry()) == ["ana (edited)", "ben", "hedda"]
    assert "Passed on to Ben, without an answer." in room.last("hedda")


async def test_the_host_is_not_told_of_what_they_were_told(room: Room) -> None:
    room.listed = ("Hedda",)
    assert [await room.after(15) for _ in range(3)] == [1, 1, 0]
    assert sorted(await room.carry()) == ["ana (edited)", "hedda"]


async def test_who_blocks_the_bot_is_passed_by(room: Room) -> None:
    async with room.database.write() as db:
        await people.gone(db, CONSOLE, "ben", "blocked by the person")
    assert await room.after(15) == 1
    assert await room.carry() == ["hedda"]


async def test_who_blocks_the_bot_only_now_costs_no_more_than_their_time(room: Room) -> None:
    await room.after(15)
    room.chat.answer(Gone("blocked by the person"))
    assert sorted(await room.carry()) == ["ana (edited)", "ben", "hedda"]
    assert room.last("hedda").startswith("Ben cannot be reached on console")
    assert await room.after(15) == 1 and "nobody has pressed Got it for 30 min" in await room.told("hedda")


async def test_the_next_one_sees_the_checklist_and_a_copy_changes_with_the_alert(room: Room) -> None:
    await room.after(15)
    await room.carry()
    await room.tell(adl(taken(6, 10, 4)))
    assert sorted(await room.carry()) == ["ana (edited)", "ben (edited)"]


async def test_a_place_that_was_left_wakes_nobody(database: Database, clock: SetClock) -> None:
    await list_people(database, *LISTED)
    account = await open_account(database, clock)
    room = Room(database, clock, account, await person(database, "Ana"), await person(database, "Ben"))
    await room.tell(gauge_moved(3, 4))
    await room.carry()
    async with database.write() as db:
        await baselines.save(db, account.id, await baselines.load(db, account.id))
    assert await room.after(15) == 0 and await room.carry() == []


async def test_an_alert_without_escalation_reads_as_before(room: Room) -> None:
    async with room.database.read() as db:
        told = await alerts.get(db, NAME)
    assert told is not None and told.owner == "Ana" and told.passed == ()
    assert compose.alert(told, {}) == compose.alert(replace(told, owner=""), {}, reader=room.ana.id)
