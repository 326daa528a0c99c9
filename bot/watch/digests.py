"""The daily all-clear and the weekly digest: made from what is remembered, told once for each moment."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.clock import Clock
from bot.detect.hedge import is_hedge, weigh
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.baseline import Baseline, Sight
from bot.model.ids import PersonId
from bot.model.person import Account, Person, Watch
from bot.model.position import AdlGauge
from bot.model.regime import Regime
from bot.model.summary import AccountStands, Digest, MarketStands, Rhythm
from bot.policy.digest import SPAN, due, name
from bot.store import alerts, people
from bot.store.database import Database
from bot.store.digests import Happened, happened
from bot.watch.circle import Circle, Member

log = logging.getLogger(__name__)

REFUSED = "its key is refused"


class DigestWatch:
    """Looks whose digest is due. Call `turn` every few seconds; it asks no venue. `told` is called after a
    commit that left something to send."""

    def __init__(self, database: Database, clock: Clock, circle: Circle, told: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._circle = circle
        self._told = told

    async def turn(self) -> int:
        """Tell the digests that are due and were not told yet; returns how many."""
        now = self._clock.now()
        async with self._database.read() as db:
            everybody = await people.everybody(db)
            wanted = {
                name(rhythm, moment, person.id): (person, rhythm)
                for person in everybody
                for rhythm, moment in due(person.manners.digests, person.manners.zone, now)
            }
            told = await alerts.known(db, wanted) if wanted else frozenset()
        fresh = {alert: who for alert, who in wanted.items() if alert not in told}
        for alert, (person, rhythm) in fresh.items():
            event = await self.made(person.id, rhythm, now)
            telling = Telling(
                Alert(alert, person.id, None, event, Urgency.INFO, now), Reason.ONCE, person.addresses
            )
            async with self._database.write() as db:
                await alerts.tell(db, (telling,), {}, now)
            log.info("person %s: %s digest", person.id, rhythm)
        if fresh:
            self._told()
        return len(fresh)

    async def asked(self, person: Person) -> Digest:
        """How everything of a person stands now."""
        return await self.made(person.id, Rhythm.ASKED, self._clock.now())

    async def made(self, person: PersonId, rhythm: Rhythm, now: datetime) -> Digest:
        """The digest of a person for the time before now."""
        since = now - SPAN[rhythm]
        async with self._database.read() as db:
            numbers = await happened(db, person, since)
        members = self._circle.members(person)
        hedges = self._circle.hedges(person) or {}
        wishes = self._circle.wishes(person).hedge
        return Digest(
            at=now,
            person=person,
            rhythm=rhythm,
            since=since,
            accounts=tuple(_stands(m.account, m.baseline, numbers) for m in members),
            hedges=tuple(weigh(h, h.net, (), wishes) for h in hedges.values() if is_hedge(h)),
            markets=self._markets(members),
            told=numbers.told,
            open_lists=numbers.open_lists,
        )

    def _markets(self, members: tuple[Member, ...]) -> tuple[MarketStands, ...]:
        """The markets held that are not calm, each once."""
        held = {(m.account.venue, p.key.symbol) for m in members for p in m.baseline.positions}
        found = ((venue, self._circle.regimes(venue).get(symbol)) for venue, symbol in sorted(held))
        return tuple(
            MarketStands(venue, state.told)
            for venue, state in found
            if state is not None and state.regime is not Regime.CALM
        )


def _stands(account: Account, baseline: Baseline, numbers: Happened) -> AccountStands:
    gauges = [p.gauge for p in baseline.positions if isinstance(p.gauge, AdlGauge)]
    highest = max(gauges, key=lambda g: g.share, default=None)
    health = baseline.health
    trouble = health.why if health.sight is Sight.BLIND else ""
    refused = account.watch is Watch.REFUSED or health.sight is Sight.REFUSED
    return AccountStands(
        label=account.label,
        venue=account.venue,
        read_at=baseline.looked_at,
        trouble=health.why or REFUSED if refused else trouble,
        positions=len(baseline.positions),
        highest=None if highest is None else (highest.level, highest.of),
        incidents=numbers.incidents[account.id],
    )
