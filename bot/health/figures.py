"""What is read when somebody asks for the figures: freshness, queues, budgets, parts."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge

from bot.clock import Clock
from bot.model.alert import Urgency
from bot.model.baseline import Sight
from bot.model.ids import VenueName
from bot.model.part import Part
from bot.venues.client import Pool
from bot.watch.watched import Watched
from bot.watchdog.vigil import Vigil

AGES = (15, 60, 300)
"""Seconds: borders of the buckets of freshness."""
NEVER, OLDER = "never", "older"
BUCKETS = (*(f"{age}s" for age in AGES), OLDER, NEVER)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the page looks at; `streams` counts the private streams that are open at each venue."""

    vigil: Vigil
    pools: Mapping[VenueName, Pool]
    clock: Clock
    version: str
    started: datetime
    streams: Callable[[], Mapping[VenueName, int]] = dict


def bucket(looked_at: datetime | None, now: datetime) -> str:
    """The bucket of an account that was last read then: the first that holds its age."""
    if looked_at is None:
        return NEVER
    age = (now - looked_at).total_seconds()
    return next((f"{limit}s" for limit in AGES if age <= limit), OLDER)


class Figures:
    """Gauges that are filled at each request. Labels never name an account or an address."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, text: str, *labels: str) -> Gauge:
            return Gauge(f"adlwatch_{name}", text, labels, registry=registry)

        self._info = gauge("build_info", "1; the version is a label.", "version")
        self._uptime = gauge("uptime_seconds", "Since the program started.")
        self._accounts = gauge("accounts", "Accounts by how long ago they were read.", "venue", "age")
        self._unread = gauge("accounts_unread", "Accounts whose last looks failed.", "venue")
        self._streams = gauge("streams_open", "Private streams that are open.", "venue")
        self._queue = gauge("queue", "Deliveries that wait, by urgency.", "urgency")
        self._oldest = gauge("queue_oldest_seconds", "How long what may leave has waited.", "channel")
        self._behind = gauge("sweep_lag_seconds", "The look that is overdue the longest.")
        self._database = gauge("database_seconds", "How long the last small write took.")
        self._free = gauge("disk_free_bytes", "Free on the disk of the database.")
        self._size = gauge("database_bytes", "Size of the database and its write-ahead log.")
        self._silent = gauge("chat_silent_seconds", "Since a chat app was last heard.", "channel")
        self._well = gauge("part_well", "1 while a part is well, 0 otherwise.", "part")
        self._used = gauge("budget_used_ratio", "Used part of what we allow us.", "venue", "pool")
        self._paused = gauge("budget_paused_seconds", "Left of an ordered pause.", "venue", "pool")

    def fill(self, scope: Scope) -> None:
        """Set every gauge to what is so now."""
        now = scope.clock.now()
        self._info.labels(scope.version).set(1)
        self._uptime.set((now - scope.started).total_seconds())
        for venue, watched in scope.vigil.sweep.watched().items():
            self._fresh(venue, watched, now)
        self._waiting(scope, now)
        self._parts(scope)
        streams = scope.streams()
        for name, pool in scope.pools.items():
            if pool.venue.follow is not None:
                self._streams.labels(name).set(streams.get(name, 0))
            self._budgets(name, pool, scope.clock.monotonic())

    def _fresh(self, venue: VenueName, watched: Iterable[Watched], now: datetime) -> None:
        ages: Counter[str] = Counter()
        unread = 0
        for one in watched:
            ages[bucket(one.baseline.looked_at, now)] += 1
            unread += one.baseline.health.sight is not Sight.WELL
        for name in BUCKETS:
            self._accounts.labels(venue, name).set(ages[name])
        self._unread.labels(venue).set(unread)

    def _waiting(self, scope: Scope, now: datetime) -> None:
        counts: Counter[Urgency] = Counter()
        oldest = dict.fromkeys(scope.vigil.ports, 0.0)
        for depth in scope.vigil.readings.waiting:
            counts[depth.urgency] += depth.count
            if depth.since is not None and depth.channel in oldest:
                late = (now - depth.since).total_seconds()
                oldest[depth.channel] = max(oldest[depth.channel], late)
        for urgency in Urgency:
            self._queue.labels(urgency.name.lower()).set(counts[urgency])
        for channel, late in oldest.items():
            self._oldest.labels(channel).set(late)

    def _parts(self, scope: Scope) -> None:
        self._behind.set(scope.vigil.sweep.lateness().behind)
        self._database.set(scope.vigil.beats.seconds())
        self._size.set(scope.vigil.readings.size)
        for state in scope.vigil.states():
            self._well.labels(state.reading.key).set(state.well)
            if state.reading.part is Part.DISK:
                self._free.set(state.reading.value)
            if state.reading.part is Part.CHAT:
                self._silent.labels(state.reading.channel).set(state.reading.value)

    def _budgets(self, venue: VenueName, pool: Pool, now: float) -> None:
        for name, budget in pool.budgets.items():
            budget.wait(0, now)  # forgets what is over
            self._used.labels(venue, name).set(budget.used / budget.allowed)
            self._paused.labels(venue, name).set(budget.paused(now))
