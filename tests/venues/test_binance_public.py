"""How often Binance is asked for what it tells everybody, and for whom."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.instrument import Instrument, Payoff
from bot.model.signal import Danger
from bot.venues.binance import VENUE, signals
from bot.venues.binance.instruments import instruments
from bot.venues.binance.products import is_coin_margined
from bot.venues.binance.public import BinancePublic
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, NOW

RISK, FUND = "GET /fapi/v1/symbolAdlRisk", "GET /fapi/v1/insuranceBalance"
HELD = frozenset({"AVAXUSDT"})


def risk(word: str = "low", symbol: str = "AVAXUSDT", **more: Any) -> dict[str, Any]:
    return {"call": RISK, "reply": [{"symbol": symbol, "adlRisk": word, "updateTime": NOW}], **more}


def fund(balance: str = "77", **more: Any) -> dict[str, Any]:
    assets = [{"asset": "USDT", "marginBalance": balance, "updateTime": NOW}]
    return {"call": FUND, "reply": [{"symbols": ["AVAXUSDT", "TRXUSDT"], "assets": assets}], **more}


def public(*calls: Mapping[str, Any]) -> tuple[BinancePublic, SampleWire]:
    wire = SampleWire(VENUE, calls, now=NOON)
    return BinancePublic(wire), wire


def wait(wire: SampleWire, seconds: float) -> None:
    assert wire.moment is not None
    wire.moment += timedelta(seconds=seconds)


async def test_the_mark_is_asked_for_every_five_minutes_and_the_fund_every_minute() -> None:
    asked, wire = public(risk(again=True), fund(again=True))
    told = []
    for _ in range(0, 610, 10):
        found = await asked.signals(HELD)
        told.append((len(found.readings), found.answered))
        wait(wire, 10)
    names = [name for name, _ in wire.asked]
    assert (names.count(RISK), names.count(FUND)) == (3, 11)
    assert told[0] == (2, ("symbolAdlRisk", "insuranceBalance"))
    assert told[1] == (0, ())
    assert told[6] == (1, ("insuranceBalance",))


async def test_who_enters_a_market_again_hears_of_it_at_once() -> None:
    asked, wire = public(risk(again=True), fund(again=True))
    await asked.signals(HELD)
    wait(wire, 10)
    assert not (await asked.signals(HELD)).readings
    await asked.signals(frozenset())
    assert len((await asked.signals(HELD)).readings) == 2


async def test_nobody_holds_usdm_and_nothing_is_asked() -> None:
    asked, wire = public()
    for held in (frozenset[str](), frozenset({"AVAXUSD_PERP", "AVAXUSD_261225"})):
        found = await asked.signals(held)
        assert (found.readings, found.answered, found.failed) == ((), (), ())
    assert wire.asked == []


async def test_a_symbol_that_is_newly_held_is_told_at_once_without_asking_again() -> None:
    both = [{"symbol": s, "adlRisk": "high", "updateTime": NOW} for s in ("AVAXUSDT", "TRXUSDT")]
    asked, wire = public({"call": RISK, "reply": both}, fund())
    await asked.signals(HELD)
    wait(wire, 5)
    found = await asked.signals(HELD | {"TRXUSDT"})
    assert {(r.source, r.symbol) for r in found.readings} == {
        ("symbolAdlRisk", "TRXUSDT"),
        ("insuranceBalance", "TRXUSDT"),
    }
    assert len(wire.asked) == 2


async def test_a_source_that_failed_is_asked_again_after_a_minute() -> None:
    down = {"call": RISK, "status": 502, "reply": "<html>"}
    asked, wire = public(down, risk("HIGH"), fund(again=True))
    first = await asked.signals(HELD)
    assert [name for name, _ in first.failed] == ["symbolAdlRisk"]
    assert first.answered == ("insuranceBalance",)
    wait(wire, 30)
    assert (await asked.signals(HELD)).failed == ()
    wait(wire, 30)
    found = await asked.signals(HELD)
    assert [r.danger for r in found.readings if r.source == "symbolAdlRisk"] == [Danger.HIGH]


async def test_a_clock_set_back_does_not_silence_a_source() -> None:
    asked, wire = public(risk(again=True), fund(again=True))
    await asked.signals(HELD)
    wait(wire, -3600)
    assert len((await asked.signals(HELD)).readings) == 2


@pytest.mark.parametrize(
    ("symbol", "coin"),
    [
        ("BTCUSD_PERP", True),
        ("BTCUSD_261225", True),
        ("BTCUSDT", False),
        ("BTCUSDC", False),
        ("BTCUSDT_261225", False),
        ("ETHBTC", False),
        ("USDCUSDT", False),
        ("BTCUSD1", False),
    ],
)
def test_which_product_a_symbol_belongs_to(symbol: str, coin: bool) -> None:
    assert is_coin_margined(symbol) is coin


JUNK: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["symbol", "adlRisk", "updateTime", "symbols", "assets", "asset", "marginBalance"])


@given(st.lists(st.dictionaries(FIELDS, JUNK), max_size=3))
def test_whatever_a_row_holds_each_held_symbol_is_told_once(rows: list[dict[str, Any]]) -> None:
    held = frozenset({"AVAXUSDT", "TRXUSDT"})
    for found in (signals.risks(rows, held, NOON, []), signals.funds(rows, held, {}, NOON)):
        assert [reading.symbol for reading in found] == sorted(held)
        assert all(reading.empty or reading.said or reading.fund is not None for reading in found)


@given(st.lists(st.dictionaries(st.sampled_from(["symbol", "baseAsset", "contractSize", "filters"]), JUNK)))
def test_a_broken_instrument_is_left_out_and_never_raises(rows: list[dict[str, Any]]) -> None:
    good = {"symbol": "AVAXUSD_PERP", "baseAsset": "AVAX", "quoteAsset": "USD", "marginAsset": "AVAX"}
    found = instruments({"symbols": [*rows, {**good, "contractSize": 10}]}, coin=True)
    assert found["AVAXUSD_PERP"] == Instrument(
        "AVAXUSD_PERP", "AVAX", "USD", "AVAX", Payoff.INVERSE, Decimal(10)
    )
