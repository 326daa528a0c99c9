"""Never faster than the channel allows."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.contract import Channel
from bot.chat.discovery import channels
from bot.outbox.throttle import Throttle
from tests.builders import at


def allowed(throttle: Throttle, *tries: tuple[float, str]) -> list[bool]:
    """Whether each message at a second to an address may leave; those that may are sent."""
    answers = []
    for second, address in tries:
        answers.append(throttle.may_send(address, at(second)))
        if answers[-1]:
            throttle.sent(address, at(second))
    return answers


def test_a_full_second_closes_the_lane_for_all() -> None:
    throttle = Throttle(per_second=2, per_address=0)
    assert allowed(throttle, (0, "a"), (0.1, "b"), (0.2, "c"), (0.99, "c"), (1, "c")) == [
        True,
        True,
        False,
        False,
        True,
    ]


def test_one_address_waits_without_holding_up_another() -> None:
    throttle = Throttle(per_second=30, per_address=1)
    assert allowed(throttle, (0, "a"), (0.5, "a"), (0.5, "b"), (1, "a")) == [True, False, True, True]


def test_asking_does_not_count() -> None:
    throttle = Throttle(per_second=1, per_address=1)
    assert all(throttle.may_send("a", at(0)) for _ in range(5))


def test_a_clock_that_goes_back_does_not_close_the_lane() -> None:
    throttle = Throttle(per_second=1, per_address=1)
    assert allowed(throttle, (3600, "a"), (0, "a")) == [True, True]


moments = st.lists(st.tuples(st.integers(0, 5000), st.sampled_from("abc")), min_size=1, max_size=60).map(
    lambda tries: sorted((ms / 1000, address) for ms, address in tries)
)


@given(moments, st.integers(1, 5), st.sampled_from([0.0, 0.5, 1.0, 2.0]))
def test_no_second_and_no_address_ever_has_too_many(
    tries: list[tuple[float, str]], per_second: int, per_address: float
) -> None:
    throttle = Throttle(per_second, per_address)
    left = [t for t, may in zip(tries, allowed(throttle, *tries), strict=True) if may]
    for second, address in left:
        window = [t for t, _ in left if timedelta(0) <= at(t) - at(second) < timedelta(seconds=1)]
        assert len(window) <= per_second
        again = [t for t, a in left if a == address and t > second]
        assert all(at(t) - at(second) >= timedelta(seconds=per_address) for t in again)


@pytest.mark.parametrize("channel", channels().values(), ids=channels())
def test_a_channel_declares_at_least_one_message_a_second(channel: Channel) -> None:
    """The window is one second: a rule below one a second could not be kept."""
    assert channel.limits.per_second >= 1 and channel.limits.per_address >= 0
