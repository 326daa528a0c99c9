"""What would lower a score, by every venue's own published ranking: laws for all figures."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.detect.context import Context
from bot.detect.score import HALF, changed, explained, leverage, what_if, why
from bot.model.baseline import Baseline
from bot.model.event import GaugeMoved
from bot.model.funds import Funds, Pot
from bot.model.instrument import Instrument, Payoff
from bot.model.position import MarginMode, Position, Side, SizeUnit
from bot.model.score import Change, Score, WhatIf
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.builders import at, key, position

RANKED = [venue for venue in venues().values() if venue.score is not None]
EVERYWHERE = pytest.mark.parametrize("venue", RANKED, ids=lambda venue: venue.name)
LINEAR_ALONE = {"hyperliquid"}
"""Venues without inverse contracts."""
NEARLY = Decimal("1e-6")
COIN = Instrument("ETHUSD", "ETH", "USD", "ETH", Payoff.INVERSE, Decimal(10))


def cents(low: int, high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda n: Decimal(n) / 100)


@st.composite
def held(draw: st.DrawFn) -> tuple[Position, Funds]:
    """A position whose profit is less than it is worth, and a margin behind it: shared or its own, in dollars
    or in coins."""
    side, size, mark = draw(st.sampled_from(Side)), draw(cents(1, 10**6)), draw(cents(100, 10**7))
    isolated, inverse = draw(st.booleans()), draw(st.booleans())
    notional = size * 10 if inverse else size * mark
    profit = notional * draw(st.integers(-900, 900)) / 1000
    facts: dict[str, Any] = {"unit": SizeUnit.CONTRACTS, "currency": "USD", "instrument": COIN}
    one = position(
        str(size),
        "ETHUSD" if inverse else "ETHUSDT",
        side=side,
        mark_price=mark,
        notional=notional,
        profit=profit,
        margin_mode=MarginMode.ISOLATED if isolated else MarginMode.CROSS,
        **(facts if inverse else {}),
    )
    equity = notional * draw(st.integers(5, 5000)) / 1000 / (mark if inverse else 1)
    maintenance = equity * draw(st.integers(1, 999)) / 1000
    pot = Pot(
        "ETH" if inverse else "USDT",
        wallet=equity - profit / (mark if inverse else 1),
        equity=equity,
        maintenance=maintenance,
        symbol=one.key.symbol if isolated else "",
        shares=() if isolated else ((one.key, maintenance * draw(st.integers(0, 10)) / 10),),
    )
    return one, Funds((Pot("BTC", equity=Decimal(1)), pot))


def smaller(way: WhatIf, now: Decimal) -> Decimal:
    """A change of the same kind that is a little smaller; a leverage that is a little higher."""
    if way.change is Change.LOWER_LEVERAGE:
        return way.amount + (now - way.amount) * NEARLY
    return way.amount * (1 - NEARLY)


@EVERYWHERE
@given(held())
def test_every_way_reaches_the_goal_and_nothing_less_does(venue: Venue, of: tuple[Position, Funds]) -> None:
    one, funds = of
    assume(one.instrument is None or venue.name not in LINEAR_ALONE)
    assert venue.score is not None
    score = venue.score(one, funds)
    ways = what_if(one, funds, venue.score)
    if score is None or score.value == 0:
        assert ways == ()
        return
    pot = funds.behind(one)
    assert pot is not None and len({way.change for way in ways}) == len(ways)
    assert Change.ADD_MARGIN in {way.change for way in ways}
    for way in ways:
        then = venue.score(*changed(way.change, way.amount, one, funds))
        assert then is not None and then.value == way.score <= score.value * HALF
        less = venue.score(*changed(way.change, smaller(way, leverage(one, pot) or Decimal(0)), one, funds))
        assert less is not None and less.value > score.value * HALF * (1 - NEARLY)


@EVERYWHERE
@given(held())
def test_no_way_leaves_a_negative_size_or_profit(venue: Venue, of: tuple[Position, Funds]) -> None:
    one, funds = of
    for way in what_if(one, funds, venue.score):
        then, margin = changed(way.change, way.amount, one, funds)
        assert way.amount > 0 and then.size > 0 and (then.profit or 0) >= 0
        behind, before = margin.behind(then), funds.behind(one)
        assert behind is not None and before is not None
        assert behind.maintenance is not None and behind.maintenance >= 0
        if way.change in (Change.REDUCE, Change.TAKE_PROFIT) and not behind.symbol:
            assert behind.equity == before.equity, "closing at the mark makes nobody richer"


@EVERYWHERE
@given(held(), st.sampled_from(Change), st.integers(1, 99), st.integers(1, 99))
def test_a_larger_change_never_raises_the_score(
    venue: Venue, of: tuple[Position, Funds], change: Change, one_part: int, other_part: int
) -> None:
    one, funds = of
    assume(one.instrument is None or venue.name not in LINEAR_ALONE)
    pot = funds.behind(one)
    assert venue.score is not None and pot is not None and pot.equity is not None
    rate = pot.rate(one)
    assert rate is not None
    if (one.profit or 0) <= 0:
        return
    now = leverage(one, pot) or Decimal(0)
    whole = {
        Change.REDUCE: one.size,
        Change.ADD_MARGIN: pot.equity / rate,
        Change.TAKE_PROFIT: one.profit or Decimal(0),
        Change.LOWER_LEVERAGE: now,
    }[change]
    small, large = sorted((one_part, other_part), reverse=change is Change.LOWER_LEVERAGE)
    values = [venue.score(*changed(change, whole * part / 100, one, funds)) for part in (small, large)]
    less, more = values
    assert less is not None and more is not None
    assert more.value <= less.value * (1 + Decimal("1e-20"))


def product(one: Position, funds: Funds | None) -> Score | None:
    """A ranking for these tests: profit times notional over equity."""
    pot = funds.behind(one) if funds else None
    if pot is None or pot.equity is None or one.profit is None or one.notional is None:
        return None
    value = max(one.profit, Decimal(0)) * one.notional / pot.equity
    return Score(value, "profit x notional / equity", ())


SHARED = Funds((Pot("USDT", Decimal(9_000), Decimal(10_000), Decimal(200), Decimal(4_000)),))


def test_the_ways_in_numbers() -> None:
    """Profit 1,000 and notional 25,000: both fall when a part is closed, so it takes less than a half."""
    ways = {way.change: way for way in what_if(position(), SHARED, product)}
    assert {change: round(way.amount, 9) for change, way in ways.items()} == {
        Change.REDUCE: round(10 * (1 - Decimal("0.5").sqrt()), 9),
        Change.ADD_MARGIN: Decimal(10_000),
        Change.LOWER_LEVERAGE: Decimal("1.25"),
        Change.TAKE_PROFIT: Decimal(500),
    }
    third = {way.change: way.amount for way in what_if(position(), SHARED, product, Decimal("0.25"))}
    assert round(third[Change.ADD_MARGIN], 9) == 30_000


@pytest.mark.parametrize(
    ("one", "funds"),
    [
        pytest.param(position(profit=Decimal(-5)), SHARED, id="no profit"),
        pytest.param(position(profit=Decimal(0)), SHARED, id="nothing won, nothing lost"),
        pytest.param(position(), None, id="the margin was not read"),
        pytest.param(position(), Funds(), id="nothing behind it"),
        pytest.param(position(notional=None), SHARED, id="its value is not known"),
    ],
)
def test_nothing_is_needed_or_nothing_can_be_said(one: Position, funds: Funds | None) -> None:
    assert what_if(one, funds, product) == ()
    assert what_if(one, funds, None) == ()
    assert why(one, funds, None) is None


def test_a_part_of_an_isolated_position_takes_its_margin_along() -> None:
    own = Pot("USDT", Decimal(4), Decimal(8), Decimal(2), symbol="ETHUSDT", slot="BOTH")
    then, funds = changed(Change.REDUCE, Decimal(5), position(), Funds((own,)))
    assert [then.size, then.notional, then.profit] == [5, 12_500, 500]
    assert funds.pots == (replace(own, wallet=Decimal(2), equity=Decimal(4), maintenance=Decimal(1)),)


def test_a_part_of_a_cross_position_frees_its_share_of_the_maintenance() -> None:
    pot = replace(SHARED.pots[0], shares=((key(), Decimal(150)), (key("XRPUSDT"), Decimal(50))))
    _, funds = changed(Change.REDUCE, Decimal(4), position(), Funds((pot,)))
    (after,) = funds.pots
    assert [after.wallet, after.equity, after.maintenance] == [9_400, 10_000, 140]
    assert after.shares == ((key(), Decimal(90)), (key("XRPUSDT"), Decimal(50)))


def risen(level: int = 3, was: int = 2) -> GaugeMoved:
    return GaugeMoved(at(), position(level=level), was, level, 4)


def test_a_risen_indicator_is_explained_and_a_fallen_one_is_not() -> None:
    after, context = Baseline(funds=SHARED), Context(score=product)
    up, down = explained((risen(), risen(1)), after, context)
    assert isinstance(up, GaugeMoved) and isinstance(down, GaugeMoved)
    assert up.score is not None and up.score.value == 2_500 and len(up.ways) == 4
    assert (down.score, down.ways) == (None, ())
    assert explained((risen(),), after, Context()) == (risen(),)


def test_figures_out_of_all_range_cost_the_reason_and_never_the_alert() -> None:
    def broken(one: Position, funds: Funds | None) -> Score | None:
        raise ZeroDivisionError

    assert explained((risen(),), Baseline(funds=SHARED), Context(score=broken)) == (risen(),)
