"""Tells what was held: one summary for a person, when the quiet hours or the silence are over."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.ids import AlertId, PersonId
from bot.model.manners import Sound
from bot.model.person import Person
from bot.model.summary import HeldBack
from bot.policy.manner import manner
from bot.store import alerts, kept, people
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)


class Summaries:
    """Looks for what need not be held any more. Call `turn` every few seconds; `told` is called when there is
    something to send. At the first turn, and where the host's clock was set back, everything is judged anew:
    until when it is held was reckoned by another clock."""

    def __init__(self, database: Database, clock: Clock, told: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._told = told
        self._reckoned: datetime | None = None

    async def turn(self) -> int:
        """Judge what is due once more, and queue a summary for each person whom it is to be told; returns how
        many. What stays held is due again when the reason for that ends. Each person has a transaction of
        their own: between two of them looks are written down."""
        now, told = self._clock.now(), 0
        by = None if self._reckoned is None or now < self._reckoned else now
        async with self._database.read() as db:
            due = await kept.due(db, by)
        for person in due:
            async with self._database.write() as db:
                told += await self._judge(db, person, by, now)
        self._reckoned = now
        if told:
            self._told()
        return told

    async def _judge(self, db: Transaction, reader: PersonId, by: datetime | None, now: datetime) -> bool:
        person = await people.one(db, reader)
        if person is None:
            return False
        names = (await kept.due(db, by, reader)).get(reader, ())
        found = [told for name in names if (told := await alerts.get(db, name)) is not None]
        free: list[Told] = []
        for told in found:
            judged = manner(told.alert, told.account, person, now)
            if judged.sound in (Sound.HELD, Sound.OFF):
                await kept.judged(db, told.alert.id, judged, now)
            else:
                free.append(told)
        if not free:
            return False
        log.info("person %s: %s held alerts are told in a summary", person.id, len(free))
        await alerts.tell(db, (_summary(person, free, now),), {}, now)
        await kept.summed(db, [told.alert.id for told in free], now)
        return True


def _summary(person: Person, held: list[Told], now: datetime) -> Telling:
    names = tuple(told.alert.id for told in held)
    event = HeldBack(now, min(told.alert.at for told in held), names)
    name = AlertId(f"held:{now.isoformat()}:to:{person.id}")
    alert = Alert(name, person.id, None, event, Urgency.INFO, now)
    return Telling(alert, Reason.ONCE, person.addresses)
