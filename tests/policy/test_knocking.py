"""The host hears of many tries, not of each, and at most once an hour."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.model.hosting import Knock
from bot.policy.knocking import AT_MOST_EVERY, MANY, WITHIN, knocking
from tests.builders import at


def knocks(count: int, who: str = "eve", every: float = 1) -> list[Knock]:
    return [Knock(at(number * every), "Console", who) for number in range(count)]


def test_more_than_twenty_in_ten_minutes_are_told() -> None:
    assert knocking(knocks(MANY), None, at(60)) is None
    told = knocking([*knocks(MANY), *knocks(2, "mallory")], None, at(60))
    assert told is not None
    assert (told.count, told.senders, told.address, told.most) == (MANY + 2, 2, "eve", MANY)
    assert (told.since, told.at) == (at(), at(60))


def test_slow_tries_are_not_told() -> None:
    assert knocking(knocks(100, every=31), None, at(3100)) is None


@given(st.lists(st.integers(0, 20_000), max_size=300), st.integers(1, 300))
def test_never_more_often_than_once_an_hour(times: list[int], every: int) -> None:
    made = [Knock(at(second), "Console", "eve") for second in sorted(times)]
    told: list[datetime] = []
    for second in range(0, 21_000, every):
        event = knocking(made, told[-1] if told else None, at(second))
        if event is not None:
            recent = [k for k in made if at(second) - WITHIN < k.at <= at(second)]
            assert event.count == len(recent) > MANY
            told.append(event.at)
    assert all(later - earlier >= AT_MOST_EVERY for earlier, later in pairwise(told))


def test_a_clock_that_was_set_back_hides_nothing() -> None:
    assert knocking(knocks(MANY + 1), at() + timedelta(days=1), at(60)) is not None
