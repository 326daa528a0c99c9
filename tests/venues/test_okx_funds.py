"""OKX's margin and coins, from its balance and, where margin is isolated, from its positions."""

from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import pytest

from bot.errors import Lacks
from bot.model.funds import Holding, Pot
from bot.rehearsal.facts import SimCoin, SimMarket
from bot.venues.okx import VENUE
from bot.venues.okx.funds import funds
from bot.venues.okx.ranking import score
from tests.venues.okx_rows import ALL, result
from tests.venues.test_okx_deep import INVERSE
from tests.wire.exchange_bench import LONG, Bench, bench_of


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with bench_of(VENUE) as made:
        made.market.market = SimMarket((SimCoin("BTC", Decimal(77_000)), SimCoin("ETH", Decimal(2_200))))
        yield made


def row(**more: Any) -> dict[str, Any]:
    return {"instId": "LTC-USDT-SWAP", "posSide": "long", "mgnMode": "isolated", "ccy": "USDT", **more}


def test_isolated_positions_have_margin_of_their_own() -> None:
    held = [
        row(margin="210.5", upl="15", mmr="9"),
        row(margin="", upl="15"),
        row(mgnMode="cross", margin="3", upl="1"),
    ]
    (own,) = funds(result({"adjEq": "", "details": []}), held).pots
    assert own == Pot(
        "USDT",
        Decimal("210.5"),
        Decimal("225.5"),
        Decimal(9),
        symbol="LTC-USDT-SWAP",
        slot="long/isolated",
    )


async def test_the_margin_through_the_real_client_makes_the_score(bench: Bench) -> None:
    bench.change(positions=(LONG, INVERSE), coins=(("ETH", Decimal(4)), ("BTC", Decimal(1))))
    session = bench.pool.session(bench.fields, reads=ALL)
    linear, inverse = (await session.positions()).positions
    found = await session.funds()
    usdt, btc = found.pots[:2]
    assert (usdt.currency, usdt.equity, usdt.wallet) == ("USDT", Decimal(90_000), 90_000 - LONG.profit)
    assert btc.equity is not None and round((btc.equity - 1) * INVERSE.mark) == 90_000
    assert found.holdings == (Holding("BTC", btc.equity), Holding("ETH", Decimal(4)))
    of_linear, of_inverse = score(linear, found), score(inverse, found)
    assert of_linear is not None and of_inverse is not None
    assert of_linear.parts == (("profit %", Decimal("0.1")), ("effective leverage", Decimal(96_250) / 90_000))
    leverage = dict(of_inverse.parts)["effective leverage"]
    assert round(leverage, 9) == round(Decimal(15_400) / (90_000 + 77_000), 9)


async def test_a_key_that_may_not_read_it_has_none(bench: Bench) -> None:
    with pytest.raises(Lacks):
        await bench.session.funds()
