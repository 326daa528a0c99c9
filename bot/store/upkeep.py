"""Forgets what is old and gives its room back, so that the database does not grow for ever.

All in small transactions: between two of them every look, press and delivery has its turn.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Table, delete, select, tuple_

from bot.model.event import AdlTaken, AdlUnderWay, Forced, Reduced
from bot.model.keep import Keep
from bot.store.database import Database
from bot.store.outbox import SETTLED, UNDER_WAY
from bot.store.samples import samples
from bot.store.schema import alerts, deliveries, fills, invites, rankings, records, signals, silences

INCIDENTS = tuple(kind.__name__ for kind in (AdlTaken, AdlUnderWay, Forced, Reduced))
"""Alerts that are evidence of what was taken."""
SILENCES = timedelta(days=1)
"""What is over is kept so long."""
SLICE = 500
"""Rows that one transaction deletes."""
PAGES = 128
"""Pages of 4 KiB that one transaction gives back."""
SPARE = 512
"""Free pages that stay for what comes next."""


async def forget(database: Database, keep: Keep, now: datetime) -> dict[str, int]:
    """Delete what is older than it is kept, and invites that ran out; how many rows went, by table.

    An alert that still waits to be delivered somewhere is kept, however old.
    """
    gone: dict[str, int] = {}
    for table, old in _old(keep, now):
        gone[table.name] = gone.get(table.name, 0) + await _delete(database, table, old)
    return gone


def _old(keep: Keep, now: datetime) -> Iterator[tuple[Table, ColumnElement[bool]]]:
    waiting = alerts.c.id.in_(select(deliveries.c.alert).where(deliveries.c.state.in_(UNDER_WAY)))
    evidence = alerts.c.kind.in_(INCIDENTS)
    told = alerts.c.updated_at
    yield alerts, (told < now - max(keep.alerts, keep.incidents)) & evidence & ~waiting
    yield alerts, (told < now - keep.alerts) & ~evidence & ~waiting
    quiet = select(alerts.c.id).where(told < now - keep.deliveries)
    yield deliveries, deliveries.c.alert.in_(quiet) & deliveries.c.state.in_(SETTLED)
    for rows in (fills, records, samples):
        yield rows, rows.c.at < now - max(keep.alerts, keep.incidents)
    yield signals, signals.c.at < now - keep.signals
    yield rankings, rankings.c.at < now - keep.rankings
    yield silences, silences.c.ends_at < now - SILENCES
    yield invites, invites.c.expires_at < now


async def _delete(database: Database, table: Table, old: ColumnElement[bool]) -> int:
    key = table.primary_key.columns
    gone = 0
    while True:
        some = select(*key).where(old).limit(SLICE)
        async with database.write() as db:
            count = (await db.execute(delete(table).where(tuple_(*key).in_(some)))).rowcount
        gone += count
        if count < SLICE:
            return gone


async def shrink(database: Database) -> int:
    """Give free pages back to the disk, a few at a time; how many were given back."""
    given = 0
    while (pages := min(PAGES, await database.free() - SPARE)) > 0:
        await database.give_back(pages)
        given += pages
    return given
