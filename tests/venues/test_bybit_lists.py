"""Bybit's lists: pages, windows and cursors, and payloads with one broken field."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Garbled
from bot.model.position import Side
from bot.venues.bybit import VENUE, positions
from bot.venues.bybit.pages import page_of
from bot.venues.bybit.session import Session
from bot.venues.reply import decode
from tests.fakes.wire import SampleWire
from tests.venues.bybit_rows import (
    MS,
    NO_INVERSE,
    ONE_WAY,
    POSITIONS,
    asked,
    execution,
    listed,
    position,
)

USDT = positions.Book("linear", "USDT")


async def test_positions_are_read_to_an_empty_page() -> None:
    usdt = {"category": "linear", "settleCoin": "USDT"}
    wire = SampleWire(
        VENUE,
        [
            {"call": POSITIONS, "params": usdt | {"cursor": "c2"}, "reply": listed("linear", [])},
            {
                "call": POSITIONS,
                "params": usdt | {"cursor": "c1"},
                "reply": listed("linear", [position(symbol="XRPUSDT")], "c2"),
            },
            {"call": POSITIONS, "params": usdt, "reply": listed("linear", [position()], "c1")},
            {
                "call": POSITIONS,
                "params": {"category": "linear", "settleCoin": "USDC"},
                "reply": listed("linear", []),
            },
            {"call": POSITIONS, "params": {"category": "inverse"}, "reply": listed("inverse", [])},
        ],
    )
    look = await Session(wire).positions()
    assert [p.key.symbol for p in look.positions] == ["BTCUSDT", "XRPUSDT"]
    assert not wire.left
    assert all(params["limit"] == 200 for _, params in wire.asked)


async def test_pages_that_repeat_are_garbled_and_end() -> None:
    reply = listed("linear", [position()], "same")
    wire = SampleWire(VENUE, [{"call": POSITIONS, "reply": reply, "again": True}], reads=("USDT contracts",))
    with pytest.raises(Garbled, match="repeat"):
        await Session(wire).positions()
    assert len(wire.asked) == 2


async def test_a_page_of_another_category_is_garbled() -> None:
    wire = SampleWire(VENUE, [{"call": POSITIONS, "params": {}, "reply": listed("spot", []), "again": True}])
    with pytest.raises(Garbled):
        await Session(wire).positions()


async def test_a_first_reading_stops_once_it_reaches_back() -> None:
    rows = [execution(1, MS - 1000), execution(2, MS - 700_000)]
    wire = SampleWire(VENUE, [asked("linear", listed("linear", rows, "more")), NO_INVERSE, ONE_WAY])
    found = await Session(wire).fills({}, frozenset())
    assert [f.id for f in found.fills] == ["e-1"]
    assert found.cursor == {"linear": str(MS), "inverse": str(MS)}
    assert not any("startTime" in params or "cursor" in params for _, params in wire.asked)


async def test_a_cursor_is_read_from_ten_minutes_before_to_the_last_page() -> None:
    start = MS - 3_600_000
    wire = SampleWire(
        VENUE,
        [
            asked("linear", listed("linear", [execution(1, MS - 9_000_000)]), cursor="p%3A2"),
            asked(
                "linear",
                listed("linear", [execution(3, MS - 60_000), execution(2, MS - 60_000)], "p%3A2"),
                startTime=start - 600_000,
            ),
            asked("inverse", listed("inverse", []), startTime=start - 600_000),
            ONE_WAY,
        ],
    )
    found = await Session(wire).fills({"linear": str(start), "inverse": str(start)}, frozenset())
    assert [f.id for f in found.fills] == ["e-1", "e-2", "e-3"]
    assert found.cursor == {"linear": str(start), "inverse": str(start)}
    assert found.gap == ""


async def test_an_execution_met_twice_counts_once() -> None:
    rows = [execution(1, MS - 1000), execution(1, MS - 1000)]
    wire = SampleWire(VENUE, [asked("linear", listed("linear", rows)), NO_INVERSE, ONE_WAY])
    assert len((await Session(wire).fills({}, frozenset())).fills) == 1


async def test_the_mode_seen_with_the_positions_is_not_asked_for_again() -> None:
    wire = SampleWire(
        VENUE,
        [
            {
                "call": POSITIONS,
                "params": {"settleCoin": "USDT"},
                "reply": listed("linear", [position(positionIdx=1)]),
            },
            {"call": POSITIONS, "params": {"settleCoin": "USDC"}, "reply": listed("linear", [])},
            {"call": POSITIONS, "params": {"category": "inverse"}, "reply": listed("inverse", [])},
            asked("linear", listed("linear", [execution(1, MS, execType="AdlTrade")])),
            NO_INVERSE,
        ],
    )
    session = Session(wire)
    look = await session.positions()
    found = await session.fills({}, frozenset())
    assert found.fills[0].key == look.positions[0].key
    assert found.fills[0].reduces is Side.LONG


@pytest.mark.parametrize(
    ("reads", "asked_for"),
    [
        ((), ["linear USDT", "linear USDC", "inverse"]),
        (("positions", "fills"), ["linear USDT", "linear USDC", "inverse"]),
        (("USDT contracts",), ["linear USDT"]),
        (("inverse contracts", "open orders"), ["inverse"]),
        (("inverse contracts", "USDC contracts"), ["linear USDC", "inverse"]),
    ],
)
async def test_a_look_asks_for_the_parts_that_were_proven(
    reads: tuple[str, ...], asked_for: list[str]
) -> None:
    calls = [
        {"call": POSITIONS, "params": {"category": category}, "reply": listed(category, []), "again": True}
        for category in ("linear", "inverse")
    ]
    fills = [asked("linear", listed("linear", [])), NO_INVERSE]
    wire = SampleWire(VENUE, [*calls, *fills], reads=reads)
    session = Session(wire)
    await session.positions()
    assert [f"{p['category']} {p.get('settleCoin', '')}".strip() for _, p in wire.asked] == asked_for
    found = await session.fills({}, frozenset())
    assert list(found.cursor) == list(dict.fromkeys(name.split()[0] for name in asked_for))


@pytest.mark.parametrize(
    ("status", "under_adl", "oddities"),
    [
        ("Adl", True, ()),
        ("Liq", False, ()),
        ("Normal", False, ()),
        ("", False, ()),
        (None, False, ()),
        ("adl", False, ("positionStatus=adl",)),
        (["Adl"], False, ("positionStatus=['Adl']",)),
    ],
)
def test_a_position_under_adl(status: object, under_adl: bool, oddities: tuple[str, ...]) -> None:
    rows = [position(positionStatus=status), position(symbol="ETHUSDT", positionStatus=status)]
    look = positions.look([(USDT, [page_of(listed("linear", rows), "linear")])], {})
    assert [p.under_adl for p in look.positions] == [under_adl] * 2
    assert look.oddities == oddities, "once per kind"


GOOD = listed("linear", [position(), position(positionIdx=2, side="Sell", size=4), position(size="0")], "c")
WRONG = st.sampled_from(
    [
        None,
        "",
        "x",
        "NaN",
        "-Infinity",
        "9E+999",
        10**40,
        1e308,
        -1,
        2.5,
        True,
        [],
        ["a"],
        {},
        {"a": 1},
    ]
)


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path] * bool(path) + [spot for name, item in inner for spot in spots(item, (*path, name))]


def test_a_size_beyond_all_numbers_is_garbled() -> None:
    page = page_of(listed("linear", [position(size="9E+999990", markPrice="9E+999990")]), "linear")
    with pytest.raises(Garbled):
        positions.look([(USDT, [page])], {})


@settings(max_examples=400)
@given(st.sampled_from(spots(GOOD)), st.one_of(st.just("drop"), WRONG))
def test_a_broken_field_gives_facts_or_garbled_and_never_hides_a_position(
    spot: tuple[Any, ...], wrong: Any
) -> None:
    payload = copy.deepcopy(GOOD)
    holder: Any = payload
    for name in spot[:-1]:
        holder = holder[name]
    if wrong == "drop":
        del holder[spot[-1]]
    else:
        holder[spot[-1]] = wrong
    try:
        page = page_of(decode(json.dumps(payload).encode()), "linear")
        look = positions.look([(USDT, [page])], {})
    except Garbled:
        return
    assert len(look.positions) == sum(row["size"] not in ("0", 0) for row in payload["result"]["list"])
