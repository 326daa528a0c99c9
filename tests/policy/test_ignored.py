"""When an unfinished checklist is said again, and why not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.checklist import Deed, Hand, Line, Mark, Shows, Step
from bot.model.evidence import Nothing
from bot.model.preferences import ChecklistWishes
from bot.policy.ignored import Ignored, judge
from tests.builders import at
from tests.checklist.scenes import blank

WISHES = ChecklistWishes(timedelta(hours=1), 3)
HELD = Step("r", "x", Shows.REBUILD, (Line(1, "x", Mark.HELD, Nothing()),))
RESTS = Step("h", "x", hand=Hand(Deed.SNOOZED, "Ana", at(), until=at(9_000)))


@pytest.mark.parametrize(
    ("after", "reminded", "verdict"),
    [
        (3_599, 0, Ignored.NOT_YET),
        (3_600, 0, Ignored.REMIND),
        (10_799, 1, Ignored.NOT_YET),
        (10_800, 1, Ignored.REMIND),
        (25_200, 2, Ignored.REMIND),
        (10**6, 3, Ignored.ENOUGH),
    ],
)
def test_it_is_said_again_ever_more_rarely(after: int, reminded: int, verdict: Ignored) -> None:
    assert judge(blank(Shows.HAND), at(), reminded, False, WISHES, at(after)) is verdict


@pytest.mark.parametrize(
    ("steps", "verdict"),
    [((HELD,), Ignored.RESTING), ((RESTS,), Ignored.RESTING), ((RESTS, Step("o", "x")), Ignored.REMIND)],
)
def test_what_rests_or_waits_is_no_reason(steps: tuple[Step, ...], verdict: Ignored) -> None:
    checklist = replace(blank(), steps=steps)
    assert judge(checklist, at(), 0, False, WISHES, at(5_000)) is verdict


def test_a_snooze_ends() -> None:
    checklist = replace(blank(), steps=(RESTS,))
    assert judge(checklist, at(), 0, False, WISHES, at(9_000)) is Ignored.REMIND


def test_lists_of_other_alerts_end_with_them() -> None:
    checklist = replace(blank(Shows.HAND), name="gauge_high")
    assert judge(checklist, at(), 0, False, WISHES, at(10**6)) is Ignored.NO_HARM_DONE


def test_while_the_alert_itself_is_said_again_the_list_is_not() -> None:
    assert judge(blank(Shows.HAND), at(), 0, True, WISHES, at(10**6)) is Ignored.ALERT_SPEAKS
    never = ChecklistWishes(timedelta(0))
    assert judge(blank(Shows.HAND), at(), 0, False, never, at(10**6)) is Ignored.ENOUGH
