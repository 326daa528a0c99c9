"""When to look next, and why fills are read."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, GaugeMemory, Health, Sight, UnderWay
from bot.model.ids import AccountId, AlertId
from bot.model.position import NoGauge, NoGaugeReason, Position, Side
from bot.watch.cadence import LONGEST_BACKOFF, MOMENT, Deep, next_look, shrunk, why_fills
from tests.builders import ACCOUNT, at, key, position
from tests.events import adl, reduced

TUNING = Tuning(gauge_from=Decimal("0.5"), blind_after=timedelta(seconds=60))
EVERY = timedelta(seconds=60)
CALM, NEAR = 15.0, 5.0


def read(*positions: Position, **more: object) -> Baseline:
    """An account read well at noon, fills with it."""
    facts: dict[str, object] = {"looked_at": at(), "fills_at": at(), "positions": positions}
    return Baseline(**(facts | more))  # type: ignore[arg-type]


def failing(sight: Sight, failures: int, since: float = 0) -> Baseline:
    return read(health=Health(sight, at(since - 15), at(since), failures, "no answer"))


TEN = position(10)
MARKED = position(10, under_adl=True)


@pytest.mark.parametrize(
    ("before", "positions", "after", "why"),
    [
        pytest.param(Baseline(), [TEN], 0, Deep.FIRST, id="never read"),
        pytest.param(read(TEN, fills_at=None), [TEN], 15, Deep.FIRST, id="fills never read"),
        pytest.param(failing(Sight.FAILING, 1), [], 15, Deep.BACK, id="after a failed look"),
        pytest.param(failing(Sight.REFUSED, 1), [], 15, Deep.BACK, id="a key that works again"),
        pytest.param(read(TEN), [TEN], 61, Deep.BACK, id="after a stop of the program"),
        pytest.param(read(TEN), [position(9)], 15, Deep.SHRANK, id="smaller"),
        pytest.param(read(TEN), [], 15, Deep.SHRANK, id="gone"),
        pytest.param(read(TEN), [position(10, side=Side.LONG)], 15, Deep.SHRANK, id="turned round"),
        pytest.param(
            read(TEN, gauges=(GaugeMemory(key(), 1),)), [position(10, level=2)], 15, Deep.ROSE, id="higher"
        ),
        pytest.param(
            read(TEN, gauges=(GaugeMemory(key(), 3),)), [position(10, level=2)], 15, None, id="lower"
        ),
        pytest.param(read(TEN), [position(10, level=4)], 15, None, id="no memory to compare with"),
        pytest.param(read(TEN, incident=adl().incident), [TEN], 15, None, id="an incident alone"),
        pytest.param(
            read(TEN, incident=adl().incident, orders_at=at(3)), [TEN], 15, Deep.OPEN, id="orders to be read"
        ),
        pytest.param(
            read(TEN, incident=adl().incident, orders_at=at(5)), [TEN], 15, None, id="orders have been read"
        ),
        pytest.param(read(TEN), [position(10, under_adl=True)], 15, Deep.UNDER_WAY, id="being deleveraged"),
        pytest.param(read(MARKED), [MARKED], 14, None, id="still being deleveraged"),
        pytest.param(read(MARKED), [MARKED], 15, Deep.OPEN, id="being deleveraged for long"),
        pytest.param(read(TEN, questions=(reduced(),)), [TEN], 15, Deep.OPEN, id="an open question"),
        pytest.param(read(TEN, questions=(reduced(),)), [TEN], 14, None, id="asked again only after a pause"),
        pytest.param(
            read(TEN, questions=(reduced(),), looked_at=at(600), fills_at=at(600)),
            [TEN],
            606,
            None,
            id="an old one",
        ),
        pytest.param(read(TEN), [TEN], 59, None, id="not yet"),
        pytest.param(read(TEN), [TEN], 60, Deep.TIME, id="it is time"),
        pytest.param(read(TEN), [position(11)], 15, None, id="larger"),
        pytest.param(read(TEN), [TEN], -3600, Deep.TIME, id="a clock that goes back"),
    ],
)
def test_why_fills_are_read(
    before: Baseline, positions: list[Position], after: float, why: Deep | None
) -> None:
    assert why_fills(before, tuple(positions), at(after), EVERY) is why


def test_the_symbols_that_shrank() -> None:
    before = read(position(10, "A"), position(10, "B"), position(10, "C"), position(10, "D"))
    now = (position(10, "A"), position(9, "B"), position(12, "C"), position(1, "E"))
    assert shrunk(before, now) == {"B", "D"}


@pytest.mark.parametrize(
    ("baseline", "pace"),
    [
        pytest.param(read(), CALM, id="no positions"),
        pytest.param(read(position(1, level=1)), CALM, id="low"),
        pytest.param(read(position(1, level=2)), NEAR, id="at the mark"),
        pytest.param(read(position(1, level=NoGauge(NoGaugeReason.ABSENT))), CALM, id="no indicator"),
        pytest.param(read(incident=adl().incident), NEAR, id="an open incident"),
        pytest.param(read(questions=(reduced(),)), NEAR, id="an open question"),
        pytest.param(
            read(under_way=(UnderWay(position(1), AlertId("mark"), at(-5), over=True),)), NEAR, id="a mark"
        ),
    ],
)
def test_near_danger_and_calm(baseline: Baseline, pace: float) -> None:
    wait = next_look(ACCOUNT, baseline, at(), CALM, NEAR, TUNING)
    assert pace * 0.95 <= wait <= pace * 1.05


def test_accounts_are_kept_out_of_step() -> None:
    waits = {next_look(AccountId(n), read(), at(), CALM, NEAR, TUNING) for n in range(1, 40)}
    assert len(waits) == 39 and max(waits) - min(waits) > CALM * 0.05


@pytest.mark.parametrize(
    ("failures", "wait"), [(1, 5), (2, 10), (3, 20), (4, LONGEST_BACKOFF), (500, LONGEST_BACKOFF)]
)
def test_a_blind_account_is_tried_less_often_but_always(failures: int, wait: float) -> None:
    assert next_look(ACCOUNT, failing(Sight.BLIND, failures), at(), CALM, NEAR, TUNING) == wait


@pytest.mark.parametrize(
    ("after", "failures", "wait"),
    [
        pytest.param(0, 1, 5, id="far from it"),
        pytest.param(35, 4, 25, id="shortened to the moment"),
        pytest.param(60, 4, MOMENT, id="the moment has come"),
        pytest.param(90, 4, MOMENT, id="the moment has passed"),
    ],
)
def test_the_moment_of_blindness_is_not_overshot(after: float, failures: int, wait: float) -> None:
    assert next_look(ACCOUNT, failing(Sight.FAILING, failures), at(after), CALM, NEAR, TUNING) == wait


@pytest.mark.parametrize(
    ("sight", "asked", "wait"),
    [
        pytest.param(Sight.BLIND, 120, 120, id="the venue wants to be left alone"),
        pytest.param(Sight.BLIND, 1, 5, id="less than we would wait anyway"),
        pytest.param(Sight.FAILING, 120, 60, id="but blindness is told on time"),
    ],
)
def test_a_pause_the_venue_asked_for(sight: Sight, asked: float, wait: float) -> None:
    assert next_look(ACCOUNT, failing(sight, 1), at(), CALM, NEAR, TUNING, asked) == wait


@given(
    st.integers(1, 10**9),
    st.sampled_from([Sight.WELL, Sight.FAILING, Sight.BLIND]),
    st.integers(1, 10**6),
    st.floats(-86400, 86400),
)
def test_the_wait_has_bounds(number: int, sight: Sight, failures: int, after: float) -> None:
    baseline = failing(sight, failures)
    wait = next_look(AccountId(number), baseline, at(after), CALM, NEAR, TUNING)
    assert MOMENT <= wait <= max(CALM * 1.05, LONGEST_BACKOFF)


@pytest.mark.parametrize(("level", "after", "why"), [(1, 61, None), (1, 601, Deep.TIME), (3, 61, Deep.TIME)])
def test_when_calm_fills_are_read_more_rarely(level: int, after: float, why: Deep | None) -> None:
    held = position(10, level=level)
    before = Baseline(looked_at=at(after - 5), fills_at=at(), positions=(held,))
    calm = timedelta(seconds=600)
    assert why_fills(before, (held,), at(after), EVERY, calm, Decimal("0.5")) is why
