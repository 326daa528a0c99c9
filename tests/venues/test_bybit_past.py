"""Bybit's cursors: what is read from where on, after a moment or after years."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from bot.model.observation import Fills
from bot.venues.bybit import VENUE
from bot.venues.bybit.session import Session
from bot.venues.contract import Endpoint
from tests.fakes.wire import SampleWire
from tests.venues.bybit_rows import DAY, MS, NO_INVERSE, NOW, ONE_WAY, asked, execution, listed


async def test_weeks_are_read_window_by_window() -> None:
    since = MS - 15 * DAY
    starts = [since - 600_000 + week * 7 * DAY for week in range(3)]
    wire = SampleWire(
        VENUE,
        [
            asked("linear", listed("linear", [execution(n, start + 5)]), startTime=start)
            for n, start in enumerate(starts)
        ]
        + [NO_INVERSE, ONE_WAY],
    )
    found = await Session(wire).fills({"linear": str(since), "inverse": str(since)}, frozenset())
    assert [f.id for f in found.fills] == ["e-0", "e-1", "e-2"]
    assert found.cursor == {"linear": str(MS - 3_600_000), "inverse": str(MS - 3_600_000)}
    assert not [entry for entry in wire.left if not entry.get("again")]


async def test_what_the_exchange_no_longer_keeps_is_a_gap() -> None:
    calls = [asked("linear", listed("linear", [])) | {"again": True}, NO_INVERSE]
    wire = SampleWire(VENUE, calls)
    found = await Session(wire).fills({"linear": str(MS - 800 * DAY), "inverse": str(MS)}, frozenset())
    assert "two years" in found.gap
    first = min(int(params["startTime"]) for _, params in wire.asked)
    assert MS - 730 * DAY < first < MS - 728 * DAY


@pytest.mark.parametrize("ahead", [DAY, 20_000 * DAY])
async def test_a_reply_from_the_future_does_not_push_the_cursor_there(ahead: int) -> None:
    future = [asked(name, listed(name, [], time=MS + ahead)) for name in ("linear", "inverse")]
    for since in ({}, {"linear": str(MS - DAY), "inverse": str(MS - DAY)}):
        wire = SampleWire(VENUE, future, now=NOW)
        found = await Session(wire).fills(since, frozenset())
        assert all(int(cursor) <= MS for cursor in found.cursor.values())
        assert len(wire.asked) == 2


async def test_a_cursor_of_a_part_that_is_no_longer_read_is_kept() -> None:
    wire = SampleWire(VENUE, [asked("linear", listed("linear", []))], reads=("USDT contracts",), now=NOW)
    found = await Session(wire).fills({"linear": str(MS), "inverse": "17"}, frozenset())
    assert found.cursor == {"linear": str(MS), "inverse": "17"}


async def test_the_whole_past_in_parts_is_the_same_as_at_once() -> None:
    """Read day by day or after a fortnight: the same executions, each once, oldest first."""
    happened = [execution(n, MS - 14 * DAY + n * DAY // 3) for n in range(42)]

    async def read(since: dict[str, str], now: int) -> Fills:
        def between(start: int) -> list[dict[str, Any]]:
            rows = [row for row in happened if start <= int(row["execTime"]) <= min(now, start + 7 * DAY)]
            return rows[::-1]

        class Served(SampleWire):
            async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
                if params["category"] == "inverse":
                    return listed("inverse", [], time=now)
                if endpoint.path == "/v5/position/list":
                    return ONE_WAY["reply"]
                return listed("linear", between(params["startTime"]), time=now)

        return await Session(Served(VENUE, [], now=NOW - timedelta(milliseconds=MS - now))).fills(
            since, frozenset()
        )

    start = str(MS - 14 * DAY - 1)
    cursor, seen = {"linear": start, "inverse": start}, dict[str, None]()
    for day in range(14, -1, -1):
        found = await read(cursor, MS - day * DAY)
        seen |= dict.fromkeys(f.id for f in found.fills)
        cursor = found.cursor
    at_once = await read({"linear": start, "inverse": start}, MS)
    assert list(seen) == [f.id for f in at_once.fills] == [row["execId"] for row in happened]
