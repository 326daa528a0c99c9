"""OKX: of what several lists show, each execution is told once, now and later."""

import json
from datetime import timedelta
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import KeyRefused
from bot.model.fill import Cause
from bot.model.position import PositionKey
from bot.venues.okx import executions, marks, parse
from bot.venues.okx.endpoints import BILLED, CANCELLED, CLOSED
from tests.venues.okx_rows import (
    ALL,
    BILLS,
    CLOSED_POSITIONS,
    FILLS,
    FOCUS,
    MS,
    NOW,
    ORDERS_HISTORY,
    POSITIONS,
    bill,
    closed,
    cursor,
    fill,
    order,
    result,
    row,
    session,
    sources,
)

KEY = PositionKey("SOL-USDT-SWAP", "net/cross")
LATELY = cursor(timedelta(seconds=30))


def adl(number: int, **changes: Any) -> dict[str, Any]:
    """The fill that belongs to `bill(number)` and `order(number)`."""
    return fill(number, subType="128", tradeId=f"-{number}", ordId=str(number), **changes)


async def test_second_sources_are_not_asked_without_need() -> None:
    okx, wire = session({"call": FILLS, "reply": result()})
    await okx.fills(LATELY, frozenset())
    assert [name for name, _ in wire.asked] == [FILLS]


@pytest.mark.parametrize(
    ("reads", "asked"),
    [
        ((), []),
        (("the account",), []),
        ((BILLED,), [BILLS]),
        ((CANCELLED,), [ORDERS_HISTORY]),
        ((CLOSED,), [CLOSED_POSITIONS]),
        (ALL, [ORDERS_HISTORY, BILLS, CLOSED_POSITIONS]),
    ],
)
async def test_only_lists_that_the_key_may_read_are_asked(reads: tuple[str, ...], asked: list[str]) -> None:
    okx, wire = session(*sources([], [], []), reads=reads)
    await okx.fills(LATELY, FOCUS)
    assert [name for name, _ in wire.asked] == [FILLS, *asked]


@pytest.mark.parametrize("shown", list(product([False, True], repeat=3)))
async def test_one_execution_in_any_lists_is_one_fill(shown: tuple[bool, bool, bool]) -> None:
    in_fills, in_bills, in_orders = (
        [made] if there else [] for there, made in zip(shown, (adl(1), bill(1), order(1)), strict=True)
    )
    okx, _ = session(*sources(in_fills, in_bills, in_orders))
    found = await okx.fills(LATELY, FOCUS)
    assert [(f.cause, f.key, f.signed) for f in found.fills] == [(Cause.ADL, KEY, Decimal(-3))] * any(shown)
    assert found.oddities == ()


@pytest.mark.parametrize(("first", "later"), list(product(product([False, True], repeat=3), repeat=2)))
async def test_an_execution_met_in_one_list_and_later_in_another_is_told_once(
    first: tuple[bool, bool, bool], later: tuple[bool, bool, bool]
) -> None:
    """However the lists lag behind each other: the same FillId, or nothing."""
    since, ids = LATELY, set[str]()
    for shown in (first, later):
        lists = [
            [made] if there else [] for there, made in zip(shown, (adl(1), bill(1), order(1)), strict=True)
        ]
        okx, _ = session(*sources(lists[0], lists[1], lists[2]))
        found = await okx.fills(since, FOCUS)
        since = found.cursor
        ids |= {f.id for f in found.fills}
    assert len(ids) == any(first) + any(later) - (any(first) and any(later))


async def test_several_executions_of_one_order_stay_several() -> None:
    two = [adl(1, fillSz="1"), {**adl(2, fillSz="2"), "ordId": "1"}]
    okx, _ = session(*sources(two, [bill(1, sz="1"), bill(2, sz="2", ordId="1")], [order(1)]))
    found = await okx.fills(LATELY, FOCUS)
    assert [f.signed for f in found.fills] == [Decimal(-1), Decimal(-2)]


async def test_two_adls_with_the_trade_id_zero_stay_two() -> None:
    okx, _ = session(*sources([], [bill(1), bill(2)], []))
    assert len((await okx.fills(LATELY, FOCUS)).fills) == 2


async def test_what_was_told_as_an_order_is_forgotten_when_it_is_read_no_more() -> None:
    told = {"told": json.dumps({"1": ["o", MS - 60_000]})}
    okx, _ = session({"call": FILLS, "reply": result()})
    soon = (await okx.fills({**LATELY, **told}, frozenset())).cursor
    assert json.loads(soon["told"]) == {"1": ["o", MS - 60_000]}
    okx, wire = session({"call": FILLS, "reply": result()})
    wire.moment = NOW + timedelta(hours=3)
    assert "told" not in (await okx.fills(soon, frozenset())).cursor


@given(shows=st.lists(st.tuples(*(st.sets(st.integers(1, 6)) for _ in range(3))), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_however_the_lists_lag_no_execution_counts_twice(
    shows: list[tuple[set[int], set[int], set[int]]],
) -> None:
    """Executions 2n and 2n-1 belong to order n; over several calls no more is told than was executed."""
    told: marks.Told = {}
    sizes: dict[str, Decimal] = {}
    for in_fills, in_bills, in_orders in shows:
        oddities: list[str] = []
        primary = [adl(n, fillSz="1") | {"ordId": of(n)} for n in sorted(in_fills)]
        fills = executions.fills(primary, {}, oddities)
        orders = marks.orders([order(n, accFillSz="2") for n in sorted(in_orders) if n <= 3], {}, oddities)
        bills, _ = marks.bills([bill(n, sz="1", ordId=of(n)) for n in sorted(in_bills)], {}, {}, oddities)
        read, told = marks.merged(fills, marks.Seen(tuple(bills), tuple(orders)), told)
        assert len({f.id for f in read}) == len(read)
        sizes |= {f"{f.order_id}/{f.id}": f.size for f in read}
    for number in ("1", "2", "3"):
        assert sum(size for name, size in sizes.items() if name.startswith(f"{number}/")) <= 2


def of(number: int) -> str:
    """The order that an execution belongs to."""
    return str((number + 1) // 2)


async def test_a_list_that_fails_costs_nothing_and_is_read_from_there_later() -> None:
    calls = sources([adl(1)], [], [])
    calls[2] = {"call": BILLS, "status": 503, "reply": {"code": "50001", "data": [], "msg": ""}}
    okx, _ = session(*calls)
    first = await okx.fills(LATELY, FOCUS)
    assert [f.cause for f in first.fills] == [Cause.ADL]
    assert first.oddities == ("bills could not be read (Unreachable)",)
    owed = first.cursor[BILLED]
    okx, wire = session({"call": FILLS, "reply": result()})
    wire.moment = NOW + timedelta(hours=4)
    second = await okx.fills(first.cursor, frozenset())
    assert second.cursor[BILLED] == owed
    okx, wire = session(*sources([], [], []))
    wire.moment = NOW + timedelta(hours=5)
    third = await okx.fills(second.cursor, FOCUS)
    assert dict(wire.asked)[BILLS]["begin"] == owed and BILLED not in third.cursor


async def test_a_key_that_is_refused_is_told_at_once() -> None:
    calls = sources([adl(1)], [], [])
    calls[2] = {"call": BILLS, "reply": {"code": "50111", "data": [], "msg": ""}}
    okx, _ = session(*calls)
    with pytest.raises(KeyRefused):
        await okx.fills(LATELY, FOCUS)


@pytest.mark.parametrize(
    ("how", "cause"),
    [
        ("1", None),
        ("2", None),
        ("3", Cause.LIQUIDATION),
        ("4", Cause.LIQUIDATION),
        ("5", Cause.ADL),
        ("6", Cause.ADL),
        ("7", None),
        ("", None),
    ],
)
async def test_a_closed_position_names_a_cause(how: str, cause: Cause | None) -> None:
    okx, _ = session(*sources([], [], [], [closed(type=how)]))
    found = await okx.fills(LATELY, FOCUS)
    assert [(s.cause, s.key, s.proof) for s in found.signs] == (
        [(cause, KEY, f"positions-history type={how}")] if cause else []
    )
    assert bool(found.oddities) is (how in ("7", ""))


@pytest.mark.parametrize(
    "changes",
    [{"instId": "BTC-USDT-SWAP"}, {"uTime": str(MS - 20 * 60_000)}, {"instType": "MARGIN"}],
)
async def test_a_closed_position_of_another_time_or_product_names_none(changes: dict[str, str]) -> None:
    okx, _ = session(*sources([], [], [], [closed(**changes)]))
    assert (await okx.fills(LATELY, FOCUS)).signs == ()


async def test_a_direction_in_net_mode_means_the_net_position() -> None:
    okx, _ = session(
        {"call": POSITIONS, "reply": result(row())}, *sources([], [], [], [closed(posSide="long")])
    )
    await okx.positions()
    assert [s.key for s in (await okx.fills(LATELY, FOCUS)).signs] == [KEY]


async def test_closed_positions_are_read_back_only_as_far_as_they_matter() -> None:
    page = result(*(closed(uTime=str(MS - n * 10_000)) for n in range(1, 101)))
    okx, wire = session(*sources([], [], [])[:3], {"call": CLOSED_POSITIONS, "reply": page, "again": True})
    await okx.fills(LATELY, FOCUS)
    assert [name for name, _ in wire.asked].count(CLOSED_POSITIONS) == 1


async def test_a_position_whose_trade_id_turned_zero_proves_nothing() -> None:
    """It says "deleveraged or liquidated", which is no cause."""
    okx, _ = session({"call": POSITIONS, "reply": result(row(tradeId="0", pos="20"))}, *sources([], [], []))
    await okx.positions()
    found = await okx.fills(LATELY, FOCUS)
    assert (found.fills, found.signs, found.oddities) == ((), (), ())


@pytest.mark.parametrize(
    ("sub_type", "leg", "signed"),
    [("125", "long", -3), ("126", "short", 3), ("127", "net", 3), ("128", "net", -3)],
)
def test_a_bill_says_its_side_by_its_subtype(sub_type: str, leg: str, signed: int) -> None:
    (found,), none = marks.bills([bill(1, subType=sub_type, mgnMode="isolated")], {}, {}, [])
    assert (found.key.slot, found.signed, none) == (f"{leg}/isolated", Decimal(signed), [])


def test_a_bill_takes_the_price_of_its_order() -> None:
    (found,), _ = marks.bills([bill(1)], {}, {"1": Decimal("149.7")}, [])
    assert found.price == Decimal("149.7")
    (found,), _ = marks.bills([bill(1)], {}, {"2": Decimal("149.7")}, [])
    assert found.price == Decimal("149.5")


def test_only_bills_of_type_9_and_orders_of_category_adl_are_adl() -> None:
    others = [{**bill(1), "type": kind} for kind in ("1", "2", "5", "8", "", None)]
    assert marks.bills(others, {}, {}, []) == ([], [])
    kinds = ("normal", "full_liquidation", "partial_liquidation", "delivery", "ddh", "twap", "", None)
    assert marks.orders([order(1, category=kind) for kind in kinds], {}, []) == []


def test_modes_seen_before_serve_a_list_without_one() -> None:
    held = parse.modes([PositionKey("SOL-USDT-SWAP", "net/isolated")])
    (found,) = marks.orders([order(1, tdMode="")], held, [])
    assert found.key.slot == "net/isolated"
