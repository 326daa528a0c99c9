"""OKX: causes, slots, cursors and pages of fills, beyond its samples."""

from datetime import timedelta
from typing import Any

import pytest

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.position import PositionKey
from bot.venues.okx import executions, parse
from tests.venues.okx_rows import FILLS, HISTORY, NOW, POSITIONS, cursor, fill, looked, result, row, session


def read(*found: dict[str, Any], held: Any = None) -> tuple[list[Fill], list[str]]:
    oddities: list[str] = []
    return executions.fills(found, held or {}, oddities), oddities


CAUSES = {
    **dict.fromkeys(range(1, 7), Cause.OWN_ORDER),
    **dict.fromkeys(range(100, 108), Cause.LIQUIDATION),
    **dict.fromkeys((112, 113, 170, 171, 172), Cause.DELIVERY),
    **dict.fromkeys(range(125, 129), Cause.ADL),
    **dict.fromkeys(range(204, 210), Cause.TRANSFER),
}


def test_only_documented_marks_have_a_cause() -> None:
    for code in range(400):
        (found,), oddities = read(fill(1, subType=str(code)))
        expected = CAUSES.get(code, Cause.UNRECOGNISED)
        assert (found.cause, found.proof) == (expected, f"subType={code}")
        assert bool(oddities) is (expected is Cause.UNRECOGNISED)


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"clOrdId": "adl128", "tag": "adl"}, Cause.OWN_ORDER),
        ({"tradeId": "-12"}, Cause.UNRECOGNISED),
        ({"subType": "128", "tradeId": "-12"}, Cause.ADL),
        ({"subType": "128", "tradeId": "0"}, Cause.ADL),
        ({"subType": "128", "tradeId": "4411"}, Cause.ADL),
        ({"subType": " 128"}, Cause.UNRECOGNISED),
    ],
)
def test_only_the_venues_own_mark_counts(changes: dict[str, str], cause: Cause) -> None:
    assert read(fill(1, **changes))[0][0].cause is cause


def test_adl_fills_that_share_a_trade_id_are_told_apart_by_bill() -> None:
    two = [fill(n, subType="128", tradeId="0") for n in (1, 2)]
    assert [f.id for f in read(*two, *two)[0]] == ["7000000000000000001", "7000000000000000002"]


@pytest.mark.parametrize("name", ["billId", "instId", "instType", "side", "fillSz", "fillPx"])
def test_a_fill_that_cannot_be_read_is_not_left_out(name: str) -> None:
    with pytest.raises(Garbled):
        read(fill(1), fill(2, **{name: ""}))


def test_a_fill_without_fill_time_is_dated_by_its_record() -> None:
    assert read(fill(1, fillTime=""))[0][0].at == NOW


async def test_a_fill_lands_in_the_slot_last_seen_even_after_the_position_is_gone() -> None:
    okx, _ = session(
        {"call": POSITIONS, "reply": result(row(mgnMode="isolated"))},
        {"call": POSITIONS, "reply": result()},
        {"call": FILLS, "reply": result(fill(1))},
    )
    await okx.positions()
    await okx.positions()
    assert (await okx.fills({}, frozenset())).fills[0].key == PositionKey("SOL-USDT-SWAP", "net/isolated")


@pytest.mark.parametrize(
    ("held", "side", "slot"),
    [
        ([], "long", "long/cross"),
        ([("long", "isolated"), ("short", "cross")], "long", "long/isolated"),
        ([("long", "isolated"), ("short", "isolated")], "short", "short/isolated"),
        ([("net", "cross"), ("net", "isolated")], "net", "net/cross"),
        ([("net", "isolated"), ("net", "portfolio")], "net", "net/cross"),
        ([("net", "isolated")], "", "net/isolated"),
    ],
)
def test_the_slot_of_a_fill(held: list[tuple[str, str]], side: str, slot: str) -> None:
    look = looked(*(row(posSide=s, mgnMode=m) for s, m in held))
    (found,), _ = read(fill(1, posSide=side), held=parse.modes(p.key for p in look.positions))
    assert found.key.slot == slot


async def test_an_empty_cursor_reads_an_hour_and_a_quiet_account_does_not_fall_behind() -> None:
    okx, wire = session({"call": FILLS, "reply": result(), "again": True})
    found = await okx.fills({}, frozenset())
    assert found.cursor == {"fills": str(to_ms(NOW))}
    assert wire.asked == [(FILLS, {"begin": str(to_ms(NOW) - 3_600_000), "limit": "100"})]


async def test_a_cursor_is_read_from_an_hour_before_it() -> None:
    okx, wire = session({"call": FILLS, "reply": result(fill(1))})
    await okx.fills(cursor(timedelta(hours=5)), frozenset())
    assert wire.asked[0][1]["begin"] == str(to_ms(NOW - timedelta(hours=6)))


def test_the_cursor_is_the_time_of_asking_unless_a_fill_is_newer() -> None:
    assert executions.newest(read(fill(1))[0], NOW) == str(to_ms(NOW))
    ahead = str(to_ms(NOW) + 20_000)
    assert executions.newest(read(fill(1, fillTime=ahead))[0], NOW) == ahead
    absurd = executions.newest(read(fill(1, fillTime="4102444800000"))[0], NOW)
    assert int(absurd) - executions.OVERLAP < to_ms(NOW)


def test_a_fill_of_nothing_is_none_and_odd() -> None:
    assert read(fill(1, fillSz="0"), fill(2))[1] == ["fillSz=0 subType=2"]
    assert [f.id for f in read(fill(1, fillSz="-0"), fill(2))[0]] == [fill(2)["billId"]]


@pytest.mark.parametrize(
    ("age", "calls", "gap"),
    [
        (timedelta(hours=59), [FILLS], False),
        (timedelta(hours=60), [HISTORY] * 3, False),
        (timedelta(days=89), [HISTORY] * 3, False),
        (timedelta(days=90), [HISTORY] * 3, True),
        (timedelta(days=800), [HISTORY] * 3, True),
    ],
)
async def test_an_old_cursor_is_read_from_the_history(age: timedelta, calls: list[str], gap: bool) -> None:
    okx, wire = session(
        {"call": FILLS, "reply": result()},
        {"call": HISTORY, "params": {"instType": "SWAP"}, "reply": result()},
        {"call": HISTORY, "params": {"instType": "FUTURES"}, "reply": result()},
        {"call": HISTORY, "params": {"instType": "OPTION"}, "reply": result()},
    )
    found = await okx.fills(cursor(age), frozenset())
    assert [name for name, _ in wire.asked] == calls
    assert bool(found.gap) is gap
    assert int(wire.asked[0][1]["begin"]) >= to_ms(NOW - timedelta(days=90))


async def test_full_pages_are_followed_to_the_end() -> None:
    newest_first = [fill(n) for n in range(230, 0, -1)]
    pages = [newest_first[:100], newest_first[100:200], newest_first[200:]]
    okx, wire = session(
        {"call": FILLS, "reply": result(*pages[0])},
        {"call": FILLS, "params": {"after": pages[0][-1]["billId"]}, "reply": result(*pages[1])},
        {"call": FILLS, "params": {"after": pages[1][-1]["billId"]}, "reply": result(*pages[2])},
    )
    found = (await okx.fills({}, frozenset())).fills
    assert len(found) == 230
    assert [f.at for f in found] == sorted(f.at for f in found)
    assert len(wire.asked) == 3 and "after" not in wire.asked[0][1]


async def test_pages_that_do_not_move_are_not_asked_for_ever() -> None:
    page = result(*(fill(n) for n in range(100, 0, -1)))
    okx, _ = session({"call": FILLS, "reply": page, "again": True})
    with pytest.raises(Garbled):
        await okx.fills({}, frozenset())


async def test_of_two_legs_a_fill_means_the_one_that_shrank() -> None:
    both = result(row(posSide="long", mgnMode="cross"), row(posSide="long", mgnMode="isolated"))
    cross = result(row(posSide="long", mgnMode="cross"))
    okx, _ = session(
        {"call": POSITIONS, "reply": both},
        {"call": POSITIONS, "reply": cross},
        {"call": FILLS, "reply": result(fill(1, posSide="long"))},
    )
    await okx.positions()
    await okx.positions()
    (found,) = (await okx.fills({}, frozenset())).fills
    assert found.key.slot == "long/isolated"
