"""Binance orders: marks, orders executed in steps, the cursor, and paging."""

import json
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled
from bot.model.fill import Cause
from bot.venues.binance import VENUE
from bot.venues.binance.executions import DAY, OVERLAP
from bot.venues.binance.history import FORCE_ORDERS_LIMIT, MOST_PAGES, halves, spans
from bot.venues.binance.products import FORCE_ORDERS, USDM
from bot.venues.binance.session import BinanceSession
from bot.venues.contract import Endpoint
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, NOW, order


def session(*calls: Mapping[str, Any]) -> tuple[BinanceSession, SampleWire]:
    wire = SampleWire(VENUE, calls, now=NOON)
    return BinanceSession(wire), wire


def forced_reply(*rows: Any, **more: Any) -> dict[str, Any]:
    return {"call": "GET /fapi/v1/forceOrders", "reply": list(rows), **more}


def all_reply(*rows: Any, **more: Any) -> dict[str, Any]:
    return {"call": "GET /fapi/v1/allOrders", "reply": list(rows), **more}


@pytest.mark.parametrize(
    ("client_id", "in_force_orders", "in_all_orders"),
    [
        ("adl_autoclose", Cause.ADL, None),
        ("adl_autoclose_12", Cause.ADL, None),
        ("adl_autoclose-12", Cause.ADL, None),
        ("autoclose-33", Cause.LIQUIDATION, None),
        ("settlement_autoclose-1", Cause.SETTLEMENT, Cause.SETTLEMENT),
        ("delivery_autoclose-1", Cause.DELIVERY, Cause.DELIVERY),
        ("x_adl_autoclose", Cause.UNRECOGNISED, Cause.OWN_ORDER),
        ("my-autoclose-1", Cause.UNRECOGNISED, Cause.OWN_ORDER),
        ("ADL_AUTOCLOSE", Cause.UNRECOGNISED, Cause.OWN_ORDER),
        ("autoclose", Cause.UNRECOGNISED, Cause.OWN_ORDER),
        ("", Cause.UNRECOGNISED, Cause.UNRECOGNISED),
        (None, Cause.UNRECOGNISED, Cause.UNRECOGNISED),
    ],
)
async def test_only_the_beginning_of_a_client_id_is_a_mark(
    client_id: str | None, in_force_orders: Cause, in_all_orders: Cause | None
) -> None:
    forced, _ = session(forced_reply(order(client_id=client_id)))
    assert [f.cause for f in (await forced.fills({}, frozenset())).fills] == [in_force_orders]
    own, _ = session(forced_reply(), all_reply(order(client_id=client_id)))
    found = await own.fills({}, frozenset({"AVAXUSDT"}))
    assert [f.cause for f in found.fills] == ([] if in_all_orders is None else [in_all_orders])


async def test_an_order_executed_in_steps_is_told_in_pieces_that_add_up() -> None:
    cursor: dict[str, str] = {}
    pieces = []
    for status, sum_so_far in [
        ("PARTIALLY_FILLED", "1"),
        ("PARTIALLY_FILLED", "1.0"),
        ("PARTIALLY_FILLED", "2.50"),
        ("FILLED", "3"),
        ("FILLED", "3"),
    ]:
        row = order(client_id="adl_autoclose", status=status, executedQty=sum_so_far)
        asked, _ = session(forced_reply(row))
        found = await asked.fills(cursor, frozenset())
        pieces += [(f.id, f.signed) for f in found.fills]
        cursor = json.loads(json.dumps(found.cursor))
    assert pieces == [
        ("force:71:1", Decimal(-1)),
        ("force:71:2.5", Decimal("-1.50")),
        ("force:71:3", Decimal("-0.50")),
    ]


async def test_a_finished_order_is_the_same_fill_however_often_it_is_read() -> None:
    asked, _ = session(forced_reply(order(client_id="adl_autoclose"), again=True))
    first = await asked.fills({}, frozenset())
    second = await asked.fills(first.cursor, frozenset())
    assert first.fills == second.fills
    assert [f.id for f in first.fills] == ["force:71"]


async def test_an_own_order_that_rested_for_days_is_still_proof() -> None:
    row = order(time=NOW - 5 * DAY, status="PARTIALLY_FILLED", executedQty="0.4")
    asked, wire = session(forced_reply(), all_reply(row))
    found = await asked.fills({"forceOrders": str(NOW - 60_000)}, frozenset({"AVAXUSDT"}))
    assert [(f.id, f.cause, f.signed) for f in found.fills] == [
        ("order:71:0.4", Cause.OWN_ORDER, Decimal("-0.4"))
    ]
    assert "startTime" not in wire.asked[-1][1]


async def test_what_was_told_is_forgotten_when_the_order_can_no_longer_come_back() -> None:
    old = NOW - 2 * OVERLAP
    cursor = {
        "forceOrders": str(NOW),
        "told:1": f"2 {old} final",
        "told:2": f"2 {NOW - 5} final",
        "told:3": f"2 {old} open",
        "told:4": f"2 {NOW - 91 * DAY} open",
    }
    asked, _ = session(forced_reply())
    assert set((await asked.fills(cursor, frozenset())).cursor) == {"forceOrders", "told:2", "told:3"}


async def test_old_executions_are_left_out() -> None:
    row = order(time=NOW - 3 * DAY, updateTime=NOW - 2 * DAY)
    asked, _ = session(forced_reply(), all_reply(row))
    assert (await asked.fills({}, frozenset({"AVAXUSDT"}))).fills == ()


async def test_the_cursor_is_the_time_of_the_look_and_the_next_look_begins_before_it() -> None:
    asked, wire = session(forced_reply(again=True))
    first = await asked.fills({}, frozenset())
    assert first.cursor == {"forceOrders": str(NOW)}
    assert wire.asked[0] == (
        "GET /fapi/v1/forceOrders",
        {"startTime": NOW - OVERLAP, "limit": FORCE_ORDERS_LIMIT},
    )
    later = await asked.fills({"forceOrders": str(NOW - 1000)}, frozenset())
    assert wire.asked[1][1]["startTime"] == NOW - 1000 - OVERLAP
    assert later.gap == ""


async def test_the_cursor_stays_at_a_forced_order_that_is_not_finished() -> None:
    waiting = order(client_id="adl_autoclose", status="NEW", executedQty="0", time=NOW - 3_000_000)
    asked, _ = session(forced_reply(waiting))
    assert (await asked.fills({}, frozenset())).cursor == {"forceOrders": str(NOW - 3_000_000)}
    stuck, _ = session(forced_reply({**waiting, "time": NOW - 2 * DAY}))
    assert (await stuck.fills({}, frozenset())).cursor == {"forceOrders": str(NOW)}


async def test_an_order_newer_than_our_clock_moves_the_cursor() -> None:
    asked, _ = session(forced_reply(order(client_id="adl_autoclose", updateTime=NOW + 7777)))
    assert (await asked.fills({}, frozenset())).cursor == {"forceOrders": str(NOW + 7777)}


async def test_a_silence_of_days_is_read_in_windows_and_one_of_months_leaves_a_gap() -> None:
    asked, wire = session(forced_reply(again=True))
    assert (await asked.fills({"forceOrders": str(NOW - 20 * DAY)}, frozenset())).gap == ""
    windows = [(p["startTime"], p.get("endTime")) for _, p in wire.asked]
    assert len(windows) == 4
    assert windows[0][0] == NOW - 20 * DAY - OVERLAP
    assert windows[-1][1] is None
    for (_, end), (start, _) in pairwise(windows):
        assert end is not None
        assert start == end + 1
    found = await asked.fills({"forceOrders": str(NOW - 200 * DAY)}, frozenset())
    assert "90 days" in found.gap
    assert min(p["startTime"] for _, p in wire.asked) == NOW - 90 * DAY + OVERLAP


class Exchange(SampleWire):
    """A wire that keeps to windows and limits, and shows the `newest` or the oldest of what is too much."""

    def __init__(self, rows: list[dict[str, Any]], newest: bool, by: str) -> None:
        super().__init__(VENUE, (), now=NOON)
        self.rows, self.newest, self.by = rows, newest, by

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        forced = [r for r in self.rows if str(r["clientOrderId"]).startswith("adl_autoclose")]
        rows = forced if endpoint == FORCE_ORDERS else self.rows
        assert "endTime" not in params or params["endTime"] > params["startTime"]
        start = params.get("startTime", NOW - 7 * DAY)
        inside = [r for r in rows if start <= r[self.by] <= params.get("endTime", NOW + DAY)]
        inside.sort(key=lambda r: r[self.by])
        limit = params["limit"]
        newest_only = self.newest or "startTime" not in params
        return inside[-limit:] if newest_only else inside[:limit]


@pytest.mark.parametrize("newest", [True, False])
@pytest.mark.parametrize("by", ["time", "updateTime"])
async def test_every_forced_order_is_read_whichever_end_a_full_page_shows(newest: bool, by: str) -> None:
    rows = [
        order(n, "adl_autoclose", time=NOW - 400_000 + 1000 * n, updateTime=NOW - 399_000 + 1000 * n)
        for n in range(350)
    ]
    exchange = Exchange(rows, newest, by)
    found = await BinanceSession(exchange).fills({}, frozenset())
    assert {f.order_id for f in found.fills} == {str(n) for n in range(350)}
    assert len(found.fills) == 350
    assert found.gap == ""


async def test_more_own_orders_than_one_page_are_read_back_to_the_cursor() -> None:
    rows = [
        order(n, time=NOW - 2_500_000 + 1000 * n, updateTime=NOW - 2_499_990 + 1000 * n) for n in range(2400)
    ]
    exchange = Exchange(rows, newest=False, by="time")
    since = {"forceOrders": str(NOW - 1_800_000)}
    found = await BinanceSession(exchange).fills(since, frozenset({"AVAXUSDT"}))
    orders = {f.order_id for f in found.fills if f.cause is Cause.OWN_ORDER}
    start = NOW - 1_800_000 - OVERLAP
    assert orders == {str(r["orderId"]) for r in rows if r["updateTime"] >= start}
    assert len(orders) > USDM.page


async def test_a_page_that_is_always_full_ends_in_a_gap_and_not_in_a_loop() -> None:
    page = [order(n, "adl_autoclose") for n in range(FORCE_ORDERS_LIMIT)]
    asked, wire = session(forced_reply(*page, again=True))
    found = await asked.fills({}, frozenset())
    assert "could be read" in found.gap
    assert len(found.fills) == FORCE_ORDERS_LIMIT
    assert len(wire.asked) <= MOST_PAGES


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_halves_cover_their_window_once(start: int, width: int, newest: int) -> None:
    for window in [(start, start + width), (start, None)]:
        parts = halves(window, start + newest)
        if parts:
            (a, b), (c, d) = parts
            assert b is not None
            assert (a, c, d) == (window[0], b + 1, window[1])
            assert a < b
            assert d is None or c < d


@given(st.integers(0, 100 * DAY))
def test_spans_leave_no_hole_and_none_is_too_wide(back: int) -> None:
    windows = spans(NOW - back, NOW)
    assert windows[0][0] == NOW - back
    assert windows[-1][1] is None
    assert NOW - windows[-1][0] < 7 * DAY
    for (start, end), (following, _) in pairwise(windows):
        assert end is not None
        assert end - start < 7 * DAY
        assert following == end + 1


NO_TEXT: list[Any] = [None, "", [], {}, True]
NO_NUMBER = [*NO_TEXT, "abc", "NaN"]
ABSURD = ["1e999999"]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("orderId", NO_TEXT),
        ("symbol", NO_TEXT),
        ("positionSide", NO_TEXT),
        ("avgPrice", NO_NUMBER),
        ("executedQty", NO_NUMBER + ABSURD),
        ("updateTime", NO_NUMBER + ABSURD),
    ],
)
async def test_an_executed_order_that_cannot_be_read_is_garbled(name: str, values: list[Any]) -> None:
    for value in values:
        asked, _ = session(forced_reply(order(client_id="adl_autoclose", **{name: value})))
        with pytest.raises(Garbled):
            await asked.fills({}, frozenset())
