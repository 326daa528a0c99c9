"""What one limit allows, whatever is asked of it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.venues.budget import MARGIN, Budget, Limit

PER_MINUTE = Limit("address", 100, 60.0)
TOLD = Limit("told", 100, 60.0, used_header="x-used")
LEFT = Limit("left", 50, 1.0, per_key=True, left_header="x-left", reset_header="x-reset")
NOON_MS = 1_772_000_000_000

waits = st.floats(0, 90, allow_nan=False)
weights = st.integers(1, 25)


def spent(*bookings: tuple[float, int], limit: Limit = PER_MINUTE, margin: float = MARGIN) -> Budget:
    budget = Budget(limit, margin)
    for at, weight in bookings:
        budget.spend(weight, at)
    return budget


def most_in_a_window(bookings: list[tuple[float, int]], seconds: float) -> int:
    """The largest sum in any window: each of them starts, at the earliest, with a booking."""
    return max(
        (sum(w for at, w in bookings if start <= at < start + seconds) for start, _ in bookings), default=0
    )


@given(st.lists(st.tuples(waits, weights), max_size=60), st.sampled_from((0.25, 0.5, MARGIN, 1.0)))
def test_no_window_ever_holds_more_than_is_allowed(asked: list[tuple[float, int]], margin: float) -> None:
    """Each call waits as long as it is told, over and over until it may go, as the client does."""
    budget, now = Budget(PER_MINUTE, margin), 0.0
    gone: list[tuple[float, int]] = []
    for pause, weight in asked:
        now += pause
        while wait := budget.wait(weight, now):
            assert wait <= PER_MINUTE.seconds + 1e-6
            now += wait
        budget.spend(weight, now)
        gone.append((now, weight))
    assert most_in_a_window(gone, PER_MINUTE.seconds - 1e-6) <= PER_MINUTE.weight * margin


@given(st.lists(st.tuples(waits, weights), min_size=1, max_size=40))
def test_a_wait_is_never_longer_than_needed(asked: list[tuple[float, int]]) -> None:
    budget, now = Budget(PER_MINUTE), 0.0
    for pause, weight in asked:
        now += pause
        if wait := budget.wait(weight, now):
            assert budget.wait(weight, now + wait - 0.001) > 0
        else:
            budget.spend(weight, now)


def test_room_comes_back_when_the_oldest_is_a_window_old() -> None:
    budget = spent((0, 50), (10, 30))
    assert budget.wait(1, 10) == 50
    assert budget.wait(51, 10) == 60, "both must have gone"
    assert budget.wait(1, 59.9) == pytest.approx(0.1)
    assert (budget.wait(50, 60), budget.used) == (0, 30)


@given(st.integers(0, 10**6), st.integers(1, 3 * 10**6))
def test_a_clock_that_counts_whole_microseconds_gets_there(start: int, second: int) -> None:
    """What is left of a wait after rounding must not be asked for again and again."""
    budget = spent((start / 1e6, 80))
    now = start + second
    for _ in range(3):
        if not (wait := budget.wait(1, now / 1e6)):
            return
        now += round(wait * 1e6)
    assert budget.wait(1, now / 1e6) == 0


def test_a_call_that_is_heavier_than_the_whole_share_goes_alone() -> None:
    assert Budget(PER_MINUTE).wait(90, 0) == 0
    budget = spent((0, 1))
    assert [budget.wait(90, now) for now in (0, 40, 60)] == [60, 20, 0]


@pytest.mark.parametrize(("weight", "wait"), [(80, 0.0), (81, 60.0)])
def test_the_margin_is_kept(weight: int, wait: float) -> None:
    assert spent((0, 1)).wait(weight - 1, 0) == wait


headers: st.SearchStrategy[dict[str, str]] = st.dictionaries(
    st.sampled_from(("x-used", "x-left", "x-reset", "x-other")),
    st.one_of(
        st.integers(-5, 10**9).map(str), st.integers(NOON_MS, NOON_MS + 10**6).map(str), st.text(max_size=4)
    ),
)


@given(
    st.sampled_from((TOLD, LEFT, PER_MINUTE)),
    st.lists(st.tuples(waits, weights), max_size=20),
    headers,
    weights,
)
def test_headers_only_ever_tighten(
    limit: Limit, bookings: list[tuple[float, int]], said: dict[str, str], weight: int
) -> None:
    plain, told, now = Budget(limit), Budget(limit), 0.0
    for pause, booked in bookings:
        now += pause
        plain.spend(booked, now)
        told.spend(booked, now)
    told.heard(said, NOON_MS, now)
    assert told.wait(weight, now) >= plain.wait(weight, now)
    assert told.paused(now) >= plain.paused(now) == 0
    assert told.paused(now) <= limit.seconds


def test_what_others_spent_counts_from_now_on() -> None:
    budget = spent((0, 10), limit=TOLD)
    budget.heard({"x-used": "75"}, NOON_MS, 5)
    assert budget.used == 75
    assert (budget.wait(5, 5), budget.wait(6, 5)) == (0, 55)
    budget.heard({"x-used": "12"}, NOON_MS, 6)
    assert budget.used == 75, "the venue's window began anew; ours did not"


def test_what_is_in_flight_is_not_taken_for_somebody_elses() -> None:
    budget = spent((0, 5), (0, 5), (0, 5), limit=TOLD)
    for answered in ("5", "10", "15"):
        budget.heard({"x-used": answered}, NOON_MS, 1)
    assert budget.used == 15


@pytest.mark.parametrize(
    ("said", "pause"),
    [
        ({"x-left": "0", "x-reset": str(NOON_MS + 400)}, 0.4),
        ({"x-left": "0", "x-reset": str(NOON_MS - 400)}, 0.0),
        ({"x-left": "0", "x-reset": str(NOON_MS + 10**7)}, 1.0),
        ({"x-left": "0"}, 1.0),
        ({"x-left": "0", "x-reset": "soon"}, 1.0),
        ({"x-left": "0", "x-reset": "²"}, 1.0),
        ({"x-left": "1", "x-reset": str(NOON_MS + 400)}, 0.0),
        ({"x-reset": str(NOON_MS + 400)}, 0.0),
        ({}, 0.0),
    ],
)
def test_nothing_left_is_a_pause_until_the_reset(said: dict[str, Any], pause: float) -> None:
    budget = Budget(LEFT)
    budget.heard(said, NOON_MS, 100.0)
    assert budget.paused(100.0) == pytest.approx(pause)
    assert budget.paused(100.0 + pause + 0.001) == 0


def test_a_shorter_pause_never_ends_a_longer_one() -> None:
    budget = Budget(PER_MINUTE)
    budget.pause(60, 0)
    budget.pause(5, 10)
    assert (budget.paused(20), budget.paused(60)) == (40, 0)


def test_a_fresh_budget_is_not_paused_whatever_its_clock_shows() -> None:
    assert Budget(PER_MINUTE).paused(-1e9) == 0


def test_a_ban_is_news_once_and_again_when_it_has_ended() -> None:
    budget = Budget(PER_MINUTE)
    budget.pause(5, 0)
    assert budget.ban(120, 1), "a pause is no ban"
    assert not budget.ban(300, 2) and budget.paused(2) == 300
    assert not budget.ban(10, 301)
    assert budget.ban(10, 311)
