"""A person's own clock through every change of it: skipped hours, doubled hours, a skipped day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.zones import last_met, met, named, near, next_met, wall, zone

ZONES = ("", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu")
MOMENTS = st.datetimes(datetime(2010, 6, 1), datetime(2030, 1, 1), timezones=st.just(UTC))


@given(MOMENTS, st.times(), st.sampled_from(ZONES))
def test_a_time_of_day_is_met_once_a_day(now: datetime, at: time, name: str) -> None:
    """The law: the next is after now, the last is not, nothing lies between, and each day has its own."""
    last, coming = last_met(now, at, name), next_met(now, at, name)
    assert last <= now < coming
    assert next_met(last, at, name) == coming and last_met(coming, at, name) == coming
    assert timedelta(hours=20) <= coming - last <= timedelta(days=2, hours=2)


@given(MOMENTS, st.times(), st.sampled_from(ZONES))
def test_a_year_has_as_many_as_it_has_days(now: datetime, at: time, name: str) -> None:
    first = moment = next_met(now, at, name)
    days = set()
    for _ in range(60):
        days.add(wall(moment, name).date())
        moment = next_met(moment, at, name)
    assert len(days) >= 59 and moment - first >= timedelta(days=59)


def test_a_skipped_hour_is_met_after_the_gap_and_a_doubled_one_once() -> None:
    assert met(date(2026, 3, 29), time(2, 30), "Europe/Madrid") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert wall(datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "Europe/Madrid").hour == 3
    first = met(date(2026, 10, 25), time(2, 30), "Europe/Madrid")
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_met(first, time(2, 30), "Europe/Madrid") == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)


def test_a_zone_that_is_unknown_is_utc() -> None:
    assert zone("") is zone("Nowhere/Atlantis") is zone("../etc/passwd") is UTC


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Europe/Madrid", "Europe/Madrid"),
        ("europe/madrid", "Europe/Madrid"),
        ("madrid", "Europe/Madrid"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_zone_is_known_by_its_name_or_its_city(text: str, name: str | None) -> None:
    assert named(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [("Europe/Madird", "Europe/Madrid"), ("Madri", "Europe/Madrid"), ("new yrok", "America/New_York")],
)
def test_a_near_miss_is_suggested(text: str, name: str) -> None:
    assert name in near(text)
    assert near("zzzzqqq") == ()
