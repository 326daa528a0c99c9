"""After ADL the same risk is put on again: said once, kindly, while the market is not calm."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect import reload
from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.event import Event, Reduced
from bot.model.exposure import Reloaded
from bot.model.fill import Cause
from bot.model.ids import AlertId
from bot.model.position import Position, Side
from bot.model.regime import Regime, RegimeState
from tests.builders import ACCOUNT, at, key, look, position
from tests.events import adl, reduced, regime, taken

WARNING, CALM = regime(Regime.WARNING), regime(Regime.CALM)
SHORT = position(10, notional=Decimal(25_000))


class Guard:
    """The guard over one account whose short of 10 at 5x, worth 25,000, ADL is about to take from."""

    def __init__(self, state: RegimeState | None = WARNING, held: Position | None = SHORT) -> None:
        self.state = state
        self.baseline = Baseline(looked_at=at(), positions=() if held is None else (held,))
        self.seconds = 0.0

    def look(self, *held: Position, events: tuple[Event, ...] = (), after: float = 5) -> list[Reloaded]:
        self.seconds += after
        seen = look(list(held), after=self.seconds)
        context = Context(regimes={} if self.state is None else {"ETHUSDT": self.state})
        now = replace(self.baseline, positions=tuple(held))
        told, self.baseline = reload.follow(ACCOUNT, self.baseline, seen, events, now, context, Tuning())
        assert told[: len(events)] == events
        return [event for event in told[len(events) :] if isinstance(event, Reloaded)]

    def looks(self, *held: Position, times: int = 2, after: float = 5) -> list[Reloaded]:
        return [event for _ in range(times) for event in self.look(*held, after=after)]


def left(size: str | int, leverage: int = 5, **more: Any) -> Position:
    return position(size, leverage=Decimal(leverage), **more)


def hit(state: RegimeState | None = WARNING) -> Guard:
    """ADL took 4 of 10."""
    guard = Guard(state)
    assert guard.look(left(6), events=(adl(),)) == []
    return guard


def test_the_same_size_again_is_said_once_with_its_numbers() -> None:
    guard = hit()
    assert guard.looks(left(6), times=5) == []
    (event,) = guard.looks(left(10), times=5)
    assert (event.before, event.taken) == (Decimal(10), Decimal(4))
    assert (event.leverage_before, event.notional_before) == (Decimal(5), Decimal(25_000))
    assert event.regime == WARNING and event.position == left(10) and event.taken_at == at(4)
    guard.look(left(6))
    assert guard.looks(left(11), times=5) == [], "once for each incident"


def test_what_adl_left_over_is_no_reload() -> None:
    """It stands at the old leverage by itself, whatever the price does to its value."""
    guard = hit()
    assert guard.looks(left(6, notional=Decimal(40_000)), times=50) == []


@pytest.mark.parametrize(
    ("back", "said"),
    [
        (left(7), True),
        (left(7, leverage=4), False),
        (left(9, leverage=4, notional=Decimal(24_999)), False),
        (left(9, leverage=4, notional=Decimal(25_000)), True),
        (left(10, leverage=2, notional=Decimal(20_000)), True),
        (left(6, leverage=6), True),
        (left("6.3"), False),
        (left(10, side=Side.LONG), False),
        (left(10)._replace(key=key("XRPUSDT")), False),
        (left(10)._replace(key=key("ETHUSDT", "SHORT")), True),
    ],
)
def test_what_counts_as_the_same_risk(back: Position, said: bool) -> None:
    """Something put on, beyond dust, and at least the same size, notional or leverage on the same side."""
    assert bool(hit().looks(back)) is said


def test_a_position_that_was_closed_and_is_opened_again() -> None:
    guard = Guard()
    guard.look(events=(adl(taken(cut=10, shown=0)),))
    assert guard.looks(times=20) == []
    (event,) = guard.looks(left(8))
    assert event.before == event.taken == 10


def test_calm_says_nothing_and_forgets_within_the_day() -> None:
    guard = hit(CALM)
    assert guard.looks(left(10), times=10) == []
    guard.state = WARNING
    assert len(guard.looks(left(10))) == 1, "the regime came a moment later than the look"
    late = hit(CALM)
    late.look(left(6), after=3700)
    assert late.baseline.cuts == ()


def test_where_nobody_judges_the_market_an_hour_counts() -> None:
    assert len(hit(None).looks(left(10), after=1700)) == 1
    guard = hit(None)
    assert guard.looks(left(10), after=1900) == []
    assert guard.baseline.cuts, "but it is remembered, should the market be judged"
    guard.state = WARNING
    assert len(guard.looks(left(10))) == 1


def test_recovering_is_not_calm_and_a_week_is_long_enough() -> None:
    guard = hit(regime(Regime.RECOVERING))
    guard.look(left(6), after=6 * 86400)
    assert len(guard.looks(left(10))) == 1
    old = hit()
    old.look(left(6), after=8 * 86400)
    assert old.baseline.cuts == ()


def test_an_older_size_shown_once_more_is_no_reload() -> None:
    guard = hit()
    assert guard.look(left(10)) + guard.looks(left(6)) + guard.look(left(10)) + guard.look(left(6)) == []


def test_a_cause_that_comes_late_finds_the_leverage_of_a_position_that_is_gone() -> None:
    guard = Guard()
    asked = reduced(10, 0)
    guard.look(events=(asked,))
    assert guard.looks(left(10), times=4) == [], "nobody has said that it was ADL"
    again = Guard()
    again.look(events=(asked,))
    part = taken(cut=10, shown=0)
    incident = replace(adl(part).incident, alert=asked.alert)
    again.look(events=(replace(adl(part), incident=incident),))
    (event,) = again.looks(left(10))
    assert event.leverage_before == 5 and event.alert == f"{ACCOUNT}:reload:{asked.alert}:{asked.key}"


def test_a_reduction_by_another_cause_is_forgotten() -> None:
    guard = Guard()
    asked = reduced(10, 6)
    guard.look(left(6), events=(asked,))
    assert [cut.proven for cut in guard.baseline.cuts] == [False]
    guard.look(left(6), events=(replace(asked, cause=Cause.LIQUIDATION),))
    assert guard.baseline.cuts == ()


def test_a_cause_that_the_venue_names_counts_without_an_execution() -> None:
    guard = Guard()
    named: Reduced = replace(reduced(10, 6), cause=Cause.ADL)
    guard.look(left(6), events=(reduced(10, 6),))
    guard.look(left(6), events=(named,))
    assert len(guard.looks(left(10))) == 1


def test_what_only_was_probable_keeps_the_leverage_until_it_is_proven() -> None:
    guard = Guard()
    asked = replace(reduced(10, 0), cause=Cause.PROBABLE_ADL)
    guard.look(events=(asked,))
    assert guard.looks(left(10), times=4) == [], "a guess is no proof"
    again = Guard()
    again.look(events=(asked,))
    again.look(events=(replace(asked, cause=Cause.ADL),))
    (event,) = again.looks(left(10))
    assert event.leverage_before == 5


def test_an_answer_beside_the_incident_does_not_change_what_was_taken() -> None:
    """Of two questions that one incident answers, one goes on as the incident, one is settled by itself."""
    guard = Guard()
    answer = replace(
        reduced(8, 6), alert=AlertId("7:reduced:y"), cause=Cause.ADL, missing=Decimal(0), settled=True
    )
    guard.look(left(6), events=(adl(), answer))
    (cut,) = guard.baseline.cuts
    assert (cut.before, cut.taken, cut.alert) == (Decimal(10), Decimal(4), adl().incident.alert)
    (event,) = guard.looks(left(10))
    assert (event.before, event.taken) == (Decimal(10), Decimal(4))


def test_an_account_that_was_never_hit_costs_nothing() -> None:
    guard = Guard()
    before = guard.baseline
    guard.look(SHORT)
    assert guard.baseline == before


@given(
    st.lists(
        st.tuples(
            st.integers(0, 14),
            st.integers(1, 20),
            st.sampled_from([-600.0, 5.0, 60.0, 3600.0]),
            st.sampled_from([None, CALM, WARNING, regime(Regime.CASCADE)]),
        ),
        max_size=40,
    )
)
def test_said_at_most_once_and_only_in_danger(
    looks: list[tuple[int, int, float, RegimeState | None]],
) -> None:
    guard = hit()
    said = 0
    for size, leverage, after, state in looks:
        guard.state = state
        held = [left(size, leverage)] if size else []
        told = guard.look(*held, after=after)
        said += len(told)
        if told:
            age = timedelta(seconds=guard.seconds) - timedelta(seconds=4)
            assert state is not CALM and (state is not None or abs(age) <= timedelta(hours=1))
    assert said <= 1
