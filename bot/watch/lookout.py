"""What venues tell everybody about ADL in the markets that somebody holds; their clocks and bans, too."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from bot.clock import Clock
from bot.detect.market import TOLD_FROM, follow
from bot.detect.tuning import Tuning
from bot.model.alert import Telling
from bot.model.event import Banned, ClockOff, Event, MarketWarned
from bot.model.ids import PersonId, VenueName
from bot.model.person import Account, Person
from bot.model.regime import RegimeState
from bot.model.signal import Danger, MarketMemory, Signal, Signals, Warned
from bot.policy.plan import plan
from bot.store import alerts, people, signals
from bot.store.database import Database
from bot.venues.client import Pool
from bot.watch.watcher import Watched

log = logging.getLogger(__name__)

CLOCK_TOLERANCE = 5.0
"""Seconds by which the clocks of host and venue may differ before the host is told."""
STORED_EVERY = timedelta(minutes=10)
"""How often a reading that says the same as before is added to the series."""


News = tuple[Event, list[Watched]]
"""An event and the accounts it may concern."""


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
        self._memories: dict[VenueName, MarketMemory] = {}
        self._stored: dict[tuple[VenueName, str, str], Signal] = {}
        self._unwritten: dict[VenueName, Signals] = {}
        self._warned: dict[VenueName, set[tuple[PersonId, MarketWarned]]] = {}
        self._clocks: set[VenueName] = set()
        self._under_way: dict[VenueName, asyncio.Task[None]] = {}

    async def turn(self) -> None:
        """Tell the host what the pools have noted, and begin to listen wherever nobody is listening yet."""
        for venue, pool in self._pools.items():
            await self._tell_noted(venue, pool)
        watched = self._watched()
        for venue, pool in self._pools.items():
            holders = watched.get(venue, [])
            if pool.public is not None and venue not in self._under_way and holders:
                task = asyncio.create_task(self._listen(venue, pool, holders), name=f"look out {venue}")
                self._under_way[venue] = task

    def regimes(self, venue: VenueName) -> Mapping[str, RegimeState]:
        """The regime of each market that was judged, by symbol."""
        return {}

    async def stop(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*self._under_way.values(), return_exceptions=True)

    async def _listen(self, venue: VenueName, pool: Pool, holders: list[Watched]) -> None:
        held = frozenset(p.key.symbol for watched in holders for p in watched.baseline.positions)
        try:
            assert pool.public is not None
            if venue not in self._memories:
                async with self._database.read() as db:
                    self._memories[venue] = await signals.load(db, venue)
            # What could not be written is kept: a venue says it only once.
            seen = self._unwritten.get(venue) or await pool.public.signals(held)
            self._unwritten[venue] = seen
            await self._heard(venue, seen, holders)
            del self._unwritten[venue]
        except Exception:
            log.exception("public signals of %s", venue)
        finally:
            del self._under_way[venue]

    async def _heard(self, venue: VenueName, seen: Signals, holders: list[Watched]) -> None:
        before = self._memories[venue]
        events, memory = follow(venue, before, seen, self._clock.now(), self._tuning)
        standing = [_again(warned) for warned in memory.warnings if warned.told >= TOLD_FROM]
        newcomers = {event: self._newcomers(venue, event, holders) for event in standing}
        news: list[News] = [(event, holders) for event in events if not _is_rise(event)]
        news += [(event, to) for event, to in newcomers.items() if to]
        fresh = tuple(s for s in seen.readings if self._is_news(venue, s))
        if fresh or news or before.warnings != memory.warnings or before.losses != memory.losses:
            await self._commit(venue, news, fresh, memory)
        self._memories[venue] = memory
        self._stored |= {(venue, s.source, s.symbol): s for s in fresh}
        told = {(w.account.owner, event) for event, to in newcomers.items() for w in to}
        self._warned[venue] = {t for t in self._warned.get(venue, ()) if t[1] in newcomers} | told

    def _newcomers(self, venue: VenueName, event: MarketWarned, holders: Iterable[Watched]) -> list[Watched]:
        """Those in the market whose owner has not heard of its danger; also who entered it only now."""
        told = self._warned.get(venue, ())
        return [w for w in holders if _is_in(w, event) and (w.account.owner, event) not in told]

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
            everybody = await people.everybody(db)
            tellings = [t for event, to in news for t in _tellings(event, to, everybody)]
            changed = await alerts.tell(db, tellings, self._templates, self._clock.now())
        if changed:
            self._told()


def _tellings(event: Event, holders: Iterable[Watched], people: Iterable[Person]) -> tuple[Telling, ...]:
    """A market's warning goes once to everybody who is in it; all else concerns the host."""
    if not isinstance(event, MarketWarned):
        return plan((event,), None, people)
    first: dict[int, Account] = {}
    for watched in holders:
        if _is_in(watched, event):
            first.setdefault(watched.account.owner, watched.account)
    return tuple(t for account in first.values() for t in plan((event,), account, people))


def _is_in(watched: Watched, event: MarketWarned) -> bool:
    return any(p.key.symbol == event.signal.symbol for p in watched.baseline.positions)


def _is_rise(event: Event) -> bool:
    return isinstance(event, MarketWarned) and event.rose


def _again(warned: Warned) -> MarketWarned:
    """A warning that stands, as it was first told."""
    return MarketWarned(warned.since, warned.signal, Danger.CALM, warned.told)
