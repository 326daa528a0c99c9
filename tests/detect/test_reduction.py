"""The sums: what is missing, what is too much, and who answers whom."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.reduction import balance
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, Forced, Reduced
from bot.model.fill import Cause
from bot.model.observation import Observation
from bot.model.position import Side
from tests.builders import ACCOUNT, at, fill, look, position

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
    """The message of the incident shows it meanwhile; after a minute it is a message of its own."""
    shown = [look([position(3)], [], after=seconds) for seconds in (20, 40, 70)]
    taken, question = play(look([position(10)], []), look([position(3)], [fill()], after=5), *shown)
    assert isinstance(taken, AdlTaken) and taken.incident.taken[0].shown == 3
    assert isinstance(question, Reduced) and question.missing == 3 and not question.held


@pytest.mark.parametrize(
    ("was", "now", "pending", "missing"),
    [
        pytest.param(10, -5, -10, 0, id="turned round: the rest opened the other side"),
        pytest.param(10, -5, -4, -6, id="turned round, in part by a fill"),
        pytest.param(-10, 3, 10, 0, id="a short that turned round"),
        pytest.param(10, 0, 2, -10, id="a fill that grew it never hides a shrinking"),
    ],
)
def test_what_is_missing_of_a_position_that_turned_round(
    was: int, now: int, pending: int, missing: int
) -> None:
    assert balance(Decimal(was), Decimal(now), Decimal(pending))[0] == missing


def test_a_fill_read_after_its_growth_was_seen_does_not_hide_the_next_one() -> None:
    """Opened, seen in a look without fills, read a minute later, closed: the most ordinary trade."""
    assert not play(
        look([], []),
        look([position(10)], after=15),
        look([position(10)], [fill("open", -10, Cause.OWN_ORDER)], after=60),
        look([], [fill("close", 10, Cause.OWN_ORDER)], after=75),
    )


def test_growing_and_shrinking_read_together_asks_nothing() -> None:
    (event,) = play(
        look([position(10)], []),
        look([position(12)], after=15),
        look([position(10)], [fill("more", -2, Cause.OWN_ORDER), fill("adl", 2)], after=30),
    )
    assert isinstance(event, AdlTaken)


def test_a_growing_read_late_does_not_keep_the_proof_from_the_question() -> None:
    first, second = play(
        look([position(10)], []),
        look([position(12)], after=15),
        look([position(10)], [], after=30),
        look([position(10)], [fill("more", -2, Cause.OWN_ORDER), fill("adl", 2)], after=45),
    )
    assert isinstance(first, Reduced) and isinstance(second, AdlTaken)
    assert second.incident.alert == first.alert


def test_growth_that_waits_for_its_size_does_not_hide_a_shrinking() -> None:
    """The fill of the growth came first and the size lags; an unproven shrinking is asked all the same."""
    (event,) = play(
        look([position(10)], []),
        look([position(10)], [fill("more", -2, Cause.OWN_ORDER)], after=15),
        look([position(7)], [], after=30),
    )
    assert isinstance(event, Reduced) and event.missing == 3


def test_the_size_may_follow_its_fill_after_a_long_silence() -> None:
    """Nothing was read between: the time that credit lasts does not run while nobody looks."""
    event, summary = play(
        look([position(10)], []),
        look([position(10)], [fill()], after=5),
        look([position(6)], [], after=605),
    )
    assert isinstance(event, AdlTaken)
    assert isinstance(summary, AdlTaken) and summary.closed and summary.incident.taken[0].shown == 6


def test_credit_that_a_look_did_not_show_in_time_is_dropped() -> None:
    own = fill("own", 4, Cause.OWN_ORDER)
    (event,) = play(
        look([position(10)], []),
        look([position(10)], [own], after=5),
        look([position(10)], [], after=200),
        look([position(6)], [], after=215),
    )
    assert isinstance(event, Reduced) and event.missing == 4


def test_two_causes_that_answer_one_question_are_two_messages() -> None:
    question, adl, forced = play(
        look([position(10)], []),
        look([], [], after=15),
        look([], [fill("a", 4), fill("b", 6, Cause.LIQUIDATION)], after=30),
    )
    assert isinstance(question, Reduced) and isinstance(adl, AdlTaken) and isinstance(forced, Forced)
    assert adl.incident.alert == question.alert != forced.alert


def test_only_one_of_two_forced_causes_goes_on_in_the_message_of_the_question() -> None:
    question, one, other = play(
        look([position(10)], []),
        look([], [], after=15),
        look([], [fill("a", 4, Cause.LIQUIDATION), fill("b", 6, Cause.TAKEOVER)], after=30),
    )
    assert isinstance(question, Reduced) and isinstance(one, Forced) and isinstance(other, Forced)
    assert one.alert == question.alert != other.alert


def test_a_fill_that_answered_a_question_hides_nothing_more() -> None:
    first, answer, second = play(
        look([position(10)], []),
        look([position(6)], [], after=5),
        look([position(6)], [fill(cause=Cause.OWN_ORDER)], after=10),
        look([position(2)], [], after=15),
    )
    assert isinstance(first, Reduced) and isinstance(answer, Reduced) and isinstance(second, Reduced)
    assert second.alert != first.alert and second.missing == 4


def test_a_later_fill_is_no_answer_to_an_older_question() -> None:
    """The size lags behind the fill, and an unproven shrinking stays unproven."""
    question, adl = play(
        look([position(10)], []),
        look([position(6)], [], after=15),
        look([position(6)], [fill(at=at(300))], after=300),
    )
    assert isinstance(question, Reduced) and isinstance(adl, AdlTaken)
    assert adl.incident.alert != question.alert


def test_a_question_is_forgotten_after_a_day() -> None:
    first, second = play(
        look([position(10)], []),
        look([position(6)], [], after=5),
        look([position(6)], [fill(at=at(86500))], after=86500),
    )
    assert isinstance(first, Reduced) and isinstance(second, AdlTaken)
    assert second.incident.alert != first.alert


def test_a_growing_position_asks_nothing() -> None:
    assert play(look([position(10)], []), look([position(14)], [], after=5)) == []


def test_a_position_that_turned_round_was_closed() -> None:
    (event,) = play(look([position(10)], []), look([position(3, side=Side.LONG)], [], after=5))
    assert isinstance(event, Reduced) and event.after == 0 and event.missing == 10


def test_an_own_order_and_adl_that_come_together_each_explain_what_they_took() -> None:
    question, adl, answer = play(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look(
            [position(5)],
            [fill("adl", 3, at=at(18)), fill("own", 2, Cause.OWN_ORDER, at=at(5))],
            after=20,
        ),
    )
    assert isinstance(question, Reduced) and isinstance(answer, Reduced) and isinstance(adl, AdlTaken)
    assert (answer.alert, answer.cause) == (question.alert, Cause.OWN_ORDER)
    assert adl.incident.alert != question.alert
    (taken,) = adl.incident.taken
    assert taken.before == 8 and taken.taken == 3 and taken.expected == taken.shown == 5


def test_each_of_two_questions_hears_its_own_cause() -> None:
    first, second, adl, answer = play(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(5)], [], after=100),
        look(
            [position(5)],
            [fill("own", 2, Cause.OWN_ORDER, at=at(5)), fill("adl", 3, at=at(95))],
            after=200,
        ),
    )
    assert isinstance(first, Reduced) and isinstance(second, Reduced)
    assert isinstance(adl, AdlTaken) and adl.incident.alert == second.alert
    assert isinstance(answer, Reduced) and (answer.alert, answer.cause) == (first.alert, Cause.OWN_ORDER)


def test_a_fill_that_explains_one_question_is_used_up() -> None:
    """It may not name the next one, too."""
    first, second, adl, answer = play(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(6)], [], after=20),
        look([position(6)], [fill("adl", 2, at=at(5)), fill("own", 2, Cause.OWN_ORDER, at=at(15))], after=30),
    )
    assert isinstance(first, Reduced) and isinstance(second, Reduced)
    assert isinstance(adl, AdlTaken) and adl.incident.alert == first.alert
    assert isinstance(answer, Reduced) and (answer.alert, answer.cause) == (second.alert, Cause.OWN_ORDER)


def test_adl_of_a_part_is_not_covered_up_by_the_own_order_of_the_rest() -> None:
    question, adl, edited, answer = play(
        look([position(10)], []),
        look([position(5)], [], after=10),
        look([position(5)], [fill("adl", 3, at=at(5))], after=20),
        look([position(5)], [fill("own", 2, Cause.OWN_ORDER, at=at(6))], after=30),
    )
    assert isinstance(question, Reduced) and isinstance(adl, AdlTaken) and isinstance(answer, Reduced)
    assert adl.incident.taken[0].before == 10
    assert isinstance(edited, AdlTaken) and not edited.fresh
    (taken,) = edited.incident.taken
    assert [taken.other, taken.expected, taken.shown] == [Decimal(-2), Decimal(5), Decimal(5)]
    assert (answer.alert, answer.cause, answer.proof) == (question.alert, Cause.ADL, "mark=adl")
    assert answer.settled and not answer.missing


def test_two_questions_of_one_adl_are_told_from_the_size_before_both() -> None:
    first, second, adl, answer = play(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(5)], [], after=20),
        look([position(5)], [fill("a", 2, at=at(5)), fill("b", 3, at=at(15))], after=30),
    )
    assert isinstance(first, Reduced) and isinstance(second, Reduced)
    assert isinstance(adl, AdlTaken) and isinstance(answer, Reduced) and answer.cause is Cause.ADL
    assert (adl.incident.alert, answer.alert) == (first.alert, second.alert)
    (taken,) = adl.incident.taken
    assert taken.before == 10 and taken.taken == 5 and taken.expected == taken.shown == 5


def test_adl_of_later_gets_its_own_message_and_not_that_of_an_older_question() -> None:
    """Not running meanwhile: the question's own fill, and an hour later another; an edit makes no sound."""
    hour = 3600
    question, first, second = play(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(5)], [fill("a", 2, at=at(5)), fill("b", 3, at=at(hour))], after=hour + 60),
    )
    assert isinstance(question, Reduced) and isinstance(first, AdlTaken) and isinstance(second, AdlTaken)
    assert first.incident.alert == question.alert != second.incident.alert
    assert (first.incident.taken[0].before, second.incident.taken[0].before) == (Decimal(10), Decimal(8))
