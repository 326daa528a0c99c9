"""Bybit's margin and coins, from its wallet and, where margin is isolated, from its positions."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.errors import Lacks
from bot.model.funds import Funds, Holding, Pot
from bot.venues.bybit import VENUE
from bot.venues.bybit.funds import funds
from bot.venues.bybit.ranking import score
from bot.venues.bybit.session import Session
from tests.fakes.wire import SampleWire
from tests.venues.test_bybit_dialect import INVERSE, READS
from tests.wire.exchange_bench import LONG, bench_of

HELD = [
    {
        "symbol": "LTCUSDT",
        "positionIdx": 2,
        "positionBalance": "210",
        "positionMM": "9",
        "unrealisedPnl": "15",
    },
    {"symbol": "LTCUSD", "positionIdx": 0, "positionBalance": "3.5", "positionMM": "", "unrealisedPnl": "-1"},
    {"symbol": "DOTPERP", "positionIdx": 0, "positionBalance": "0", "positionMM": "", "unrealisedPnl": ""},
]


def wallet(**totals: Any) -> dict[str, Any]:
    return {"retCode": 0, "result": {"list": [{"totalEquity": "900", "coin": [], **totals}]}}


def test_isolated_margin_is_each_position_s_own() -> None:
    found = funds(wallet(totalMaintenanceMargin=""), HELD)
    assert found.pots == (
        Pot("USDT", Decimal(210), Decimal(225), Decimal(9), symbol="LTCUSDT", slot="2"),
        Pot("LTC", Decimal("3.5"), Decimal("2.5"), symbol="LTCUSD", slot="0"),
    )


def test_where_the_account_is_one_pool_positions_have_none_of_their_own() -> None:
    (pot,) = funds(wallet(totalMaintenanceMargin="12"), HELD).pots
    assert (pot.symbol, pot.equity, pot.maintenance) == ("", Decimal(900), Decimal(12))


async def test_the_rows_of_positions_are_kept_once_margin_is_isolated() -> None:
    empty = {"retCode": 0, "result": {"list": [], "nextPageCursor": "", "category": "linear"}}
    row = {"side": "Sell", "size": "3", "avgPrice": "90", "markPrice": "80", "positionStatus": "Normal"}
    listed = {"retCode": 0, "result": {**empty["result"], "list": [{**HELD[0], **row}]}}  # type: ignore[dict-item]
    positions = {"call": "GET /v5/position/list", "params": {"settleCoin": "USDT"}}
    wallets = {
        "call": "GET /v5/account/wallet-balance",
        "reply": wallet(totalMaintenanceMargin=""),
        "again": True,
    }
    calls: list[dict[str, Any]] = [{**positions, "reply": listed}, {**positions, "reply": listed}, wallets]
    session = Session(SampleWire(VENUE, calls, reads=("USDT contracts", "margin")))
    await session.positions()
    assert [pot.symbol for pot in (await session.funds()).pots] == [""]
    await session.positions()
    assert [pot.symbol for pot in (await session.funds()).pots] == ["LTCUSDT"]


def test_an_equity_that_is_not_told_is_no_pot() -> None:
    assert funds(wallet(totalEquity="")) == Funds()


async def test_the_margin_through_the_real_client_makes_the_score() -> None:
    async with bench_of(VENUE) as bench:
        bench.change(positions=(LONG, INVERSE), coins=(("BTC", Decimal("0.5")),))
        session = bench.pool.session(bench.fields, reads=READS)
        linear, inverse = (await session.positions()).positions
        found = await session.funds()
        with pytest.raises(Lacks):
            await bench.session.funds()
        bench.change(unreadable=frozenset({"margin"}))
        with pytest.raises(Lacks):
            await session.funds()
    (pot,) = found.pots
    profit = LONG.profit + INVERSE.profit * INVERSE.mark
    assert (pot.currency, pot.equity, pot.wallet) == ("USD", Decimal(90_000), 90_000 - profit)
    assert found.holdings == (Holding("BTC", Decimal("0.5")),)
    of_linear, of_inverse = score(linear, found), score(inverse, found)
    assert of_linear is not None and of_inverse is not None
    assert of_linear.parts == (
        ("profit %", Decimal("0.1")),
        ("effective leverage", Decimal("96250") / 90_000),
    )
    assert of_linear.value == Decimal("0.1") * Decimal("96250") / 90_000 and of_linear.estimate
    assert dict(of_inverse.parts)["effective leverage"] == Decimal(5_000) / 90_000
    assert score(linear._replace(profit=replace(LONG, profit=Decimal(-5)).profit), found).value == 0  # type: ignore[union-attr]
