"""Keys, proven again every day: one that may do more is not used, one that ends or reads less is told."""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.detect.blindness import missed
from bot.detect.keys import KeyRules, Objection, expiring, proven
from bot.detect.tuning import Tuning
from bot.errors import KeyRefused, VenueError
from bot.model.baseline import Baseline, Sight
from bot.model.event import Event
from bot.model.ids import AccountId, VenueName
from bot.model.key import KeyBinding, KeyTurnedDown, KeyUnjudged
from bot.model.person import Account, Watch
from bot.model.preferences import Wishes
from bot.model.proof import Proof, Verdict
from bot.policy.plan import plan
from bot.store import accounts, alerts, baselines, people
from bot.store.database import Database, Transaction
from bot.store.vault import Vault
from bot.venues.contract import Venue, VenueSession
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

DAY = timedelta(days=1)
SPREAD = 0.2
"""The part of a day by which the proofs of accounts are kept out of step with each other."""
FIRST = timedelta(minutes=10)
"""Within this time of a start, keys that were never proven by this version are."""
AGAIN = timedelta(hours=1)
"""How soon a proof that failed is tried again."""
UNPROVEN = timedelta(days=3)
"""How long proofs may fail before the owner is told that nobody judges the key any more."""
DOUBT = timedelta(minutes=10)
"""How soon after a refusal a next one is not looked into."""

OpenSession = Callable[[VenueName, Mapping[str, str]], VenueSession]
Judge = Callable[[Account, datetime | None], tuple[tuple[Event, ...], Account]]
"""Decides about an account as stored, and since when it was not read: (events, the account from now on)."""


@dataclass(frozen=True, slots=True)
class KeyHouse:
    """What proofs of keys stand on. `rules` are the host's for each venue, `wishes` a person's by name."""

    database: Database
    vault: Vault
    clock: Clock
    venues: Mapping[VenueName, Venue]
    open_session: OpenSession
    templates: alerts.Templates
    rules: Mapping[VenueName, KeyRules]
    tuning: Tuning
    wishes: Callable[[str], Wishes]


class KeyWatch:
    """Proves keys. `turn` never waits for a venue; call it every half minute. `told` is called after a commit
    that left something to send; `watched` are the accounts under watch, whose memory is newer than the
    store's."""

    def __init__(
        self,
        house: KeyHouse,
        told: Callable[[], None] = lambda: None,
        watched: Callable[[], Mapping[VenueName, list[Watched]]] = dict,
    ) -> None:
        self._house = house
        self._told = told
        self._watched = watched
        self._since = house.clock.now()
        self._turns: defaultdict[VenueName, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._under_way: dict[VenueName, asyncio.Task[None]] = {}
        self._failing: dict[AccountId, datetime] = {}
        self._not_before: dict[AccountId, datetime] = {}
        self._doubted: dict[AccountId, tuple[datetime, bool]] = {}

    async def turn(self) -> None:
        """Tell which keys end soon, and begin the proof that is due longest at each venue."""
        now = self._house.clock.now()
        async with self._house.database.read() as db:
            allowed = {person.id for person in await people.everybody(db)}
            everything = await accounts.everything(db)
        for account in everything:
            if account.owner in allowed and expiring(account, now)[0]:
                await self._commit(account, lambda stored, _: expiring(stored, now))
        waiting = [a for a in everything if a.owner in allowed and self._due(a) <= now]
        for account in sorted(waiting, key=self._due):
            if account.venue not in self._under_way and self._is_calm(account.venue):
                task = asyncio.create_task(self._daily(account), name=f"look at the key of {account.id}")
                self._under_way[account.venue] = task

    def _is_calm(self, venue: VenueName) -> bool:
        """Whether no account at a venue is in an incident: its requests are for looks then."""
        return all(watched.baseline.incident is None for watched in self._watched().get(venue, ()))

    async def stop(self) -> None:
        """Wait for the proofs under way."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def prove(self, account: Account) -> Proof:
        """What the venue says now of a stored key. What that means is in the database before this returns.

        Raises a VenueError.
        """
        async with self._turns[account.venue]:
            async with self._house.database.read() as db:
                fields = await accounts.fields(db, self._house.vault, account.id)
            session = self._house.open_session(account.venue, fields)
            del fields
            proof = await session.prove()
        now, venue = self._house.clock.now(), self._house.venues[account.venue]
        rules, readable = self._house.rules.get(account.venue, KeyRules()), venue.readable(proof)

        def judged(stored: Account, unread: datetime | None) -> tuple[tuple[Event, ...], Account]:
            events, after = proven(stored, proof, now, rules, readable, unread)
            ending, after = expiring(after, now)
            return (*events, *ending), after

        self._failing.pop(account.id, None)
        await self._commit(account, judged)
        return proof

    async def reads_on(self, watched: Watched) -> bool:
        """Whether a key of which something was just refused still reads a part of its account: what it
        lost is told then, and left out. Asked once in some minutes: a look may still be made by what was
        known before."""
        account, now = watched.account, self._house.clock.now()
        if not self._house.venues[account.venue].keyed:
            return False
        asked_at, answer = self._doubted.get(account.id, (now - DOUBT, False))
        if not timedelta(0) <= now - asked_at < DOUBT:
            answer = await self._still_reads(account)
            self._doubted[account.id] = now, answer
        return answer

    async def _still_reads(self, account: Account) -> bool:
        try:
            return self._house.venues[account.venue].readable(await self.prove(account))
        except VenueError as error:
            log.info("key of account %s not proven: %s", account.id, error)
        except Exception:
            log.exception("key of account %s", account.id)
        return False

    def _due(self, account: Account) -> datetime:
        """When a key is to be proven next: an address, and a key that the venue turned down, never."""
        never = self._since + 36_500 * DAY
        if account.watch in (Watch.REFUSED, Watch.PAUSED) or not self._house.venues[account.venue].keyed:
            return never
        place = (account.id * 0.618) % 1
        if account.proven_at is None:
            due = self._since + FIRST * place
        else:
            due = account.proven_at + DAY * (1 + SPREAD * (place - 0.5))
        return max(due, self._not_before.get(account.id, due))

    async def _daily(self, account: Account) -> None:
        now = self._house.clock.now()
        try:
            await self.prove(account)
        except VenueError as error:
            log.info("key of account %s not proven: %s", account.id, error)
            self._not_before[account.id] = now + max(
                AGAIN, timedelta(seconds=getattr(error, "after", 0) or 0)
            )
            await self._unproven(account, error, now)
        except Exception:
            log.exception("key of account %s", account.id)
            self._not_before[account.id] = now + AGAIN
        finally:
            del self._under_way[account.venue]

    async def _unproven(self, account: Account, error: VenueError, now: datetime) -> None:
        """What a failed proof means. That a key in use is refused shows in its looks; one that is not
        used has none."""
        if isinstance(error, KeyRefused) and account.watch is Watch.BARRED:
            turned = KeyTurnedDown(now, str(error))
            await self._commit(account, lambda a, _: ((turned,), replace(a, watch=Watch.REFUSED)))
        known = account.proof
        if now - self._failing.setdefault(account.id, now) >= UNPROVEN and known is not None:
            if known.verdict is Verdict.CANNOT_TELL or account.watch is not Watch.ON:
                return
            unsaid = replace(known, verdict=Verdict.CANNOT_TELL)
            await self._commit(account, lambda a, _: ((KeyUnjudged(now),), replace(a, proof=unsaid)))

    async def _commit(self, asked: Account, judge: Judge) -> None:
        """Write what is decided about an account as it is stored now, and what is told of that."""
        house, now = self._house, self._house.clock.now()
        watched = next((w for w in self._watched().get(asked.venue, ()) if w.account.id == asked.id), None)
        async with house.database.write() as db:
            before = await accounts.get(db, asked.id)
            if before is None or before.keyed_at != asked.keyed_at:
                return  # erased, or given another key, while this one was proven
            baseline = watched.baseline if watched is not None else await baselines.load(db, asked.id)
            events, after = judge(before, baseline.health.since or baseline.looked_at)
            await accounts.keep(db, after)
            sight = _sight(before, after, events, baseline, now, house.tuning)
            if sight is not baseline:
                await baselines.save(db, asked.id, sight)
            changed = await self._tell(db, after, events, now)
        if watched is not None:
            watched.baseline = sight
        for event in events:
            log.info("account %s: %s", asked.id, type(event).__name__)
        if changed:
            self._told()

    async def _tell(self, db: Transaction, account: Account, events: Iterable[Event], now: datetime) -> int:
        everybody = await people.everybody(db)
        owner = next((person.name for person in everybody if person.id == account.owner), "")
        every = self._house.wishes(owner).gauge.repeat_every
        return await alerts.tell(db, plan(events, account, everybody, every), self._house.templates, now)


def _sight(
    before: Account,
    after: Account,
    events: Iterable[Event],
    baseline: Baseline,
    now: datetime,
    tuning: Tuning,
) -> Baseline:
    """The baseline of an account whose key is not used any more, or used again; else as it is."""
    if after.watch is Watch.BARRED and before.watch is not Watch.BARRED:
        unbound = any(isinstance(event, KeyBinding) for event in events)
        why = Objection.UNBOUND if unbound else Objection.RIGHTS
        return missed(baseline, why.value, True, now, tuning)[1]
    if after.watch is Watch.ON and before.watch is Watch.BARRED:
        # That it is read again is told with the key: the first good look adds nothing.
        return replace(baseline, health=replace(baseline.health, sight=Sight.FAILING, failing_from=now))
    return baseline
