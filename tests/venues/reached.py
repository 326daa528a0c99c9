"""A pool that is connected to one exchange on loopback."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.clock import Clock
from bot.rehearsal.exchange import RehearsalExchange
from bot.venues.client import Pool
from bot.venues.contract import Venue


@asynccontextmanager
async def reached(venue: Venue, exchange: RehearsalExchange, clock: Clock) -> AsyncIterator[Pool]:
    """The pool, while the exchange serves the venue's dialect."""
    address = await exchange.start()
    pool = Pool(venue, dict.fromkeys(venue.hosts, f"{address}/{venue.name}"), clock=clock)
    await pool.open()
    yield pool
    await pool.close()
    await exchange.stop()
