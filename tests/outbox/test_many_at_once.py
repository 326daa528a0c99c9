"""Much that is due at once: it holds up neither what else is written nor what is behind it."""

import asyncio
from datetime import timedelta

from bot.model.alert import Alert, Reason, Repeat, Telling, Urgency
from bot.model.baseline import Baseline, GaugeMemory
from bot.model.ids import AlertId
from bot.model.person import Address, Role
from bot.outbox.reminders import Reminders
from bot.outbox.rescue import AT_A_TIME
from bot.store import alerts, baselines, reminders
from bot.store.database import Database
from tests.builders import key
from tests.events import gauge_moved
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.outbox.office import BOTH, Office
from tests.outbox.post import CONSOLE, OTHER

MANY = 6


async def test_other_writes_have_their_turn_between_two_reminders(
    database: Database, clock: SetClock
) -> None:
    await list_people(database)
    account, ana = await open_account(database, clock), await person(database, "Ana")
    async with database.write() as db:
        await baselines.save(db, account.id, Baseline(gauges=(GaugeMemory(key(), 4),)))
        for n in range(MANY):
            alert = Alert(AlertId(f"a{n}"), ana.id, account.id, gauge_moved(3, 4), Urgency.GAUGE, clock.now())
            telling = Telling(alert, Reason.FIRST, ana.addresses, Repeat(timedelta(minutes=15)))
            await alerts.tell(db, (telling,), {}, clock.now())
    clock.advance(3600)
    turn = asyncio.create_task(Reminders(database, clock, lambda: None).turn())
    left = []
    while not turn.done():
        async with database.write() as db:
            left.append(len(await reminders.due(db, clock.now())))
    assert await turn == MANY and 0 < min(n for n in left if n) < MANY, left


async def test_who_has_no_other_way_holds_up_nobody_who_has(database: Database, clock: SetClock) -> None:
    everybody = ("Ana", Role.HOST, {"console": "ana"}), ("Ben", Role.MEMBER, BOTH)
    await list_people(database, *everybody, ("Cleo", Role.MEMBER, {"console": "cleo", "other": "cleo"}))
    office = Office(database, clock, await open_account(database, clock, "Ben"))
    for n in range(AT_A_TIME):
        await office.write(f"b{n}", Address(CONSOLE, "ben"), Address(OTHER, "ben"), who="Ben")
    await office.write("c", Address(CONSOLE, "cleo"), who="Cleo")
    clock.advance(360)
    assert await office.rescue.turn() == 1
    assert await office.turn(channel=OTHER) and "cleo" in [said.address for said in office.other.said]
