"""Quiet hints: each with its number, none too early, at most one a day for each position and kind."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.detect import notes
from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline
from bot.model.exposure import Noted, NoteKind
from bot.model.instrument import Instrument, Payoff
from bot.model.position import Position, SizeUnit
from bot.model.regime import Regime, RegimeState
from tests.builders import at, look, position
from tests.events import adl, regime

SMALL, HEAVY, FULL = NoteKind.SMALL_FUND, NoteKind.HEAVY_WINNER, NoteKind.FULL_RISK
COIN = Instrument("BTCUSD", "BTC", "USD", "BTC", Payoff.INVERSE, Decimal(100))
LINEAR = Instrument("ETHUSDT", "ETH", "USDT", "USDT", Payoff.LINEAR, Decimal(1))
DAY, LATER = 86400.0, 601.0


def heavy(profit: str = "30000", **more: Any) -> Position:
    """Worth 100,000 USDT, at low leverage."""
    facts: dict[str, Any] = {"profit": Decimal(profit), "instrument": LINEAR, "leverage": Decimal(2)}
    return position(40, **(facts | more))


def coin_margined(contracts: str = "1000", profit: str = "0.1") -> Position:
    """Contracts of 100 USD at a mark of 80,000; the profit is in coins."""
    return position(
        contracts,
        "BTCUSD",
        unit=SizeUnit.CONTRACTS,
        instrument=COIN,
        mark_price=Decimal(80_000),
        notional=Decimal(contracts) * 100 / 80_000,
        profit=Decimal(profit),
        currency="BTC",
        leverage=Decimal(3),
    )


class Desk:
    def __init__(self, **more: Any) -> None:
        facts: dict[str, Any] = {"looked_at": at(), "watched_from": at()}
        self.baseline = Baseline(**(facts | more))

    def look(
        self, *held: Position, after: float = LATER, state: RegimeState | None = None, deep: bool = True
    ) -> list[tuple[NoteKind, Decimal]]:
        seen = look(list(held), [] if deep else None, after)
        context = Context(
            regimes={p.key.symbol: replace(state, symbol=p.key.symbol) for p in held} if state else {}
        )
        events, self.baseline = notes.follow(self.baseline, seen, (), self.baseline, context, Tuning())
        return [(e.kind, e.number) for e in events if isinstance(e, Noted)]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (coin_margined(), [(SMALL, Decimal(100_000))]),
        (coin_margined("499"), []),
        (coin_margined("500"), [(SMALL, Decimal(50_000))]),
        (coin_margined(profit="0.4"), [(SMALL, Decimal(100_000)), (HEAVY, Decimal("0.32"))]),
        (heavy(), [(HEAVY, Decimal("0.3"))]),
        (heavy("24999"), []),
        (heavy("-30000"), []),
        (heavy(instrument=None, notional=Decimal(100_000)), [(HEAVY, Decimal("0.3"))]),
        (heavy(instrument=replace(LINEAR, quote="BTC", settle="BTC")), []),
        (heavy(instrument=None, currency="BTC"), []),
        (heavy(profit="30000", mark_price=None, notional=None), []),
        (position(10, profit=Decimal(9_000), instrument=LINEAR), []),
    ],
)
def test_what_is_hinted_at(held: Position, expected: list[tuple[NoteKind, Decimal]]) -> None:
    assert Desk().look(held) == expected


@pytest.mark.parametrize("state", list(Regime))
def test_full_risk_is_leverage_in_a_market_in_danger(state: Regime) -> None:
    held = position(1, leverage=Decimal(12))
    expected = [(FULL, Decimal(12))] if state in (Regime.WARNING, Regime.CASCADE) else []
    assert Desk().look(held, state=regime(state)) == expected
    assert Desk().look(position(1, leverage=Decimal("9.9")), state=regime(state)) == []
    assert Desk().look(held) == []


def test_where_adl_already_took_its_message_says_what_to_do() -> None:
    assert Desk(incident=adl().incident).look(position(1, leverage=Decimal(12)), state=regime()) == []


def test_not_with_the_first_look_nor_in_a_hurry() -> None:
    assert Desk(looked_at=None).look(heavy()) == []
    assert Desk().look(heavy(), after=599) == []
    assert Desk().look(heavy(), deep=False) == []
    assert Desk(watched_from=None).look(heavy()) == [], "a replay has no first look"


def test_again_after_a_day_and_only_when_it_has_grown() -> None:
    desk = Desk()
    assert len(desk.look(heavy())) == 1
    assert desk.look(heavy("90000"), after=LATER + DAY - 1) == []
    assert desk.look(heavy("37000"), after=LATER + DAY) == []
    assert desk.look(heavy("37500"), after=LATER + DAY) == [(HEAVY, Decimal("0.375"))]
    risky = Desk()
    held = position(1, leverage=Decimal(12))
    told = [risky.look(held, after=LATER + n * DAY, state=regime()) for n in range(3)]
    assert told == [[(FULL, Decimal(12))]] * 3, "the danger of another day"


def test_closing_and_opening_again_is_no_new_hint() -> None:
    desk = Desk()
    desk.look(heavy())
    assert desk.look(after=LATER + 60) == [] and desk.look(heavy(), after=LATER + 120) == []
    desk.look(after=LATER + DAY)
    assert desk.baseline.hints == ()


@given(
    st.lists(
        st.tuples(st.floats(-5000, 50_000), st.integers(0, 200_000), st.integers(1, 50), st.booleans()),
        max_size=40,
    )
)
def test_at_most_one_a_day_for_each_position_and_kind(
    looks: list[tuple[float, int, int, bool]],
) -> None:
    desk = Desk()
    now, told = LATER, []
    for after, profit, leverage, danger in looks:
        now += after
        held = heavy(str(profit), leverage=Decimal(leverage)), coin_margined(profit="0")
        told += [(k, now) for k, _ in desk.look(*held, after=now, state=regime() if danger else None)]
    if all(after >= 0 for after, *_ in looks):
        for kind in NoteKind:
            times = [moment for k, moment in told if k is kind]
            assert all(b - a >= DAY for a, b in pairwise(times))
    assert Counter(k for k, _ in told)[SMALL] <= 1, "it did not grow"
