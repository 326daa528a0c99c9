"""A market that nobody is in: nothing is heard of it, so its regime waits for who comes back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.detect.regime import known
from bot.model.market import MarketMemory
from bot.model.regime import Regime, RegimeState, Why
from bot.model.signal import Danger, Signal, Signals
from bot.store.codec import pack, unpack
from tests.detect.test_regime import ETH, MINUTE, NOTHING, TUNING, Venue, moves
from tests.events import signal

CALM, HIGH, RUNS = Danger.CALM, Danger.HIGH, Danger.UNDER_WAY


def left(danger: Danger = HIGH, minutes: int = 1) -> Venue:
    """A market in danger that everybody leaves for some minutes, and comes back to."""
    venue = Venue()
    venue.says(danger)
    leave(venue, minutes)
    return venue


def leave(venue: Venue, minutes: int = 1) -> None:
    venue.held = frozenset({"OTHER"})
    assert [s for _ in range(minutes) for s in venue.round(Signals((), ("risk",)), after=MINUTE)] == []
    venue.memory = unpack(MarketMemory, pack(venue.memory))
    venue.held = frozenset({ETH})


def state(venue: Venue) -> RegimeState:
    (found,) = venue.memory.regimes
    return found


def is_known(venue: Venue) -> bool:
    return ETH in known(venue.memory, venue.now, TUNING)


def test_a_danger_waits_for_a_new_reading_and_is_then_the_same() -> None:
    venue = left(minutes=3)
    assert state(venue).left == venue.now - timedelta(minutes=2) and not is_known(venue)
    assert venue.waits(300) == [] and state(venue).left is not None and not is_known(venue), "nothing heard"
    assert venue.says(HIGH) == [] and state(venue).left is None and is_known(venue)
    assert state(venue).since == state(venue).peak != venue.now, "who comes back is not told anew"
    assert state(venue).told == state(left()).told, "people read the same all the time"


def test_a_danger_that_fell_while_nobody_was_there_is_no_news_and_begins_anew() -> None:
    venue = left()
    assert venue.says(CALM) == [] and state(venue).regime is Regime.CALM and is_known(venue)
    (again,) = venue.says(HIGH)
    assert (again.was, again.worsened, again.began) == (Regime.CALM, True, venue.now)


def test_a_cascade_that_became_a_warning_unseen_is_a_warning_that_begins() -> None:
    assert moves(left(RUNS).says(HIGH)) == [(Regime.CALM, Regime.WARNING)]


def test_a_danger_that_rose_unseen_is_told_at_once() -> None:
    assert moves(left().says(RUNS)) == [(Regime.WARNING, Regime.CASCADE)]


def test_quiet_time_does_not_run_where_nobody_is() -> None:
    venue = Venue()
    venue.says(HIGH)
    venue.says(CALM)
    leave(venue, 30)
    assert state(venue).quiet_since is None
    assert venue.waits(1200) == [] and state(venue).left is not None


def test_who_is_away_for_less_than_a_day_is_not_told_anew() -> None:
    venue = left(minutes=20 * 60)
    assert venue.says(HIGH) == []
    venue = left(minutes=26 * 60)
    assert venue.memory.regimes == () and moves(venue.says(HIGH)) == [(Regime.CALM, Regime.WARNING)]


def test_a_calm_market_is_forgotten_at_once() -> None:
    memory = left(CALM).memory
    assert memory.regimes == () == memory.voices


def two(danger: Danger | None, fund: str | None) -> Signals:
    """What two sources say: one judges, the other tells of the fund."""
    numbers: dict[str, Any] = {"fund": None, "asset": ""}
    mark = [signal(danger, **numbers)] if danger is not None else []
    return Signals((*mark, *([_fund(fund)] if fund else ())), ("risk", "fund"))


def _fund(balance: str) -> Signal:
    return replace(signal(None, fund=Decimal(balance)), source="fund")


def test_a_source_that_is_not_heard_again_yet_is_waited_for() -> None:
    """Else the danger would be calm by the fund alone, and be told as a new one when the mark comes."""
    venue = Venue()
    venue.round(two(HIGH, "1000"))
    leave(venue)
    assert venue.round(two(None, "1000"), after=MINUTE) == [] and not is_known(venue)
    assert venue.round(two(HIGH, None), after=MINUTE) == [] and is_known(venue)


def test_danger_that_is_heard_first_is_told_without_what_was_said_before() -> None:
    """The mark of before the pause speaks for nothing, nor is the market calm before it is heard."""
    venue = Venue()
    venue.round(two(RUNS, "1000"))
    leave(venue)
    (told,) = venue.round(two(None, "850"), after=MINUTE)
    assert (told.was, told.regime) == (Regime.CALM, Regime.WARNING)
    assert told.reasons == ((Why.FUND_FELL_1H, Decimal("0.15")),)
    assert [s for _ in range(600) for s in venue.round(two(None, "1000"), after=MINUTE)] == []


def test_what_happens_at_home_is_a_sign_too() -> None:
    venue = left()
    assert venue.hit(1) == [] and state(venue).left is None and is_known(venue)
    quiet = left(RUNS)
    assert moves(quiet.hit(1)) == [(Regime.CALM, Regime.WARNING)]


@pytest.mark.parametrize("back", [0, 3600])
def test_a_clock_that_is_set_back_loses_nothing(back: float) -> None:
    venue = left()
    assert venue.round(NOTHING, after=-back) == []
    assert venue.says(HIGH) == [] and state(venue).left is None
