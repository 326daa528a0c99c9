"""What was held is told once, in one summary, and no edit brings it back by itself."""

from datetime import time, timedelta

import pytest

from bot.model.alert import Alert
from bot.model.delivery import State, StepReason
from bot.model.event import Event
from bot.model.ids import AlertId
from bot.model.manners import ALOUD, Kind, Manners, Matches, QuietHours, Sound, Volume
from bot.model.person import Account
from bot.outbox.reminders import Reminders
from bot.outbox.summaries import Summaries
from bot.policy.plan import plan
from bot.store import alerts, kept, manners, outbox, steps
from bot.store.database import Database
from tests.builders import at
from tests.events import adl, gauge_moved, noted
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account, person
from tests.outbox.post import CONSOLE, Post

QUIET = Manners(quiet=QuietHours(time(11), time(13)))
"""It is noon; they end in an hour."""


class Bedroom(Post):
    """Ana's account, told of with her manners; the courier brings what leaves."""

    def __init__(self, database: Database, clock: SetClock, account: Account) -> None:
        super().__init__(database, clock)
        self.account = account
        self.every = timedelta(0)
        self.summaries = Summaries(database, clock, lambda: None)
        self.reminders = Reminders(database, clock, lambda: None)

    async def wants(self, chosen: Manners) -> None:
        ana = await person(self.database, "Ana")
        async with self.database.write() as db:
            await manners.choose(db, ana.id, chosen, self.clock.now())

    async def tells(self, *events: Event) -> list[Alert]:
        ana, now = await person(self.database, "Ana"), self.clock.now()
        told = plan(events, self.account, (ana,), self.every, now=now)
        async with self.database.write() as db:
            await alerts.tell(db, told, TEMPLATES, now)
        return [telling.alert for telling in told]

    async def steps(self, alert: Alert) -> list[tuple[State, StepReason]]:
        async with self.database.read() as db:
            (copy,) = await outbox.of_alert(db, alert.id)
            return [(step.state, step.why) for step in (await steps.of(db, copy)).steps]

    async def after(self, seconds: float = 0) -> list[str]:
        """The heads that arrive so much later, silent ones marked."""
        seen = len(self.chat.said)
        self.clock.advance(seconds)
        await self.reminders.turn()
        await self.summaries.turn()
        await self.courier.turn(CONSOLE)
        return [f"{'(silent) ' if s.message.silent else ''}{s.head}" for s in self.chat.said[seen:]]


@pytest.fixture
async def room(database: Database, clock: SetClock) -> Bedroom:
    await list_people(database)
    return Bedroom(database, clock, await open_account(database, clock))


@pytest.mark.on_both
async def test_quiet_hours_hold_and_one_summary_follows(room: Bedroom) -> None:
    await room.wants(QUIET)
    await room.tells(gauge_moved(1, 3), noted())
    assert await room.after(60) == []
    assert (await room.states())[State.HELD] == 2
    await room.tells(adl())
    (taken,) = await room.after(60)
    assert taken.startswith("ADL took"), "with its sound"

    (summary,) = await room.after(3600)
    assert summary == "Held back for you since 2026-05-04 12:00 UTC: 2 alerts"
    lines = room.chat.said[-1].message.lines
    assert [line.split(" UTC ")[1].split(":")[0] for line in lines] == ["ADL indicator up to 3 of 4", "Hint"]
    assert await room.after(60) == []


async def test_what_was_summed_up_is_not_sent_by_an_edit_but_by_a_reminder(room: Bedroom) -> None:
    await room.wants(QUIET)
    (rose,) = await room.tells(gauge_moved(3, 4))
    await room.after(3660)
    async with room.database.write() as db:
        await alerts.touch(db, rose.id, room.clock.now())
    assert await room.after(1) == []
    assert (await room.states())[State.SUMMED] == 1
    async with room.database.write() as db:
        await alerts.say_again(db, rose.id, room.clock.now())
    (again,) = await room.after(1)
    assert again.startswith("Next in line for ADL")


async def test_each_step_of_what_is_held_has_its_reason(room: Bedroom) -> None:
    await room.wants(QUIET)
    held, summed = (await room.tells(gauge_moved(1, 3), noted()))[:2]
    assert await room.steps(held) == [(State.HELD, StepReason.WRITTEN)]
    async with room.database.write() as db:
        await kept.judged(db, held.id, ALOUD, room.clock.now())
    await room.after()
    assert (await room.steps(held))[1:3] == [
        (State.QUEUED, StepReason.JUDGED_ANEW),
        (State.SENDING, StepReason.CLAIMED),
    ]
    await room.after(3601)
    assert (await room.steps(summed))[1:] == [(State.SUMMED, StepReason.SUMMED_UP)]
    async with room.database.read() as db:
        (copy,) = await outbox.of_alert(db, summed.id)
    assert (copy.state, copy.why) == (State.SUMMED, StepReason.SUMMED_UP)


async def test_adl_is_said_again_in_quiet_hours(room: Bedroom) -> None:
    room.every = timedelta(minutes=15)
    await room.tells(adl())
    assert len(await room.after()) == 1
    await room.wants(Manners(knobs=Manners().turned(Kind.GAUGE, None, Volume.OFF).knobs, quiet=QUIET.quiet))
    (again,) = await room.after(900)
    assert again.startswith("ADL took"), "ADL is said again at night too"


async def test_quiet_hours_that_are_ended_early_bring_the_summary_at_once(room: Bedroom) -> None:
    await room.wants(QUIET)
    await room.tells(noted())
    await room.wants(Manners())
    (summary,) = await room.after(1)
    assert summary.startswith("(silent) Held back for you"), "nothing in it has a sound of its own"


@pytest.mark.on_both
async def test_a_silence_makes_adl_silent_and_holds_the_rest(room: Bedroom) -> None:
    ana = await person(room.database, "Ana")
    async with room.database.write() as db:
        made = await manners.silence(
            db, ana.id, Matches.ACCOUNT, str(room.account.id), "main", at(), at(7200), "Ana", "moving"
        )
    await room.tells(adl(), gauge_moved(1, 3))
    (taken,) = await room.after(1)
    assert taken.startswith("(silent) ADL took")
    async with room.database.read() as db:
        kept = {d.urgency.name: d.manner for d in await outbox.everything(db)}
    assert kept == {
        "ADL": "silenced by its person, but too grave to be held",
        "GAUGE": "silenced by its person",
    }
    async with room.database.write() as db:
        assert await manners.end(db, ana.id, made.id, room.clock.now()) is not None
        assert await manners.end(db, ana.id, made.id, room.clock.now()) is None
    assert len(await room.after(1)) == 1


async def test_what_is_off_is_kept_and_never_sent(room: Bedroom) -> None:
    await room.wants(Manners().turned(Kind.GAUGE, None, Volume.OFF))
    (rose,) = await room.tells(gauge_moved(1, 3))
    assert await room.after(86_400) == []
    assert await room.states() == {State.OFF: 1}
    async with room.database.read() as db:
        assert await alerts.get(db, AlertId(rose.id)) is not None


async def test_what_is_held_longer_than_the_quiet_hours_waits_on(room: Bedroom) -> None:
    await room.wants(QUIET)
    await room.tells(gauge_moved(1, 3))
    ana = await person(room.database, "Ana")
    async with room.database.write() as db:
        await manners.silence(db, ana.id, Matches.ALL, "", "all", at(), at(9000), "Ana", "")
    assert await room.after(3600) == [] and (await room.states())[State.HELD] == 1
    assert len(await room.after(5400)) == 1


def test_the_order_of_sounds_is_from_least_to_most() -> None:
    assert list(Sound) == [Sound.LOUD, Sound.SILENT, Sound.HELD, Sound.OFF]


async def test_a_clock_that_was_set_back_holds_nothing_until_another_day(room: Bedroom) -> None:
    """Written by a clock that was 23 hours ahead, it is held until noon of the day after tomorrow."""
    room.clock.advance(3600)  # the quiet hours are over
    await room.wants(QUIET)
    assert await room.after() == []
    room.clock.advance(23 * 3600)
    await room.tells(gauge_moved(1, 3))
    assert await room.after() == []
    (told,) = await room.after(-23 * 3600)
    assert told.startswith("Held back for you") and told.endswith("1 alert")
    assert [await room.after(3600 * hours) for hours in (1, 22, 1, 24)] == [[], [], [], []]


async def test_a_clock_that_was_set_back_while_the_program_was_stopped(room: Bedroom) -> None:
    await room.wants(QUIET)
    room.clock.advance(23.5 * 3600)
    await room.tells(gauge_moved(1, 3))
    room.clock.advance(-22 * 3600)
    room.summaries = Summaries(room.database, room.clock, lambda: None)
    (told,) = await room.after()
    assert told.startswith("Held back for you")
