"""What is said again, for how long, and why not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.alert import Repeat
from bot.model.baseline import Baseline, GaugeMemory, Health, Sight
from bot.model.event import Event
from bot.model.key import KeyTooPowerful
from bot.model.proof import Right
from bot.policy.plan import plan
from bot.policy.repetition import ADL_AT_MOST, Verdict, decide, repeat
from tests.builders import account, at, key, person
from tests.events import adl, every_event, gauge_moved

EVERY = timedelta(minutes=15)


def too_powerful(stopped: bool = True) -> KeyTooPowerful:
    return KeyTooPowerful(at(), (Right.WITHDRAW,), ("canWithdraw",), stopped)


@pytest.mark.parametrize("event", every_event(), ids=lambda event: type(event).__name__)
def test_only_what_is_urgent_is_said_again(event: Event) -> None:
    again = ("AdlTaken", "GaugeMoved", "KeyTooPowerful")
    assert (repeat(event, EVERY) is not None) == (type(event).__name__ in again)


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (gauge_moved(3, 4), Repeat(EVERY)),
        (gauge_moved(2, 3), Repeat(EVERY)),
        (gauge_moved(4, 3), None),
        (adl(), Repeat(EVERY, reopens=True)),
        (replace(adl(), fresh=False), Repeat(EVERY)),
        (too_powerful(), Repeat(EVERY)),
        (too_powerful(stopped=False), None),
        (replace(adl(), fresh=False, closed=True), Repeat(EVERY)),
    ],
)
def test_how_it_is_said_again(event: Event, expected: Repeat | None) -> None:
    assert repeat(event, EVERY) == expected
    (telling,) = plan([event], account(owner=1), [person(1)], EVERY)
    assert telling.repeat == expected


UNUSED = Baseline(health=Health(Sight.REFUSED))


def standing(told: int, symbol: str = "ETHUSDT") -> Baseline:
    return Baseline(gauges=(GaugeMemory(key(symbol), told),))


@pytest.mark.parametrize(
    ("event", "remembered", "told", "verdict"),
    [
        pytest.param(gauge_moved(3, 4), standing(4), 0, Verdict.REMIND, id="it stands there"),
        pytest.param(gauge_moved(3, 4), standing(4), 50, Verdict.REMIND, id="however often"),
        pytest.param(gauge_moved(3, 4), standing(3), 0, Verdict.OVER, id="it fell"),
        pytest.param(gauge_moved(1, 3), standing(3), 2, Verdict.REMIND, id="below the top"),
        pytest.param(gauge_moved(1, 3), standing(4), 0, Verdict.OVER, id="a higher one was told since"),
        pytest.param(gauge_moved(3, 4), standing(4, "XRPUSDT"), 0, Verdict.OVER, id="another stands there"),
        pytest.param(gauge_moved(3, 4), Baseline(), 0, Verdict.OVER, id="the position is gone"),
        pytest.param(gauge_moved(3, 4), None, 0, Verdict.OVER, id="nobody watches any more"),
        pytest.param(adl(), Baseline(), ADL_AT_MOST - 1, Verdict.REMIND, id="taken stays taken"),
        pytest.param(adl(), Baseline(), ADL_AT_MOST, Verdict.ENOUGH, id="often enough"),
        pytest.param(too_powerful(), UNUSED, 1, Verdict.REMIND, id="the key still is not used"),
        pytest.param(too_powerful(), UNUSED, ADL_AT_MOST, Verdict.ENOUGH, id="said of a key often enough"),
        pytest.param(too_powerful(), Baseline(), 1, Verdict.OVER, id="the key is used again"),
    ],
)
def test_whether_it_is_said_again(
    event: Event, remembered: Baseline | None, told: int, verdict: Verdict
) -> None:
    assert decide(event, remembered, told) is verdict
