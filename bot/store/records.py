"""Rows of venues' lists, kept as they came for those who must prove what happened."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import and_, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.ids import AccountId
from bot.model.record import Record, RecordKind
from bot.store.dialects import insert
from bot.store.schema import records

Name = tuple[str, str]
"""A symbol and an id."""


async def keep(db: AsyncConnection, account: AccountId, found: Iterable[Record]) -> None:
    """Keep rows; one that is kept already stays as it is, one that reads otherwise by now comes beside it."""
    rows = [
        {
            "account": account,
            "kind": r.kind,
            "symbol": r.symbol,
            "id": r.id,
            "at": r.at,
            "raw": r.raw,
            "sha256": r.sha256,
        }
        for r in found
    ]
    if rows:
        await db.execute(insert(records).on_conflict_do_nothing(), rows)


async def about(
    db: AsyncConnection, account: AccountId, since: datetime, until: datetime, orders: Collection[Name]
) -> tuple[Record, ...]:
    """The rows of the fills between two times of the venue, and of some orders whenever, oldest first."""
    fills = and_(records.c.kind == RecordKind.FILL, records.c.at >= since, records.c.at <= until)
    named = and_(
        records.c.kind == RecordKind.ORDER, tuple_(records.c.symbol, records.c.id).in_(tuple(orders))
    )
    query = select(records).where(records.c.account == account, or_(fills, named))
    return tuple(
        Record(RecordKind(row.kind), row.symbol, row.id, row.at, row.raw)
        for row in await db.execute(query.order_by(records.c.at, records.c.kind, records.c.id))
    )
