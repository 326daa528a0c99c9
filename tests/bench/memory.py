"""What one more account keeps in memory: ours among a thousand, and a ccxt instance of its own."""

import tracemalloc
from collections.abc import Callable

import ccxt.async_support as ccxt
import uvloop

from bot.model.baseline import Baseline
from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.person import Account
from bot.venues.client import Pool
from bot.venues.contract import Venue
from bot.watch.watched import Watched
from tests.bench.ours import detect, fields, unlimited
from tests.builders import position

ACCOUNTS = 1000
INSTANCES = 20
POSITIONS = 3


def measure(name: str) -> tuple[float, float]:
    """KiB per account of a venue: (ours, a ccxt instance without markets that never sent anything)."""
    return uvloop.run(_measure(unlimited(name)))


async def _measure(venue: Venue) -> tuple[float, float]:
    pool = Pool(venue)
    await pool.open()
    try:
        ours = _each(ACCOUNTS, lambda number: _watched(pool, venue, number))
    finally:
        await pool.close()
    theirs = _each(INSTANCES, lambda number: getattr(ccxt, venue.ccxt_id)({"apiKey": f"{number}"}))
    return ours, theirs


def _each(count: int, make: Callable[[int], object]) -> float:
    """KiB per object, measured over `count` of them that are all kept."""
    make(-1)
    tracemalloc.start()
    kept = [make(number) for number in range(count)]
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / len(kept) / 1024


def _watched(pool: Pool, venue: Venue, number: int) -> Watched:
    account = Account(AccountId(number), VenueName(venue.name), f"account {number}", PersonId(number))
    positions = tuple(position(f"{number}.{n}", symbol=f"COIN{n}USDT") for n in range(1, POSITIONS + 1))
    session = pool.session(fields(venue), account.label)
    return Watched(account, session, detect(account.id, Baseline(), positions))
