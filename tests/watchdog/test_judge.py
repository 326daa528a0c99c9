"""When a part is told to have failed, begun anew, told to be well, and given up."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.model.part import Cure, Part, Reading
from bot.model.program import PartFailed, PartWell
from bot.watchdog.judge import GiveUp, Past, Renew, Rules, Step, judge
from tests.builders import at

RULES = Rules(timedelta(seconds=30), timedelta(seconds=60), restarts=3, within=timedelta(hours=1))
SILENT = Reading(Part.CHAT, 95, 90, True, "app", "App", why="cut")
HEARD = replace(SILENT, value=2, ill=False, why="")


class Dog:
    """A watchdog on a scripted clock."""

    def __init__(self, rules: Rules = RULES) -> None:
        self.rules = rules
        self.memory: dict[str, Past] = {}

    def sees(self, reading: Reading, seconds: float) -> tuple[Step, ...]:
        steps, self.memory = judge((reading,), self.memory, at(seconds), self.rules)
        return steps


def kinds(steps: tuple[Step, ...]) -> list[str]:
    return [type(step).__name__ for step in steps]


def test_what_is_well_is_silent() -> None:
    dog = Dog()
    assert dog.sees(HEARD, 0) == dog.sees(HEARD, 5) == ()


def test_a_part_fails_once_is_begun_anew_and_is_well_once() -> None:
    dog = Dog()
    failed, renew = dog.sees(SILENT, 100)
    assert isinstance(failed, PartFailed) and isinstance(renew, Renew)
    assert (failed.since, failed.app, failed.why) == (at(5), "App", "cut"), "since it was last heard"
    assert dog.sees(replace(SILENT, value=100), 105) == ()
    assert dog.sees(HEARD, 110) == (), "it must stay well for a while"
    assert dog.sees(HEARD, 125) == ()
    (well,) = dog.sees(HEARD, 140)
    assert isinstance(well, PartWell)
    assert (well.since, well.restarts) == (at(5), 1)
    assert dog.sees(HEARD, 145) == ()


def test_what_flaps_is_told_once() -> None:
    dog = Dog()
    told = [kinds(dog.sees(SILENT if n % 2 else HEARD, 10 * n)) for n in range(1, 6)]
    assert [kind for kinds in told for kind in kinds if kind != "Renew"] == ["PartFailed"]


def test_a_part_that_keeps_failing_is_given_up() -> None:
    dog = Dog()
    seen = [kinds(dog.sees(replace(SILENT, value=95 + n), 100 + n)) for n in range(0, 400, 5)]
    steps = [kind for kinds in seen for kind in kinds]
    assert steps[:4] == ["PartFailed", "Renew", "Renew", "Renew"] and set(steps[4:]) == {"GiveUp"}
    gave_up = dog.sees(SILENT, 600)
    assert gave_up == (GiveUp(SILENT, 3),)


def test_it_is_not_begun_anew_before_its_limit_has_passed() -> None:
    dog = Dog()
    dog.sees(SILENT, 100)
    assert dog.sees(SILENT, 189) == ()
    assert kinds(dog.sees(SILENT, 190)) == ["Renew"]


def test_old_restarts_do_not_count() -> None:
    dog = Dog()
    for hour in range(5):
        start = hour * 1300.0
        assert kinds(dog.sees(SILENT, start)) == ["PartFailed", "Renew"]
        dog.sees(HEARD, start + 10)
        assert kinds(dog.sees(HEARD, start + 60)) == ["PartWell"]


def test_what_no_restart_mends_is_told_alone() -> None:
    for cure in (Cure.WAIT, Cure.PERSON):
        dog = Dog()
        seen = [kinds(dog.sees(replace(SILENT, cure=cure), 100 + n)) for n in range(0, 4000, 50)]
        assert [kind for kinds in seen for kind in kinds] == ["PartFailed"]


def test_a_part_that_has_no_reading_is_forgotten() -> None:
    steps, memory = judge((), {SILENT.key: Past(SILENT, at())}, at(100), RULES)
    assert steps == () and memory == {}


@given(st.lists(st.tuples(st.booleans(), st.sampled_from(Cure), st.floats(0.1, 500)), max_size=40))
def test_telling_takes_turns(seen: list[tuple[bool, Cure, float]]) -> None:
    """Failed, well, failed, well ..., and nothing is begun anew more often than the rules say."""
    dog, now, told = Dog(), 0.0, list[str]()
    renewed: list[datetime] = []
    for ill, cure, passed in seen:
        now += passed
        steps = dog.sees(replace(SILENT, ill=ill, cure=cure), now)
        told += [type(step).__name__ for step in steps if isinstance(step, PartFailed | PartWell)]
        renewed += [at(now) for step in steps if isinstance(step, Renew)]
    assert told == ["PartFailed", "PartWell"] * (len(told) // 2) + ["PartFailed"] * (len(told) % 2)
    for first, fourth in zip(renewed, renewed[RULES.restarts :], strict=False):
        assert fourth - first >= RULES.within
