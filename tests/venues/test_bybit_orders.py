"""Bybit's orders: which lists are asked, how far they are read, and every word about them."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.errors import Garbled
from bot.model.order import Cancel
from bot.venues.bybit import VENUE, orders
from bot.venues.bybit.marks import cancel
from bot.venues.bybit.pages import Page
from bot.venues.bybit.session import Session
from tests.fakes.wire import SampleWire
from tests.venues.bybit_rows import DAY, HISTORY, MS, NOW, REALTIME, listed, order

READS = ("USDT contracts", "inverse contracts", "open orders", "cancelled orders")
EMPTY = [
    {"call": REALTIME, "params": {"category": "linear"}, "reply": listed("linear", []), "again": True},
    {"call": REALTIME, "params": {"category": "inverse"}, "reply": listed("inverse", []), "again": True},
    {"call": HISTORY, "params": {"category": "linear"}, "reply": listed("linear", []), "again": True},
    {"call": HISTORY, "params": {"category": "inverse"}, "reply": listed("inverse", []), "again": True},
]


def wire(*calls: dict[str, Any], reads: tuple[str, ...] = READS) -> SampleWire:
    return SampleWire(VENUE, [*calls, *EMPTY], reads=reads, now=NOW)


def page(*rows: dict[str, Any]) -> list[Page]:
    return [Page(rows, "", MS)]


async def test_a_few_symbols_are_asked_for_by_name_and_unread_parts_not_at_all() -> None:
    given = wire()
    found = await Session(given).orders(frozenset({"BTCUSDT", "ETHPERP", "BTCUSD"}))
    assert [(p["category"], p.get("symbol")) for _, p in given.asked] == [
        ("inverse", "BTCUSD"),
        ("linear", "BTCUSDT"),
    ]
    assert found.symbols == frozenset({"BTCUSDT", "BTCUSD"})


async def test_for_many_symbols_whole_lists_are_asked_for_and_the_rest_is_left_out() -> None:
    names = frozenset({"BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT"})
    rows = [order(1), order(2, symbol="ADAUSDT")]
    given = wire(
        {"call": REALTIME, "params": {"settleCoin": "USDT"}, "reply": listed("linear", rows)},
    )
    found = await Session(given).orders(names)
    assert [o.id for o in found.open] == ["r-1"]
    assert found.symbols == names
    assert [p.get("settleCoin") for _, p in given.asked] == ["USDT", None]


async def test_resting_orders_are_read_to_an_empty_page() -> None:
    scope = {"category": "linear", "symbol": "BTCUSDT"}
    given = wire(
        {"call": REALTIME, "params": scope | {"cursor": "c2"}, "reply": listed("linear", [])},
        {"call": REALTIME, "params": scope | {"cursor": "c1"}, "reply": listed("linear", [order(2)], "c2")},
        {"call": REALTIME, "params": scope, "reply": listed("linear", [order(1)], "c1")},
    )
    found = await Session(given).orders(frozenset({"BTCUSDT"}))
    assert [o.id for o in found.open] == ["r-1", "r-2"]


@pytest.mark.parametrize(
    ("back", "start"),
    [(600_000, MS - 600_000), (30 * DAY, MS - 7 * DAY), (-5_000, MS)],
    ids=["minutes", "days", "ahead"],
)
async def test_history_is_asked_for_one_span_at_most(back: int, start: int) -> None:
    given = wire()
    await Session(given).orders(frozenset({"BTCUSDT"}), NOW - timedelta(milliseconds=back))
    (asked,) = [params for name, params in given.asked if name == HISTORY]
    assert (asked["startTime"], asked["endTime"]) == (start, MS)


async def test_a_history_without_end_is_cut_and_said() -> None:
    endless = [
        {
            "call": HISTORY,
            "params": {"cursor": f"c{n}"} if n else {},
            "reply": listed(
                "linear",
                [order(n, orderStatus="Cancelled", cancelType="CancelByUser", updatedTime=str(MS))],
                f"c{n + 1}",
            ),
        }
        for n in range(25)
    ]
    given = wire(*endless[:0:-1], endless[0])
    found = await Session(given).orders(frozenset({"BTCUSDT"}), NOW - timedelta(minutes=10))
    assert len(found.cancelled) == 20
    assert found.oddities == ("order/history: more than 1000 orders, the rest was not read",)


async def test_nothing_about_cancelled_orders_is_asked_unless_wanted() -> None:
    given = wire()
    await Session(given).orders(frozenset({"BTCUSDT"}))
    assert [name for name, params in given.asked if name == HISTORY or "openOnly" in params] == []


@pytest.mark.parametrize(
    ("changes", "size", "closes", "protects"),
    [
        pytest.param({}, "0.3", False, False, id="a limit order"),
        pytest.param({"leavesQty": "0.1"}, "0.1", False, False, id="partly filled"),
        pytest.param({"leavesQty": "0", "cumExecQty": "0.1"}, "0.2", False, False, id="leaves nothing said"),
        pytest.param({"leavesQty": "", "cumExecQty": "0.9"}, "0", False, False, id="never below nothing"),
        pytest.param({"reduceOnly": True}, "0.3", False, False, id="reduce-only, waits for no price"),
        pytest.param({"triggerPrice": "1", "stopOrderType": "Stop"}, "0.3", False, False, id="entry"),
        pytest.param({"triggerPrice": "1", "reduceOnly": True}, "0.3", False, True, id="reducing stop"),
        pytest.param({"triggerPrice": "1", "closeOnTrigger": True}, "0.3", False, True, id="closing stop"),
        pytest.param({"triggerPrice": "1", "closeOnTrigger": True, "qty": "0"}, "0", True, True, id="whole"),
        pytest.param(
            {"triggerPrice": "1", "stopOrderType": "StopLoss", "tpslMode": "Full"},
            "0",
            True,
            True,
            id="stop-loss of the position",
        ),
        pytest.param(
            {"triggerPrice": "1", "stopOrderType": "PartialStopLoss", "tpslMode": "Partial", "reduceOnly": 1},
            "0.3",
            False,
            False,
            id="1 is not true",
        ),
        pytest.param({"tpslMode": "Full", "stopOrderType": "UNKNOWN"}, "0.3", False, False, id="attached"),
        pytest.param({"qty": "0", "leavesQty": "0"}, "0", False, False, id="a size of nothing alone"),
    ],
)
def test_what_an_order_does_to_a_position(
    changes: dict[str, Any], size: str, closes: bool, protects: bool
) -> None:
    found = orders.order(order(1, **changes))
    assert (found.size, found.closes, found.protects) == (Decimal(size), closes, protects)


@pytest.mark.parametrize(
    "changes", [{"side": ""}, {"side": None}, {"orderId": ""}, {"symbol": None}, {"qty": "x"}]
)
def test_an_order_that_cannot_be_read_hides_no_other(changes: dict[str, Any]) -> None:
    with pytest.raises(Garbled):
        orders.resting(page(order(1), order(2, **changes)), [])


@pytest.mark.parametrize(
    ("status", "rests", "gone", "odd"),
    [
        ("New", True, False, False),
        ("PartiallyFilled", True, False, False),
        ("Untriggered", True, False, False),
        ("Triggered", True, False, False),
        ("Cancelled", False, True, False),
        ("PartiallyFilledCanceled", False, True, False),
        ("Deactivated", False, True, False),
        ("Rejected", False, False, False),
        ("Filled", False, False, False),
        ("Asleep", True, False, True),
        (None, True, False, True),
        (["New"], True, False, True),
    ],
)
def test_each_state_of_an_order(status: Any, rests: bool, gone: bool, odd: bool) -> None:
    row = order(1, orderStatus=status)
    resting, taken = list[str](), list[str]()
    assert bool(orders.resting(page(row), resting)) is rests
    assert bool(orders.taken_away(page(row), NOW - timedelta(hours=1), taken)) is gone
    assert bool(resting) is bool(taken) is odd


@pytest.mark.parametrize(
    ("cancel_type", "reject", "reason", "proof", "known"),
    [
        ("CancelByPrepareAdl", "EC_NoError", Cancel.ADL, "cancelType=CancelByPrepareAdl", True),
        ("CancelAllBeforeAdl", None, Cancel.ADL, "cancelType=CancelAllBeforeAdl", True),
        ("CancelByPrepareLiq", "", Cancel.LIQUIDATION, "cancelType=CancelByPrepareLiq", True),
        ("CancelByPzSideCh", "", Cancel.OTHER, "cancelType=CancelByPzSideCh", True),
        ("cancelbyprepareadl", "", Cancel.OTHER, "cancelType=cancelbyprepareadl", False),
        ("MyCancelByPrepareAdl", "", Cancel.OTHER, "cancelType=MyCancelByPrepareAdl", False),
        (7, "", Cancel.OTHER, "cancelType=7", False),
        ("UNKNOWN", "EC_NoError", Cancel.UNSTATED, "", True),
        ("", "EC_Others", Cancel.UNSTATED, "", True),
        (None, None, Cancel.UNSTATED, "", True),
        ("UNKNOWN", "EC_PerCancelRequest", Cancel.OWNER, "rejectReason=EC_PerCancelRequest", True),
        ("UNKNOWN", "EC_BySelfMatch", Cancel.OTHER, "rejectReason=EC_BySelfMatch", True),
        ("UNKNOWN", "because", Cancel.OTHER, "rejectReason=because", False),
        ("CancelByPrepareAdl", "EC_PerCancelRequest", Cancel.ADL, "cancelType=CancelByPrepareAdl", True),
    ],
)
def test_why_an_order_is_gone(cancel_type: Any, reject: Any, reason: Cancel, proof: str, known: bool) -> None:
    assert cancel(cancel_type, reject) == (reason, proof, known)


def test_an_order_that_both_lists_hold_counts_once_and_the_oldest_comes_first() -> None:
    gone = {"orderStatus": "Cancelled", "cancelType": "CancelByPrepareAdl"}
    rows = [
        order(1, **gone, updatedTime=str(MS - 1_000)),
        order(2, **gone, updatedTime=str(MS - 2_000)),
        order(1, **gone, updatedTime=str(MS - 1_000)),
        order(3, **gone, updatedTime=str(MS - DAY)),
        order(4, **gone, updatedTime=""),
    ]
    found = orders.taken_away(page(*rows), NOW - timedelta(minutes=1), [])
    assert [(g.order.id, g.at is None) for g in found] == [("r-4", True), ("r-2", False), ("r-1", False)]
