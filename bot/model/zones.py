"""A person's own clock: the wall time in their zone, and when that next shows a time of day. Pure.

A time that a change of the clock leaves out is met at once after the gap; one that it shows twice is met the
first time alone (PEP 495, fold=0).
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from difflib import get_close_matches
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

DAY = timedelta(days=1)


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo:
    """The zone of that name; UTC for "" and for one that this host does not know (any more)."""
    try:
        return ZoneInfo(name) if name else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def wall(now: datetime, name: str) -> datetime:
    """What the person's clock shows."""
    return now.astimezone(zone(name))


def met(day: date, at: time, name: str) -> datetime:
    """When the person's clock shows `at` on that day, in UTC."""
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), zone(name)).astimezone(UTC)


def next_met(now: datetime, at: time, name: str) -> datetime:
    """The first moment after `now` when the person's clock shows `at`, in UTC."""
    today = wall(now, name).date()
    return next(m for n in range(-1, 4) if (m := met(today + n * DAY, at, name)) > now)


def last_met(now: datetime, at: time, name: str) -> datetime:
    """The last moment up to `now` when the person's clock showed `at`, in UTC."""
    today = wall(now, name).date()
    return next(m for n in range(1, -4, -1) if (m := met(today + n * DAY, at, name)) <= now)


def named(text: str) -> str | None:
    """The full name of the zone that somebody means: its name in any case, or its city alone where only one
    zone has it. None for what is no zone, or several."""
    wanted = "_".join(text.split()).lower()
    names = available_timezones()
    whole = [name for name in names if name.lower() == wanted]
    cities = [name for name in names if "/" in name and name.rpartition("/")[2].lower() == wanted]
    return whole[0] if whole else cities[0] if len(cities) == 1 else None


def near(text: str, count: int = 4) -> tuple[str, ...]:
    """Names that somebody may have meant, the likeliest first."""
    wanted = "_".join(text.split()).lower().rpartition("/")[2]
    cities: dict[str, list[str]] = {}
    for name in sorted(available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/")):
            cities.setdefault(name.rpartition("/")[2].lower(), []).append(name)
    begins = [city for city in sorted(cities) if len(wanted) > 2 and city.startswith(wanted)]
    likely = [*begins, *get_close_matches(wanted, cities, count, 0.6)]
    return tuple(dict.fromkeys(name for city in likely for name in cities[city]))[:count]
