"""Regimes of markets: worse at once, better after quiet time, along the table, and never by what is lost."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect.drawdown import Curves
from bot.detect.market import follow
from bot.detect.peril import Level
from bot.detect.regime import HOLDS, TABLE, WORSE, judge, known, stirs_of
from bot.detect.tuning import MarketTuning, Tuning
from bot.model.exposure import RegimeChanged
from bot.model.ids import AccountId
from bot.model.market import MarketMemory, Stir
from bot.model.regime import Move, Regime, RegimeState, Why
from bot.model.signal import Danger, Signal, Signals
from bot.store.codec import pack, unpack
from tests.builders import NOON, at
from tests.events import SOMEWHERE, signal

ETH, MINUTE = "ETHUSDT", 60.0
CALM, RAISED, HIGH, RUNS = Danger.CALM, Danger.RAISED, Danger.HIGH, Danger.UNDER_WAY
TUNING = MarketTuning()
NOTHING = Signals()


class Venue:
    """A venue's markets as the lookout follows them, by a clock that the test moves."""

    def __init__(self, *held: str) -> None:
        self.memory = MarketMemory()
        self.curves = Curves()
        self.now = NOON
        self.held = frozenset(held or (ETH,))

    def round(self, seen: Signals = NOTHING, *stirs: Stir, after: float = 0) -> list[RegimeState]:
        """What is told `after` seconds later."""
        self.now += timedelta(seconds=after)
        before = self.memory
        self.curves.hear(seen.readings, before.voices, self.now)
        memory = replace(before, stirs=stirs_of(AccountId(1), before.stirs, ()))
        for stir in stirs:
            memory = replace(memory, stirs=stirs_of(stir.account, memory.stirs, (stir,)))
        _, memory = follow(SOMEWHERE, memory, seen, self.held, self.now, Tuning())
        events, self.memory = judge(SOMEWHERE, memory, self.curves.falls, self.held, self.now, TUNING)
        assert all(isinstance(event, RegimeChanged) and event.at == self.now for event in events)
        return [event.state for event in events]

    def says(self, danger: Danger | None, after: float = MINUTE, **more: Any) -> list[RegimeState]:
        self.now += timedelta(seconds=after)
        facts: dict[str, Any] = {"fund": None, "asset": ""}
        reading = replace(signal(danger, **(facts | more)), at=self.now)
        return self.round(Signals((reading,), ("risk",)))

    def fund(self, balance: str | None, after: float = MINUTE, **more: Any) -> list[RegimeState]:
        fund = None if balance is None else Decimal(balance)
        return self.says(None, after, fund=fund, asset="USDT", **more)

    def waits(self, seconds: float, every: float = MINUTE, danger: Danger | None = None) -> list[RegimeState]:
        """The source is heard again and again, and says the same, or what is given."""
        told = []
        for _ in range(round(seconds / every)):
            seen = Signals((), ("risk",))
            told += self.says(danger, every) if danger is not None else self.round(seen, after=every)
        return told

    def hit(self, fills: int, account: int = 1, symbol: str = ETH) -> list[RegimeState]:
        return self.round(Signals(), Stir(symbol, AccountId(account), self.now, fills))

    @property
    def regime(self) -> Regime:
        (state,) = [s for s in self.memory.regimes if s.symbol == ETH]
        return state.regime


def moves(states: Iterable[RegimeState]) -> list[tuple[Regime, Regime]]:
    return [(state.was, state.regime) for state in states]


def whys(state: RegimeState) -> list[Why]:
    return [why for why, _ in state.reasons]


def test_a_high_mark_is_a_warning_at_once_and_only_once() -> None:
    venue = Venue()
    assert venue.says(CALM) == [] and venue.says(RAISED) == []
    (state,) = venue.says(HIGH)
    assert (state.was, state.regime, state.move) == (Regime.CALM, Regime.WARNING, Move.DANGER_NEAR)
    assert whys(state) == [Why.VENUE_MARK] and state.worsened and state.began == state.since == venue.now
    assert [s.danger for s in state.signals] == [HIGH]
    assert venue.says(HIGH) == [] and venue.waits(3600) == []


def test_adl_that_the_exchange_announces_is_a_cascade_told_anew() -> None:
    venue = Venue()
    first, second = *venue.says(HIGH), *venue.says(RUNS)
    assert moves([first, second]) == [(Regime.CALM, Regime.WARNING), (Regime.WARNING, Regime.CASCADE)]
    assert second.worsened and second.began == first.since and second.move is Move.ADL_RUNS


def test_a_warning_ends_when_nothing_held_for_ten_minutes() -> None:
    venue = Venue()
    venue.says(HIGH)
    assert venue.says(CALM) == [] and venue.waits(540) == []
    (state,) = venue.waits(60)
    assert (state.was, state.regime, state.move) == (Regime.WARNING, Regime.CALM, Move.QUIET)
    assert state.began == NOON + timedelta(minutes=1) and state.reasons == ()


def test_a_flapping_mark_is_one_warning() -> None:
    venue = Venue()
    told = [state for n in range(120) for state in venue.says(HIGH if n % 2 else CALM)]
    assert moves(told) == [(Regime.CALM, Regime.WARNING)]


def test_a_cascade_eases_recovers_and_is_calm_again() -> None:
    venue = Venue()
    venue.fund("1000000")
    venue.says(RUNS, fund=Decimal(800_000), asset="USDT")
    venue.says(HIGH, fund=Decimal(800_000), asset="USDT")
    (eased,) = venue.waits(15 * MINUTE, danger=HIGH)[-1:]
    assert (eased.was, eased.regime, eased.move) == (Regime.CASCADE, Regime.WARNING, Move.EASED)
    assert not eased.worsened, "it is less than it was: the message of the cascade is edited"
    slow = Venue()
    slow.fund("1000000")
    slow.fund("920000", after=3600)
    fund: dict[str, Any] = {"fund": Decimal(845_000), "asset": "USDT"}
    assert moves(slow.says(RUNS, after=3601, **fund)) == [(Regime.CALM, Regime.CASCADE)]
    slow.says(CALM, **fund)
    recovering, calm = slow.waits(12 * 3600)
    assert (recovering.regime, recovering.move, recovering.was) == (
        Regime.RECOVERING,
        Move.OVER,
        Regime.CASCADE,
    )
    assert whys(recovering) == [Why.FUND_FELL_8H] and not recovering.worsened
    assert calm.regime is Regime.CALM and calm.since - recovering.since > timedelta(hours=6)


def test_danger_that_comes_back_while_it_recovers_is_told_anew() -> None:
    venue = Venue()
    venue.says(RUNS)
    assert [s.regime for s in venue.waits(20 * MINUTE, danger=CALM)] == [Regime.RECOVERING]
    (again,) = venue.says(HIGH)
    assert (again.was, again.regime, again.worsened) == (Regime.RECOVERING, Regime.WARNING, True)
    assert again.began == NOON + timedelta(minutes=1), "it is the same episode"


@pytest.mark.parametrize(
    ("balances", "why", "regime"),
    [
        (("1000000", "910000"), None, Regime.CALM),
        (("1000000", "890000"), Why.FUND_FELL_1H, Regime.WARNING),
        (("1000000", "690000"), Why.FUND_FELL_1H, Regime.CASCADE),
        (("1000000", "0"), Why.FUND_FELL_1H, Regime.CASCADE),
    ],
)
def test_a_fund_that_falls_within_an_hour(balances: tuple[str, str], why: Why | None, regime: Regime) -> None:
    venue = Venue()
    venue.fund(balances[0])
    told = venue.fund(balances[1], after=1800)
    assert venue.regime is regime and ([whys(s)[0] for s in told] == [why] if why else told == [])


def test_a_fund_that_falls_slowly_counts_over_eight_hours_and_a_day() -> None:
    venue = Venue()
    told = [s for n in range(10) for s in venue.fund(str(1_000_000 - 30_000 * n), after=3600)]
    assert [whys(s) for s in told[:1]] == [[Why.FUND_FELL_8H]]
    slow = Venue()
    told = [s for n in range(25) for s in slow.fund(str(1_000_000 - 14_000 * n), after=3600)]
    assert [whys(s) for s in told] == [[Why.FUND_FELL_24H]]


def test_a_balance_of_once_a_day_proves_nothing_of_an_hour() -> None:
    venue = Venue()
    venue.fund("1000000", daily=True)
    venue.waits(24 * 3600, every=600)
    (state,) = venue.fund("600000", daily=True)
    assert state.reasons == ((Why.FUND_FELL_24H, Decimal("0.4")),) and state.regime is Regime.WARNING


def test_a_fall_within_an_hour_is_not_told_again_as_one_within_a_day() -> None:
    venue = Venue()
    venue.fund("1000000")
    told = venue.fund("650000", after=600)
    assert [whys(s) for s in told] == [[Why.FUND_FELL_1H]], "and it is 35 % in 8 and 24 hours, too"
    deeper = Venue()
    deeper.fund("1000000")
    deeper.fund("900000", after=7200)
    deeper.waits(3700)
    (state,) = deeper.fund("780000")
    assert state.reasons == ((Why.FUND_FELL_1H, Decimal(12) / 90), (Why.FUND_FELL_8H, Decimal("0.22")))


def test_another_pool_is_not_a_fall() -> None:
    venue = Venue()
    venue.fund("90000000", daily=True)
    assert venue.fund("20000") == [], "a contract that got a pool of its own"
    assert venue.says(None, fund=Decimal(3), asset="BTC") == []


def test_the_venues_own_drawdown_counts_as_of_eight_hours() -> None:
    venue = Venue()
    (state,) = venue.says(CALM, drawdown=Decimal("-0.2"), starts=Decimal("-0.9"))
    assert state.reasons == ((Why.FUND_FELL_8H, Decimal("0.2")),)


@pytest.mark.parametrize(
    ("drawdown", "danger", "near"),
    [("-0.1", CALM, False), ("-0.12", CALM, True), ("-0.2", RAISED, False), ("-0.2", HIGH, True)],
)
def test_near_the_trigger(drawdown: str, danger: Danger, near: bool) -> None:
    """Beyond it while the venue does not judge it high, its rule does not count there."""
    venue = Venue()
    told = venue.says(danger, drawdown=Decimal(drawdown), starts=Decimal("-0.14"))
    assert (Why.TRIGGER_NEAR in {w for s in told for w in whys(s)}) is near


def test_one_adl_at_home_is_a_warning_and_a_burst_a_cascade() -> None:
    venue = Venue()
    (state,) = venue.hit(1)
    assert state.reasons == ((Why.ADL_HERE, Decimal(1)),) and state.regime is Regime.WARNING
    (state,) = venue.hit(2, account=2)
    assert state.reasons == ((Why.ADL_HERE, Decimal(3)),) and state.regime is Regime.CASCADE
    told = [s for _ in range(120) for s in venue.round(after=MINUTE)]
    assert [s.regime for s in told] == [Regime.RECOVERING, Regime.CALM]


def test_ranks_must_rise_at_several_accounts() -> None:
    venue = Venue()
    assert venue.hit(0) == [] and venue.hit(0) == []
    (state,) = venue.hit(0, account=2)
    assert state.reasons == ((Why.RANKS_RISE, Decimal(2)),) and state.regime is Regime.WARNING
    slow = Venue()
    slow.hit(0)
    slow.round(after=11 * MINUTE)
    assert slow.hit(0, account=2) == []


def test_what_is_lost_is_never_calm() -> None:
    venue = Venue()
    venue.says(HIGH)
    down = Signals(failed=(("risk", "no answer in time"),))
    assert [s for _ in range(600) for s in venue.round(down, after=MINUTE)] == []
    assert venue.regime is Regime.WARNING
    other = Venue()
    other.says(CALM)
    other.hit(1)
    assert [s for _ in range(600) for s in other.round(down, after=MINUTE)] == [], "nor by another sign"
    other.says(CALM)
    assert [s.regime for s in other.waits(11 * MINUTE, danger=CALM)] == [Regime.CALM]


def test_no_judgement_and_an_empty_field_leave_what_was_said() -> None:
    venue = Venue()
    venue.says(HIGH)
    assert [s for _ in range(60) for s in venue.says(None)] == []
    venue.says(CALM, drawdown=Decimal("-0.2"), starts=Decimal("-0.9"))
    told = [s for _ in range(60) for s in venue.says(CALM, empty=("pnlRatio",))]
    assert venue.regime is Regime.WARNING and all(s.regime is Regime.WARNING for s in told)


def test_calm_is_known_only_while_all_who_spoke_are_heard() -> None:
    venue = Venue()
    venue.says(CALM)
    assert known(venue.memory, venue.now, TUNING)[ETH].regime is Regime.CALM
    assert known(venue.memory, venue.now + timedelta(minutes=16), TUNING) == {}
    nobody = Venue()
    nobody.hit(1)
    assert known(nobody.memory, nobody.now, TUNING)[ETH].regime is Regime.WARNING
    for _ in range(60):
        nobody.round(after=MINUTE)
    assert nobody.regime is Regime.CALM and known(nobody.memory, nobody.now, TUNING) == {}


def test_reasons_are_told_anew_when_they_differ_but_not_all_the_time() -> None:
    venue = Venue()
    venue.says(HIGH)
    told = []
    for n in range(60):
        told += venue.says(HIGH, drawdown=Decimal(-n) / 100, starts=Decimal("-0.9"))
    assert all(s.regime is Regime.WARNING and not s.since > s.peak for s in told if s.peak)
    gaps = [b.revised - a.revised for a, b in pairwise(told) if a.revised and b.revised]
    assert 2 <= len(told) <= 20 and min(gaps) >= TUNING.revised_every
    assert told[-1].reasons[-1][1] >= Decimal("0.5")


def test_a_restart_keeps_all() -> None:
    venue = Venue()
    venue.says(HIGH)
    venue.memory = unpack(MarketMemory, pack(venue.memory))
    assert venue.says(HIGH) == [] and venue.regime is Regime.WARNING


def test_markets_do_not_mix_and_are_forgotten_when_nobody_is_in() -> None:
    venue = Venue("A", "B")
    seen = Signals((signal(HIGH, "A"), signal(CALM, "B")), ("risk",))
    assert [s.symbol for s in venue.round(seen)] == ["A"]
    venue.held = frozenset({"B"})
    assert venue.waits(23 * 3600) == [] and {s.symbol for s in venue.memory.regimes} == {"A", "B"}
    venue.waits(3700)
    assert {s.symbol for s in venue.memory.regimes} == {"B"} == {v.symbol for v in venue.memory.voices}


def test_the_table_is_whole() -> None:
    """From each regime each level leads to at most one other, up at once, down after time."""
    places = [(row.was, level) for row in TABLE for level in row.seen]
    assert len(places) == len(set(places))
    for row in TABLE:
        up = WORSE.index(row.to) > WORSE.index(row.was)
        assert (row.after is None) == up
        assert all((level < HOLDS[row.was]) == (not up) for level in row.seen)
    for regime, level in ((r, v) for r in Regime for v in Level):
        held = level == HOLDS[regime] or (regime is Regime.WARNING and level is Level.NEAR)
        resting = held or (regime is Regime.RECOVERING and level is Level.PAST)
        assert ((regime, level) in places) != resting, (regime, level)


DANGERS = st.sampled_from([None, CALM, RAISED, HIGH, RUNS])
FUNDS = st.none() | st.integers(-10, 1000).map(Decimal)
EMPTY = st.sampled_from([(), ("fund",), ("danger",)])


@st.composite
def rounds(draw: st.DrawFn) -> tuple[float, Signals, tuple[Stir, ...]]:
    """Time that passes (a little back at times, hours at others), what is heard, and what stirs."""
    after = draw(st.sampled_from([-120.0, 0.0, 5.0, 60.0, 60.0, 300.0, 900.0, 7200.0]))
    if draw(st.integers(0, 9)) == 0:
        return after, Signals(failed=(("risk", "down"),)), ()
    reading = Signal(
        "risk",
        ETH,
        NOON,
        draw(DANGERS),
        "",
        draw(FUNDS),
        "USDT",
        empty=draw(EMPTY),
        daily=draw(st.booleans()),
    )
    account, fills = AccountId(draw(st.integers(1, 3))), draw(st.integers(0, 4))
    stirs = (Stir(ETH, account, NOON, fills),) if draw(st.integers(0, 5)) == 0 else ()
    return after, Signals((reading,) if draw(st.booleans()) else (), ("risk",)), stirs


def play(venue: Venue, step: tuple[float, Signals, tuple[Stir, ...]]) -> list[RegimeState]:
    after, seen, stirs = step
    now = venue.now + timedelta(seconds=after)
    readings = tuple(replace(s, at=now) for s in seen.readings)
    return venue.round(replace(seen, readings=readings), *(replace(s, at=now) for s in stirs), after=after)


@given(st.lists(rounds(), max_size=40))
def test_regimes_only_move_along_the_table(steps: list[tuple[float, Signals, tuple[Stir, ...]]]) -> None:
    allowed = {(row.was, row.to) for row in TABLE}
    venue, last = Venue(), Regime.CALM
    for step in steps:
        for state in play(venue, step):
            moved = state.regime is not last
            assert not moved or ((last, state.regime) in allowed and state.was is last)
            assert state.reasons or state.regime in (Regime.CALM, Regime.RECOVERING)
            last = state.regime


@given(st.lists(rounds(), max_size=30))
def test_the_same_twice_says_nothing(steps: list[tuple[float, Signals, tuple[Stir, ...]]]) -> None:
    venue = Venue()
    for step in steps:
        play(venue, step)
        assert play(venue, (0.0, step[1], step[2])) == []


@given(st.lists(rounds(), max_size=20), st.lists(st.floats(0, 7200), max_size=20))
def test_a_lost_signal_never_lowers_a_regime(
    steps: list[tuple[float, Signals, tuple[Stir, ...]]], waits: list[float]
) -> None:
    venue = Venue()
    for step in steps:
        play(venue, step)
    if all(voice.until is None for voice in venue.memory.voices):
        return
    down = Signals(failed=(("risk", "down"),))
    venue.round(down, after=TUNING.voice_lasts.total_seconds() + 1)
    for after in waits:
        before = {s.symbol: s.regime for s in venue.memory.regimes}
        told = venue.round(down, after=after)
        assert all(WORSE.index(s.regime) >= WORSE.index(before[s.symbol]) for s in told)


@given(st.lists(rounds(), min_size=10, max_size=60))
def test_each_regime_is_entered_at_most_once_in_its_quiet_time(
    steps: list[tuple[float, Signals, tuple[Stir, ...]]],
) -> None:
    """However the input flaps: one message at most for each time that a danger must have been quiet."""
    venue = Venue()
    entered: dict[Regime, datetime] = {}
    for after, seen, stirs in steps:
        for state in play(venue, (abs(after), seen, stirs)):
            if state.worsened and state.since == venue.now:
                last = entered.get(state.regime)
                assert last is None or state.since - last >= TUNING.warning_lasts
                entered[state.regime] = state.since


@given(st.lists(rounds(), max_size=30))
def test_time_that_goes_backwards_does_no_harm(
    steps: list[tuple[float, Signals, tuple[Stir, ...]]],
) -> None:
    """After any past, an hour ahead of now at worst, quiet time leads back to calm."""
    venue = Venue()
    for step in steps:
        play(venue, step)
    venue.now = at(-3600)
    for _ in range(3):
        venue.says(CALM, fund=Decimal(1000), asset="USDT", after=0)
        for _ in range(30):
            venue.says(CALM, fund=Decimal(1000), asset="USDT", after=3600)
    assert venue.regime is Regime.CALM
