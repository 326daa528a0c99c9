"""Checklists that fill themselves in: after each look, from memory; what differs is saved and edited."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.checklist.change import differs
from bot.checklist.fill import fill
from bot.checklist.reopened import reopened
from bot.checklist.scene import Scene, incident
from bot.clock import Clock
from bot.detect.context import Context
from bot.model.alert import Alert
from bot.model.baseline import Baseline
from bot.model.checklist import Checklist, Deed, Done
from bot.model.event import Event
from bot.model.ids import AccountId, ChecklistId, VenueName
from bot.model.manners import Sound
from bot.model.person import Account, Watch
from bot.model.progress import ChecklistDone
from bot.policy.ignored import Ignored, judge
from bot.policy.manner import manner
from bot.policy.plan import plan
from bot.store import accounts, alerts, baselines, checklists, people
from bot.store.database import Database, Transaction
from bot.venues.contract import Venue
from bot.watch.circle import Circle
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

LIVES = timedelta(hours=24)
"""How long a finished checklist is still followed: a step may come undone."""
AT_ONCE = 200
"""Checklists written in one transaction."""
EVERY = timedelta(seconds=15)
"""How often a checklist is filled in although its account was not looked at: other legs and markets move."""


@dataclass(slots=True)
class Followed:
    """A living checklist as it is stored, and what its message tells. `filled_at` and `seen` are when it was
    last filled in and from what."""

    checklist: Checklist
    event: Event
    standing: checklists.Standing
    filled_at: datetime | None = None
    seen: Baseline | None = None
    told_done: bool = False
    feared: set[str] = field(default_factory=set)
    """The positions whose rebuild was held because somebody judged their market dangerous."""


@dataclass(frozen=True, slots=True)
class Change:
    """A checklist as it is to be written, what was done to it, and what is told of that."""

    followed: Followed
    after: Checklist
    done: tuple[Done, ...]
    events: tuple[Event, ...]


class ChecklistWatch:
    """Fills in all living checklists. Call `turn` every second; it asks no venue. `told` is called after a
    commit that left something to send."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        circle: Circle,
        watched: Callable[[], Mapping[VenueName, list[Watched]]],
        venues: Mapping[VenueName, Venue],
        templates: alerts.Templates,
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._circle = circle
        self._watched = watched
        self._venues = venues
        self._templates = templates
        self._told = told
        self._living: dict[ChecklistId, Followed] = {}
        self._asked: dict[AccountId, datetime | None] = {}

    def expect(self, account: AccountId) -> None:
        """Somebody had the account looked at: its checklists are shown anew after the next look with fills,
        even if nothing has changed."""
        watched = self._by_account().get(account)
        self._asked[account] = None if watched is None else watched.baseline.fills_at

    async def first(self, db: Transaction, alert: Alert, watched: Watched) -> None:
        """Fill in the list of an alert in the transaction that tells it: sent without, it would have to be
        edited at once. Never raises for what is in the list."""
        before = await checklists.of_alert(db, alert.id)
        if before is None:
            return
        try:
            around = self._circle.around(watched)
            scene = self._scene(before, alert.event, watched.account, watched.baseline, around)
            after, done = fill(_begun(before, scene), scene)
        except Exception:
            log.exception("checklist %s", before.id)
            return
        if differs(before, after):
            await checklists.save(db, before, after, done, touched=None)

    async def turn(self) -> None:
        """Fill in once. What it means is in the database before this returns; nothing is sent here."""
        now = self._clock.now()
        await self._load(now)
        by_account = self._by_account()
        changes: list[Change] = []
        for followed in tuple(self._living.values()):
            try:
                changes += await self._follow(followed, by_account, now)
            except Exception:
                log.exception("checklist %s", followed.checklist.id)
        for at in range(0, len(changes), AT_ONCE):
            await self._commit(changes[at : at + AT_ONCE])
        self._asked = {a: then for a, then in self._asked.items() if not self._answered(a, then, by_account)}

    def _by_account(self) -> dict[AccountId, Watched]:
        return {w.account.id: w for venue in self._watched().values() for w in venue}

    def _answered(
        self, account: AccountId, then: datetime | None, by_account: Mapping[AccountId, Watched]
    ) -> bool:
        watched = by_account.get(account)
        return watched is None or watched.baseline.fills_at != then

    async def _load(self, now: datetime) -> None:
        """Bring what is remembered up to what is stored; only what has changed is read."""
        async with self._database.read() as db:
            standing = await checklists.standing(db, now - LIVES)
            changed = [
                number
                for number, stands in standing.items()
                if number not in self._living or not self._living[number].standing.shows_same(stands)
            ]
            for checklist in await checklists.some(db, changed):
                told = await alerts.get(db, checklist.alert)
                if told is not None:
                    event, old = told.alert.event, self._living.get(checklist.id)
                    done = old is not None and old.told_done and checklist.finished_at is not None
                    feared = set[str]() if old is None else old.feared
                    self._living[checklist.id] = Followed(
                        checklist, event, standing[checklist.id], told_done=done, feared=feared
                    )
        for number in self._living.keys() - standing.keys():
            del self._living[number]
        for number, stands in standing.items():
            if number in self._living:
                self._living[number].standing = stands

    async def _follow(
        self, followed: Followed, by_account: Mapping[AccountId, Watched], now: datetime
    ) -> list[Change]:
        """What of a checklist is to be written now, if anything."""
        before = followed.checklist
        watched = None if before.account is None else by_account.get(before.account)
        seen = None if watched is None else watched.baseline
        asked = before.account in self._asked and self._answered(
            before.account, self._asked[before.account], by_account
        )
        fresh = followed.filled_at is None or now - followed.filled_at >= EVERY
        if seen is not followed.seen or fresh or asked:
            followed.filled_at, followed.seen = now, seen
            scene = await self._scene_of(followed, watched)
            begun = _begun(before, scene)
            after, done = fill(begun, replace(scene, glance=True))
            opened, followed.feared = reopened(followed.feared, before, after, now)
            events = (opened,) if opened is not None else ()
            if asked or events or differs(before, after):
                after, done = fill(begun, scene)
                return [Change(followed, after, done, events)]
        await self._tell_done(followed)
        await self._remind(followed, now)
        return []

    async def _scene_of(self, followed: Followed, watched: Watched | None) -> Scene:
        number, person = followed.checklist.account, followed.checklist.person
        context, account, baseline = Context(wishes=self._circle.wishes(person)), None, None
        if watched is not None:
            context, account, baseline = self._circle.around(watched), watched.account, watched.baseline
        elif number is not None:
            async with self._database.read() as db:
                account = await accounts.get(db, number)
                baseline = None if account is None else await baselines.load(db, number)
        return self._scene(followed.checklist, followed.event, account, baseline, context)

    def _scene(
        self,
        checklist: Checklist,
        event: Event,
        account: Account | None,
        baseline: Baseline | None,
        context: Context,
    ) -> Scene:
        person, alone = checklist.person, account is not None and account.watch is Watch.DRILL
        resting, where = ({}, {}) if alone else self._circle.resting(person)
        venue = self._venues.get(account.venue) if account is not None else None
        return Scene(
            now=self._clock.now(),
            event=event,
            account=account,
            baseline=baseline,
            context=context,
            hedges={} if alone else self._circle.hedges(person),
            resting=resting,
            where=where,
            rule=venue.rule if venue is not None else None,
            neutral_mode=venue.neutral_mode if venue is not None else False,
        )

    async def _commit(self, changes: list[Change]) -> None:
        """Write many at once: in a cascade thousands of lists change within seconds."""
        now = self._clock.now()
        written: list[tuple[Followed, Checklist]] = []
        async with self._database.write() as db:
            for change in changes:
                saved = await checklists.save(
                    db, change.followed.checklist, change.after, change.done, touched=None
                )
                if saved is None:
                    change.followed.filled_at = None  # somebody pressed a button meanwhile: read it again
                    continue
                await alerts.touch_checklist(db, saved.id, now)
                await self._tell(db, saved, change.events)
                written.append((change.followed, saved))
        for followed, saved in written:
            log.info("checklist %s: %s steps open", saved.id, saved.open)
            followed.checklist = saved
            # Our own edit is no news to us; one revision more than that would be.
            stands = followed.standing
            followed.standing = replace(stands, version=saved.version, revision=stands.revision + 1)
        if written:
            self._told()

    async def _tell_done(self, followed: Followed) -> None:
        checklist = followed.checklist
        if checklist.finished_at is None or followed.told_done:
            return
        hands = [step.hand for step in checklist.steps if step.hand is not None and step.hand.settles]
        event = ChecklistDone(
            at=checklist.finished_at,
            alert=checklist.alert,
            person=checklist.person,
            began_at=checklist.began_at,
            steps=len(checklist.steps),
            skipped=sum(hand.deed is Deed.SKIPPED for hand in hands),
            by_hand=sum(hand.deed is Deed.TICKED for hand in hands),
            times=checklist.reopened + 1,
        )
        async with self._database.write() as db:
            changed = await self._tell(db, checklist, (event,))
        followed.told_done = True
        if changed:
            self._told()

    async def _remind(self, followed: Followed, now: datetime) -> None:
        checklist, stands = followed.checklist, followed.standing
        if checklist.finished_at is not None:
            return
        wishes = self._circle.wishes(checklist.person).checklist
        verdict = judge(checklist, stands.touched_at, stands.reminded, stands.alert_speaks, wishes, now)
        if verdict is not Ignored.REMIND:
            return
        log.info("checklist %s: %s", checklist.id, verdict)
        async with self._database.read() as db:
            told, person = await alerts.get(db, checklist.alert), await people.one(db, checklist.person)
        if told is None or person is None:
            return
        judged = manner(told.alert, told.account, person, now)
        if judged.sound in (Sound.HELD, Sound.OFF):
            return  # asked again at the next turn
        async with self._database.write() as db:
            await checklists.reminded(db, checklist.id)
            await alerts.say_again(db, checklist.alert, now, judged)
        self._told()

    async def _tell(self, db: Transaction, checklist: Checklist, events: tuple[Event, ...]) -> int:
        if not events:
            return 0
        account: Account | None = None
        if checklist.account is not None:
            account = await accounts.get(db, checklist.account)
        tellings = plan(events, account, await people.everybody(db))
        return await alerts.tell(db, tellings, self._templates, self._clock.now())


def _begun(checklist: Checklist, scene: Scene) -> Checklist:
    """The checklist with the time of the first fill, once that is known."""
    found = incident(scene)
    return checklist if found is None else replace(checklist, began_at=found.first_at)
