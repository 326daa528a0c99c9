"""An account's parts at Binance: which are read, how they are put together, and what each remembers."""

import asyncio
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Busy, Garbled, Unreachable
from bot.model.fill import Cause
from bot.model.instrument import Instrument, Payoff
from bot.model.position import SizeUnit
from bot.venues.binance import VENUE
from bot.venues.binance.executions import DAY, OVERLAP
from bot.venues.binance.parse import positions
from bot.venues.binance.products import ENDPOINTS, PRODUCTS
from bot.venues.binance.session import BinanceSession
from bot.venues.binance.together import together
from bot.venues.contract import Endpoint
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, NOW, coin_position, order, position

AVAX = Instrument("AVAXUSD_PERP", "AVAX", "USD", "AVAX", Payoff.INVERSE, Decimal(10))
NAMES = tuple(product.name for product in PRODUCTS)


def empty(*products: int) -> list[dict[str, Any]]:
    """Positions of these products: none, however often."""
    return [{"call": f"GET {PRODUCTS[n].positions.path}", "reply": [], "again": True} for n in products]


@pytest.mark.parametrize(
    ("reads", "asked"),
    [
        ((), [0]),
        (("positions", "fills"), [0]),
        (("open orders",), [0]),
        ((NAMES[0],), [0]),
        ((NAMES[1],), [1]),
        (NAMES[2:], [2, 3]),
        ((*NAMES, "open orders"), [0, 1, 2, 3]),
    ],
)
async def test_what_the_proof_found_readable_is_read(reads: tuple[str, ...], asked: list[int]) -> None:
    wire = SampleWire(VENUE, empty(0, 1, 2, 3), reads=reads, now=NOON)
    await BinanceSession(wire).positions()
    assert [name for name, _ in wire.asked] == [f"GET {PRODUCTS[n].positions.path}" for n in asked]


async def test_a_position_that_classic_and_portfolio_both_show_is_one_and_portfolio_margin_s() -> None:
    calls = [
        {"call": "GET /fapi/v3/positionRisk", "reply": [position(), position(symbol="TRXUSDT")]},
        {"call": "GET /papi/v1/um/positionRisk", "reply": [position(positionAmt="-12", adl=4)]},
    ]
    wire = SampleWire(VENUE, calls, reads=(NAMES[0], NAMES[2]), now=NOON)
    look = await BinanceSession(wire).positions()
    assert [(str(p.key), int(p.size), p.gauge.venue_value) for p in look.positions] == [
        ("AVAXUSDT/BOTH", 12, "adl=4"),
        ("TRXUSDT/BOTH", 41, "adl=2"),
    ]


@pytest.mark.parametrize("coin", [False, True])
def test_two_rows_of_one_position_cannot_be_trusted(coin: bool) -> None:
    row = coin_position if coin else position
    assert len(positions([row(), row(symbol="TRXUSDT")], coin).positions) == 2
    with pytest.raises(Garbled):
        positions([row(), row(positionAmt="3")], coin)


class Learning(SampleWire):
    """A wire whose instruments come after a while; counts how often they were asked for."""

    questions = 0

    async def instruments(self, symbols: Any) -> Mapping[str, Instrument]:
        self.questions += 1
        return {"AVAXUSD_PERP": AVAX} if self.questions > 1 else {}


async def test_facts_that_come_later_make_the_sizes_exact_and_are_not_asked_for_again() -> None:
    calls = [
        {"call": "GET /dapi/v1/positionRisk", "reply": [coin_position()], "again": True},
        {"call": "GET /dapi/v1/adlQuantile", "reply": [], "again": True},
    ]
    wire = Learning(VENUE, calls, reads=("COIN-M",), now=NOON)
    asked = BinanceSession(wire)
    (first,) = (await asked.positions()).positions
    assert (first.instrument, first.delta) == (None, None)
    assert (first.notional, first.currency) == (Decimal(750), "USD"), "by the venue's own notionalValue"
    for _ in range(3):
        (later,) = (await asked.positions()).positions
        assert (later.instrument, later.delta) == (AVAX, Decimal(-30))
        assert (later.notional, later.profit) == (Decimal(750), Decimal("-27.600"))
    assert wire.questions == 2


FIELDS = sorted(coin_position())
BROKEN: list[Any] = ["drop", None, "", "abc", True, [], {}, [1], 0, -1, "NaN", 10**40, -(10**40)]
BROKEN += ["1e999999", "-1e9999999", Decimal("1e400"), Decimal("1e-400")]


@given(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(BROKEN), max_size=4), st.booleans())
def test_a_broken_coin_position_is_told_or_garbled_but_never_flat(
    changes: dict[str, Any], known: bool
) -> None:
    row = {k: v for k, v in coin_position(**changes).items() if v != "drop"}
    flat = "positionAmt" in changes and row.get("positionAmt") in (0, "0") and row["positionAmt"] is not False
    facts = {"AVAXUSD_PERP": AVAX} if known else {}
    try:
        look = positions([row, coin_position(symbol="TRXUSD_PERP")], True, facts, {})
    except Garbled:
        return
    assert len(look.positions) == (1 if flat else 2)
    for held in look.positions:
        assert held.unit is SizeUnit.CONTRACTS
        assert all(n is None or n.is_finite() for n in (held.notional, held.profit, held.leverage))


def forced(path: str, *rows: Any, **more: Any) -> dict[str, Any]:
    return {"call": f"GET {path}", "reply": list(rows), **more}


UM, CM, PU = "/fapi/v1/forceOrders", "/dapi/v1/forceOrders", "/papi/v1/um/forceOrders"


async def test_each_part_goes_on_from_where_it_stood() -> None:
    since = {
        "forceOrders": str(NOW - 7 * OVERLAP),
        "COIN-M forceOrders": str(NOW - 2 * DAY),
        "told:5": f"1 {NOW - OVERLAP} open",
        "coin-told:5": f"2 {NOW - 3 * OVERLAP} open",
    }
    wire = SampleWire(VENUE, [forced(UM), forced(CM)], reads=NAMES[:2], now=NOON)
    found = await BinanceSession(wire).fills(since, frozenset())
    assert [params["startTime"] for _, params in wire.asked] == [NOW - 8 * OVERLAP, NOW - 2 * DAY - OVERLAP]
    assert found.cursor == {**since, "forceOrders": str(NOW), "COIN-M forceOrders": str(NOW)}


async def test_a_part_that_is_new_begins_now_and_the_old_cursor_is_kept_for_usdm() -> None:
    wire = SampleWire(VENUE, [forced(UM), forced(PU)], reads=(NAMES[0], NAMES[2]), now=NOON)
    found = await BinanceSession(wire).fills({"forceOrders": str(NOW - 2 * OVERLAP)}, frozenset())
    assert [params["startTime"] for _, params in wire.asked] == [NOW - 3 * OVERLAP, NOW - OVERLAP]
    assert set(found.cursor) == {"forceOrders", "PM USDⓈ-M forceOrders"}


async def test_a_cursor_written_by_a_clock_that_was_ahead_hides_nothing() -> None:
    row = order(client_id="adl_autoclose", updateTime=NOW - 60_000)
    wire = SampleWire(VENUE, [forced(UM, row)], now=NOON)
    found = await BinanceSession(wire).fills({"forceOrders": str(NOW + 9 * OVERLAP)}, frozenset())
    assert [fill.id for fill in found.fills] == ["force:71"]
    assert found.cursor == {"forceOrders": str(NOW)}


async def test_the_same_number_in_both_products_is_two_fills() -> None:
    um, cm = order(client_id="adl_autoclose"), order(client_id="adl_autoclose", symbol="AVAXUSD_PERP")
    wire = SampleWire(VENUE, [forced(UM, um), forced(CM, cm)], reads=NAMES[:2], now=NOON)
    found = await BinanceSession(wire).fills({}, frozenset())
    assert {(f.id, f.unit) for f in found.fills} == {
        ("force:71", SizeUnit.BASE),
        ("coin-force:71", SizeUnit.CONTRACTS),
    }


@pytest.mark.parametrize(
    ("classic", "portfolio"),
    [
        ({}, {}),
        ({"side": None}, {}),
        ({}, {"side": "UP"}),
        ({"executedQty": "1"}, {}),
        ({}, {"executedQty": "0"}),
        ({"clientOrderId": "web_1"}, {}),
        ({}, {"clientOrderId": None}),
    ],
)
async def test_an_order_that_classic_and_portfolio_both_show_is_one_fill_from_the_better_row(
    classic: dict[str, Any], portfolio: dict[str, Any]
) -> None:
    rows = [{**order(client_id="adl_autoclose"), **changes} for changes in (classic, portfolio)]
    calls = [forced(UM, rows[0]), forced(PU, rows[1])]
    wire = SampleWire(VENUE, calls, reads=(NAMES[0], NAMES[2]), now=NOON)
    (fill,) = (await BinanceSession(wire).fills({}, frozenset())).fills
    assert (str(fill.id), fill.cause, int(fill.signed)) == ("force:71", Cause.ADL, -3)


async def test_one_number_of_two_symbols_is_two_fills() -> None:
    rows = [order(client_id="adl_autoclose", symbol=s) for s in ("AVAXUSDT", "TRXUSDT")]
    wire = SampleWire(VENUE, [forced(UM, *rows)], now=NOON)
    found = await BinanceSession(wire).fills({}, frozenset())
    assert [(f.id, f.key.symbol, f.order_id) for f in found.fills] == [
        ("force:71", "AVAXUSDT", "71"),
        ("force:71@TRXUSDT", "TRXUSDT", "71"),
    ]


async def test_one_order_that_classic_and_portfolio_both_show_in_steps_is_told_once() -> None:
    cursor: dict[str, str] = {}
    pieces = []
    for status, classic, portfolio in [
        ("PARTIALLY_FILLED", "1", "1"),
        ("PARTIALLY_FILLED", "1", "2"),
        ("FILLED", "3", "3"),
    ]:
        rows = [order(client_id="adl_autoclose", status=status, executedQty=q) for q in (classic, portfolio)]
        calls = [forced(UM, rows[0]), forced(PU, rows[1])]
        wire = SampleWire(VENUE, calls, reads=(NAMES[0], NAMES[2]), now=NOON)
        found = await BinanceSession(wire).fills(cursor, frozenset())
        pieces += [(str(f.id), int(f.signed)) for f in found.fills]
        cursor = found.cursor
    assert pieces == [("force:71:1", -1), ("force:71:2", -1), ("force:71:3", -1)]


async def test_a_coin_page_is_full_at_a_hundred_rows() -> None:
    rows = [order(n, symbol="AVAXUSD_PERP", time=NOW - 5000 + n, updateTime=NOW - 4000) for n in range(100)]
    calls = [forced(CM), {"call": "GET /dapi/v1/allOrders", "reply": rows}]
    older = {"call": "GET /dapi/v1/allOrders", "reply": [], "again": True}
    wire = SampleWire(VENUE, [*calls, older], reads=("COIN-M",), now=NOON)
    found = await BinanceSession(wire).fills({}, frozenset({"AVAXUSD_PERP", "AVAXUSDT"}))
    assert len(found.fills) == 100
    asked = [params for name, params in wire.asked if name.endswith("allOrders")]
    assert [params["symbol"] for params in asked] == ["AVAXUSD_PERP"] * 2
    assert asked[1]["endTime"] == NOW - 5000


async def test_parts_are_read_at_the_same_time() -> None:
    under_way: list[str] = []
    all_started = asyncio.Event()

    class Slow(SampleWire):
        async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
            under_way.append(endpoint.path)
            if len(under_way) == 4:
                all_started.set()
            await asyncio.wait_for(all_started.wait(), 5)
            return []

    await BinanceSession(Slow(VENUE, [], reads=NAMES, now=NOON)).positions()
    assert len(under_way) == 4


async def answer(value: Any) -> Any:
    if isinstance(value, Exception):
        raise value
    return value


async def test_the_first_error_is_raised_but_a_ban_before_it() -> None:
    ended: list[int] = []

    async def slow() -> int:
        await asyncio.sleep(0.01)
        ended.append(1)
        return 1

    with pytest.raises(Unreachable, match="first"):
        await together(answer(Unreachable("first")), slow(), answer(Garbled("second")))
    assert ended == [1], "no call goes on unseen"
    with pytest.raises(Busy):
        await together(answer(Unreachable("first")), answer(Busy("banned", ban=True)))
    assert await together(answer(1), answer(2)) == [1, 2]


def test_every_call_has_a_limit_and_a_weight_of_its_own() -> None:
    assert all(endpoint.limits and endpoint.weight >= 1 for endpoint in ENDPOINTS)
    assert set(VENUE.cost.calm + VENUE.cost.deep) <= set(ENDPOINTS)
    weights = {e.path: {o.weight for o in ENDPOINTS if o.path == e.path} for e in ENDPOINTS}
    assert weights["/fapi/v3/positionRisk"] == {5}
    assert weights["/fapi/v1/openOrders"] == weights["/papi/v1/um/algo/openAlgoOrders"] == {1, 40}
    assert weights["/dapi/v1/forceOrders"] == weights["/papi/v1/cm/forceOrders"] == {50}
    assert weights["/dapi/v1/allOrders"] == {20}
    assert weights["/sapi/v1/portfolio/delta-mode"] == {1500}


def test_classic_products_share_a_pool_and_portfolio_margin_has_its_own() -> None:
    pools = {
        host: {limit.name for e in ENDPOINTS if e.host == host for limit in e.limits} for host in VENUE.hosts
    }
    assert pools["fapi"] <= pools["dapi"]
    assert not pools["papi"] & (pools["fapi"] | pools["dapi"] | pools["sapi"])
    per_call = [e.limits for e in ENDPOINTS if e.host == "sapi"]
    assert len(set(per_call)) == len(per_call), "each sapi call has its own allowance"


def test_a_part_of_the_venue_is_the_request_for_its_positions() -> None:
    for product, part in zip(PRODUCTS, VENUE.parts, strict=True):
        assert (part.name, part.endpoint, dict(part.params)) == (product.name, product.positions, {})
