"""When a digest is due: once for each moment of the person's clock, through every change of it."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.ids import PersonId
from bot.model.manners import Digests
from bot.model.summary import Rhythm
from bot.model.zones import wall
from bot.policy.digest import LATEST, due, name

MADRID = "Europe/Madrid"
MOMENTS = st.datetimes(datetime(2010, 6, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
ZONES = st.sampled_from(["", MADRID, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"])


def told(
    wanted: Digests, zone: str, start: datetime, days: int, pace: timedelta
) -> list[tuple[Rhythm, datetime]]:
    """What a host that looks at that pace tells, each name once, with when it was told."""
    seen: dict[str, tuple[Rhythm, datetime]] = {}
    now = start
    while now <= start + timedelta(days=days):
        for rhythm, moment in due(wanted, zone, now):
            seen.setdefault(name(rhythm, moment, PersonId(1)), (rhythm, now))
        now += pace
    return list(seen.values())


@settings(max_examples=40, deadline=None)
@given(MOMENTS, st.times(), ZONES)
def test_a_digest_comes_once_a_day(start: datetime, at: time, zone: str) -> None:
    """The law, the day that Apia left out counted: between two of them lie 20 hours to two days and two."""
    found = [when for _, when in told(Digests(daily=at, since=start), zone, start, 12, timedelta(minutes=30))]
    gaps = [b - a for a, b in pairwise(found)]
    assert 11 <= len(found) <= 12 and all(timedelta(hours=20) < gap <= timedelta(hours=50) for gap in gaps)
    days = [wall(when, zone).date() for when in found]
    assert len(set(days)) >= len(days) - 1, "told late, close to midnight, it may be the next day's"


@settings(max_examples=30, deadline=None)
@given(MOMENTS, st.times(), st.integers(0, 6), ZONES)
def test_the_weekly_one_comes_once_a_week(start: datetime, at: time, day: int, zone: str) -> None:
    wanted = Digests(weekly=at, weekday=day, since=start)
    found = told(wanted, zone, start, 29, timedelta(hours=1))
    assert 3 <= len(found) <= 5 and all(rhythm is Rhythm.WEEKLY for rhythm, _ in found)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # 02:30 is skipped
        (
            datetime(2026, 10, 24, 12, tzinfo=UTC),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ),  # is doubled
    ],
)
def test_a_skipped_hour_and_a_doubled_one_bring_one_each(day: datetime, expected: datetime) -> None:
    found = told(Digests(daily=time(2, 30), since=day), MADRID, day, 1, timedelta(minutes=10))
    assert found == [(Rhythm.DAILY, expected)]


def test_what_was_due_before_it_was_set_does_not_come() -> None:
    ten = datetime(2026, 5, 4, 10, tzinfo=UTC)
    assert due(Digests(daily=time(9), since=ten), "", ten) == ()
    assert due(Digests(daily=time(9), since=ten), "", ten + timedelta(hours=23)) != ()


def test_what_is_missed_for_long_is_left_out() -> None:
    """The host was down; the next digest comes soon enough."""
    nine = datetime(2026, 5, 4, 9, tzinfo=UTC)
    wanted = Digests(daily=time(9), weekly=time(9), weekday=0)
    assert [r for r, _ in due(wanted, "", nine + timedelta(hours=11))] == [Rhythm.DAILY, Rhythm.WEEKLY]
    assert [r for r, _ in due(wanted, "", nine + LATEST[Rhythm.DAILY])] == [Rhythm.WEEKLY]


def test_nobody_gets_one_unasked() -> None:
    assert due(Digests(), "", datetime(2026, 5, 4, 9, tzinfo=UTC)) == ()
