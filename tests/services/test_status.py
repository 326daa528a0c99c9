"""/status: the host sees all, others their own; what is not well is said to everybody."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message, Tone
from bot.desk.front import FrontDesk
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.baseline import Baseline
from bot.model.event import Trial
from bot.model.ids import AlertId
from bot.model.part import Outside, Part, PartState, ProgramState, Reading
from bot.store import alerts, baselines
from bot.store.database import Database
from tests.builders import at, position
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession
from tests.outbox.post import CONSOLE, Post

HEARD = PartState(Reading(Part.CHAT, 3, 120, False, "console", "Console"))
STUCK = PartState(Reading(Part.SWEEP, 130, 120, True), at(-130), restarts=2)
MONITOR = Outside(at(-30), "")


class Office:
    """Ana (host) and Ben, each with an account."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database, self.clock = database, clock
        self.post = Post(database, clock)
        self.state = ProgramState("0.1.0", at(-7300), (HEARD,), MONITOR)
        whole = house(database, clock, ScriptedSession(), program=lambda: self.state)
        self.desk = FrontDesk(whole)

    async def fill(self) -> None:
        for owner, label, ago in (("Ana", "hers", 5), ("Ben", "his", 90)):
            account = await open_account(self.database, self.clock, owner, label)
            async with self.database.write() as db:
                seen = self.clock.now() - timedelta(seconds=ago)
                await baselines.save(db, account.id, Baseline(looked_at=seen, positions=(position(10),)))

    async def ask(self, who: str) -> Message:
        return await self.desk.command(Asker(CONSOLE, who, who, who.title(), True), "status", "")


@pytest.fixture
async def office(database: Database, clock: SetClock) -> AsyncIterator[Office]:
    await list_people(database)
    made = Office(database, clock)
    await made.fill()
    yield made


async def test_the_host_sees_every_account_and_others_their_own(office: Office) -> None:
    assert office.clock.now() == at()
    told = await office.ask("ana")
    assert told.head == "adlwatch 0.1.0, running for 2 h 1 min: all is well"
    assert dict(told.facts) == {
        "hers (Somewhere)": "read 5 s ago",
        "his (Somewhere) of Ben": "read 90 s ago",
    }
    assert told.lines == ("Outside monitor: took the last heartbeat 30 s ago.",)
    told = await office.ask("ben")
    assert [name for name, _ in told.facts] == ["his (Somewhere)"] and told.lines == ()


async def test_a_stranger_sees_nothing(office: Office) -> None:
    told = await office.ask("eve")
    assert told.facts == () and "0.1.0" not in told.head


async def test_what_waits_and_what_was_accepted_is_said_for_each_app(office: Office) -> None:
    await office.post.write("arrived", who="Ben")
    await office.post.turn()
    office.clock.advance(120)
    await office.post.write("waits", who="Ben")
    waits = "Console: heard 3 s ago; last message accepted 2 min ago; 1 message waits"
    assert (await office.ask("ben")).lines == (waits,)
    assert (await office.ask("ana")).lines[0] == waits
    reader = await person(office.database, "Ana")
    alert = Alert(AlertId("own"), reader.id, None, Trial(at(), "own"), Urgency.GOOD, at())
    async with office.database.write() as db:
        await alerts.tell(db, (Telling(alert, Reason.FIRST, reader.addresses),), {}, office.clock.now())
    assert "2 messages wait" in (await office.ask("ana")).lines[0]
    assert "1 message waits" in (await office.ask("ben")).lines[0]


async def test_what_is_not_well_is_said_to_everybody(office: Office) -> None:
    office.state = replace(office.state, parts=(HEARD, STUCK), monitor=Outside(None, "HTTP 500"))
    for who in ("ana", "ben"):
        told = await office.ask(who)
        assert told.head.endswith("1 part is not well") and told.tone is Tone.WARNING
        assert told.lines[0] == (
            "Not well for 2 min: no look began or ended for 2 min. Started anew 2 times."
        )
    assert (await office.ask("ana")).lines[-1] == (
        "Outside monitor: it does not take the heartbeat (HTTP 500)."
    )


async def test_without_an_outside_monitor_nothing_is_said_of_it(office: Office) -> None:
    office.state = replace(office.state, monitor=None)
    assert (await office.ask("ana")).lines == ()
