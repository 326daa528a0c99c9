"""What venues tell everybody about ADL in the markets that somebody holds; their clocks and bans, too."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.clock import Clock
from bot.detect.drawdown import DAY, Curves
from bot.detect.market import follow
from bot.detect.regime import judge, known, stirs_of
from bot.detect.stress import stirs
from bot.detect.tuning import Tuning
from bot.errors import VenueError
from bot.model.event import Banned, ClockOff, Event
from bot.model.exposure import RegimeChanged
from bot.model.ids import PersonId, VenueName
from bot.model.market import MarketMemory, Met, Stir
from bot.model.person import Account
from bot.model.regime import Regime, RegimeState
from bot.model.signal import Signal, Signals
from bot.policy.plan import danger_alert, plan, to_person
from bot.store import alerts, people, signals
from bot.store.database import Database, Transaction
from bot.venues.client import Pool
from bot.watch import holders as by_market
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

CLOCK_TOLERANCE = 5.0
"""Seconds by which the clocks of host and venue may differ before the host is told."""
STORED_EVERY = timedelta(minutes=10)
"""How often a reading that says the same as before is added to the series."""
PATIENCE = 60.0
"""Seconds after which a public session that has not answered counts as lost."""
EVERYTHING = ""
"""The name of all sources of a venue together."""

News = tuple[Event, list[Account]]
"""An event and the accounts it is told for; none where it concerns the host."""


@dataclass(slots=True)
class Post:
    """What is kept of one venue between two rounds. `recalled` are the symbols whose funds of the last day
    were read from the store; `met` what accounts of this host met since the last round; `told` who heard of
    which regime as it stands. `unwritten` is kept until it is: a venue says it only once. `faulty`: its
    session broke when it was last asked."""

    memory: MarketMemory | None = None
    curves: Curves = field(default_factory=Curves)
    recalled: frozenset[str] = frozenset()
    met: list[Stir] = field(default_factory=list)
    told: set[tuple[PersonId, RegimeChanged]] = field(default_factory=set)
    unwritten: Signals | None = None
    faulty: bool = False
    regimes: Mapping[str, RegimeState] = field(default_factory=dict)

    @property
    def stirs(self) -> bool:
        """Whether there is something to judge although the venue tells nothing."""
        memory = self.memory
        if memory is None or self.met or memory.stirs:
            return True
        return any(state.regime is not Regime.CALM for state in memory.regimes)


class Lookout:
    """Listens to each venue's public session. `turn` never waits for a venue; call it every few seconds."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        pools: Mapping[VenueName, Pool],
        watched: Callable[[], Mapping[VenueName, list[Watched]]],
        templates: alerts.Templates,
        tuning: Tuning,
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._pools = pools
        self._watched = watched
        self._templates = templates
        self._tuning = tuning
        self._told = told
        self._posts = {venue: Post() for venue in pools}
        self._stored: dict[tuple[VenueName, str, str], Signal] = {}
        self._clocks: set[VenueName] = set()
        self._under_way: dict[VenueName, asyncio.Task[None]] = {}

    async def turn(self) -> None:
        """Tell the host what the pools have noted, and begin to listen wherever nobody is listening yet."""
        for venue, pool in self._pools.items():
            await self._tell_noted(venue, pool)
        watched, now = self._watched(), self._clock.now()
        for venue, pool in self._pools.items():
            post, holders = self._posts[venue], watched.get(venue, [])
            if post.memory is not None:
                post.regimes = known(post.memory, now, self._tuning.market)
            if venue not in self._under_way and holders and (pool.public is not None or post.stirs):
                task = asyncio.create_task(self._listen(venue, pool, holders), name=f"look out {venue}")
                self._under_way[venue] = task

    def regimes(self, venue: VenueName) -> Mapping[str, RegimeState]:
        """The regime of each market that is judged, by symbol. None is calm where a source is lost."""
        return self._posts[venue].regimes

    async def follow(self) -> None:
        """Know the regimes as the process that listens last wrote them, in place of `turn`."""
        now = self._clock.now()
        async with self._database.read() as db:
            for venue in self._posts.keys() & self._watched().keys():
                memory = await signals.load(db, venue)
                self._posts[venue].regimes = known(memory, now, self._tuning.market)

    def noticed(self, account: Account, events: Iterable[Event]) -> None:
        """Take note of what an account met: it counts at the next turn, in its markets."""
        self.heard(Met(account.venue, account.id, stirs(account.id, events)))

    def heard(self, what: Met) -> None:
        """The same of an account that another process watches."""
        if what.venue in self._posts:
            met = self._posts[what.venue].met
            met[:] = stirs_of(what.account, met, what.stirs)

    async def stop(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _listen(self, venue: VenueName, pool: Pool, holders: list[Watched]) -> None:
        post = self._posts[venue]
        held = by_market.followed(holders)
        try:
            memory = await self._remember(venue, post, held)
            if post.unwritten is None:
                post.unwritten = await _ask(venue, pool, post, held)
            await self._heard(venue, memory, post.unwritten, holders, held)
            post.unwritten = None
        except Exception:
            log.exception("public signals of %s", venue)
        finally:
            del self._under_way[venue]

    async def _remember(self, venue: VenueName, post: Post, held: frozenset[str]) -> MarketMemory:
        """What is remembered of the venue; from the store at first, as are the funds of a symbol."""
        new = held - post.recalled
        if post.memory is not None and not new:
            return post.memory
        now = self._clock.now()
        async with self._database.read() as db:
            memory = post.memory or await signals.load(db, venue)
            sources = [source for source, _ in memory.heard]
            past = await signals.balances(db, venue, sources, new, now - DAY)
        post.curves.recall(past, now)
        post.memory, post.recalled = memory, post.recalled | held
        return memory

    async def _heard(
        self,
        venue: VenueName,
        before: MarketMemory,
        seen: Signals,
        holders: list[Watched],
        held: frozenset[str],
    ) -> None:
        post, now, met = self._posts[venue], self._clock.now(), tuple(self._posts[venue].met)
        post.curves.hear(seen.readings, before.voices, now)
        events, memory = follow(venue, _with(before, met), seen, held, now, self._tuning)
        changes, memory = judge(venue, memory, post.curves.falls, held, now, self._tuning.market)
        standing = [
            RegimeChanged(s.revised, venue, s.told)
            for s in memory.regimes
            if s.revised and s.left is None and _stands(s)
        ]
        markets = by_market.of(holders)
        newcomers = {event: _newcomers(event, markets, holders, post.told) for event in standing}
        news: list[News] = [(event, []) for event in events]
        news += [(event, to) for event, to in newcomers.items() if to]
        news += [(e, by_market.one_each(markets, e.state.symbol)) for e in changes if not _stands(e.state)]
        fresh = tuple(s for s in seen.readings if self._is_news(venue, s))
        if fresh or news or _differs(before, memory):
            await self._commit(venue, news, fresh, memory)
        post.memory = memory
        post.regimes = known(memory, now, self._tuning.market)  # alerts must not say less than was just told
        post.met[:] = [stir for stir in post.met if stir not in met]
        self._stored |= {(venue, s.source, s.symbol): s for s in fresh}
        told = {(account.owner, event) for event, to in newcomers.items() for account in to}
        post.told = {t for t in post.told if t[1] in newcomers} | told

    def _is_news(self, venue: VenueName, signal: Signal) -> bool:
        """Whether a reading belongs into the series: it says something new, or the last is long ago."""
        last = self._stored.get((venue, signal.source, signal.symbol))
        return last is None or replace(last, at=signal.at) != signal or signal.at - last.at >= STORED_EVERY

    async def _tell_noted(self, venue: VenueName, pool: Pool) -> None:
        """Tell the host of bans, and of a clock that is off (once a day, by the alert's name)."""
        bans, ahead = list(pool.bans), pool.skew.seconds
        off = abs(ahead) >= CLOCK_TOLERANCE
        news: list[News] = [(Banned(at, venue, seconds, why), []) for at, seconds, why in bans]
        if off and venue not in self._clocks:
            news.append((ClockOff(self._clock.now(), venue, ahead), []))
        if news:
            await self._commit(venue, news, ())
        del pool.bans[: len(bans)]
        self._clocks = self._clocks | {venue} if off else self._clocks - {venue}

    async def _commit(
        self,
        venue: VenueName,
        news: Iterable[News],
        fresh: Iterable[Signal],
        memory: MarketMemory | None = None,
    ) -> None:
        async with self._database.write() as db:
            await signals.keep(db, venue, fresh)
            if memory is not None:
                await signals.save(db, venue, memory)
            everybody, now = await people.everybody(db), self._clock.now()
            tellings = [
                telling
                for event, to in news
                for account in await _who_knows(db, event, to)
                for telling in plan((event,), account, everybody, now=now)
            ]
            changed = await alerts.tell(db, tellings, self._templates, now)
        if changed:
            self._told()


async def _ask(venue: VenueName, pool: Pool, post: Post, held: frozenset[str]) -> Signals:
    """What the public session says. Its faults are told as what they are: silence must mean safe."""
    if pool.public is None:
        return Signals()
    try:
        async with asyncio.timeout(PATIENCE):
            seen = await pool.public.signals(held)
    except TimeoutError:
        return Signals(failed=((EVERYTHING, "no answer in time"),))
    except Exception as error:
        if not post.faulty:  # it is asked every few seconds
            log.exception("public signals of %s", venue)
        post.faulty = True
        why = str(error) if isinstance(error, VenueError) else f"a fault of mine ({type(error).__name__})"
        return Signals(failed=((EVERYTHING, why),))
    post.faulty = False
    return replace(seen, answered=(*seen.answered, EVERYTHING))


async def _who_knows(db: Transaction, event: Event, to: list[Account]) -> Iterable[Account | None]:
    """The accounts to tell an event for: that a market is calm again only those who heard of its danger."""
    if not isinstance(event, RegimeChanged):
        return to or [None]
    if _stands(event.state):
        return to
    name = danger_alert(event.venue, event.state)
    told = await alerts.known(db, (to_person(name, account.owner) for account in to))
    return [account for account in to if to_person(name, account.owner) in told]


def _newcomers(
    event: RegimeChanged,
    markets: by_market.Markets,
    holders: Iterable[Watched],
    told: set[tuple[PersonId, RegimeChanged]],
) -> list[Account]:
    """One account of each person in the market who has not heard of its regime as it stands; also of who
    entered it only now. That ADL hit their own account people know already."""
    hit = by_market.hit(holders, event.state)
    mine = by_market.one_each(markets, event.state.symbol)
    return [a for a in mine if (a.owner, event) not in told and a.owner not in hit]


def _stands(state: RegimeState) -> bool:
    return state.regime is not Regime.CALM


def _with(memory: MarketMemory, met: Iterable[Stir]) -> MarketMemory:
    found = memory.stirs
    for stir in met:
        found = stirs_of(stir.account, found, (stir,))
    return replace(memory, stirs=found)


def _differs(before: MarketMemory, after: MarketMemory) -> bool:
    """Whether something must not be lost in a crash; what the sources say, they say again."""
    kept = ("regimes", "stirs", "losses")
    return any(getattr(before, name) != getattr(after, name) for name in kept)
