"""Says an alert again, as a new message, while what it tells lasts and nobody acknowledged it."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.model.manners import ALOUD, Sound
from bot.policy.manner import manner
from bot.policy.repetition import Verdict, decide
from bot.store import alerts, baselines, people, reminders
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)


class Reminders:
    """Looks for what is due. Call `turn` every few seconds; `told` is called when something is to be sent."""

    def __init__(self, database: Database, clock: Clock, told: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._told = told

    async def turn(self) -> int:
        """Queue what is due once more; returns how many alerts. What came due while the program was stopped
        is said once. Each has a transaction of its own: between two of them looks are written down."""
        now, said = self._clock.now(), 0
        async with self._database.read() as db:
            found = await reminders.due(db, now)
        for one in found:
            async with self._database.write() as db:
                # Asked again inside the transaction: somebody may just have acknowledged it.
                for still in await reminders.due(db, now, one.number):
                    said += await self._consider(db, still, now)
        if said:
            self._told()
        return said

    async def _consider(self, db: Transaction, due: reminders.Due, now: datetime) -> bool:
        told = await alerts.get(db, due.alert)
        if told is None:
            return False
        account = told.alert.account
        remembered = None if account is None else await baselines.load(db, account)
        verdict = decide(told.alert.event, remembered, due.told)
        log.info("%s: %s", due.alert, verdict)
        if verdict is not Verdict.REMIND:
            await reminders.end(db, due.number)
            return False
        person = await people.one(db, told.alert.person)
        judged = ALOUD if person is None else manner(told.alert, told.account, person, now)
        if judged.sound in (Sound.HELD, Sound.OFF):
            await reminders.later(db, due.number, judged.until or now + due.every)
            return False
        await reminders.reminded(db, due.number, now + due.every if due.every else None)
        await alerts.say_again(db, due.alert, now, judged)
        return True
