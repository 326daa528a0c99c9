"""A fleet on one core: the real sweep, watcher, store and client against the exchange of `server`, over TLS.

The exchange's own limits would not let one address do this (README, "Exchanges"), so the venue here has a
budget that is not the bottleneck: what is measured is what this program costs.
"""

import asyncio
import gc
import resource
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import uvloop
from cryptography.fernet import Fernet

from bot.clock import WallClock
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.ids import AccountId, VenueName
from bot.model.person import Role
from bot.store import accounts, baselines, people
from bot.store.database import Database
from bot.store.vault import Vault
from bot.venues.client import Pool
from bot.venues.contract import Endpoint
from bot.watch.pacing import Pacing
from bot.watch.sweep import Sweep
from bot.watch.watcher import Watcher
from tests.bench.ours import detect, fields, unlimited
from tests.bench.payloads import fleet
from tests.bench.server import exchange

VENUE = VenueName("binance")
SIZES = (10, 100, 1_000, 10_000)
FLEET, PACE = 10_000, 5.0
ONE_IN = 20
"""One account in so many has an indicator that stands high."""
RATE = 200.0
"""Looks a second in the comparison of sizes: what is compared is what a look costs among so many accounts."""
WORKERS = 64
WARM, LASTS = 6.0, 15.0
TURN, TIDY = 0.2, 2.0
"""Seconds between turns of the sweep, and between refreshes and writes, as in live use."""
_HOT, _CALM = "hot", "calm"
_RARELY = 86_400.0
_VAULT = Vault([Fernet.generate_key().decode()])


@dataclass(frozen=True, slots=True)
class Run:
    """One fleet for a while: looks a second that were `wanted` and made (`rate`), microseconds of `cpu` of
    this process for each, the median seconds between two looks at a `hot` and a `calm` account (0: at none
    twice), the 99th percentile of how late (ms) the event loop was (`lag`), how many seconds the look overdue
    longest is `behind`, the KiB of `memory` for each account, and how many looks `failed`."""

    accounts: int
    wanted: float
    rate: float
    cpu: float
    hot: float
    calm: float
    lag: float
    behind: float
    memory: float
    failed: int


def sizes() -> list[Run]:
    """The same rate of looks over fleets of growing size."""
    return [uvloop.run(_run(size, size / RATE)) for size in SIZES]


def whole() -> Run:
    """Every account every five seconds."""
    return uvloop.run(_run(FLEET, PACE))


def overload(capacity: float) -> Run:
    """Twice as many looks due as can be made."""
    return uvloop.run(_run(FLEET, FLEET / (2 * capacity)))


class _Notes:
    """What happened since `begin`."""

    def __init__(self) -> None:
        self.looks: defaultdict[str, list[float]] = defaultdict(list)
        self.lags: list[float] = []
        self.failed = 0
        self._cpu = self._start = 0.0

    def begin(self) -> None:
        self.looks.clear()
        self.lags.clear()
        self.failed = 0
        self._cpu, self._start = time.process_time(), time.perf_counter()

    def replied(self, label: str, endpoint: Endpoint, params: object, status: int, raw: bytes) -> None:
        self.looks[label].append(time.perf_counter())

    def looked(self, venue: VenueName, seconds: float, trouble: str) -> None:
        self.failed += bool(trouble)

    def between(self, kind: str) -> float:
        found = [b - a for label, at in self.looks.items() if label.startswith(kind) for a, b in pairwise(at)]
        return median(found) if found else 0.0

    def run(self, count: int, pace: float, behind: float, memory: float) -> Run:
        seconds, looks = time.perf_counter() - self._start, sum(map(len, self.looks.values()))
        return Run(
            accounts=count,
            wanted=count / pace,
            rate=looks / seconds,
            cpu=(time.process_time() - self._cpu) / max(looks, 1) * 1e6,
            hot=self.between(_HOT),
            calm=self.between(_CALM),
            lag=quantiles(self.lags, n=100)[98] * 1000,
            behind=behind,
            memory=memory,
            failed=self.failed,
        )


async def _run(count: int, pace: float) -> Run:
    """All accounts are due at one pace, hot ones too: what differs is who waits when there is no time for
    all."""
    notes, clock, tuning = _Notes(), WallClock(), Tuning()
    venue = unlimited(VENUE)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        base = stack.enter_context(exchange(fleet()))
        database = Database(Path(folder) / "fleet.sqlite3")
        await database.open()
        stack.push_async_callback(database.close)
        pool = Pool(venue, dict.fromkeys(venue.hosts, base), recorder=notes.replied)
        await pool.open()
        stack.push_async_callback(pool.close)
        await _open_accounts(database, pool, count)
        memory = _memory()
        watcher = Watcher(database, clock, tuning, {}, _RARELY, lambda: None)
        pacing = {VENUE: Pacing(pace, pace, WORKERS, _RARELY)}
        sweep = Sweep(database, _VAULT, clock, watcher, {VENUE: pool}, pacing, tuning, notes.looked)
        await sweep.refresh()
        gc.collect()
        async with _jobs(sweep, watcher, notes):
            await asyncio.sleep(WARM)
            notes.begin()
            await asyncio.sleep(LASTS)
            found = notes.run(count, pace, sweep.lateness().behind, (_memory() - memory) / count)
        await sweep.stop()
    return found


async def _open_accounts(database: Database, pool: Pool, count: int) -> None:
    """Accounts that were looked at before: first looks would read fills as well."""
    keys = {kind: fields(pool.venue) | {"api_key": kind.ljust(64, "x")} for kind in (_HOT, _CALM)}
    held = {kind: (await pool.session(key).positions()).positions for kind, key in keys.items()}
    async with database.write() as db:
        await people.list_from_settings(db, (("Ana", Role.HOST, {"console": "ana"}),), WallClock().now())
        (ana,) = await people.everybody(db)
        known: dict[AccountId, Baseline] = {}
        for number in range(count):
            kind, now = _CALM if number % ONE_IN else _HOT, WallClock().now()
            name = await accounts.add(db, _VAULT, VENUE, f"{kind}{number}", ana.id, keys[kind], "", now)
            known[name] = detect(name, Baseline(), held[kind])
        await baselines.save_all(db, known)


@asynccontextmanager
async def _jobs(sweep: Sweep, watcher: Watcher, notes: _Notes) -> AsyncIterator[None]:
    """What the schedule does in live use, and how late the event loop is."""

    async def every(seconds: float, *jobs: Callable[[], Awaitable[None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            for job in jobs:
                await job()

    async def lag() -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.01)
            notes.lags.append(time.perf_counter() - before - 0.01)

    jobs = (every(TURN, sweep.turn), every(TIDY, sweep.refresh, watcher.flush), lag())
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _memory() -> int:
    """KiB that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024
