"""Scores kept beside the indicators that a venue showed with them."""

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId, VenueName
from bot.model.position import PositionKey
from bot.model.score import Ranking
from bot.store.dialects import insert
from bot.store.schema import accounts, rankings


async def keep(db: AsyncConnection, account: AccountId, readings: Iterable[Ranking]) -> None:
    """Add readings of an account; one of the same position and time is there already."""
    rows = [
        {
            "account": account,
            "symbol": reading.key.symbol,
            "slot": reading.key.slot,
            "at": reading.at,
            "score": f"{reading.score:.20g}",
            "level": reading.level,
            "of": reading.of,
        }
        for reading in readings
    ]
    if rows:
        await db.execute(insert(rankings).on_conflict_do_nothing(), rows)


async def series(db: AsyncConnection, venue: VenueName, symbol: str, most: int) -> tuple[Ranking, ...]:
    """The newest readings of one market, of all accounts at that venue; at most so many."""
    query = (
        select(rankings)
        .join(accounts, accounts.c.id == rankings.c.account)
        .where(accounts.c.venue == venue, rankings.c.symbol == symbol)
        .order_by(rankings.c.at.desc())
        .limit(most)
    )
    return tuple(
        Ranking(PositionKey(row.symbol, row.slot), row.at, Decimal(row.score), row.level, row.of)
        for row in await db.execute(query)
    )
