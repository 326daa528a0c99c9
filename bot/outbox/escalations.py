"""Passes on what nobody acknowledged: to the next listed person, and at last a word to the host."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.model.alert import Told
from bot.model.manners import ALOUD, Sound
from bot.model.person import Watch
from bot.model.preferences import EscalationWishes
from bot.model.progress import Unacknowledged
from bot.policy.escalation import Move, Rung, decide, in_drill
from bot.policy.manner import manner
from bot.policy.plan import plan
from bot.policy.repetition import Verdict
from bot.policy.repetition import decide as still
from bot.store import alerts, baselines, drills, escalations, people
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)


LATER = timedelta(minutes=15)
"""What its owner has set off is judged again after this time."""


class Escalations:
    """Looks for what is due. Call `turn` every few seconds; `told` is called when something is to be sent.
    `wishes` are those of a person by name."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wishes: Callable[[str], EscalationWishes],
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._wishes = wishes
        self._told = told

    async def turn(self) -> int:
        """Queue what is to be passed on; returns how many alerts. What came due while the program was stopped
        goes one person further, and to the next after the usual time. Each has a transaction of its own:
        between two of them looks are written down."""
        now, climbed = self._clock.now(), 0
        async with self._database.read() as db:
            found = await escalations.due(db, now)
        for one in found:
            async with self._database.write() as db:
                # Asked again inside the transaction: somebody may just have acknowledged it.
                for still in await escalations.due(db, now, one.number):
                    climbed += await self._consider(db, still, now)
        if climbed:
            self._told()
        return climbed

    async def _consider(self, db: Transaction, due: escalations.Climb, now: datetime) -> bool:
        told = await alerts.get(db, due.alert)
        if told is None:
            return False
        owner = await people.one(db, told.alert.person)
        held = ALOUD if owner is None else manner(told.alert, told.account, owner, now)
        if held.sound in (Sound.HELD, Sound.OFF):  # its owner does not hear it now: nobody else is woken
            await escalations.again(db, due.number, held.until or now + LATER)
            return False
        move = await self._decide(db, told, due.since, now)
        await escalations.again(db, due.number, move.again_at)
        if move.rung in (Rung.HAND_ON, Rung.TELL_HOST):
            log.info("%s: %s", due.alert, move.rung)
        if move.to is not None:
            await alerts.pass_on(db, due.alert, move.to, now)
        elif move.rung is Rung.TELL_HOST:
            await _tell_the_hosts(db, told, due.since, now)
        return move.rung in (Rung.HAND_ON, Rung.TELL_HOST)

    async def _decide(self, db: Transaction, told: Told, since: datetime, now: datetime) -> Move:
        event, account = told.alert.event, told.alert.account
        remembered = None if account is None else await baselines.load(db, account)
        lasts = still(event, remembered, 0) is Verdict.REMIND
        passed, wishes = {one.person for one in told.passed}, self._wishes(told.owner)
        if told.account is not None and told.account.watch is Watch.DRILL:
            drill = await drills.get(db, told.account.id)
            wishes = in_drill(wishes, asked=drill is not None and drill.escalates)
        return decide(event, lasts, since, passed, wishes, await people.reached(db), now)


async def _tell_the_hosts(db: Transaction, told: Told, since: datetime, now: datetime) -> None:
    event = Unacknowledged(
        at=now,
        alert=told.alert.id,
        name=told.owner,
        since=since,
        heard=(told.alert.person, *(one.person for one in told.passed)),
        passed=tuple(one.name for one in told.passed),
    )
    await alerts.tell(db, plan((event,), told.account, await people.everybody(db)), {}, now)
