"""Scenarios in which the bot is killed: at random times, and at every await."""

import random
import shutil
import signal
from datetime import timedelta
from itertools import count
from pathlib import Path

from tests.chaos.life import Plan, live
from tests.chaos.stage import Result, all_told, born, clean, died, killed, last, scenario

NO_TIME = timedelta(0)
LOAD = 150
"""Fills in a second: more than the courier can keep up with."""


def killed_at_random(folder: Path, kills: int, fills: int, once_for: float, seed: int = 1) -> Result:
    """Killed at random times, and started again each time: every other time while it starts or just has, else
    in the middle of sending, so that the kills are spread over all alerts."""
    app = "takes a message once" if once_for else "takes all that comes"
    result, chance = Result(f"killed at random times, the app {app}"), random.Random(seed)
    with scenario(folder, fills, LOAD, result, once_for) as plan:
        while result.kills < kills:
            aimed = result.kills % 2 == 1
            words = chance.randint(1, max(1, 4 * fills // kills - 1)) if aimed else 0
            if killed(plan, chance.uniform(0, 0.03 if aimed else 1.5), words):
                result.kills += 1
                clean(plan.folder, result)
            elif all_told(plan):
                break
        last(plan, result)
    return result


def killed_at_each_await(folder: Path, fills: int, stride: int) -> Result:
    """Killed each `stride`-th time that anything goes on, each time from the beginning, with no database."""
    result = Result(f"killed at every {stride}th await of a first start")
    for step in count(1, stride):
        one = Result("")
        with scenario(folder, fills, 10_000, one) as plan:
            alive = _dies_at(plan, step, one)
        shutil.rmtree(folder)
        if not alive:
            return result
        result.add(one)
    raise AssertionError


def one_alert_at_each_await(folder: Path, first: int = 1, stride: int = 1) -> Result:
    """From a database that knows the account: one ADL fill is looked at, committed, sent and settled. Killed
    each `stride`-th time that anything goes on, from the `first` on, until a life ends by itself."""
    result = Result("killed at every await of one alert")
    with scenario(folder / "before", 0, 1, Result("")) as plan:
        last(plan, result)
    for step in count(first, stride):
        one, place = Result(""), folder / f"from-{first}"
        shutil.copytree(folder / "before", place)
        (place / "steps").unlink()
        with scenario(place, 1, 10_000, one, before=NO_TIME) as plan:
            alive = _dies_at(plan, step, one)
        shutil.rmtree(place)
        if not alive:
            return result
        result.add(one)
    raise AssertionError


def _dies_at(plan: Plan, step: int, result: Result) -> bool:
    """Whether a life was still going on at that step, and was killed there; then all must be told."""
    killed = died(born(lambda: live(plan, step))) == -signal.SIGKILL
    result.kills += killed
    clean(plan.folder, result)
    last(plan, result)
    return killed
