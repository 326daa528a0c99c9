"""One account behind a venue's own dialect on loopback, and the real client before it."""

import importlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal

from bot.clock import WallClock
from bot.model.position import Side
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import SimAccount, SimCause, SimFill, SimPosition
from bot.venues.client import Pool
from bot.venues.contract import Venue, VenueSession
from tests.fakes.clock import SetClock
from tests.rehearsal.still import StillMarket

SOON = 0.3
"""Seconds: a time-out for exchanges that never answer. Others get all the time a busy machine needs."""
LONG = SimPosition(
    coin="BTC",
    side=Side.LONG,
    size=Decimal("1.25"),
    entry=Decimal(70_000),
    mark=Decimal(77_000),
    leverage=Decimal(8),
    liquidation=Decimal(61_500),
    queue=Decimal("0.99"),
    profit=Decimal(8_750),
    updated_at=WallClock().now(),
)
SHORT = replace(LONG, coin="ETH", side=Side.SHORT, size=Decimal(12), mark=Decimal(2_200), queue=Decimal(0))
TAKEN = SimFill(
    id=9_101,
    coin="BTC",
    side=Side.LONG,
    opens=False,
    size=Decimal("0.75"),
    price=Decimal(77_100),
    mark=Decimal(77_050),
    realised=Decimal(5_325),
    size_before=Decimal(2),
    cause=SimCause.ADL,
    at=WallClock().now(),
)


class Bench:
    """`market` holds the account under the venue's own example key; `clock` is the client's."""

    def __init__(self, venue: Venue) -> None:
        self.venue = venue
        self.fields = {field.name: field.example for field in venue.key_fields}
        self.key = venue.key_fields[0].example
        self.secrets = [field.example for field in venue.key_fields if field.secret]
        self.market = StillMarket({self.key: SimAccount(self.key, Decimal(90_000), (LONG, SHORT), (TAKEN,))})
        dialect = importlib.import_module(f"bot.venues.{venue.name}.simulate").DIALECT
        self.exchange = RehearsalExchange(self.market, {venue.name: dialect}, WallClock())
        self.clock = SetClock()
        self.address = ""
        self.pool: Pool

    @property
    def session(self) -> VenueSession:
        return self.pool.session(self.fields)

    @property
    def answered(self) -> int:
        """Requests that reached the exchange and were answered without a fault."""
        return len(self.market.played)

    def change(self, **facts: object) -> None:
        self.market.accounts[self.key] = replace(self.market.accounts[self.key], **facts)  # type: ignore[arg-type]


@asynccontextmanager
async def bench_of(venue: Venue, patience: float = 20) -> AsyncIterator[Bench]:
    bench = Bench(venue)
    bench.address = await bench.exchange.start()
    hosts = dict.fromkeys(venue.hosts, f"{bench.address}/{venue.name}")
    bench.pool = Pool(venue, hosts, patience, clock=bench.clock)
    await bench.pool.open()
    yield bench
    await bench.pool.close()
    await bench.exchange.stop()
