"""Forgets what is old, so that the database does not grow for ever."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import rankings, records, signals
from bot.store.outbox import WAITING
from bot.store.schema import alerts, deliveries, fills, invites

SIGNALS_KEPT = timedelta(days=10)
"""Public readings come every minute (of twenty markets some 12 MB a day); nothing asks for older ones."""
RANKINGS_KEPT = timedelta(days=30)
"""Scores beside indicators come every hour."""


async def forget(db: AsyncConnection, before: datetime, now: datetime) -> int:
    """Delete alerts, fills and their rows older than `before`, old public readings and scores, and invites
    that ran out; returns how many alerts.

    An alert that still waits to be delivered somewhere is kept, however old.
    """
    waiting = select(deliveries.c.alert).where(deliveries.c.state.in_(WAITING))
    old = delete(alerts).where(alerts.c.updated_at < before, alerts.c.id.not_in(waiting))
    gone = (await db.execute(old)).rowcount
    await db.execute(delete(fills).where(fills.c.at < before))
    await records.forget(db, before)
    await signals.forget(db, max(before, now - SIGNALS_KEPT))
    await rankings.forget(db, max(before, now - RANKINGS_KEPT))
    await db.execute(delete(invites).where(invites.c.expires_at < now))
    return gone
