"""What a look costs is what its venue says: how many accounts an address can watch is computed from that."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.clock import WallClock
from bot.model.proof import Proof
from bot.rehearsal.facts import SimOrder
from bot.venues.capacity import charged
from bot.venues.contract import Endpoint, Venue
from bot.venues.discovery import venues
from tests.wire.exchange_bench import LONG, bench_of

STOP = SimOrder(71, "BTC", False, Decimal(1), Decimal(60_000), Decimal(60_000), True, WallClock().now())


def first_part(venue: Venue, proof: Proof) -> tuple[str, ...]:
    """What the key reads, of the parts only the first."""
    others = {part.name for part in venue.parts[1:]}
    return tuple(name for name in proof.reads if name not in others)


@pytest.mark.parametrize("venue", venues().values(), ids=list(venues()))
async def test_a_look_asks_no_more_than_its_venue_says(venue: Venue) -> None:
    calls: list[Endpoint] = []

    def record(label: str, endpoint: Endpoint, params: Any, status: int, raw: bytes) -> None:
        calls.append(endpoint)

    async with bench_of(venue) as bench:
        bench.clock.moment = WallClock().now()
        bench.change(positions=(LONG,), orders=(STOP,))
        bench.pool.recorder = record
        reads = first_part(venue, await bench.session.prove())
        session = bench.pool.session(bench.fields, "main", reads=reads)
        found = await session.fills({}, frozenset())
        await session.positions()
        calls.clear()
        symbols = frozenset(position.key.symbol for position in (await session.positions()).positions)
        calm = charged(calls)
        calls.clear()
        await session.fills(found.cursor, symbols)
        await session.orders(symbols, bench.clock.now() - timedelta(minutes=5))
        await session.funds()
        deep = charged(calls)
    assert calm and calm <= charged(venue.cost.calm)
    assert deep and deep <= charged(venue.cost.deep)
