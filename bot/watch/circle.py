"""What surrounds each account, gathered from the other watched accounts of its owner and from the lookout."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from types import MappingProxyType
from typing import Any

from bot.detect.context import Context, ScoreOf
from bot.detect.hedge import by_base, legs, unread_since
from bot.model.baseline import Baseline, Sight
from bot.model.hedge import Hedge, Leg, Pairing
from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.order import OpenOrder
from bot.model.person import Account, Person, Watch
from bot.model.preferences import Wishes
from bot.model.regime import RegimeState
from bot.store import accounts, baselines, hedges, people
from bot.store.database import Database, Transaction
from bot.watch.watched import Watched

Roster = Callable[[], Mapping[VenueName, list[Watched]]]
Regimes = Callable[[VenueName], Mapping[str, RegimeState]]


@dataclass(frozen=True, slots=True)
class Unread:
    """An account whose key is refused or not used, or that its owner paused: its legs stand until they are
    read."""

    account: Account
    baseline: Baseline


Member = Watched | Unread


class Circle:
    """Gives the context of an account. `refresh` reads what people said since, and which accounts there are;
    call it every few seconds, and once before the first look."""

    def __init__(
        self,
        database: Database,
        titles: Mapping[VenueName, str],
        watched: Roster,
        regimes: Regimes,
        wishes: Callable[[str], Wishes] = lambda name: Wishes(),
        scores: Mapping[VenueName, ScoreOf] = MappingProxyType({}),
    ) -> None:
        self._scores = scores
        self._wishes_of = cache(wishes)
        self._wishes: dict[PersonId, Wishes] = {}
        self._database = database
        self._titles = titles
        self._watched = watched
        self._regimes = regimes
        self._pairings: Mapping[PersonId, Mapping[str, Pairing]] = {}
        self._members: Mapping[PersonId, list[Member]] = {}
        self._unread: dict[AccountId, Unread] = {}
        self._legs: dict[AccountId, tuple[tuple[Any, ...], tuple[Leg, ...]]] = {}

    async def refresh(self) -> None:
        """Read pairings, wishes and accounts of all people."""
        async with self._database.read() as db:
            self._wishes = {p.id: self._chosen(p) for p in await people.everybody(db)}
            self._pairings = await hedges.everything(db)
            self._unread = await self._resting(db)
        members: defaultdict[PersonId, list[Member]] = defaultdict(list)
        for watched in (w for venue in self._watched().values() for w in venue):
            self._unread.pop(watched.account.id, None)
            members[watched.account.owner].append(watched)
        for unread in self._unread.values():
            members[unread.account.owner].append(unread)
        self._members = members
        there = {member.account.id for found in members.values() for member in found}
        self._legs = {account: known for account, known in self._legs.items() if account in there}

    def around(self, watched: Watched) -> Context:
        """The context of one account, as of now; from memory alone."""
        account = watched.account
        if watched.apart is not None:
            return watched.apart()
        return Context(
            where=self._where(account),
            others=lambda: self._others(account),
            pairings=self._pairings.get(account.owner, {}),
            wishes=self.wishes(account.owner),
            regimes=self._regimes(account.venue),
            adl_elsewhere=lambda symbol: self._adl_elsewhere(account, symbol),
            score=self._scores.get(account.venue),
        )

    def _adl_elsewhere(self, account: Account, symbol: str) -> datetime | None:
        """When ADL last took from another account, of whomever, in a market of this one's venue."""
        others = (w for w in self._watched().get(account.venue, ()) if w.account.id != account.id)
        found = (i for w in others for i in (*w.baseline.past, w.baseline.incident) if i is not None)
        return max((i.last_at for i in found if symbol in i.symbols), default=None)

    def wishes(self, person: PersonId) -> Wishes:
        """What a person wants to be told, and how."""
        return self._wishes.get(person) or self._wishes_of("")

    def _chosen(self, person: Person) -> Wishes:
        """What the host's settings say, with what the person chose by buttons in its place."""
        wishes = self._wishes_of(person.name)
        return replace(wishes, gauge=person.manners.gauge.over(wishes.gauge))

    def members(self, person: PersonId) -> tuple[Member, ...]:
        """The accounts of a person, with what is remembered of each."""
        return tuple(self._members.get(person, ()))

    def regimes(self, venue: VenueName) -> Mapping[str, RegimeState]:
        """The regime of each market of a venue that is judged, by symbol."""
        return self._regimes(venue)

    def owners(self) -> Iterable[PersonId]:
        """The people who have accounts."""
        return tuple(self._members)

    def accounts(self, person: PersonId) -> frozenset[AccountId]:
        """The accounts of a person that there are."""
        return frozenset(member.account.id for member in self._members.get(person, ()))

    def hedges(self, person: PersonId) -> Mapping[str, Hedge] | None:
        """All legs of a person by base asset; None while an account of theirs was never read."""
        members = self._members.get(person, ())
        if any(member.baseline.looked_at is None for member in members):
            return None
        found = [leg for member in members for leg in self._legs_of(member)]
        return by_base(found, self._pairings.get(person, {}))

    def resting(
        self, person: PersonId
    ) -> tuple[Mapping[AccountId, tuple[OpenOrder, ...]], Mapping[AccountId, str]]:
        """The orders of a person's accounts as last read, and how the accounts are named."""
        members = self._members.get(person, ())
        orders = {member.account.id: member.baseline.orders for member in members}
        return orders, {member.account.id: self._where(member.account) for member in members}

    def wounded(self, person: PersonId) -> frozenset[str]:
        """The base assets in which a reduction by a venue hit this person."""
        wounds = (w for member in self._members.get(person, ()) for w in member.baseline.wounds)
        return frozenset(i.base for wound in wounds for i in wound.event.imbalances)

    def _others(self, account: Account) -> tuple[Leg, ...]:
        """The legs of the other accounts of its owner, and of nobody else."""
        members = self._members.get(account.owner, ())
        return tuple(leg for m in members if m.account.id != account.id for leg in self._legs_of(m))

    def _legs_of(self, member: Member) -> tuple[Leg, ...]:
        """The legs of one account, made anew only when something of them has changed."""
        baseline, account = member.baseline, member.account
        made_of = (
            account.label,
            baseline.positions,
            baseline.beyond,
            baseline.credits,
            baseline.funds,
            baseline.funds_at,
            unread_since(baseline),
        )
        known = self._legs.get(account.id)
        if known is None or any(a is not b for a, b in zip(known[0], made_of, strict=True)):
            known = (made_of, legs(account.id, self._where(account), baseline))
            self._legs[account.id] = known
        return known[1]

    def _where(self, account: Account) -> str:
        return f"{account.label} ({self._titles.get(account.venue, account.venue)})"

    async def _resting(self, db: Transaction) -> dict[AccountId, Unread]:
        """The accounts that are not asked, with what was last read of them."""
        found = {a.id: a for a in await accounts.everything(db) if a.watch is not Watch.ON}
        known = {n: u for n, u in self._unread.items() if found.get(n) == u.account}
        new = [account for number, account in found.items() if number not in known]
        fresh = {a.id: Unread(a, _unread(a, await baselines.load(db, a.id))) for a in new}
        # One that was paused before its first look holds nothing that is known, and must not stop the others.
        return known | {
            n: u for n, u in fresh.items() if u.account.watch is not Watch.PAUSED or u.baseline.looked_at
        }


def _unread(account: Account, baseline: Baseline) -> Baseline:
    """What is remembered of an account that is not asked: of one that was paused it is not known to hold."""
    if account.watch is not Watch.PAUSED or baseline.health.blind:
        return baseline
    return replace(baseline, health=replace(baseline.health, sight=Sight.BLIND, since=baseline.looked_at))
