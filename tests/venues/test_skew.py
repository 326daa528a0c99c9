"""How far the venue's clock is ahead, from Date headers that are cut to whole seconds."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.venues.skew import Skew
from tests.builders import NOON

Exchange = tuple[float, float, float]
"""Seconds between two requests, on the way there, and on the way back."""
exchanges = st.lists(st.tuples(st.floats(0, 100), st.floats(0, 3), st.floats(0, 3)), min_size=1, max_size=30)
ahead = st.one_of(st.floats(-5, 5), st.floats(-100_000, 100_000))


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def date(moment: datetime) -> str:
    """The header of a reply made at that moment: the fraction of the second is lost."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def told(skew: Skew, difference: float, replies: list[Exchange], begin: float = 0.0) -> float:
    """Tell it of honest replies of a venue that is `difference` seconds ahead; when the last one came."""
    now = begin
    for pause, there, back in replies:
        sent = now + pause
        skew.heard(date(after(sent + there + difference)), after(sent), after(sent + there + back))
        now = sent + there + back
    return now


@given(ahead, exchanges)
def test_the_true_difference_is_always_possible(difference: float, replies: list[Exchange]) -> None:
    skew = Skew()
    told(skew, difference, replies)
    assert skew._low - 1e-5 <= difference <= skew._high + 1e-5


@given(ahead, exchanges)
def test_it_is_never_further_off_than_the_quickest_reply_allows(
    difference: float, replies: list[Exchange]
) -> None:
    skew = Skew()
    told(skew, difference, replies)
    quickest = min(there + back for _, there, back in replies)
    assert abs(skew.seconds - difference) <= 1 + quickest + 1e-5


@given(st.floats(-0.4, 0.4), exchanges)
def test_nothing_is_corrected_while_nothing_proves_a_difference(
    difference: float, replies: list[Exchange]
) -> None:
    skew = Skew()
    told(skew, difference, replies)
    assert skew.seconds == 0.0 or skew._low > 0 or skew._high < 0


@given(ahead, st.floats(-50_000, 50_000), exchanges)
def test_it_recovers_after_a_clock_was_set(difference: float, step: float, replies: list[Exchange]) -> None:
    skew = Skew()
    now = told(skew, difference, replies)
    quick = [(0.97, 0.0, 0.0)] * 120  # at every fraction of a second, but for steps of 0.03
    told(skew, difference + step, quick, now)
    # A clock that was set by less than those steps contradicts nothing that was heard before.
    assert skew._low - 0.03 <= difference + step <= skew._high + 0.03
    assert skew._high - skew._low < 0.1


def test_replies_at_many_fractions_of_a_second_leave_hardly_a_doubt() -> None:
    skew = Skew()
    told(skew, 3600.25, [(0.97, 0.0, 0.0)] * 50)
    assert skew.seconds == pytest.approx(3600.25, abs=0.05)


@pytest.mark.parametrize(
    "header", ["", "soon", "Mon, 04 May", "2026-05-04T12:00:00Z", "Mon, 04 May 2026 12:00:00 -0000", "²"]
)
def test_what_is_no_date_says_nothing(header: str) -> None:
    skew = Skew()
    skew.heard(header, after(100), after(101))
    assert (skew._low, skew._high) == (float("-inf"), float("inf")) and skew.seconds == 0


@given(st.text(max_size=40))
def test_no_header_is_an_error(header: str) -> None:
    Skew().heard(header, NOON, NOON)
    Skew().heard(f"Fri, 31 Dec 9999 23:59:59 {header}", NOON, NOON)


def test_a_reply_that_came_before_it_was_asked_for_says_nothing() -> None:
    """The host's clock was set back while we waited."""
    skew = Skew()
    told(skew, 0.0, [(1, 0.1, 0.1)])
    before = (skew._low, skew._high)
    skew.heard(date(after(50)), sent=after(50), received=after(-3000))
    assert (skew._low, skew._high) == before
