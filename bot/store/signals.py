"""Public signals over time, and what is remembered of each venue's."""

import logging
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Float, cast, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import VenueName
from bot.model.market import MarketMemory
from bot.model.signal import Signal
from bot.store.codec import pack, unpack
from bot.store.dialects import Field, insert
from bot.store.schema import markets, signals

log = logging.getLogger(__name__)


async def load(db: AsyncConnection, venue: VenueName) -> MarketMemory:
    """What is remembered of a venue's signals; blank when it was never listened to.

    Blank, too, where it cannot be read (a version that wrote it otherwise): a warning may then be told twice,
    but none is missed, as it would be if nobody listened any more.
    """
    body = (await db.execute(select(markets.c.body).where(markets.c.venue == venue))).scalar()
    try:
        return MarketMemory() if body is None else unpack(MarketMemory, body)
    except ValueError:
        log.exception("what is remembered of the markets of %s cannot be read; it begins anew", venue)
        return MarketMemory()


async def save(db: AsyncConnection, venue: VenueName, memory: MarketMemory) -> None:
    body = pack(memory)
    row = insert(markets).values(venue=venue, body=body)
    await db.execute(row.on_conflict_do_update(index_elements=[markets.c.venue], set_={"body": body}))


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


async def known(db: AsyncConnection) -> frozenset[tuple[VenueName, str]]:
    """The markets of which anything was said: (venue, symbol)."""
    rows = await db.execute(select(signals.c.venue, signals.c.symbol).distinct())
    return frozenset((VenueName(row.venue), row.symbol) for row in rows)


async def newest(db: AsyncConnection, venue: VenueName, symbol: str) -> tuple[Signal, ...]:
    """The newest reading of each source on one symbol."""
    place = func.row_number().over(partition_by=signals.c.source, order_by=signals.c.at.desc())
    of_one = select(signals.c.source, signals.c.body, place.label("place")).where(
        signals.c.venue == venue, signals.c.symbol == symbol
    )
    placed = of_one.subquery()
    query = select(placed.c.body).where(placed.c.place == 1).order_by(placed.c.source)
    return tuple(unpack(Signal, body) for body in (await db.execute(query)).scalars())


BUCKET = 15
"""Characters of a time down to its ten minutes."""


async def balances(
    db: AsyncConnection, venue: VenueName, sources: Iterable[str], symbols: Iterable[str], since: datetime
) -> tuple[Signal, ...]:
    """The funds behind some symbols since a time, as some sources told them, oldest first: of every ten
    minutes the highest balance."""
    fund, asset, daily = (Field(signals.c.body, name) for name in ("fund", "asset", "daily"))
    place = func.row_number().over(
        partition_by=(
            signals.c.source,
            signals.c.symbol,
            asset,
            daily,
            func.substr(signals.c.at, 1, BUCKET),
        ),
        order_by=(cast(fund, Float).desc(), signals.c.at),
    )
    placed = (
        select(signals.c.at, signals.c.body, place.label("place"))
        .where(signals.c.venue == venue, signals.c.source.in_(tuple(sources)))
        .where(signals.c.symbol.in_(tuple(symbols)), signals.c.at >= since, fund.is_not(None))
        .subquery()
    )
    query = select(placed.c.body).where(placed.c.place == 1).order_by(placed.c.at)
    found = (unpack(Signal, body) for body in (await db.execute(query)).scalars())
    return tuple(Signal(s.source, s.symbol, s.at, fund=s.fund, asset=s.asset, daily=s.daily) for s in found)
