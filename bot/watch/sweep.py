"""Which accounts are due, and the looks under way. A slow venue or account never delays another."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.clock import Clock
from bot.detect.keys import within_reach
from bot.detect.tuning import Tuning
from bot.detect.wound import without_others
from bot.errors import SettingsError
from bot.model.baseline import Baseline, Sight
from bot.model.ids import AccountId, VenueName
from bot.model.person import Account, Watch
from bot.store import accounts, baselines, people
from bot.store.database import Database, Transaction
from bot.store.vault import Vault
from bot.venues.client import Pool
from bot.watch.cadence import in_danger, next_look
from bot.watch.line import Lateness, Line
from bot.watch.others import Mirror, Share, Whole
from bot.watch.pacing import Pacing, Stretch, stretch
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher

log = logging.getLogger(__name__)


NOT_AGAIN = timedelta(seconds=5)
"""How soon after reading its fills an account is not looked at again although somebody asks."""

CAN_WAIT = 2.0
"""For how many of its own intervals an account that is calm stands back for those near danger, while more
looks are due than can be made."""


class Sweep:
    """Starts the looks that are due at the accounts of its `share`; `looked` hears of each that ended: venue,
    seconds, kind of error. `turn` never waits for one; call it several times a second. A look that ends makes
    room for the next at once."""

    def __init__(
        self,
        database: Database,
        vault: Vault,
        clock: Clock,
        watcher: Watcher,
        pools: Mapping[VenueName, Pool],
        pacing: Mapping[VenueName, Pacing],
        tuning: Tuning,
        looked: Callable[[VenueName, float, str], None] = lambda venue, seconds, trouble: None,
        share: Share | None = None,
    ) -> None:
        self._share = share or Whole()
        self._others = Mirror(self._watched)
        self._database = database
        self._vault = vault
        self._clock = clock
        self._watcher = watcher
        self._pools = pools
        self._pacing = pacing
        self._tuning = tuning
        self._looked = looked
        self._roster: dict[AccountId, Watched] = {}
        self._line = Line()
        self._began: dict[AccountId, float] = {}
        self._moved: defaultdict[VenueName, float] = defaultdict(lambda: float("-inf"))
        self._busy: Counter[VenueName] = Counter()
        self._stretch: defaultdict[VenueName, Stretch] = defaultdict(Stretch)
        self._looks: dict[AccountId, asyncio.Task[None]] = {}
        self._stopped = False

    async def refresh(self) -> None:
        """Take in accounts that were added, removed or given a new key, by this process or another."""
        refused = [a for a, watched in self._roster.items() if watched.baseline.health.sight is Sight.REFUSED]
        for account_id in refused:
            del self._roster[account_id]
        async with self._database.read() as db:
            allowed = {person.id for person in await people.everybody(db)}
            everything = await accounts.everything(db)
            # An owner who may not be told is not watched for: their baseline waits, and nothing is lost.
            wanted = {a.id: a for a in everything if a.watch is Watch.ON and a.owner in allowed}
            mine = {i: a for i, a in wanted.items() if i in self._roster or self._share.mine(i)}
            for account in mine.values():
                known = self._roster.get(account.id)
                if known is not None and _same_key(known.account, account):
                    known.account = account
                    continue
                if account.id in self._looks or not (watched := await self._watched(db, account)):
                    continue
                if known is not None:  # another key, or one that reads other parts than before
                    watched.baseline = self._in_reach(account, known.baseline)
                else:
                    self._due_in(account.id, 0.0)
                self._roster[account.id] = watched
            await self._others.refresh(db, {i: a for i, a in wanted.items() if i not in mine})
        for gone in self._roster.keys() - wanted.keys():
            del self._roster[gone]
            self._line.drop(gone)
            self._watcher.forget(gone)
        self._share_out()
        there = frozenset(account.id for account in everything)
        for watched in (*self._roster.values(), *self._others.there.values()):
            watched.baseline = without_others(watched.baseline, there)

    def _share_out(self) -> None:
        """Reckon how long the accounts of each venue must wait, so that all fit into its limits."""
        everybody = Counter(watched.account.venue for watched in self._roster.values())
        hurried = Counter(w.account.venue for w in self._roster.values() if self._hurries(w))
        for name, many in everybody.items():
            pool, few = self._pools[name], hurried[name]
            found = stretch(pool.venue, self._pacing[name], few, many - few, pool.margin)
            if (found.calm > 1) != (self._stretch[name].calm > 1):
                log.warning("%s: %s accounts; calm ones wait %.1f times as long", name, many, found.calm)
            self._stretch[name] = found

    def _hurries(self, watched: Watched) -> bool:
        return in_danger(watched.baseline, self._tuning.gauge_from)

    def now(self, account: AccountId) -> bool:
        """Have an account looked at now, fills and orders included. False when it is not watched, or fills
        were read a moment ago; the venue's budget is kept all the same."""
        watched = self._roster.get(account)
        if watched is None or watched.asked:
            return False
        read_at = watched.baseline.fills_at
        if read_at is not None and timedelta(0) <= self._clock.now() - read_at < NOT_AGAIN:
            return False
        watched.asked = True
        if account not in self._looks:
            self._due_in(account, 0.0)
        return True

    def stirred(self, account: AccountId) -> None:
        """Have an account looked at at once, fills and orders included: its venue says that something
        happened there, maybe just after a look under way read it."""
        if (watched := self._roster.get(account)) is None:
            return
        watched.asked = True
        if account not in self._looks:
            self._due_in(account, 0.0)
            self._begin_due()

    def watched(self) -> Mapping[VenueName, list[Watched]]:
        """The watched accounts by venue, those of other processes among them."""
        found: defaultdict[VenueName, list[Watched]] = defaultdict(list)
        for watched in {**self._others.there, **self._roster}.values():
            found[watched.account.venue].append(watched)
        return found

    async def turn(self) -> None:
        """Start every look that is due and has a free worker at its venue."""
        self._begin_due()

    def _begin_due(self) -> None:
        self._line.ripen(self._clock.monotonic(), self._place)
        for venue in self._line.venues():
            self._fill(venue)

    def elsewhere(self, account: AccountId) -> bool:
        """Whether another process watches it."""
        return account in self._others.there

    async def hand_over(self) -> None:
        """End all that goes on with accounts that are not ours any more, and write what is known of them."""
        going = [account for account in self._roster if not self._share.mine(account)]
        await asyncio.gather(*(self._looks[a] for a in going if a in self._looks), return_exceptions=True)
        await self._watcher.close()
        for account in going:
            self._line.drop(account)
            if watched := self._roster.pop(account, None):
                self._others.there[account] = watched

    def _place(self, account: AccountId) -> tuple[VenueName, float] | None:
        """Where an account stands in line, and how long it can wait there."""
        if (watched := self._roster.get(account)) is None:
            return None
        venue = watched.account.venue
        hurries = watched.asked or self._hurries(watched)
        return venue, 0.0 if hurries else self._pacing[venue].calm * CAN_WAIT

    def _fill(self, venue: VenueName) -> None:
        """Give every free worker of a venue the next one in its line."""
        while self._busy[venue] < self._pacing[venue].workers and self._share.sure():
            if (name := self._line.take(venue)) is None:
                return
            watched = self._roster.get(name)
            if watched is None or name in self._looks or not self._share.mine(name):
                continue
            self._busy[venue] += 1
            self._began[name] = self._moved[venue] = self._clock.monotonic()
            self._looks[name] = asyncio.create_task(self._look(watched), name=f"look {name}")

    def lateness(self) -> Lateness:
        """How far behind the looks are."""
        now = self._clock.monotonic()
        behind: defaultdict[VenueName, float] = defaultdict(float)
        for name, late in self._line.late(now):
            watched = self._roster.get(name)
            if watched is not None and name not in self._looks:
                behind[watched.account.venue] = max(behind[watched.account.venue], late)
        stuck = max((min(late, now - self._moved[venue]) for venue, late in behind.items()), default=0.0)
        longest = max((now - began for began in self._began.values()), default=0.0)
        return Lateness(stuck, max(behind.values(), default=0.0), longest)

    async def renew(self, older: float) -> int:
        """Cut off the looks that have lasted longer than so many seconds; returns how many. Their accounts
        are read from the database anew, as after a crash."""
        now = self._clock.monotonic()
        hung = [name for name, began in self._began.items() if now - began > older]
        looks = [self._looks[name] for name in hung]
        for look in looks:
            look.cancel()
        await asyncio.gather(*looks, return_exceptions=True)
        for name in hung:
            self._roster.pop(name, None)
            self._watcher.forget(name)
        await self.refresh()
        return len(hung)

    def _due_in(self, account: AccountId, seconds: float) -> None:
        self._line.put(account, self._clock.monotonic() + seconds)

    async def stop(self) -> None:
        """Wait for the looks under way, then write what is unsaved."""
        self._stopped = True
        await asyncio.gather(*self._looks.values(), return_exceptions=True)
        await self._watcher.close()

    async def _look(self, watched: Watched) -> None:
        account = watched.account
        try:
            await self._watcher.look(watched)
        except Exception:
            log.exception("look at account %s", account.id)
        finally:
            self._busy[account.venue] -= 1
            now = self._moved[account.venue] = self._clock.monotonic()
            self._looked(account.venue, now - self._began.pop(account.id), watched.trouble)
            del self._looks[account.id]
            if watched.baseline.health.sight is not Sight.REFUSED:
                self._plan(watched)
            if not self._stopped:
                self._fill(account.venue)

    def _plan(self, watched: Watched) -> None:
        """Note when the account is due again."""
        account, now = watched.account, self._clock.now()
        pace, slower = self._pacing[account.venue], self._stretch[account.venue]
        watched.stretch = slower.near if self._hurries(watched) else slower.calm
        calm, near = pace.calm * watched.stretch, pace.near * watched.stretch
        wait = next_look(account.id, watched.baseline, now, calm, near, self._tuning, watched.pause)
        wait = watched.pause if watched.asked else wait
        self._due_in(account.id, wait)

    async def _watched(self, db: Transaction, account: Account) -> Watched | None:
        """The account ready to be looked at, or None when it cannot be (logged for the host)."""
        pool = self._pools.get(account.venue)
        if pool is None:
            log.error("account %s: no venue called %s", account.id, account.venue)
            return None
        try:
            fields = await accounts.fields(db, self._vault, account.id)
        except SettingsError as error:
            log.error("account %s: %s", account.id, error)
            return None
        try:
            baseline = await baselines.load(db, account.id)
        except ValueError:
            log.exception("account %s: what is remembered of it cannot be read", account.id)
            return None
        if baseline.health.sight is Sight.REFUSED:  # of the key before: blind until the new one reads
            baseline = replace(baseline, health=replace(baseline.health, sight=Sight.BLIND))
        held = [position.key for position in baseline.positions]
        baseline = self._in_reach(account, baseline)
        wire = pool.wire(fields, account.label, held, account.reads)
        follow = partial(pool.venue.follow, wire) if pool.venue.follow else None
        deep = timedelta(seconds=self._pacing[account.venue].deep)
        session = pool.venue.open(wire)
        return Watched(account, session, baseline, ahead=pool.ahead, deep_every=deep, follow=follow)

    def _in_reach(self, account: Account, baseline: Baseline) -> Baseline:
        """What is remembered, without positions in parts that the key cannot read: they did not close."""
        venue, now = self._pools[account.venue].venue, self._clock.now()
        return within_reach(baseline, lambda key: venue.reached(key.symbol, account.reads), now)


def _same_key(known: Account, account: Account) -> bool:
    """Whether the session of an account still is as it would be opened now."""
    return (known.keyed_at, known.reads) == (account.keyed_at, account.reads)
