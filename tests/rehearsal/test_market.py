"""The market engine: examples with small numbers, and laws for any market."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger
from bot.rehearsal.facts import SimCause, SimFill, SimPosition
from bot.rehearsal.market import Market
from bot.rehearsal.opening import Listing, Opening, Resting, Trade
from bot.rehearsal.prices import PricePath
from bot.rehearsal.traders import opened
from tests.rehearsal.still import START


def listing(*points: tuple[int, int], depth: str = "100", slip: str = "0.01") -> Listing:
    path = PricePath(tuple((second, D(price)) for second, price in points))
    return Listing("BTC", path, D("0.001"), D(depth), D(slip))


def played(opening: Opening, seconds: int) -> Market:
    market = Market(opening, START)
    market.advance(START + timedelta(seconds=seconds))
    return market


def fills(market: Market, key: str) -> list[SimFill]:
    account = market.account(key)
    assert account is not None
    return list(account.fills)


LONG = opened("long", "BTC", D(5), D(1000), D(10))
FALL = listing((0, 1000), (10, 880))
SHORTS = (
    opened("bold", "BTC", D(-2), D(1010), D(20)),
    opened("second", "BTC", D(-6), D(1010), D(8)),
    opened("careful", "BTC", D(-4), D(1010), D(2)),
)


def test_the_price_runs_straight_between_points() -> None:
    path = PricePath(((5, D(100)), (8, D(110)), (9, D(90))))
    assert [path.at(s) for s in (0, 5, 6, 8, 9, 99)] == [100, 100, D("103.33"), 110, 90, 90]


def test_an_empty_fund_lets_the_queue_pay_at_the_bankruptcy_price() -> None:
    market = played(Opening((FALL,), (LONG, *SHORTS), fund=D(0)), 9)
    assert [(key, f.cause) for key, f in market.fills()] == [
        ("long", SimCause.LIQUIDATION),
        ("bold", SimCause.ADL),
        ("second", SimCause.ADL),
    ]
    assert fills(market, "second") == [
        SimFill(
            id=3,
            coin="BTC",
            side=Side.SHORT,
            opens=False,
            size=D(3),
            price=D(900),
            mark=D(892),
            realised=D(330),
            size_before=D(6),
            cause=SimCause.ADL,
            at=START + timedelta(seconds=9),
        )
    ]


def test_a_fund_that_can_pay_spares_the_queue() -> None:
    market = played(Opening((FALL,), (LONG, *SHORTS), fund=D(1000)), 10)
    assert {f.cause for _, f in market.fills()} == {SimCause.LIQUIDATION}
    # Taken over at 900, sold 1 % under 892 (883.08).
    assert market.fund == 1000 - 5 * (D(900) - D("883.08"))


def test_a_thin_book_keeps_the_rest_for_the_next_second() -> None:
    thin = listing((0, 1000), (10, 880), depth="2")
    market = played(Opening((thin,), (LONG, *SHORTS), fund=D(1000)), 9)
    assert [lot.size for lot in market.lots("BTC")] == [3]
    market.advance(START + timedelta(seconds=11))
    assert market.lots("BTC") == ()


def test_a_bankrupt_short_is_closed_against_the_longs() -> None:
    rise = listing((0, 1000), (10, 1120))
    mirror = (opened("short", "BTC", D(-5), D(1000), D(10)), opened("winner", "BTC", D(9), D(990), D(10)))
    market = played(Opening((rise,), mirror, fund=D(0)), 10)
    (fill,) = fills(market, "winner")
    assert (fill.cause, fill.side, fill.size, fill.price) == (SimCause.ADL, Side.LONG, D(5), D(1100))
    assert fill.realised == 5 * (1100 - 990)


def test_an_own_trade_is_no_adl() -> None:
    flat = listing((0, 1000))
    market = played(Opening((flat,), (LONG,), D(0), trades=(Trade(3, "long", "BTC", D(-2)),)), 5)
    (fill,) = fills(market, "long")
    assert (fill.cause, fill.size, fill.size_before, fill.opens) == (SimCause.TRADE, D(2), D(5), False)


def test_an_account_shows_positions_orders_and_rights() -> None:
    stop = Resting("long", "BTC", False, D(5), D(905), D(905))
    opening = Opening((FALL,), (LONG, *SHORTS), D(0), orders=(stop,), rights={"long": frozenset({"trade"})})
    account = played(opening, 5).account("long")
    assert account is not None
    (position,) = account.positions
    assert (position.size, position.mark, position.profit, position.queue) == (D(5), D(940), D(-300), D(0))
    assert (position.liquidation, position.leverage, account.equity) == (D(900), D(10), D(200))
    assert [(o.id, o.trigger, o.at) for o in account.orders] == [(1, D(905), START)]
    assert account.rights == {"trade"}


STOP = Resting("second", "BTC", True, D(6), D(1200), D(1200))
BID = Resting("second", "BTC", True, D(1), D(700), reduce_only=False)
OTHERS = (
    Resting("bold", "BTC", True, D(2), D(1200), D(1200)),
    Resting("bold", "BTC", True, D(2), D(700), reduce_only=False),
    Resting("careful", "BTC", True, D(4), D(1200), D(1200)),
    Resting("long", "BTC", False, D(5), D(1100)),
    Resting("second", "ETH", True, D(1), D(700), reduce_only=False),
)


def cancelled(market: Market, key: str) -> list[tuple[bool, Cancel, int]]:
    """Whether it was a stop, why it went, and at which second."""
    account = market.account(key)
    assert account is not None
    return [
        (c.order.trigger is not None, c.reason, int((c.at - START).total_seconds()))
        for c in account.cancelled
    ]


def test_adl_takes_the_orders_of_that_coin_away() -> None:
    market = played(Opening((FALL,), (LONG, *SHORTS), D(0), orders=(STOP, BID, *OTHERS)), 8)
    assert not any(cancelled(market, key) for key in ("second", "bold", "long", "careful"))
    market.advance(START + timedelta(seconds=9))
    assert cancelled(market, "second") == [(True, Cancel.ADL, 9), (False, Cancel.ADL, 9)]
    assert cancelled(market, "bold") == [(True, Cancel.POSITION_GONE, 9), (False, Cancel.ADL, 9)]
    assert cancelled(market, "long") == [(False, Cancel.LIQUIDATION, 9)]
    assert cancelled(market, "careful") == []
    left = {key: account.orders for key in ("second", "careful") if (account := market.account(key))}
    assert [o.coin for o in left["second"]] == ["ETH"] and len(left["careful"]) == 1


def test_an_own_trade_takes_no_order_away() -> None:
    sale, stop = Trade(3, "long", "BTC", D(-5)), Resting("long", "BTC", False, D(5), D(905), D(905))
    account = played(Opening((listing((0, 1000)),), (LONG,), D(0), (sale,), (stop,)), 5).account("long")
    assert account is not None and len(account.orders) == 1 and account.cancelled == ()


def test_an_order_rests_from_its_second_on() -> None:
    late = replace(STOP, second=3)
    market = Market(Opening((FALL,), (LONG, *SHORTS), D(0), orders=(late,)), START)
    seen = []
    for second in (0, 2, 3):
        market.advance(START + timedelta(seconds=second))
        account = market.account("second")
        assert account is not None
        seen.append([o.at for o in account.orders])
    assert seen == [[], [], [START + timedelta(seconds=3)]]


def test_what_adl_leaves_is_marked_for_two_seconds() -> None:
    market = Market(Opening((FALL,), (LONG, *SHORTS), D(0)), START)
    marks = {}
    for second in range(14):
        market.advance(START + timedelta(seconds=second))
        marks[second] = {
            key for key in ("bold", "second", "careful") for p in _positions(market, key) if p.under_adl
        }
    assert {second: who for second, who in marks.items() if who} == {
        second: {"second"} for second in (9, 10, 11)
    }


def _positions(market: Market, key: str) -> tuple[SimPosition, ...]:
    account = market.account(key)
    return account.positions if account else ()


def test_everybody_sees_the_fund_fall_and_adl_begin() -> None:
    # The fund pays for half of the loss at second 9 and is empty.
    market = Market(Opening((FALL,), (LONG, *SHORTS), D(40)), START)
    seen = {}
    for second in (8, 9, 19, 20):
        market.advance(START + timedelta(seconds=second))
        (coin,) = market.public().coins
        seen[second] = (coin.mark, coin.danger, coin.drawdown < D("-0.3"), market.public().fund)
    fund = market.fund
    assert 0 <= fund < 1
    assert seen == {
        8: (D(904), Danger.CALM, False, D(40)),
        9: (D(892), Danger.UNDER_WAY, True, fund),
        19: (D(880), Danger.UNDER_WAY, True, fund),
        20: (D(880), Danger.HIGH, True, fund),
    }


def test_an_unknown_key_has_no_account() -> None:
    assert Market(Opening((FALL,), (LONG,), D(0)), START).account("stranger") is None


def test_time_that_was_played_changes_nothing() -> None:
    market = played(Opening((FALL,), (LONG, *SHORTS), fund=D(0)), 10)
    before = list(market.fills())
    market.advance(START + timedelta(seconds=4))
    assert list(market.fills()) == before and market.second == 10


sizes = st.integers(1, 4000).map(lambda n: D(n) / 1000)
traders = st.lists(
    st.tuples(st.sampled_from((1, -1)), sizes, st.integers(850, 1150), st.integers(2, 25)),
    min_size=2,
    max_size=14,
)
paths = st.lists(st.integers(600, 1500), min_size=1, max_size=6)
funds = st.integers(0, 100_000).map(lambda n: D(n) / 100)


@settings(deadline=None, max_examples=150)
@given(traders=traders, prices=paths, fund=funds, depth=st.sampled_from(("0", "0.2", "3", "100")))
def test_nothing_is_made_or_lost(
    traders: list[tuple[int, D, int, int]], prices: list[int], fund: D, depth: str
) -> None:
    points = [(0, 1000), *((4 * n, price) for n, price in enumerate(prices, 1))]
    holdings = tuple(
        opened(f"t{n}", "BTC", sign * size, D(entry), D(leverage))
        for n, (sign, size, entry, leverage) in enumerate(traders)
    )
    market = Market(Opening((listing(*points, depth=depth),), holdings, fund), START)
    money = _money(market)
    for second in range(4 * len(prices) + 3):
        market.advance(START + timedelta(seconds=second))
        coins = [h.size for h in market.holdings("BTC")] + [lot.size for lot in market.lots("BTC")]
        assert sum(coins) == 0, "as much long as short"
        assert market.fund >= 0
        assert _money(market) == money
    assert [f.id for _, f in market.fills()] == list(range(1, len(list(market.fills())) + 1))
    assert all(f.size <= f.size_before for _, f in market.fills())


def _money(market: Market) -> D:
    cash = sum((h.balance for h in market.holdings("BTC")), market.fund)
    return cash - sum((lot.size * lot.price for lot in market.lots("BTC")), D(0))


@settings(deadline=None, max_examples=60)
@given(traders=traders, prices=paths)
def test_nobody_is_deleveraged_while_the_fund_can_pay(
    traders: list[tuple[int, D, int, int]], prices: list[int]
) -> None:
    points = [(0, 1000), *((4 * n, price) for n, price in enumerate(prices, 1))]
    holdings = tuple(
        opened(f"t{n}", "BTC", sign * size, D(entry), D(leverage))
        for n, (sign, size, entry, leverage) in enumerate(traders)
    )
    market = played(Opening((listing(*points, depth="0.5"),), holdings, D(10**9)), 4 * len(prices) + 3)
    assert all(f.cause is SimCause.LIQUIDATION for _, f in market.fills())
