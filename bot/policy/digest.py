"""When a digest is due, on the person's own clock. Pure.

Each moment has a name of its own, and is told once under it: over restarts, and when the clock is changed.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.model.ids import AlertId, PersonId
from bot.model.manners import Digests
from bot.model.summary import Rhythm
from bot.model.zones import DAY, last_met, met, wall

SPAN = {Rhythm.DAILY: DAY, Rhythm.WEEKLY: 7 * DAY, Rhythm.ASKED: DAY}
"""The time that a digest is about."""
LATEST = {Rhythm.DAILY: timedelta(hours=12), Rhythm.WEEKLY: 3 * DAY}
"""So late after a stop it is still worth sending; then the next one comes soon enough."""


def due(wanted: Digests, zone: str, now: datetime) -> tuple[tuple[Rhythm, datetime], ...]:
    """The rhythms whose last moment is not long past, with that moment. What was due before they were set
    is not."""
    found = (
        (Rhythm.DAILY, None if wanted.daily is None else last_met(now, wanted.daily, zone)),
        (Rhythm.WEEKLY, next(_weekly(wanted, zone, now), None)),
    )
    return tuple(
        (rhythm, moment)
        for rhythm, moment in found
        if moment is not None
        and now - moment < LATEST[rhythm]
        and (wanted.since is None or moment > wanted.since)
    )


def name(rhythm: Rhythm, moment: datetime, person: PersonId) -> AlertId:
    """The name under which the digest of a moment is told."""
    return AlertId(f"digest:{rhythm}:{moment.isoformat()}:to:{person}")


def _weekly(wanted: Digests, zone: str, now: datetime) -> Iterator[datetime]:
    """The last moment of the weekly digest up to now."""
    if wanted.weekly is None:
        return
    today = wall(now, zone).date()
    for back in range(-1, 9):
        day = today - back * DAY
        moment = met(day, wanted.weekly, zone)
        if day.weekday() == wanted.weekday and moment <= now:
            yield moment
