"""Profit in percent times effective leverage, counted by hand; and what holds for every published ranking."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.funds import Funds, Pot
from bot.model.instrument import Instrument, Payoff
from bot.model.position import Position, Side, SizeUnit
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.venues.ranking import profit_times_leverage
from tests.builders import position

RANKED = [venue for venue in venues().values() if venue.score is not None]
ETH = Instrument("ETHUSD", "ETH", "USD", "ETH", Payoff.INVERSE, Decimal(1))
OPTION = Instrument("ETH-C", "ETH", "ETH", "ETH", Payoff.OPTION, Decimal(1))
DOLLARS = Funds((Pot("USD", Decimal(9_000), Decimal(10_000), Decimal(300)),))


def inverse(side: Side, profit: int) -> Position:
    """5,000 USD of an inverse contract, at entry worth 5,000 with what was won or lost since."""
    return position(
        5_000,
        "ETHUSD",
        unit=SizeUnit.USD,
        notional=Decimal(5_000),
        side=side,
        profit=Decimal(profit),
        currency="USD",
        instrument=ETH,
    )


@pytest.mark.parametrize(
    ("held", "share", "leverage"),
    [
        pytest.param(position(), "1000/26000", "2.5", id="a short: sold for 26,000, worth 25,000"),
        pytest.param(position(side=Side.LONG), "1000/24000", "2.5", id="a long: bought for 24,000"),
        pytest.param(inverse(Side.LONG, 250), "250/5250", "0.5", id="inverse long: its coins cost 5,250"),
        pytest.param(inverse(Side.SHORT, 250), "250/4750", "0.5", id="inverse short: its coins cost 4,750"),
        pytest.param(position(profit=Decimal(-9)), "0/1", "2.5", id="a loss is no profit"),
    ],
)
def test_profit_times_leverage(held: Position, share: str, leverage: str) -> None:
    found = profit_times_leverage(held, DOLLARS)
    above, _, below = share.partition("/")
    assert found is not None and found.estimate and found.missing == ()
    assert found.parts == (
        ("profit %", Decimal(above) / Decimal(below)),
        ("effective leverage", Decimal(leverage)),
    )
    assert found.value == found.parts[0][1] * found.parts[1][1]


def test_without_the_margin_the_leverage_that_is_set_bounds_it() -> None:
    found = profit_times_leverage(position(), None)
    assert found is not None and found.missing == ("equity",)
    assert dict(found.parts)["effective leverage"] == 5
    assert profit_times_leverage(position(leverage=None), None) is None


@pytest.mark.parametrize(
    "held",
    [
        position(profit=None),
        position(notional=None),
        position(instrument=OPTION),
        position(profit=Decimal(10**6), side=Side.LONG),
    ],
    ids=["profit", "notional", "an option", "a long that has won more than it is worth"],
)
def test_nothing_is_made_up(held: Position) -> None:
    assert profit_times_leverage(held, DOLLARS) is None


def test_a_margin_that_is_used_up_has_no_leverage() -> None:
    assert profit_times_leverage(position(), Funds((Pot("USD", equity=Decimal(-1)),))) is None


amounts = st.none() | st.integers(-10, 10**6).map(lambda cents: Decimal(cents) / 100)
above_zero = st.none() | st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100)
pots = st.builds(Pot, st.sampled_from(["USDT", "USD", "BTC"]), amounts, amounts, above_zero, amounts)
positions = st.builds(
    position,
    st.integers(1, 1000),
    side=st.sampled_from(Side),
    profit=amounts,
    notional=above_zero,
    leverage=st.none() | st.integers(0, 125).map(Decimal),
)


@pytest.mark.parametrize("venue", RANKED, ids=lambda venue: venue.name)
@given(positions, st.none() | st.builds(Funds, st.tuples(pots)))
def test_a_score_is_never_negative_and_nothing_without_profit(
    venue: Venue, held: Position, funds: Funds | None
) -> None:
    assert venue.score is not None
    found = venue.score(held, funds)
    if found is not None:
        assert found.value >= 0 and found.value.is_finite()
        assert held.profit is not None and (held.profit > 0 or found.value == 0)
