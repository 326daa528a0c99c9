"""Requests and documented weight per account and minute: ours, and polling everything at every look.

Ours is computed from `Venue.cost`, and measured: the real pool, session and watcher before the rehearsal
exchange on loopback, over minutes of a clock moved by hand. Calm: nothing happens. Cascade: within one minute
the indicator rises to the top, ADL takes from the position twice and its orders are cancelled; computed as if
every look of it were deep. The account holds one position; its key reads every part that there is.

The peers look at the same pace. One asks at every look all that this venue's sessions ask in any kind of
account, second sources included; the other all that they ask in this very account. What is asked once for all
accounts of a venue (public signals, instruments) is in none of the figures.
"""

import asyncio
import importlib
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.clock import WallClock
from bot.detect.step import WELL
from bot.detect.tuning import Tuning
from bot.errors import Lacks
from bot.model.baseline import Baseline
from bot.model.ids import AccountId
from bot.model.order import Cancel
from bot.model.position import Side
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import SimAccount, SimCancel, SimCause, SimFill, SimOrder, SimPosition
from bot.store.database import Database
from bot.venues.client import Pool
from bot.venues.contract import Endpoint, Venue, VenueSession
from bot.venues.discovery import venues
from bot.watch.cadence import next_look
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from tests.bench.ours import fields, unlimited
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, list_people, open_account
from tests.rehearsal.still import StillMarket

CALM_MINUTES = 20
FILLS_EVERY = 60.0
"""Seconds after which fills are read in any case while danger is near, the default setting."""
_SHORT = SimPosition(
    coin="BTC",
    side=Side.SHORT,
    size=Decimal(5),
    entry=Decimal(88_000),
    mark=Decimal(79_400),
    leverage=Decimal(12),
    liquidation=Decimal(95_300),
    queue=Decimal("0.1"),
    profit=Decimal(43_000),
    updated_at=WallClock().now(),
)


@dataclass(frozen=True, slots=True)
class Load:
    """What one account causes in a minute."""

    requests: float = 0.0
    weight: float = 0.0

    @classmethod
    def of(cls, calls: Iterable[Endpoint], times: float = 1.0) -> "Load":
        weights = [endpoint.weight for endpoint in calls]
        return cls(len(weights) * times, sum(weights) * times)

    def __add__(self, other: "Load") -> "Load":
        return Load(self.requests + other.requests, self.weight + other.weight)

    def __str__(self) -> str:
        return f"{figure(self.requests)} ({figure(self.weight)})"


def figure(value: float) -> str:
    """A number with three digits, or whole where it has more."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


@dataclass(frozen=True, slots=True)
class Minute:
    """One kind of minute at one venue: ours computed and measured, and both peers at the same pace."""

    venue: str
    kind: str
    computed: Load
    measured: Load
    everything: Load
    its_own: Load


def measure() -> list[Minute]:
    """Calm and cascade for every venue."""
    return [minute for name in venues() for minute in asyncio.run(_venue(unlimited(name)))]


def table(minutes: Sequence[Minute]) -> str:
    """Markdown; loads as "requests (weight)"."""
    lines = [
        "| requests (weight) per account and minute | ours, computed | ours, measured "
        "| every endpoint at every look | times fewer | those of this account | times fewer |",
        "|---|---|---|---|---|---|---|",
    ]
    for m in minutes:
        lines.append(
            f"| {m.venue}, {m.kind} | {m.computed} | {m.measured} | {m.everything} "
            f"| {_fewer(m.measured, m.everything)} | {m.its_own} | {_fewer(m.measured, m.its_own)} |"
        )
    return "\n".join(lines)


def _fewer(ours: Load, theirs: Load) -> str:
    return f"{theirs.requests / ours.requests:.1f} ({theirs.weight / ours.weight:.1f})"


async def _venue(venue: Venue) -> list[Minute]:
    async with _desk(venue) as desk:
        its_own = await desk.full_reading()
        desk.change(portfolio=True)
        other = await desk.full_reading()
        desk.change(portfolio=False)
        everything = (Counter(its_own) | Counter(other)).elements()
        measured = {"calm": await desk.calm(), "cascade": await desk.cascade()}
    per_look = Load.of(everything), Load.of(its_own)
    paces = {"calm": (venue.pace.calm, venue.pace.deep), "cascade": (venue.pace.near, venue.pace.near)}
    found = []
    for kind, (pace, deep) in paces.items():
        computed = Load.of(venue.cost.calm, 60 / pace) + Load.of(venue.cost.deep, 60 / deep)
        peers = [Load(load.requests * 60 / pace, load.weight * 60 / pace) for load in per_look]
        found.append(Minute(venue.title, kind, computed, measured[kind], *peers))
    return found


class _Desk:
    """One account at one venue, and a record of every call made for it."""

    def __init__(self, venue: Venue, database: Database) -> None:
        self.venue = venue
        self.database = database
        self.clock = SetClock(WallClock().now().replace(microsecond=0))
        self.key = venue.key_fields[0].example
        stop = SimOrder(71, "BTC", True, Decimal(5), Decimal(95_000), Decimal(95_000), True, self.clock.now())
        account = SimAccount(self.key, Decimal(50_000), (_SHORT,), orders=(stop,))
        self.market = StillMarket({self.key: account})
        dialect = importlib.import_module(f"bot.venues.{venue.name}.simulate").DIALECT
        self.exchange = RehearsalExchange(self.market, {venue.name: dialect}, self.clock)
        self.watcher = Watcher(database, self.clock, Tuning(), TEMPLATES, FILLS_EVERY, lambda: None)
        self.calls: list[Endpoint] = []
        self.pool: Pool

    def record(self, label: str, endpoint: Endpoint, params: Any, status: int, raw: bytes) -> None:
        self.calls.append(endpoint)

    def change(self, **facts: Any) -> None:
        self.market.accounts[self.key] = replace(self.market.accounts[self.key], **facts)

    async def session(self) -> VenueSession:
        """A session that knows what its key can read, as after `/connect`."""
        proof = await self.pool.session(fields(self.venue)).prove()
        return self.pool.session(fields(self.venue), "bench", reads=proof.reads)

    async def full_reading(self) -> list[Endpoint]:
        """The calls of one look that asks all there is to ask."""
        session = await self.session()
        found = await session.fills({}, frozenset())
        self.calls.clear()
        look = await session.positions()
        symbols = frozenset(position.key.symbol for position in look.positions)
        await session.fills(found.cursor, symbols)
        with suppress(Lacks):
            await session.orders(symbols, self.clock.now() - timedelta(minutes=5))
        with suppress(Lacks):
            await session.neutrality()
        return list(self.calls)

    async def calm(self) -> Load:
        """A minute in which nothing happens, the mean of several."""
        watched = await self._watched()
        await self._watch(watched, CALM_MINUTES * 60)
        return Load.of(self.calls, 1 / CALM_MINUTES)

    async def cascade(self) -> Load:
        """The minute of an incident: danger, a first piece after 10 seconds, a second after 30."""
        watched = await self._watched()
        self.change(positions=(replace(_SHORT, queue=Decimal(1)),))
        await self._watch(watched, 10)
        calls = list(self.calls)
        self._take(Decimal(2), before=Decimal(5))
        await self._watch(watched, 20)
        calls += self.calls
        self._take(Decimal(1), before=Decimal(3))
        await self._watch(watched, 30)
        if watched.baseline.incident is None:
            raise RuntimeError(f"the ADL at {self.venue.title} was not seen")
        return Load.of([*calls, *self.calls])

    async def _watched(self) -> Watched:
        """The account after its first looks, which read more than later ones."""
        account = await open_account(self.database, self.clock, label=f"{self.venue.name} {self.clock.now()}")
        deep = timedelta(seconds=self.venue.pace.deep)
        watched = Watched(account, await self.session(), Baseline(), deep_every=deep)
        await self._watch(watched, 61)
        return watched

    async def _watch(self, watched: Watched, seconds: float) -> None:
        """Look as the sweep does for that long. Leaves the calls of that time in `calls`."""
        self.calls.clear()
        left = seconds
        pace = self.venue.pace
        while left > 0:
            await self.watcher.look(watched)
            if watched.baseline.health != WELL:
                raise RuntimeError(f"{self.venue.title}: {watched.baseline.health.why}")
            wait = next_look(AccountId(0), watched.baseline, self.clock.now(), pace.calm, pace.near, Tuning())
            self.clock.advance(min(wait, left))
            left -= wait

    def _take(self, size: Decimal, before: Decimal) -> None:
        """ADL takes a piece: the position shrinks, the fill is listed, the stop is cancelled."""
        account, now = self.market.accounts[self.key], self.clock.now()
        fill = SimFill(
            id=9_000 + len(account.fills),
            coin="BTC",
            side=Side.SHORT,
            opens=False,
            size=size,
            price=Decimal(79_650),
            mark=Decimal(79_500),
            realised=size * 8_350,
            size_before=before,
            cause=SimCause.ADL,
            at=now,
        )
        short = replace(account.positions[0], size=before - size, under_adl=True, updated_at=now)
        gone = tuple(SimCancel(order, Cancel.ADL, now) for order in account.orders)
        self.change(
            positions=(short,),
            fills=(*account.fills, fill),
            orders=(),
            cancelled=(*account.cancelled, *gone),
        )


@asynccontextmanager
async def _desk(venue: Venue) -> AsyncIterator[_Desk]:
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "bench.sqlite3")
        await database.open()
        await list_people(database)
        desk = _Desk(venue, database)
        address = await desk.exchange.start()
        hosts = dict.fromkeys(venue.hosts, f"{address}/{venue.name}")
        desk.pool = Pool(venue, hosts, recorder=desk.record, clock=desk.clock)
        await desk.pool.open()
        try:
            yield desk
        finally:
            await desk.pool.close()
            await desk.exchange.stop()
            await database.close()
