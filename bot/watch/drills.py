"""Plays drills: a made-up account of the person through the watcher's own path, and a report of how it went.

The account is no part of anything else: the sweep does not know it, no market hears of its ADL, and it has no
leg in any hedge. It is erased with all that hangs on it when the drill is over, or when the program starts.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.errors import BrokenPromise
from bot.model.alert import Told
from bot.model.drill import VENUE, Drill, DrillReported, Ended, report
from bot.model.ids import AccountId, AlertId, ChannelName, PersonId, VenueName
from bot.model.person import Person
from bot.model.preferences import Wishes
from bot.policy.plan import plan, to_person
from bot.store import accounts, alerts, drills, outbox, people
from bot.store.database import Database, Transaction
from bot.watch import drill_account
from bot.watch.book import Listed
from bot.watch.drill_account import DrillAccount
from bot.watch.drill_report import LONGEST, ended, is_news, reported
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher

log = logging.getLogger(__name__)

KNOWN_FOR = timedelta(seconds=10)
"""The made-up account counts as read so long before ADL takes from it."""
UNHEARD = timedelta(minutes=5)
"""What still waits to be sent so long after the end is not waited for any more."""


@dataclass(slots=True)
class Playing:
    """A drill under way. `alert` is that of its ADL; `told` what was reported last."""

    drill: Drill
    watched: Watched
    script: DrillAccount
    alert: AlertId
    stage: int = 0
    told: DrillReported | None = None


class Drills:
    """Call `clear` at the start and `turn` every second. `listed` is as for `Book`; `apps` are the names of
    chat apps; `told` is called after a commit that left something to send."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tuning: Tuning,
        templates: alerts.Templates,
        listed: Listed,
        wishes: Callable[[PersonId], Wishes],
        apps: Mapping[ChannelName, str],
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._tuning = tuning
        self._wishes = wishes
        self._apps = apps
        self._told = told
        self._playing: dict[AccountId, Playing] = {}
        self._watcher = Watcher(
            database,
            clock,
            tuning,
            templates,
            fills_every=0.0,
            told=told,
            listed=listed,
            around=lambda watched: watched.apart() if watched.apart else Context(),
        )

    def watched(self) -> Mapping[VenueName, list[Watched]]:
        """The made-up accounts, for their checklists."""
        return {VENUE: [playing.watched for playing in self._playing.values()]}

    def now(self, account: AccountId) -> bool:
        """Have a made-up account looked at now; False when it is none."""
        playing = self._playing.get(account)
        if playing is not None:
            playing.watched.asked = True
        return playing is not None

    async def clear(self) -> None:
        """Erase what a stop of the program left of drills, and say so to those who asked for them."""
        async with self._database.write() as db:
            for drill in await drills.everything(db):
                told = await alerts.get(db, report(drill.account))
                before = told.alert.event if told is not None else None
                if not isinstance(before, DrillReported):
                    before = DrillReported(
                        self._clock.now(), report(drill.account), drill.person, drill.began_at
                    )
                await self._tell(db, replace(before, ended=Ended.RESTART, at=self._clock.now()))
                await accounts.remove(db, drill.account)

    async def turn(self) -> None:
        """Begin what was asked for, go on with what runs, and report. Nothing is sent here."""
        async with self._database.read() as db:
            there = {drill.account: drill for drill in await drills.everything(db)}
        for gone in self._playing.keys() - there.keys():
            del self._playing[gone]
        for drill in there.values():
            try:
                await self._go_on(drill)
            except Exception:
                log.exception("drill on account %s", drill.account)

    async def _go_on(self, drill: Drill) -> None:
        playing = self._playing.get(drill.account)
        if playing is None:
            playing = await self._begin(drill)
        if playing is None:
            return
        playing.drill = drill
        stage = playing.script.stage()
        if stage != playing.stage or playing.watched.asked:
            playing.stage, playing.watched.asked = stage, True
            await self._watcher.look(playing.watched)
        await self._report(playing)

    async def _begin(self, drill: Drill) -> Playing | None:
        """ADL takes from the made-up account now."""
        now = self._clock.now()
        async with self._database.read() as db:
            account = await accounts.get(db, drill.account)
        if account is None:
            return None
        script = DrillAccount(now, self._clock.now)
        known = drill_account.before(account.id, now - KNOWN_FOR, self._tuning)
        watched = Watched(account, script, known, apart=partial(self._context, drill.person, script))
        await self._watcher.look(watched)
        incident = watched.baseline.incident
        if incident is None:
            raise BrokenPromise("a drill without an incident")
        playing = Playing(drill, watched, script, to_person(incident.alert, drill.person))
        self._playing[account.id] = playing
        return playing

    def _context(self, person: PersonId, script: DrillAccount) -> Context:
        return Context(wishes=self._wishes(person), regimes=script.regimes())

    async def _report(self, playing: Playing) -> None:
        """Say how it goes where that is news; erase the account once it is over and all was sent."""
        drill, now = playing.drill, self._clock.now()
        async with self._database.read() as db:
            told = await alerts.get(db, playing.alert)
            if told is None:
                return
            over = ended(drill, told, now)
            found = await self._found(db, playing, told, over)
            silent = await drills.is_silent(db, drill.account)
        if over is not None and not silent and now - drill.began_at < LONGEST + UNHEARD:
            return  # its last edits are still on their way
        if not is_news(playing.told, found) and over is None:
            return
        async with self._database.write() as db:
            changed = await self._tell(db, found)
            if over is not None:
                await accounts.remove(db, drill.account)
        playing.told = found
        if changed:
            self._told()

    async def _found(
        self, db: Transaction, playing: Playing, told: Told, over: Ended | None
    ) -> DrillReported:
        sent = await outbox.of_alerts(db, (playing.alert,))
        gone = await people.lost(db)
        return reported(playing.drill, told, sent, self._apps, gone, over, self._clock.now())

    async def _tell(self, db: Transaction, event: DrillReported) -> int:
        everybody: tuple[Person, ...] = await people.everybody(db)
        return await alerts.tell(db, plan((event,), None, everybody), {}, self._clock.now())
