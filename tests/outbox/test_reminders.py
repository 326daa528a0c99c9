"""What nobody acknowledged is said again as a new message; Got it stops it; the worse opens it again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.alert import Alert, Reason, Repeat, Telling, Urgency
from bot.model.baseline import Baseline, GaugeMemory
from bot.model.delivery import Delivery, State
from bot.model.event import AdlTaken, GaugeMoved
from bot.model.ids import AlertId, ChannelName, MessageRef, ReminderId
from bot.model.person import Account, Person
from bot.outbox.reminders import Reminders
from bot.store import alerts, baselines, outbox, reminders
from bot.store.database import Database
from tests.builders import NOON, at, key
from tests.events import adl, gauge_moved, taken
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person

CONSOLE = ChannelName("console")
EVERY = timedelta(minutes=15)
NAME = AlertId("a")


class Room:
    """Ana's alert, its one copy, and what is queued for it."""

    def __init__(self, database: Database, clock: SetClock, ana: Person, account: Account) -> None:
        self.database = database
        self.clock = clock
        self.ana = ana
        self.account = account
        self.nudges = 0
        self.reminders = Reminders(database, clock, self._nudge)

    def _nudge(self) -> None:
        self.nudges += 1

    async def tell(self, event: GaugeMoved | AdlTaken, repeat: Repeat) -> None:
        alert = Alert(NAME, self.ana.id, self.account.id, event, Urgency.GAUGE, self.clock.now())
        async with self.database.write() as db:
            telling = Telling(alert, Reason.FIRST, self.ana.addresses, repeat)
            await alerts.tell(db, (telling,), {}, self.clock.now())

    async def stands(self, level: int) -> None:
        async with self.database.write() as db:
            baseline = Baseline(gauges=(GaugeMemory(key(), level),))
            await baselines.save(db, self.account.id, baseline)

    async def queued(self) -> tuple[Delivery, ...]:
        async with self.database.read() as db:
            return await outbox.due(db, CONSOLE, self.clock.now(), 10)

    async def carry(self) -> None:
        """Everything that is queued is sent, each send under a new name."""
        for delivery in await self.queued():
            ref = delivery.ref or MessageRef(f"m{delivery.wanted}")
            done = replace(delivery, state=State.SENT, sent=delivery.wanted, ref=ref)
            async with self.database.write() as db:
                await outbox.settle(db, (done,), self.clock.now())

    async def got_it(self, by: str = "Ana") -> bool:
        async with self.database.write() as db:
            return await reminders.acknowledge(db, 1, by, self.clock.now())

    async def again(self, minutes: float) -> int:
        self.clock.advance(minutes * 60)
        return await self.reminders.turn()


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Room:
    await list_people(database)
    account = await open_account(database, clock)
    room = Room(database, clock, await person(database, "Ana"), account)
    await room.stands(4)
    return room


async def test_it_is_said_again_as_a_new_message_while_it_lasts(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    await room.carry()
    assert await room.again(14) == 0 and await room.queued() == ()
    for minutes in (1, 15, 15):
        assert await room.again(minutes) == 1
        (copy,) = await room.queued()
        assert copy.ref is None, "an edit would make no sound"
        await room.carry()
        assert await room.again(0) == 0
    assert room.nudges == 3
    async with room.database.read() as db:
        told = await alerts.get(db, NAME)
    assert told is not None and told.reminder is not None and told.reminder.told == 3


async def test_it_ends_when_the_level_is_left_and_stays_ended(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    await room.carry()
    await room.stands(2)
    assert await room.again(20) == 0
    await room.stands(4)
    assert await room.again(60) == 0, "the next rise is an alert of its own"


@pytest.mark.on_both
async def test_got_it_stops_it_and_the_first_name_stays(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    assert await room.got_it() and not await room.got_it("somebody else")
    assert await room.again(600) == 0
    async with room.database.read() as db:
        told = await alerts.get(db, NAME)
    assert told is not None and told.reminder is not None
    assert (told.reminder.acked_by, told.reminder.acked_at) == ("Ana", NOON)


@pytest.mark.on_both
async def test_adl_that_takes_more_opens_it_again_and_is_heard_at_once(room: Room) -> None:
    await room.tell(adl(), Repeat(EVERY, reopens=True))
    await room.carry()
    await room.got_it()
    await room.tell(replace(adl(), fresh=False, closed=True), Repeat(EVERY))
    await room.carry()
    assert await room.again(20) == 0, "a summary is no news"
    await room.tell(adl(taken(6, 10, 4)), Repeat(EVERY, reopens=True))
    await room.carry()
    assert await room.again(0) == 1
    (copy,) = await room.queued()
    assert copy.ref is None
    assert await room.got_it(), "it waits to be acknowledged anew"


async def test_adl_that_nobody_acknowledged_grows_without_another_sound(room: Room) -> None:
    await room.tell(adl(), Repeat(EVERY, reopens=True))
    await room.carry()
    await room.tell(adl(taken(6, 10, 4)), Repeat(EVERY, reopens=True))
    assert await room.again(1) == 0
    assert [copy.ref for copy in await room.queued()] == ["m1"]


async def test_adl_is_said_again_only_so_often(room: Room) -> None:
    await room.tell(adl(), Repeat(EVERY, reopens=True))
    assert [await room.again(15) for _ in range(7)] == [1, 1, 1, 1, 0, 0, 0]


async def test_never_means_never(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(timedelta(0)))
    assert await room.again(10_000) == 0
    assert await room.got_it(), "it can be acknowledged all the same"


async def test_many_that_were_missed_are_said_once(room: Room) -> None:
    """The program was stopped for a day."""
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    assert await room.again(24 * 60) == 1 and await room.again(0) == 0


async def test_a_copy_that_is_being_sent_is_left_to_that(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    await room.carry()
    async with room.database.write() as db:
        await alerts.touch(db, NAME, room.clock.now())
    (editing,) = await room.queued()
    async with room.database.write() as db:
        await outbox.claim(db, (editing,), at(), at(120))
    assert await room.again(15) == 1 and await room.queued() == ()
    done = replace(editing, state=State.SENT, sent=editing.wanted)
    async with room.database.write() as db:
        await outbox.settle(db, (done,), room.clock.now())
    assert [copy.wanted for copy in await room.queued()] == [3]


@pytest.mark.on_both
async def test_a_number_is_its_owners_alone_and_never_given_again(room: Room) -> None:
    await room.tell(gauge_moved(3, 4), Repeat(EVERY))
    ben = await person(room.database, "Ben")
    async with room.database.write() as db:
        assert await reminders.of_person(db, 1, ben.id) is None
        assert await reminders.of_person(db, 10**30, room.ana.id) is None
        found = await reminders.of_person(db, 1, room.ana.id)
        assert found is not None and found[0] == NAME
        await db.exec_driver_sql("DELETE FROM alerts")
    await room.tell(replace(gauge_moved(3, 4), at=at(9)), Repeat(EVERY))
    async with room.database.read() as db:
        assert await reminders.of_person(db, 1, room.ana.id) is None
        told = await alerts.get(db, NAME)
    assert told is not None and told.reminder is not None and told.reminder.number == ReminderId(2)
