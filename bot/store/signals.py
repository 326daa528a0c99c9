"""Public signals over time, and what is remembered of each venue's."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import VenueName
from bot.model.signal import MarketMemory, Signal
from bot.store.codec import pack, unpack
from bot.store.schema import markets, signals


async def load(db: AsyncConnection, venue: VenueName) -> MarketMemory:
    """What is remembered of a venue's signals; blank when it was never listened to."""
    body = (await db.execute(select(markets.c.body).where(markets.c.venue == venue))).scalar()
    return MarketMemory() if body is None else unpack(MarketMemory, body)


async def save(db: AsyncConnection, venue: VenueName, memory: MarketMemory) -> None:
    body = pack(memory)
    row = insert(markets).values(venue=venue, body=body)
    await db.execute(row.on_conflict_do_update([markets.c.venue], set_={"body": body}))


async def keep(db: AsyncConnection, venue: VenueName, readings: Iterable[Signal]) -> None:
    """Add readings to the series; one of the same source, symbol and time is there already."""
    rows = [
        {"venue": venue, "source": s.source, "symbol": s.symbol, "at": s.at, "body": pack(s)}
        for s in readings
    ]
    if rows:
        await db.execute(insert(signals).on_conflict_do_nothing(), rows)


async def series(db: AsyncConnection, venue: VenueName, symbol: str, since: datetime) -> tuple[Signal, ...]:
    """What a venue said of one symbol since a time, oldest first."""
    query = select(signals.c.body).where(
        signals.c.venue == venue, signals.c.symbol == symbol, signals.c.at >= since
    )
    return tuple(unpack(Signal, body) for body in (await db.execute(query.order_by(signals.c.at))).scalars())


async def forget(db: AsyncConnection, before: datetime) -> None:
    """Delete readings older than a time."""
    await db.execute(delete(signals).where(signals.c.at < before))
