"""Hedges that drift without a reduction by a venue: judged for each person over all accounts, told once."""

import logging
from collections.abc import Callable

from bot.clock import Clock
from bot.detect.drift import follow, without_others
from bot.model.event import HedgeDrifted
from bot.model.hedge import DriftMemory
from bot.model.ids import PersonId
from bot.policy.plan import plan
from bot.store import alerts, people
from bot.store import hedges as store
from bot.store.database import Database
from bot.watch.circle import Circle

log = logging.getLogger(__name__)

Memories = tuple[DriftMemory, ...]


class HedgeWatch:
    """Judges the hedges of everybody. Call `turn` every few seconds; it asks no venue. `told` is called after
    a commit that left something to send."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        circle: Circle,
        templates: alerts.Templates,
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._circle = circle
        self._templates = templates
        self._told = told
        self._memories: dict[PersonId, Memories] | None = None

    async def turn(self) -> None:
        """Judge once. What it means is in the database before this returns; nothing is sent here."""
        if self._memories is None:
            async with self._database.read() as db:
                self._memories = await store.memories(db)
        for person in self._circle.owners():
            await self._judge(person, self._memories)

    async def _judge(self, person: PersonId, known: dict[PersonId, Memories]) -> None:
        hedges = self._circle.hedges(person)
        before = without_others(known.get(person, ()), self._circle.accounts(person))
        if hedges is None:
            return
        wounded, wishes = self._circle.wounded(person), self._circle.wishes(person).hedge
        events, after = follow(person, before, hedges, wounded, wishes, self._clock.now())
        if events or after != known.get(person, ()):
            await self._commit(person, events, after)
            known[person] = after

    async def _commit(self, person: PersonId, events: tuple[HedgeDrifted, ...], after: Memories) -> None:
        async with self._database.write() as db:
            everybody = await people.everybody(db)
            if person not in {p.id for p in everybody}:
                return  # erased, or not allowed any more
            await store.remember(db, person, after)
            tellings = plan(events, None, everybody)
            changed = await alerts.tell(db, tellings, self._templates, self._clock.now())
        for telling in tellings:
            log.info("person %s: %s (%s)", person, telling.alert.id, telling.reason)
        if changed:
            self._told()
