"""Bybit's two lists of ADL: every execution is told once, however the lists lag and name it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.position import PositionKey, SizeUnit
from bot.venues.bybit import VENUE, ledger
from bot.venues.bybit.ledger import Told
from bot.venues.bybit.pages import Page
from bot.venues.bybit.session import Session
from tests.fakes.wire import SampleWire
from tests.venues.bybit_rows import DAY, LOG, MS, NO_INVERSE, NOW, ONE_WAY, asked, execution, listed, logged

READS = ("USDT contracts", "USDC contracts", "inverse contracts", "transaction log")
FOCUS = frozenset({"BTCUSDT"})


def fill(id_: str, order: str, size: str | Decimal, cause: Cause = Cause.ADL) -> Fill:
    key = PositionKey("BTCUSDT", "0")
    return Fill(FillId(id_), key, -Decimal(size), Decimal(60_000), NOW, cause, "x", order_id=order)


@dataclass(frozen=True)
class Happened:
    """One execution, and the looks (0, 1, 2...) from which on each list shows it; None is never."""

    number: int
    order: str
    size: Decimal
    executed: int
    logged: int | None


HAPPENED = st.lists(
    st.builds(
        lambda order, size, executed, logged_: (order, Decimal(size) / 10, executed, logged_),
        st.sampled_from(["o1", "o2", ""]),
        st.integers(1, 3),
        st.integers(0, 4),
        st.none() | st.integers(0, 4),
    ),
    max_size=6,
)


def look(
    happened: Iterable[Happened], at: int, with_log: bool, one_id: bool, told: list[Told]
) -> tuple[list[Fill], list[Told]]:
    executed = [fill(f"e{h.number}", h.order, h.size) for h in happened if h.executed <= at]
    name = "e" if one_id else "t"
    shown = [h for h in happened if with_log and h.logged is not None and h.logged <= at]
    return ledger.merge(executed, [fill(f"{name}{h.number}", h.order, h.size) for h in shown], told)


@settings(max_examples=600)
@given(HAPPENED, st.lists(st.booleans(), min_size=6, max_size=6), st.booleans())
def test_every_execution_is_told_once(
    drawn: list[tuple[str, Decimal, int, int | None]], with_log: list[bool], one_id: bool
) -> None:
    happened = [Happened(n, *facts) for n, facts in enumerate(drawn)]
    if not one_id:  # without an order nothing but the id can tell that two rows are one
        happened = [h for h in happened if h.order]
    seen: dict[str, Fill] = {}
    told: list[Told] = []
    for at, asks in enumerate(with_log):
        found, told = look(happened, at, asks, one_id, ledger.unpacked(ledger.packed(told, 0)))
        assert len({f.id for f in found}) == len(found)
        seen |= {f.id: f for f in found}
        for order in {h.order for h in happened}:
            happened_yet = sum(h.size for h in happened if h.order == order)
            assert sum(f.size for f in seen.values() if f.order_id == order) <= happened_yet
    for order in {h.order for h in happened}:
        sizes = sorted(h.size for h in happened if h.order == order)
        assert sorted(f.size for f in seen.values() if f.order_id == order) == sizes


@settings(max_examples=200)
@given(HAPPENED, st.integers(0, 5), st.booleans())
def test_looking_again_changes_nothing(
    drawn: list[tuple[str, Decimal, int, int | None]], at: int, one_id: bool
) -> None:
    happened = [Happened(n, *facts) for n, facts in enumerate(drawn)]
    found, told = look(happened, at, True, one_id, [])
    assert look(happened, at, True, one_id, told) == (found, told)


def test_a_row_that_sums_up_an_order_is_not_told_beside_its_executions() -> None:
    executed = [fill("e1", "o1", "0.1"), fill("e2", "o1", "0.2")]
    assert ledger.merge(executed, [fill("t1", "o1", "0.3")], []) == (executed, [])


def test_a_mark_of_the_log_never_overrules_a_forced_cause() -> None:
    executed = [fill("e1", "o1", "0.1", Cause.TAKEOVER), fill("e2", "o1", "0.2", Cause.UNRECOGNISED)]
    found, told = ledger.merge(executed, [fill("e1", "o1", "0.1"), fill("e2", "o1", "0.2")], [])
    assert [(f.cause, f.proof) for f in found] == [
        (Cause.TAKEOVER, "x"),
        (Cause.ADL, "transaction-log type=ADL"),
    ]
    assert told == []


@pytest.mark.parametrize(
    "text", ["", "[", "{}", "[[1]]", '[["a","1","c","d",[]]]', '[[1,"x","c","d",[]]]', "7"]
)
def test_a_memory_that_was_not_written_here_counts_as_nothing(text: str) -> None:
    assert ledger.unpacked(text) == []


def test_the_memory_is_kept_as_long_as_its_executions_may_be_met() -> None:
    told = [Told(MS - 5, Decimal("0.1"), "t1", "o1"), Told(MS, Decimal("0.2"), "t2", "o2")]
    assert ledger.unpacked(ledger.packed(told, MS)) == told[1:]
    assert ledger.packed(told, MS + 1) == ""


@pytest.mark.parametrize(
    ("side", "left", "signed"),
    [
        ("Sell", "0.4", "-0.2"),
        ("Buy", "0.4", "-0.2"),
        ("Buy", "-0.4", "0.2"),
        ("Sell", "-0.4", "0.2"),
        ("Sell", "0", "-0.2"),
        ("Buy", "0", "0.2"),
        ("Buy", "", "0.2"),
    ],
)
def test_what_is_left_tells_which_way_an_adl_went(side: str, left: str, signed: str) -> None:
    (found,) = ledger.fills([logged(1, MS, side=side, size=left)], {})
    assert found.signed == Decimal(signed)


@pytest.mark.parametrize(
    ("broken", "note"),
    [
        ({"side": "None"}, "transaction-log: side=None"),
        ({"tradeId": ""}, "transaction-log: tradeId is missing"),
        ({"qty": "some"}, "transaction-log: qty is missing or not a number"),
        ({"symbol": None}, "transaction-log: symbol is missing"),
        ({"transactionTime": "-1"}, "transaction-log: transactionTime is not a time in milliseconds"),
        ({"type": "SETTLEMENT"}, None),
        ({"category": "option"}, None),
    ],
)
def test_a_row_that_cannot_be_read_hides_no_other(broken: dict[str, Any], note: str | None) -> None:
    notes: list[str] = []
    rows = [logged(1, MS), logged(2, MS, **broken), logged(3, MS - 5)]
    found = ledger.entries([Page(rows, "", MS)], notes)
    assert [row["tradeId"] for row in found] == ["t-3", "t-1"]
    assert notes == [note] * (note is not None)


def test_a_row_of_an_unknown_category_is_read_by_its_symbol() -> None:
    rows = [logged(1, MS, category="swap"), logged(2, MS, symbol="BTCUSD", category=None)]
    found = ledger.fills(ledger.entries([Page(rows, "", MS)], []), {})
    assert {f.key.symbol: f.unit for f in found} == {"BTCUSDT": SizeUnit.BASE, "BTCUSD": SizeUnit.USD}


async def test_the_log_is_asked_in_weeks_for_all_that_the_executions_cover() -> None:
    since = MS - 15 * DAY
    calls = [
        asked("linear", listed("linear", [])) | {"again": True},
        NO_INVERSE,
        {"call": LOG, "reply": listed("", []), "again": True},
    ]
    wire = SampleWire(VENUE, calls, reads=READS, now=NOW)
    await Session(wire).fills({"linear": str(since), "inverse": str(MS)}, FOCUS)
    windows = [(p["startTime"], p["endTime"]) for name, p in wire.asked if name == LOG]
    assert windows[0][0] == since - 600_000 + 60_000
    assert windows[-1][1] == MS
    assert all(end - start <= 7 * DAY for start, end in windows)
    assert all(later[0] == earlier[1] + 1 for earlier, later in pairwise(windows))
    assert all(p["type"] == "ADL" and p["limit"] == 50 for name, p in wire.asked if name == LOG)


async def test_pages_of_the_log_are_told_oldest_first() -> None:
    pages = [
        {"call": LOG, "params": {"cursor": "a"}, "reply": listed("", [logged(1, MS - 9_000)], "b")},
        {"call": LOG, "params": {"cursor": "b"}, "reply": listed("", [])},
        {"call": LOG, "reply": listed("", [logged(3, MS - 7_000), logged(2, MS - 8_000)], "a")},
    ]
    calls = [
        pages[0],
        pages[1],
        pages[2],
        asked("linear", listed("linear", [execution(9, MS - 8_500)])),
        NO_INVERSE,
        ONE_WAY,
    ]
    wire = SampleWire(VENUE, calls, reads=READS, now=NOW)
    found = await Session(wire).fills({}, FOCUS)
    assert [f.id for f in found.fills] == ["t-1", "e-9", "t-2", "t-3"]
    assert [told.trade for told in ledger.unpacked(found.cursor["log"])] == ["t-1", "t-2", "t-3"]


async def test_the_memory_of_the_log_survives_looks_without_it_and_then_fades() -> None:
    def wire(rows: list[Any], now_ms: int) -> SampleWire:
        calls = [asked("linear", listed("linear", rows, time=now_ms)), ONE_WAY]
        inverse = NO_INVERSE | {"reply": listed("inverse", [], time=now_ms)}
        return SampleWire(
            VENUE, [*calls, inverse], reads=READS, now=NOW + timedelta(milliseconds=now_ms - MS)
        )

    first = SampleWire(
        VENUE,
        [
            {"call": LOG, "reply": listed("", [logged(1, MS - 5_000)])},
            asked("linear", listed("linear", [])),
            NO_INVERSE,
            ONE_WAY,
        ],
        reads=READS,
        now=NOW,
    )
    found = await Session(first).fills({"linear": str(MS), "inverse": str(MS)}, FOCUS)
    assert [f.id for f in found.fills] == ["t-1"]
    late = [execution(1, MS - 5_000, orderId="o-1", execType="AdlTrade", execQty="0.2")]
    again = await Session(wire(late, MS + 60_000)).fills(found.cursor, frozenset())
    assert again.fills == ()
    assert "log" in again.cursor
    gone = await Session(wire([], MS + 3 * 3_600_000)).fills(again.cursor, frozenset())
    assert "log" not in gone.cursor
