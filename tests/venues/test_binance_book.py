"""Binance's resting and cancelled orders: which calls, and orders that cannot be read."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled, Lacks
from bot.model.order import Cancel
from bot.venues.binance import VENUE, orders
from bot.venues.binance.session import BinanceSession
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, NOW, conditional, resting

LISTS = ("open orders", "conditional orders")
OPEN, ALGO = "GET /fapi/v1/openOrders", "GET /fapi/v1/openAlgoOrders"


def session(*calls: Mapping[str, Any], reads: tuple[str, ...] = LISTS) -> tuple[BinanceSession, SampleWire]:
    wire = SampleWire(VENUE, calls, reads=("USDⓈ-M", *reads), now=NOON)
    return BinanceSession(wire), wire


def listing(name: str, *rows: Any, **more: Any) -> dict[str, Any]:
    return {"call": name, "reply": list(rows), "again": True, **more}


@pytest.mark.parametrize(("count", "requests"), [(1, 2), (3, 6), (39, 78), (40, 2), (90, 2)])
async def test_one_by_one_as_long_as_that_is_cheaper_than_all_at_once(count: int, requests: int) -> None:
    symbols = frozenset(f"C{n}USDT" for n in range(count))
    asked, wire = session(listing(OPEN), listing(ALGO))
    found = await asked.orders(symbols)
    assert len(wire.asked) == requests
    assert ("symbol" in wire.asked[0][1]) is (count < 40)
    assert found.symbols == symbols


async def test_all_at_once_tells_only_of_the_symbols_asked_for() -> None:
    symbols = frozenset(f"C{n}USDT" for n in range(50))
    asked, _ = session(listing(OPEN, resting(1, symbol="C7USDT"), resting(2)), listing(ALGO, conditional(3)))
    assert [order.id for order in (await asked.orders(symbols)).open] == ["1"]


async def test_symbols_of_a_part_that_is_not_read_are_not_asked_for() -> None:
    asked, wire = session(listing(OPEN), listing(ALGO))
    assert (await asked.orders(frozenset({"BTCUSD_PERP"}))).open == ()
    assert wire.asked == []


async def test_a_key_that_was_not_proven_to_read_orders_is_not_tried() -> None:
    for reads in ((), ("conditional orders",)):
        asked, wire = session(reads=reads)
        with pytest.raises(Lacks):
            await asked.orders(frozenset({"AVAXUSDT"}))
        assert wire.asked == []


async def test_conditional_orders_that_cannot_be_read_are_left_out() -> None:
    asked, wire = session(listing(OPEN, resting()), reads=("open orders",))
    assert len((await asked.orders(frozenset({"AVAXUSDT"}))).open) == 1
    assert [name for name, _ in wire.asked] == [OPEN]


async def test_a_list_that_answered_once_cannot_turn_out_not_to_be_there() -> None:
    gone = {"call": ALGO, "status": 404, "reply": {"code": -5000, "msg": "x"}, "again": True}
    asked, _ = session(listing(OPEN), gone)
    assert (await asked.orders(frozenset({"AVAXUSDT"}))).open == ()
    once = {"call": ALGO, "reply": [conditional()]}
    asked, _ = session(listing(OPEN), once, gone)
    assert len((await asked.orders(frozenset({"AVAXUSDT"}))).open) == 1
    with pytest.raises(Lacks):
        await asked.orders(frozenset({"AVAXUSDT"}))


async def test_an_order_cancelled_before_the_time_is_old_news_and_one_listed_twice_is_one() -> None:
    since = NOON - timedelta(seconds=30)
    rows = [
        resting(1, status="CANCELED", updateTime=NOW - 30_001),
        resting(2, status="CANCELED", updateTime=NOW - 30_000),
        resting(2, status="CANCELED", updateTime=NOW - 30_000),
        resting(3, status="EXPIRED", updateTime=NOW - 29_000, executedQty="3"),
    ]
    asked, _ = session(listing(OPEN), listing("GET /fapi/v1/allOrders", *rows), reads=("open orders",))
    gone = (await asked.orders(frozenset({"AVAXUSDT"}), since)).cancelled
    assert [(c.order.id, c.order.size, c.reason, c.proof) for c in gone] == [
        ("2", Decimal(8), Cancel.UNSTATED, "status=CANCELED"),
        ("3", Decimal(5), Cancel.UNSTATED, "status=EXPIRED"),
    ]


@pytest.mark.parametrize("client_id", ["adl_autoclose", "autoclose-7", "settlement_autoclose-1"])
def test_the_exchange_s_own_orders_were_nobody_s_resting_ones(client_id: str) -> None:
    row = resting(status="EXPIRED", updateTime=NOW, clientOrderId=client_id)
    assert orders.cancelled([row], NOON, []) == ()


def test_the_owner_is_never_named() -> None:
    rows = [
        *(resting(n, status=s, updateTime=NOW) for n, s in enumerate(sorted(orders.TAKEN))),
        *(conditional(n, algoStatus=s, updateTime=NOW) for n, s in enumerate(("CANCELED", "EXPIRED"))),
    ]
    found = orders.cancelled(rows, NOON, [])
    assert len(found) == 5
    assert {cancel.reason for cancel in found} == {Cancel.UNSTATED}


@pytest.mark.parametrize(
    ("row", "protects"),
    [
        (conditional(), True),
        (conditional(reduceOnly=False), False),
        (conditional(reduceOnly=False, closePosition=True), True),
        (conditional(reduceOnly=False, positionSide="LONG"), True),
        (conditional(reduceOnly=False, positionSide="SHORT"), False),
        (conditional(reduceOnly=False, positionSide="SHORT", side="BUY"), True),
        (conditional(triggerPrice="0.000"), False),
        (resting(type="STOP_MARKET", stopPrice="19", reduceOnly=True), True),
        (resting(reduceOnly=True), False),
    ],
)
def test_what_protects_a_position(row: dict[str, Any], protects: bool) -> None:
    assert orders.resting([row])[0].protects is protects


JUNK: list[Any] = ["drop", None, "", "abc", True, [], {}, 0, -1, "NaN", "1e999999", 10**40]
ROWS = {"order": resting(), "algo": conditional()}
CHANGES = st.dictionaries(
    st.sampled_from(sorted({*resting(), *conditional(), "activatePrice"})), st.sampled_from(JUNK), max_size=4
)


@given(st.sampled_from(sorted(ROWS)), CHANGES)
def test_a_broken_order_is_told_or_garbled_but_never_left_out(kind: str, changes: dict[str, Any]) -> None:
    row = {k: v for k, v in {**ROWS[kind], **changes}.items() if v != "drop"}
    try:
        found = orders.resting([row, resting(2), conditional(3)])
    except Garbled:
        return
    assert len(found) == 3
    assert all(order.size >= 0 and order.size.is_finite() for order in found)
    assert all(p is None or p > 0 for order in found for p in (order.price, order.trigger))


@given(CHANGES)
def test_a_broken_past_order_is_garbled_or_no_more_than_told_once(changes: dict[str, Any]) -> None:
    row = {k: v for k, v in {**resting(), "status": "EXPIRED", **changes}.items() if v != "drop"}
    oddities: list[str] = []
    try:
        found = orders.cancelled([row, row], NOON - timedelta(days=1), oddities)
    except Garbled:
        return
    assert len(found) <= 1
    assert all(cancel.reason is Cancel.UNSTATED and cancel.at is not None for cancel in found)
