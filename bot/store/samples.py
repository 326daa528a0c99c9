"""How positions went over time, as looks showed it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import Column, ForeignKey, Integer, String, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.model.fill import Fill
from bot.model.ids import AccountId
from bot.model.incident import Incident, Taken
from bot.model.position import PositionKey
from bot.model.track import Sample, Trace
from bot.store import baselines
from bot.store.codec import unpack
from bot.store.dialects import insert
from bot.store.schema import Moment, metadata

samples = Table(
    "samples",
    metadata,
    Column("account", ForeignKey("accounts.id", ondelete="CASCADE"), primary_key=True),
    Column("symbol", String, primary_key=True),
    Column("slot", String, primary_key=True),
    Column("at", Moment, primary_key=True),
    Column("size", String, nullable=False),
    Column("level", Integer),
    Column("of", Integer),
    Column("mark", String),
)

LEAD, TAIL = (timedelta(minutes=15), timedelta(hours=1)), timedelta(minutes=10)
"""How long before an incident its picture begins, at least and at most, and how long after it ends."""


async def keep(db: AsyncConnection, account: AccountId, found: Iterable[Sample]) -> None:
    """Add samples; one of the same position and time is there already."""
    rows = [
        {
            "account": account,
            "symbol": s.key.symbol,
            "slot": s.key.slot,
            "at": s.at,
            "size": str(s.size),
            "level": s.level,
            "of": s.of,
            "mark": None if s.mark is None else str(s.mark),
        }
        for s in found
    ]
    if rows:
        await db.execute(insert(samples).on_conflict_do_nothing(), rows)


async def series(
    db: AsyncConnection, account: AccountId, key: PositionKey, since: datetime, until: datetime
) -> tuple[Sample, ...]:
    """The samples of one position between two times, oldest first."""
    mine = (samples.c.account == account, samples.c.symbol == key.symbol, samples.c.slot == key.slot)
    query = select(samples).where(*mine, samples.c.at >= since, samples.c.at <= until)
    return tuple(
        Sample(
            key, row.at, Decimal(row.size), row.level, row.of, None if row.mark is None else Decimal(row.mark)
        )
        for row in await db.execute(query.order_by(samples.c.at))
    )


async def of_incident(
    db: AsyncConnection, account: AccountId, incident: Incident, chosen: Iterable[Taken]
) -> tuple[Trace, ...]:
    """How some of the positions that an incident hit went, from a while before it until a while after."""
    lasted = incident.last_at - incident.first_at
    since = incident.first_at - min(max(lasted * 3, LEAD[0]), LEAD[1])
    until = incident.last_at + TAIL
    kept = [unpack(Fill, body) for body in await baselines.kept_fills(db, account, since, until)]
    traces = []
    for taken in chosen:
        found = await series(db, account, taken.key, since, until)
        fills = tuple(fill for fill in kept if fill.key == taken.key)
        begins = min(incident.first_at, *(s.at for s in found)) if found else incident.first_at - LEAD[0]
        ends = [incident.last_at, *(s.at for s in found), *(fill.at for fill in fills)]
        whole = Trace(taken.key, taken.side, taken.unit, begins, max(ends), found, fills, taken.before)
        traces.append(replace(whole, instrument=taken.instrument))
    return tuple(traces)
