"""What an answer means for a delivery."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.delivery import (
    WAITING,
    Delivery,
    Gone,
    Moved,
    Outcome,
    Rejected,
    Sent,
    State,
    TryLater,
    Unsure,
)
from bot.model.ids import MessageRef
from bot.outbox.retry import LONGEST_PAUSE, pause, recovered, settle
from tests.builders import at
from tests.outbox.deliveries import delivery

NOW = at(100)
NEW = delivery(state=State.SENDING)
EDIT = delivery(state=State.SENDING, ref=MessageRef("m1"), sent=1, wanted=2)


def test_sent() -> None:
    after = settle(replace(NEW, attempts=3, repeat=True), Sent(MessageRef("m1")), NOW)
    assert (after.state, after.ref, after.sent) == (State.SENT, "m1", NEW.wanted)
    assert after.attempts == 0 and not after.repeat


def test_an_edit_that_was_accepted() -> None:
    after = settle(EDIT, Sent(MessageRef("m1")), NOW)
    assert (after.state, after.sent) == (State.SENT, 2)


@pytest.mark.parametrize(
    ("answer", "state", "wait"),
    [
        pytest.param(TryLater("slow down", 7), State.RETRY, 7, id="the pause that was asked for"),
        pytest.param(TryLater("slow down", 0), State.RETRY, 0, id="no pause asked for"),
        pytest.param(TryLater("no connection"), State.RETRY, 1, id="a pause of our own"),
        pytest.param(Unsure("time-out"), State.UNSURE, 1, id="nobody knows"),
    ],
)
def test_again_later(answer: Outcome, state: State, wait: float) -> None:
    after = settle(NEW, answer, NOW)
    assert (after.state, after.attempts) == (state, 1)
    assert after.not_before == NOW + timedelta(seconds=wait)


@pytest.mark.parametrize(
    ("before", "answer", "repeat"),
    [
        pytest.param(NEW, Unsure("time-out"), True, id="a new message may be there already"),
        pytest.param(EDIT, Unsure("time-out"), False, id="an edit repeats nothing"),
        pytest.param(NEW, TryLater("down"), False, id="certainly not delivered"),
        pytest.param(replace(NEW, repeat=True), TryLater("down"), True, id="a doubt stays"),
        pytest.param(replace(EDIT, repeat=True), Unsure("time-out"), True, id="also over an edit"),
    ],
)
def test_what_the_reader_may_already_have(before: Delivery, answer: Outcome, repeat: bool) -> None:
    assert settle(before, answer, NOW).repeat is repeat


def test_moved_goes_out_at_once_to_the_new_address() -> None:
    after = settle(NEW, Moved("group-2"), NOW)
    assert (after.state, after.address, after.not_before) == (State.MOVED, "group-2", NOW)


def test_gone_ends_it() -> None:
    after = settle(NEW, Gone("blocked"), NOW)
    assert (after.state, after.reason) == (State.GONE, "blocked")


def test_a_message_that_the_app_never_takes_ends() -> None:
    assert settle(NEW, Rejected("too long"), NOW).state is State.REJECTED


def test_an_edit_that_the_app_never_takes_becomes_a_new_message() -> None:
    after = settle(EDIT, Rejected("message to edit not found"), NOW)
    assert (after.state, after.ref, after.not_before) == (State.RETRY, None, NOW)


@pytest.mark.parametrize(
    ("before", "repeat"), [(NEW, True), (EDIT, False), (replace(EDIT, repeat=True), True)]
)
def test_found_sending_after_a_crash(before: Delivery, repeat: bool) -> None:
    after = recovered(before, NOW)
    assert (after.state, after.not_before, after.repeat) == (State.UNSURE, NOW, repeat)


def test_pauses_double_up_to_five_minutes() -> None:
    assert [pause(n) for n in (0, 1, 2, 5, 8, 9, 1000)] == [1, 2, 4, 32, 256, LONGEST_PAUSE, LONGEST_PAUSE]


answers = st.sampled_from(
    [TryLater("down"), TryLater("slow", 3), Unsure("time-out"), Moved("there"), Rejected("no such message")]
)


@given(st.lists(answers, max_size=30))
def test_an_alert_that_can_still_arrive_is_never_given_up(history: list[Outcome]) -> None:
    """A message that may have arrived stays marked until one is surely accepted."""
    current, doubt = NEW, False
    for answer in history:
        if isinstance(answer, Rejected) and current.ref is None:
            continue
        current = settle(current, answer, NOW)
        doubt = doubt or isinstance(answer, Unsure)
        assert current.state in WAITING and current.sent < current.wanted
        assert current.reason and current.repeat is doubt
        assert current.not_before <= NOW + timedelta(seconds=LONGEST_PAUSE)
    assert settle(current, Sent(MessageRef("m2")), NOW).repeat is False
