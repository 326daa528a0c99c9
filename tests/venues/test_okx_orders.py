"""OKX: resting, conditional and cancelled orders, beyond its samples."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.clock import to_ms
from bot.errors import Garbled, Lacks
from bot.model.order import Cancel
from bot.venues.okx import VENUE, orders
from bot.venues.okx.endpoints import OPEN
from tests.venues.okx_rows import (
    ALL,
    FOCUS,
    MS,
    NOW,
    ORDERS_HISTORY,
    POSITIONS,
    result,
    row,
    session,
    sources,
)

PENDING = "GET /api/v5/trade/orders-pending"
ALGO = "GET /api/v5/trade/orders-algo-pending"
ALGO_HISTORY = "GET /api/v5/trade/orders-algo-history"


def resting(number: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "ordId": str(number),
        "ordType": "limit",
        "side": "sell",
        "sz": "5",
        "accFillSz": "0",
        "px": "160",
        "posSide": "net",
        "tdMode": "cross",
        "reduceOnly": "false",
        "uTime": str(MS - 1000),
        **changes,
    }


def stop(number: int = 1, **changes: Any) -> dict[str, Any]:
    more = {"algoId": str(number), "ordType": "conditional", "slTriggerPx": "130", "slOrdPx": "-1"}
    return {**resting(), **more, "reduceOnly": "true", **changes}


def every_list(**found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The calls of one reading of orders; the same reply for each kind of conditional order."""
    names = {"open": PENDING, "stops": ALGO, "gone": ORDERS_HISTORY, "gone_stops": ALGO_HISTORY}
    return [
        {"call": path, "reply": result(*found.get(name, [])), "again": True} for name, path in names.items()
    ]


REASONS = {
    6: Cancel.ADL,
    2: Cancel.LIQUIDATION,
    3: Cancel.LIQUIDATION,
    **dict.fromkeys((17, 21, 22, 23), Cancel.POSITION_GONE),
    1: Cancel.OWNER,
}
DOCUMENTED = {
    *(0, 1, 2, 3, 4, 6, 7, 9, 10, 13, 14, 15, 17, 20, 21, 22, 23, 27, 31, 32, 33),
    *(36, 37, 38, 39, 42, 43, 44, 45, 46),
}


def test_only_documented_marks_have_a_reason() -> None:
    for code in range(120):
        for written in (code, str(code)):
            oddities: list[str] = []
            (gone,) = orders.cancelled([resting(cancelSource=written)], (), NOW - timedelta(1), oddities)
            assert (gone.reason, gone.proof) == (REASONS.get(code, Cancel.OTHER), f"cancelSource={code}")
            assert bool(oddities) is (code not in DOCUMENTED)


@pytest.mark.parametrize("nothing", ["", None, True, []])
def test_no_mark_is_no_reason(nothing: Any) -> None:
    oddities: list[str] = []
    (gone,) = orders.cancelled([resting(cancelSource=nothing)], (), NOW - timedelta(1), oddities)
    assert (gone.reason, gone.proof, oddities) == (Cancel.UNSTATED, "", [])


@pytest.mark.parametrize(
    ("at", "told"),
    [(MS - 1000, True), (MS - 60_000, True), (MS - 60_001, False), (MS + 5, True), ("", True)],
)
def test_an_order_cancelled_before_is_no_news_and_one_without_a_time_is(at: Any, told: bool) -> None:
    since = NOW - timedelta(minutes=1)
    assert bool(orders.cancelled([resting(uTime=at)], (), since, [])) is told
    assert bool(orders.cancelled_conditional([stop(uTime=at, cTime="")], (), since, [])) is told


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"slTriggerPx": "130", "slOrdPx": "-1"}, (Decimal(130), None)),
        ({"slTriggerPx": "130", "slOrdPx": "129"}, (Decimal(130), Decimal(129))),
        ({"slTriggerPx": "", "tpTriggerPx": "190", "tpOrdPx": "-1"}, (Decimal(190), None)),
        ({"tpTriggerPx": "190", "tpOrdPx": "191"}, (Decimal(130), None)),
        ({"slTriggerPx": "", "triggerPx": "133", "ordPx": "132"}, (Decimal(133), Decimal(132))),
        ({"slTriggerPx": "", "moveTriggerPx": "141", "activePx": "150"}, (Decimal(141), None)),
        ({"slTriggerPx": "", "activePx": "150"}, (Decimal(150), None)),
        ({"slTriggerPx": "0", "slOrdPx": ""}, (None, None)),
    ],
)
def test_the_trigger_of_a_conditional_order(changes: dict[str, Any], expected: tuple[Any, Any]) -> None:
    (found,) = orders.conditional([stop(**changes)], (), [])
    assert (found.trigger, found.price) == expected
    assert found.protects is (found.trigger is not None)


@pytest.mark.parametrize(("fraction", "closes"), [("1", True), (1, True), ("1.0", True), ("", False)])
def test_a_stop_for_the_whole_position_has_no_size(fraction: Any, closes: bool) -> None:
    (found,) = orders.conditional([stop(closeFraction=fraction, sz="" if closes else "5")], (), [])
    assert (found.closes, found.size) == (closes, Decimal(0) if closes else Decimal(5))


@pytest.mark.parametrize(
    ("side", "mode", "slot"),
    [
        ("net", "cross", "net/cross"),
        ("long", "isolated", "long/isolated"),
        ("", "cross", "net/cross"),
        ("net", "cash", ""),
        ("net", "", ""),
    ],
)
def test_an_order_belongs_to_the_slot_of_its_position(side: str, mode: str, slot: str) -> None:
    (found,) = orders.resting([resting(posSide=side, tdMode=mode)], (), [])
    assert found.slot == slot


@pytest.mark.parametrize("name", ["ordId", "instId", "side", "sz", "instType"])
def test_an_order_that_cannot_be_read_is_not_left_out(name: str) -> None:
    with pytest.raises(Garbled):
        orders.resting([resting(), resting(2, **{name: ""})], (), [])


async def test_an_order_of_one_instrument_is_asked_for_by_name() -> None:
    okx, wire = session(*every_list())
    await okx.orders(FOCUS, NOW)
    assert all(params["instId"] == "SOL-USDT-SWAP" for _, params in wire.asked)
    kinds = [params["instType"] for name, params in wire.asked if name == ORDERS_HISTORY]
    assert kinds == ["SWAP"]


async def test_several_instruments_are_filtered_here() -> None:
    okx, wire = session(
        *every_list(open=[resting(), resting(2, instId="XRP-USDT-SWAP"), resting(3, instId="A")])
    )
    found = await okx.orders(frozenset({"SOL-USDT-SWAP", "XRP-USDT-SWAP"}))
    assert [o.id for o in found.open] == ["1", "2"]
    assert found.symbols == frozenset({"SOL-USDT-SWAP", "XRP-USDT-SWAP"})
    assert all("instId" not in params for _, params in wire.asked)


@pytest.mark.parametrize("reads", [(), tuple(name for name in ALL if name != OPEN)])
async def test_orders_are_lacking_where_the_key_was_not_found_to_read_them(reads: tuple[str, ...]) -> None:
    okx, wire = session(reads=reads)
    with pytest.raises(Lacks):
        await okx.orders(frozenset())
    assert wire.asked == []


async def test_a_thousand_cancelled_orders_are_enough_and_that_is_said() -> None:
    pages = [
        {"call": ORDERS_HISTORY, "reply": result(*(resting(n) for n in range(top, top - 100, -1)))}
        for top in range(2000, 900, -100)
    ]
    okx, wire = session(*pages, *every_list())
    found = await okx.orders(FOCUS, NOW - timedelta(minutes=1))
    assert len(found.cancelled) == 1000
    assert found.oddities == ("orders-history: more than 1000 cancelled orders",)
    assert [name for name, _ in wire.asked].count(ORDERS_HISTORY) == 10


async def test_a_cancelled_stop_has_no_reason_of_the_venue() -> None:
    okx, _ = session(*every_list(gone_stops=[stop(uTime=str(to_ms(NOW)))]))
    gone = (await okx.orders(FOCUS, NOW)).cancelled
    assert [(c.reason, c.proof, c.order.trigger) for c in gone] == [(Cancel.UNSTATED, "", Decimal(130))] * 3


async def test_the_stated_cost_of_a_look_is_what_it_asks() -> None:
    okx, wire = session({"call": POSITIONS, "reply": result(row())})
    await okx.positions()
    assert Counter(name for name, _ in wire.asked) == Counter(f"GET {e.path}" for e in VENUE.cost.calm)
    balance = {"call": "GET /api/v5/account/balance", "reply": result({"adjEq": "", "details": []})}
    okx, wire = session(*sources([], [], []), *every_list(), balance)
    await okx.fills({}, FOCUS)
    await okx.orders(FOCUS, NOW)
    await okx.funds()
    assert Counter(name for name, _ in wire.asked) == Counter(f"GET {e.path}" for e in VENUE.cost.deep)
