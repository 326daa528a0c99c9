"""Hyperliquid's margin and coins, and the index by which it sorts those in profit."""

from decimal import Decimal

import pytest

from bot.model.funds import Funds, Holding, Pot
from bot.model.position import MarginMode, Position, Side
from bot.venues.hyperliquid import VENUE
from bot.venues.hyperliquid.ranking import score
from bot.venues.hyperliquid.session import CLEARINGHOUSE_STATE, SPOT_STATE
from tests.builders import position
from tests.wire.exchange_bench import LONG, SHORT, bench_of


async def test_the_margin_comes_with_the_look_and_the_coins_cost_one_request() -> None:
    async with bench_of(VENUE) as bench:
        bench.change(positions=(LONG, SHORT), coins=(("UBTC", Decimal("0.25")), ("HYPE", Decimal(3))))
        session = bench.pool.session(bench.fields, "main")
        asked: list[object] = []
        long, short = (await session.positions()).positions
        bench.pool.recorder = lambda label, endpoint, params, status, body: asked.append(params["type"])
        found = await session.funds()
        assert asked == ["spotClearinghouseState"]
        assert await bench.session.funds() == found, "without a look before it asks for both"
    (pot,) = found.pots
    assert (pot.currency, pot.equity) == ("USDC", Decimal(90_000))
    assert pot.wallet == 90_000 - LONG.profit - SHORT.profit
    assert found.holdings == (Holding("BTC", Decimal("0.25")), Holding("HYPE", Decimal(3)))
    of_long, of_short = score(long, found), score(short, found)
    assert of_long is not None and of_short is not None
    assert of_long.parts == (("mark/entry", Decimal("1.1")), ("effective leverage", Decimal(96_250) / 90_000))
    assert of_long.value == Decimal("1.1") * (Decimal(96_250) / 90_000)
    assert CLEARINGHOUSE_STATE.weight == SPOT_STATE.weight == 2


CROSS = Pot("USDC", Decimal(9_000), Decimal(10_000))
OWN = Pot("USDC", Decimal(1_000), Decimal(2_000), symbol="ETHUSDT", slot="BOTH")


@pytest.mark.parametrize(
    ("held", "pots", "parts", "missing"),
    [
        pytest.param(
            position(side=Side.LONG, profit=Decimal(5_000)),
            (CROSS,),
            (("mark/entry", Decimal("1.25")), ("effective leverage", Decimal("2.5"))),
            (),
            id="a long: 25,000 that cost 20,000",
        ),
        pytest.param(
            position(profit=Decimal(5_000)),
            (CROSS,),
            (("entry/mark", Decimal("1.2")), ("effective leverage", Decimal("2.5"))),
            (),
            id="a short: sold for 30,000",
        ),
        pytest.param(
            position(profit=Decimal(5_000), margin_mode=MarginMode.ISOLATED),
            (OWN, CROSS),
            (("entry/mark", Decimal("1.2")), ("effective leverage", Decimal("12.5"))),
            (),
            id="isolated: its own value",
        ),
        pytest.param(
            position(profit=Decimal(5_000)),
            (),
            (("entry/mark", Decimal("1.2")), ("effective leverage", Decimal(5))),
            ("account value",),
            id="not read: no more than the leverage that is set",
        ),
    ],
)
def test_the_index(
    held: Position, pots: tuple[Pot, ...], parts: tuple[tuple[str, Decimal], ...], missing: tuple[str, ...]
) -> None:
    found = score(held._replace(currency="USDC"), Funds(pots))
    assert found is not None
    assert (found.parts, found.missing, found.estimate) == (parts, missing, bool(missing))
    assert found.value == parts[0][1] * parts[1][1]


def test_only_those_in_profit_are_sorted() -> None:
    found = score(position(profit=Decimal(-1)), Funds((CROSS,)))
    assert found is not None and found.value == 0
