"""The venue names a cause without the execution: told, kept open, and settled when the execution comes."""

from datetime import timedelta

from bot.model.event import AdlTaken, Event, Reduced
from bot.model.fill import Cause
from bot.model.observation import Observation, Sign
from tests.builders import at, fill, key, look, position
from tests.detect.test_step import play

CLOSED = Sign(key(), Cause.ADL, "history type=6", at(5))


def told(*looks: Observation) -> list[Event]:
    return [e for e in play(*looks)[0] if isinstance(e, AdlTaken | Reduced)]


def test_a_reduction_is_told_with_the_cause_that_the_venue_names() -> None:
    (event,) = told(look([position(10)], []), look([], [], after=10, signs=(CLOSED,)))
    assert isinstance(event, Reduced)
    assert (event.cause, event.proof, event.settled) == (Cause.ADL, "history type=6", False)


def test_a_sign_that_comes_later_edits_the_question() -> None:
    first, second = told(
        look([position(10)], []), look([], [], after=10), look([], [], after=20, signs=(CLOSED,))
    )
    assert isinstance(first, Reduced) and first.cause is None
    assert isinstance(second, Reduced) and second.cause is Cause.ADL and second.alert == first.alert


def test_the_execution_goes_on_in_the_same_message_and_the_sign_is_told_once() -> None:
    events = told(
        look([position(10)], []),
        look([], [], after=10, signs=(CLOSED,)),
        look([], [], after=20, signs=(CLOSED,)),
        look([], [fill("f", 10, at=at(5))], after=30, signs=(CLOSED,)),
        look([], [], after=40, signs=(CLOSED,)),
    )
    assert [type(e) for e in events] == [Reduced, AdlTaken]
    assert isinstance(events[0], Reduced) and isinstance(events[1], AdlTaken)
    assert events[1].incident.alert == events[0].alert


def test_an_execution_corrects_a_sign() -> None:
    """Types stack at a venue; the execution itself is the better proof."""
    own = fill("f", 10, Cause.OWN_ORDER, at=at(5))
    events = told(
        look([position(10)], []), look([], [], after=10, signs=(CLOSED,)), look([], [own], after=20)
    )
    assert isinstance(events[-1], Reduced) and (events[-1].cause, events[-1].settled) == (
        Cause.OWN_ORDER,
        True,
    )


def test_an_old_sign_explains_nothing_new() -> None:
    old = Sign(key(), Cause.ADL, "history type=5", at(-3600))
    (event,) = told(look([position(10)], []), look([position(4)], [], after=10, signs=(old,)))
    assert isinstance(event, Reduced) and event.cause is None


def test_a_sign_of_another_position_explains_nothing() -> None:
    other = Sign(key("XRPUSDT"), Cause.ADL, "history type=6", at(5))
    (event,) = told(look([position(10)], []), look([], [], after=10, signs=(other,)))
    assert isinstance(event, Reduced) and event.cause is None


def test_clocks_that_differ_are_taken_into_account() -> None:
    """The venue is ten minutes ahead: its sign of "now" is not from the future, nor its fill late."""
    ahead = timedelta(minutes=10)
    sign = Sign(key(), Cause.ADL, "history type=6", at(5) + ahead)
    first, second = told(
        look([position(10)], []),
        look([], [], after=10, signs=(sign,), ahead=ahead),
        look([], [fill("f", 10, at=at(5) + ahead)], after=20, ahead=ahead),
    )
    assert isinstance(first, Reduced) and first.cause is Cause.ADL
    assert isinstance(second, AdlTaken) and second.late_by == 0 and second.incident.alert == first.alert


def test_a_fill_is_late_by_the_venues_own_clock() -> None:
    ahead = timedelta(minutes=10)
    (event,) = told(
        look([position(10)], [], ahead=ahead),
        look([position(6)], [fill(at=at())], after=10, ahead=ahead),
    )
    assert isinstance(event, AdlTaken) and event.late_by == 610


def test_a_sign_of_later_names_no_older_question() -> None:
    """Ten hours ago it was something else; it must not become ADL because ADL came later."""
    late = Sign(key(), Cause.ADL, "history type=6", at(35_990))
    old, new = told(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([], [], after=36_000, signs=(late,)),
    )
    assert isinstance(old, Reduced) and old.cause is None
    assert isinstance(new, Reduced) and new.cause is Cause.ADL and new.alert != old.alert


def test_a_sign_names_the_reduction_it_lies_in_and_not_its_neighbour() -> None:
    near = Sign(key(), Cause.ADL, "history type=5", at(15))
    events = told(
        look([position(10)], []),
        look([position(8)], [], after=10),
        look([position(5)], [], after=20, signs=(near,)),
        look([position(5)], [], after=30, signs=(near,)),
    )
    assert [(int(e.before), e.cause) for e in events if isinstance(e, Reduced)] == [
        (10, None),
        (8, Cause.ADL),
    ]


def test_a_clock_that_is_set_changes_no_older_question() -> None:
    """The host's clock was 40 s behind when the position shrank, and is right when the fill comes."""
    behind = timedelta(seconds=40)
    first, second = told(
        look([position(10)], [], ahead=behind),
        look([], [], after=10, ahead=behind),
        look([], [fill("f", 10, at=at(45))], after=70),
    )
    assert isinstance(first, Reduced) and isinstance(second, AdlTaken)
    assert second.incident.alert == first.alert
    late = Sign(key(), Cause.ADL, "history type=6", at(45))
    events = told(
        look([position(10)], [], ahead=behind),
        look([], [], after=10, ahead=behind),
        look([], [], after=70, signs=(late,)),
    )
    assert [e.cause for e in events if isinstance(e, Reduced)] == [None, Cause.ADL]
    early = Sign(key(), Cause.ADL, "history type=5", at(5))
    (question,) = told(
        look([position(10)], [], ahead=behind), look([], [], after=10, ahead=behind, signs=(early,))
    )
    assert isinstance(question, Reduced) and question.cause is None, "35 seconds before the look before"
