"""The sums: what is missing, what is too much, and who answers whom."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.reduction import balance
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, Reduced
from bot.model.fill import Cause
from bot.model.observation import Observation
from tests.builders import ACCOUNT, fill, look, position

sizes = st.decimals(-50, 50, places=1)


@pytest.mark.parametrize(
    ("was", "now", "pending", "missing", "surplus"),
    [
        (10, 10, 0, 0, 0),
        (10, 8, 0, -2, 0),
        (10, 8, -2, 0, 0),
        (10, 10, -2, 0, -2),
        (10, 7, -2, -1, 0),
        (10, 12, 0, 0, 0),
        (10, 12, -2, 0, -2),
        (10, -5, 0, -10, 0),
        (-10, -6, 4, 0, 0),
        (-10, -6, 0, 4, 0),
        (-10, 0, 0, 10, 0),
        (0, 5, 0, 0, 0),
    ],
)
def test_balance(was: int, now: int, pending: int, missing: int, surplus: int) -> None:
    assert balance(Decimal(was), Decimal(now), Decimal(pending)) == (Decimal(missing), Decimal(surplus))


@given(sizes, sizes, sizes)
def test_balance_never_makes_more_than_there_was(was: Decimal, now: Decimal, pending: Decimal) -> None:
    missing, surplus = balance(was, now, pending)
    assert abs(missing) <= abs(was) and abs(surplus) <= abs(pending)
    assert missing * was <= 0 and surplus * pending >= 0


def play(*looks: Observation) -> list[Event]:
    """The events of all looks but the first."""
    baseline = Baseline()
    events: list[Event] = []
    for number, seen in enumerate(looks):
        told, baseline = step(ACCOUNT, baseline, seen, Tuning())
        events += told if number else ()
    return events


def test_a_shrinking_without_a_fill_is_unattributed() -> None:
    (event,) = play(look([position(10)], []), look([position(6)], [], after=5))
    assert isinstance(event, Reduced)
    assert event.before == 10 and event.after == 6 and event.missing == 4 and event.cause is None


def test_ones_own_order_says_nothing() -> None:
    assert play(look([position(10)], []), look([position(6)], [fill(cause=Cause.OWN_ORDER)], after=5)) == []


def test_position_first_fill_later_is_told_in_the_same_message() -> None:
    first, second = play(
        look([position(10)], []),
        look([position(6)], [], after=5),
        look([position(6)], [fill()], after=10),
    )
    assert isinstance(first, Reduced) and isinstance(second, AdlTaken)
    assert second.incident.alert == first.alert
    (taken,) = second.incident.taken
    assert taken.before == 10 and taken.taken == 4 and taken.expected == 6 and taken.shown == 6


def test_a_closed_position_whose_fill_comes_later_is_told_in_the_same_message() -> None:
    first, second = play(look([position(4)], []), look([], [], after=5), look([], [fill()], after=10))
    assert isinstance(first, Reduced) and isinstance(second, AdlTaken)
    assert second.incident.alert == first.alert
    assert second.incident.taken[0].before == 4 and second.incident.taken[0].shown == 0


def test_fill_first_position_later_asks_nothing() -> None:
    first, second = play(
        look([position(10)], []),
        look([position(10)], [fill()], after=5),
        look([position(6)], [], after=10),
    )
    assert isinstance(first, AdlTaken) and first.fresh
    assert isinstance(second, AdlTaken) and not second.fresh
    assert second.incident.taken[0].shown == 6


def test_an_own_order_that_comes_later_answers_the_question() -> None:
    first, second = play(
        look([position(10)], []),
        look([position(6)], [], after=5),
        look([position(6)], [fill(cause=Cause.OWN_ORDER)], after=10),
    )
    assert isinstance(first, Reduced) and isinstance(second, Reduced)
    assert second.alert == first.alert and second.cause is Cause.OWN_ORDER


def test_half_an_explanation_leaves_the_question_open() -> None:
    events = play(
        look([position(10)], []),
        look([position(6)], [], after=5),
        look([position(6)], [fill(signed=1, cause=Cause.OWN_ORDER)], after=10),
        look([position(6)], [fill(id="f2", signed=3, cause=Cause.OWN_ORDER)], after=15),
    )
    assert [type(e) for e in events] == [Reduced, Reduced]


def test_a_partly_explained_shrinking_asks_for_the_rest() -> None:
    taken, question = play(look([position(10)], []), look([position(3)], [fill()], after=5))
    assert isinstance(taken, AdlTaken)
    assert isinstance(question, Reduced) and question.missing == 3
