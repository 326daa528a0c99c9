"""Times: aware, UTC, to the millisecond."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import FastClock, WallClock, from_ms, to_ms


@given(st.integers(-(10**12), 10**13))
def test_milliseconds_there_and_back(milliseconds: int) -> None:
    moment = from_ms(milliseconds)
    assert to_ms(moment) == milliseconds and moment.utcoffset() == timedelta(0)


def test_a_known_moment() -> None:
    assert from_ms(1_777_896_000_250) == datetime(2026, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)


def test_any_zone_is_the_same_moment() -> None:
    west = timezone(timedelta(hours=-7))
    assert to_ms(datetime(2026, 5, 4, 5, 0, tzinfo=west)) == to_ms(datetime(2026, 5, 4, 12, 0, tzinfo=UTC))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(TypeError):
        to_ms(datetime(2026, 5, 4, 12, 0))


@pytest.mark.parametrize("clock", [WallClock(), FastClock(60)])
def test_now_is_utc(clock: WallClock | FastClock) -> None:
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.monotonic() <= clock.monotonic()


async def test_a_fast_clock_sleeps_and_tells_the_same_time() -> None:
    clock = FastClock(500)
    began, told = time.monotonic(), clock.monotonic()
    first = clock.now()
    await clock.sleep(20)
    assert time.monotonic() - began < 5
    assert clock.monotonic() - told >= 20 and clock.now() - first >= timedelta(seconds=20)
