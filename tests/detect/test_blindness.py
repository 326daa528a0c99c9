"""Blind and seeing: once each, and never a word about positions."""

import pytest

from bot.detect.blindness import missed, saw
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Health, Sight
from bot.model.event import Event, SeesAgain, WentBlind
from bot.model.key import KeyTurnedDown
from tests.builders import ACCOUNT, at, look, position

TUNING = Tuning()


def seen_at_noon() -> Baseline:
    return step(ACCOUNT, Baseline(), look([position(10)], []), TUNING)[1]


def play(*looks: tuple[float, str]) -> tuple[list[tuple[str, float]], Baseline]:
    """(event, second) of looks at a second that went "well", "fail"ed, or were "refused"."""
    baseline, told = seen_at_noon(), []
    for after, how in looks:
        events: tuple[Event, ...]
        if how == "well":
            events, baseline = step(ACCOUNT, baseline, look([position(10)], [], after=after), TUNING)
        else:
            events, baseline = missed(baseline, "no answer", how == "refused", at(after), TUNING)
        told += [(type(event).__name__, after) for event in events]
    return told, baseline


@pytest.mark.parametrize(
    ("looks", "told"),
    [
        pytest.param([(15, "fail")], [], id="one failed look says nothing"),
        pytest.param([(15, "fail"), (20, "well")], [], id="nor does its end"),
        pytest.param([(15, "fail"), (74, "fail")], [], id="not before the time"),
        pytest.param([(15, "fail"), (75, "fail")], [("WentBlind", 75)], id="blind from the first failure on"),
        pytest.param(
            [(15, "fail"), (75, "fail"), (80, "fail"), (400, "fail")], [("WentBlind", 75)], id="told once"
        ),
        pytest.param(
            [(15, "fail"), (75, "fail"), (90, "well"), (105, "well")],
            [("WentBlind", 75), ("SeesAgain", 90)],
            id="the end is told once",
        ),
        pytest.param([(15, "refused")], [("KeyTurnedDown", 15)], id="refused at once"),
        pytest.param([(15, "refused"), (30, "refused")], [("KeyTurnedDown", 15)], id="refused once"),
        pytest.param(
            [(15, "refused"), (30, "well")],
            [("KeyTurnedDown", 15), ("SeesAgain", 30)],
            id="a key that works again",
        ),
        pytest.param(
            [(15, "fail"), (75, "fail"), (90, "refused"), (200, "fail"), (210, "refused")],
            [("WentBlind", 75), ("KeyTurnedDown", 90)],
            id="refused outlasts a time-out",
        ),
        pytest.param([(7200, "fail"), (7215, "well")], [], id="a stop of the program is not blindness"),
        pytest.param(
            [(7200, "fail"), (7260, "fail")], [("WentBlind", 7260)], id="blindness counts from after the stop"
        ),
        pytest.param([(15, "fail"), (-3600, "fail"), (20, "well")], [], id="a clock that goes back"),
    ],
)
def test_what_is_told(looks: list[tuple[float, str]], told: list[tuple[str, float]]) -> None:
    assert play(*looks)[0] == told


def test_since_is_the_last_good_look_in_both_messages() -> None:
    baseline = seen_at_noon()
    _, baseline = missed(baseline, "no answer", False, at(15), TUNING)
    (blind,), baseline = missed(baseline, "no answer", False, at(80), TUNING)
    (again,), _ = step(ACCOUNT, baseline, look([position(10)], [], after=90), TUNING)
    assert isinstance(blind, WentBlind) and blind.since == at() and blind.why == "no answer"
    assert isinstance(again, SeesAgain) and again.since == at()


def test_an_account_that_was_never_read_is_blind_from_the_first_try() -> None:
    _, baseline = missed(Baseline(), "no answer", False, at(5), TUNING)
    (blind,), baseline = missed(baseline, "no answer", False, at(65), TUNING)
    assert isinstance(blind, WentBlind) and blind.since == at(5)
    assert baseline.looked_at is None


def test_a_failed_look_changes_nothing_but_the_health() -> None:
    before = seen_at_noon()
    _, after = missed(before, "no answer", False, at(15), TUNING)
    assert after.positions == before.positions and after.seen == before.seen and after.gauges == before.gauges
    assert after.health == Health(Sight.FAILING, at(), at(15), 1, "no answer")


def test_refusal_says_why() -> None:
    (event,), baseline = missed(seen_at_noon(), "the key was deleted", True, at(15), TUNING)
    assert event == KeyTurnedDown(at(15), "the key was deleted")
    assert baseline.health.sight is Sight.REFUSED


def test_a_good_look_makes_well() -> None:
    assert saw(Health(Sight.FAILING, at(), at(), 3, "no answer"), at(9)) == ((), Health())


def test_what_shrank_while_blind_is_asked_only_when_seen() -> None:
    told, baseline = play((15, "fail"), (80, "fail"))
    assert [name for name, _ in told] == ["WentBlind"]
    events, _ = step(ACCOUNT, baseline, look([position(4)], [], after=90), TUNING)
    assert [type(event).__name__ for event in events] == ["SeesAgain", "Reduced"]
