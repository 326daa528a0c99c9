"""Binance's margin and coins, and LeveragePnL as it is published."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled, Lacks
from bot.model.funds import Funds, Holding, Pot
from bot.model.instrument import Instrument, Payoff
from bot.model.position import MarginMode, Position, PositionKey, SizeUnit
from bot.venues.binance import VENUE, funds
from bot.venues.binance.ranking import score
from tests.builders import position
from tests.wire.exchange_bench import LONG, SHORT, Bench, bench_of

COIN = replace(LONG, size=Decimal(40_000), profit=Decimal("0.05"), queue=Decimal("0.7"), inverse=True)


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with bench_of(VENUE) as bench:
        bench.change(positions=(LONG, SHORT, COIN), coins=(("BTC", Decimal("1.25")),))
        yield bench


async def read(bench: Bench) -> Funds:
    proof = await bench.session.prove()
    return await bench.pool.session(bench.fields, reads=proof.reads).funds()


async def test_the_pots_of_a_classic_account(bench: Bench) -> None:
    found = await read(bench)
    usdt, btc = found.pots
    profit = LONG.profit + SHORT.profit
    assert (usdt.currency, usdt.wallet, usdt.equity) == ("USDT", 90_000 - profit, Decimal(90_000))
    assert usdt.maintenance == (LONG.size * LONG.mark + SHORT.size * SHORT.mark) / 200
    assert usdt.share(PositionKey("BTCUSDT", "LONG")) == LONG.size * LONG.mark / 200
    assert btc.currency == "BTC" and btc.equity is not None
    assert round(btc.equity * COIN.mark) == 90_000
    (held,) = found.holdings
    assert held.asset == "BTC" and held.size == Decimal("1.25") + btc.equity, (
        "its collateral is exposure, too"
    )


async def test_the_pot_of_portfolio_margin(bench: Bench) -> None:
    bench.change(portfolio=True)
    found = await read(bench)
    (pot,) = found.pots
    assert (pot.currency, pot.wallet, pot.equity) == ("USD", None, Decimal(90_000))
    assert found.holdings == (Holding("BTC", Decimal("1.25")),)


@pytest.mark.parametrize("name", ["margin", "spot balances"])
async def test_one_list_is_read_without_the_other(bench: Bench, name: str) -> None:
    bench.change(unreadable=frozenset({name}))
    found = await read(bench)
    assert bool(found.pots) is (name != "margin")
    assert bool(found.holdings)


async def test_nothing_is_read_that_was_not_proven(bench: Bench) -> None:
    with pytest.raises(Lacks):
        await bench.session.funds()


BTC = Instrument("BTCUSD_PERP", "BTC", "USD", "BTC", Payoff.INVERSE, Decimal(100))
CROSS = Pot("USDT", Decimal(4_000), Decimal(5_000), Decimal(250))
OWN = Pot("USDT", Decimal(400), Decimal(1_400), Decimal(70), symbol="ETHUSDT", slot="BOTH")


def coin_margined(**more: Any) -> Position:
    facts: dict[str, Any] = {
        "unit": SizeUnit.CONTRACTS,
        "currency": "USD",
        "instrument": BTC,
        "mark_price": Decimal(50_000),
    }
    return position(4, "BTCUSD_PERP", profit=Decimal(500_000), **(facts | more))


@pytest.mark.parametrize(
    ("held", "pots", "percent", "ratio", "missing"),
    [
        pytest.param(position(), (CROSS,), "0.25", "0.05", (), id="1,000 of 4,000, and 250 of 5,000"),
        pytest.param(position(), (OWN, CROSS), "2.5", "0.05", (), id="isolated: its own margin"),
        pytest.param(
            position(margin_mode=MarginMode.ISOLATED),
            (CROSS,),
            "0.2",
            "1",
            ("wallet balance", "maintenance margin"),
            id="isolated, and its own margin not there: bounded by 5x",
        ),
        pytest.param(position(profit=Decimal(-40)), (CROSS,), "0", "0.05", (), id="a loss is no percent"),
        pytest.param(position(), (replace(CROSS, wallet=Decimal("0.2")),), "1000", "0.05", (), id="floor 1"),
        pytest.param(position(), (replace(CROSS, equity=Decimal(-1)),), "0.25", "0", (), id="used up"),
        pytest.param(
            position(), (replace(CROSS, wallet=None),), "0.25", "0.05", ("wallet balance",), id="by equity"
        ),
        pytest.param(
            position(),
            (replace(CROSS, maintenance=None),),
            "0.25",
            "1",
            ("maintenance margin",),
            id="no more than 1",
        ),
        pytest.param(coin_margined(), (Pot("BTC", Decimal(20), Decimal(30), Decimal(3)),), "0.5", "0.1", ()),
        pytest.param(
            coin_margined(),
            (Pot("USD", Decimal(2_000_000), Decimal(3_000_000), Decimal(3_000)),),
            "0.25",
            "0.001",
            (),
            id="one pool in dollars",
        ),
    ],
)
def test_leverage_pnl(
    held: Position, pots: tuple[Pot, ...], percent: str, ratio: str, missing: tuple[str, ...]
) -> None:
    found = score(held, Funds(pots))
    assert found is not None
    assert found.parts == (("PnL %", Decimal(percent)), ("margin ratio %", Decimal(ratio)))
    assert (found.value, found.missing) == (Decimal(percent) * Decimal(ratio), missing)
    assert found.estimate is bool(missing)


@pytest.mark.parametrize("held", [position(profit=None), position(leverage=None), position(notional=None)])
def test_nothing_is_made_up(held: Position) -> None:
    assert score(held, None) is None


ASSET = {
    "asset": "USDT",
    "walletBalance": "7",
    "crossWalletBalance": "5",
    "crossUnPnl": "1",
    "maintMargin": "1",
}
HELD = {"symbol": "TRXUSDT", "positionSide": "BOTH", "positionAmt": "3", "unrealizedProfit": "1"}
BROKEN: list[Any] = ["drop", None, "", "abc", True, [], {}, 0, -1, "NaN", 10**40, "1e999999", "TRXUSDT"]


@given(
    st.sampled_from([funds.usdm, funds.coinm]),
    st.dictionaries(st.sampled_from([*ASSET, *HELD]), st.sampled_from(BROKEN), max_size=4),
)
def test_a_broken_account_is_read_or_garbled(parse: Any, changes: dict[str, Any]) -> None:
    asset, held = ({k: v for k, v in ({**of, **changes}).items() if v != "drop"} for of in (ASSET, HELD))
    try:
        found = parse({"assets": [asset], "positions": [held], "totalCrossWalletBalance": "5"})
    except Garbled:
        return
    for pot in found.pots:
        assert all(v is None or v.is_finite() for v in (pot.wallet, pot.equity, pot.maintenance))
