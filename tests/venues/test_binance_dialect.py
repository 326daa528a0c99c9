"""Every kind of account behind Binance's rehearsal dialect, read by the real client over loopback HTTP."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.clock import WallClock
from bot.errors import KeyRefused, Lacks
from bot.model.fill import Cause
from bot.model.instrument import Payoff
from bot.model.observation import Neutrality
from bot.model.order import Cancel
from bot.model.position import AdlGauge, SizeUnit
from bot.model.signal import Danger
from bot.rehearsal.facts import SimCancel, SimCoin, SimMarket, SimOrder, SimPosition
from bot.venues.binance import VENUE
from bot.venues.binance.products import (
    CONDITIONAL_ORDERS,
    MARGIN,
    OPEN_ORDERS,
    PM_BALANCE,
    PRODUCTS,
    SPOT_BALANCES,
)
from bot.venues.contract import VenueSession
from tests.wire.exchange_bench import LONG, SHORT, TAKEN, Bench, bench_of

CLASSIC = ("USDⓈ-M", "COIN-M")
PORTFOLIO = ("Portfolio Margin USDⓈ-M", "Portfolio Margin COIN-M")
LISTS = (OPEN_ORDERS, CONDITIONAL_ORDERS, MARGIN, SPOT_BALANCES)
NOW = WallClock().now()

COIN = replace(LONG, size=Decimal(40_000), profit=Decimal("0.05"), queue=Decimal("0.7"), inverse=True)
COIN_TAKEN = replace(TAKEN, id=9_102, size=Decimal(12_000), inverse=True)
LIMIT = SimOrder(31, "BTC", False, Decimal(1), Decimal(90_000), None, True, NOW)
STOP = replace(LIMIT, id=32, trigger=Decimal(70_500))
COIN_STOP = replace(STOP, id=33, size=Decimal(4_000), inverse=True)
GONE = (
    SimCancel(replace(LIMIT, id=34), Cancel.ADL, NOW),
    SimCancel(replace(STOP, id=35), Cancel.OWNER, NOW),
    SimCancel(replace(COIN_STOP, id=36), Cancel.ADL, NOW),
)
BTC = frozenset({"BTCUSDT", "BTCUSD_PERP"})


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with bench_of(VENUE) as bench:
        bench.change(
            positions=(LONG, SHORT, COIN),
            fills=(TAKEN, COIN_TAKEN),
            orders=(LIMIT, STOP, COIN_STOP),
            cancelled=GONE,
        )
        yield bench


async def proven(bench: Bench) -> VenueSession:
    """A session that reads what its key was proven to read."""
    proof = await bench.session.prove()
    return bench.pool.session(bench.fields, reads=proof.reads)


@pytest.fixture(params=[False, True], ids=["classic", "portfolio"])
def portfolio(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


async def test_a_proof_names_what_the_account_has(bench: Bench, portfolio: bool) -> None:
    bench.change(portfolio=portfolio)
    proof = await bench.session.prove()
    assert proof.reads == (*(PORTFOLIO if portfolio else CLASSIC), *LISTS)
    assert proof.unread == ()


@pytest.mark.parametrize("name", [*CLASSIC, *LISTS])
async def test_what_a_key_is_refused_is_told_by_name(bench: Bench, name: str) -> None:
    bench.change(unreadable=frozenset({name}))
    proof = await bench.session.prove()
    assert proof.unread == (name,)
    assert proof.reads == tuple(other for other in (*CLASSIC, *LISTS) if other != name)


async def test_a_key_that_reads_no_part_is_refused(bench: Bench) -> None:
    bench.change(unreadable=frozenset(CLASSIC))
    with pytest.raises(KeyRefused):
        await bench.session.prove()


async def test_positions_of_both_products(bench: Bench, portfolio: bool) -> None:
    bench.change(portfolio=portfolio)
    long, short, coin = (await (await proven(bench)).positions()).positions
    assert (long.unit, long.notional, long.currency) == (SizeUnit.BASE, Decimal(96_250), "USDT")
    assert (coin.unit, coin.size, coin.currency) == (SizeUnit.CONTRACTS, Decimal(400), "USD")
    assert (coin.notional, coin.leverage, coin.profit) == (Decimal(40_000), Decimal(8), Decimal(3_850))
    assert long.delta == Decimal("1.25")
    assert coin.instrument is not None and coin.instrument.payoff is Payoff.INVERSE
    assert coin.delta is not None
    assert round(coin.delta * LONG.mark, 9) == Decimal(40_000)
    places = [p.gauge.level for p in (long, short, coin) if isinstance(p.gauge, AdlGauge)]
    assert places == [4, 0, 3]


async def test_fills_of_both_products_are_told_with_their_mark(bench: Bench, portfolio: bool) -> None:
    bench.change(portfolio=portfolio)
    found = await (await proven(bench)).fills({}, frozenset())
    assert {(f.id, f.cause, f.signed, f.unit) for f in found.fills} == {
        ("force:9101", Cause.ADL, Decimal("-0.75"), SizeUnit.BASE),
        ("coin-force:9102", Cause.ADL, Decimal(-120), SizeUnit.CONTRACTS),
    }
    assert len(found.cursor) == 2


async def test_resting_and_cancelled_orders(bench: Bench, portfolio: bool) -> None:
    bench.change(portfolio=portfolio)
    found = await (await proven(bench)).orders(BTC, NOW - timedelta(seconds=1))
    strategy = "strategy:" if portfolio else "algo:"
    assert {o.id: (o.symbol, o.size, o.protects) for o in found.open} == {
        "31": ("BTCUSDT", Decimal(1), False),
        "algo:32": ("BTCUSDT", Decimal(1), True),
        f"{strategy}33": ("BTCUSD_PERP", Decimal(40), True),
    }
    assert {c.order.id: (c.reason, c.proof.partition("=")[2]) for c in found.cancelled} == {
        "34": (Cancel.UNSTATED, "EXPIRED"),
        "algo:35": (Cancel.UNSTATED, "CANCELED"),
        f"{strategy}36": (Cancel.UNSTATED, "EXPIRED"),
    }
    assert found.oddities == ()


async def test_a_fill_that_only_one_list_shows(bench: Bench) -> None:
    bench.change(only_in=frozenset({"allOrders"}))
    asked = await proven(bench)
    assert (await asked.fills({}, frozenset())).fills == ()
    assert (await asked.fills({}, frozenset({"BTCUSDT"}))).fills == (), "an ADL is believed from forceOrders"


@pytest.mark.parametrize("on", [True, False])
async def test_the_delta_mode_of_a_portfolio_account(bench: Bench, on: bool) -> None:
    bench.change(portfolio=True, neutral=on)
    assert await (await proven(bench)).neutrality() is (Neutrality.ON if on else Neutrality.OFF)
    bench.change(portfolio=False)
    with pytest.raises(Lacks):
        await (await proven(bench)).neutrality()


async def test_public_warnings(bench: Bench) -> None:
    bench.market.market = SimMarket(
        (SimCoin("BTC", LONG.mark, danger=Danger.HIGH), SimCoin("ETH", SHORT.mark)), Decimal(284_000)
    )
    assert bench.pool.public is not None
    found = await bench.pool.public.signals(BTC)
    assert [(r.symbol, r.danger, r.fund, r.asset) for r in found.readings] == [
        ("BTCUSDT", Danger.HIGH, None, ""),
        ("BTCUSDT", None, Decimal(284_000), "USDT"),
    ]
    bench.market.market = SimMarket((SimCoin("BTC", LONG.mark),), None)
    bench.clock.advance(300)
    lost = await bench.pool.public.signals(BTC)
    assert [(r.danger, r.empty) for r in lost.readings] == [(Danger.CALM, ()), (None, ("marginBalance",))]


async def test_each_call_is_charged_its_documented_weight(bench: Bench) -> None:
    asked = await proven(bench)
    spent = {name: budget.used for name, budget in bench.pool.budgets.items()}
    await asked.orders(BTC)
    await asked.positions()
    used = {name: budget.used - spent[name] for name, budget in bench.pool.budgets.items()}
    # Two lists of one symbol in each product, both positionRisk, COIN-M's adlQuantile, and both lists of
    # contracts.
    assert used["futures"] == 4 * 1 + 5 + 1 + 5 + 2
    assert used["coin-m futures"] == 2 * 1 + 1 + 5 + 1
    assert used["portfolio margin"] == 0


async def test_every_call_of_the_venue_is_answered(bench: Bench, portfolio: bool) -> None:
    bench.change(portfolio=portfolio, neutral=True)
    wire = bench.pool.wire(bench.fields)
    for endpoint in VENUE.endpoints:
        of = next((p for p in PRODUCTS if endpoint in p.calls), None)
        if (of is not None and of.portfolio is not portfolio) or (endpoint is PM_BALANCE and not portfolio):
            with pytest.raises(KeyRefused):
                await wire.call(endpoint, {"symbol": of.probe} if of else {})
        elif "portfolio" in endpoint.path and not portfolio:
            with pytest.raises(Lacks):
                await wire.call(endpoint, {})
        else:
            assert await wire.call(endpoint, {"symbol": of.probe} if of else {}) is not None


def hedged(size: str, queue: str) -> tuple[SimPosition, SimPosition]:
    return COIN, replace(COIN, side=SHORT.side, size=Decimal(size), queue=Decimal(queue))


async def test_both_sides_of_a_cross_hedge_carry_the_same_number(bench: Bench) -> None:
    bench.change(positions=hedged("1000", "0.1"))
    look = await (await proven(bench)).positions()
    assert [p.gauge.venue_value for p in look.positions] == ["adlQuantile.LONG=3", "adlQuantile.SHORT=3"]
