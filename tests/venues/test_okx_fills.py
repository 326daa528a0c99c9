"""OKX: causes, slots, cursors and pages of fills, beyond its samples."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause
from bot.model.position import PositionKey
from bot.venues.okx import VENUE, parse
from bot.venues.okx.session import OkxSession
from tests.fakes.wire import SampleWire
from tests.venues.test_okx import result, row

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
POSITIONS = "GET /api/v5/account/positions"
FILLS = "GET /api/v5/trade/fills"
HISTORY = "GET /api/v5/trade/fills-history"


class StillClock:
    """Stands at `NOW`; sleeping costs no time and is counted."""

    rate = 1.0

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> datetime:
        return NOW

    def monotonic(self) -> float:
        return 0.0

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)


def fill(number: int, **changes: Any) -> dict[str, Any]:
    return {
        "instType": "SWAP",
        "instId": "SOL-USDT-SWAP",
        "billId": str(7_000_000_000_000_000_000 + number),
        "posSide": "net",
        "side": "sell",
        "fillSz": "3",
        "fillPx": "149.5",
        "fillTime": str(to_ms(NOW) - 60_000 + number),
        "ts": str(to_ms(NOW)),
        "subType": "2",
        "tradeId": "771",
        **changes,
    }


def session(*calls: dict[str, Any]) -> tuple[OkxSession, SampleWire, StillClock]:
    wire, clock = SampleWire(VENUE, calls), StillClock()
    return OkxSession(wire, clock), wire, clock


def cursor(age: timedelta) -> dict[str, str]:
    return {"fills": str(to_ms(NOW - age))}


CAUSES = {
    **dict.fromkeys(range(1, 7), Cause.OWN_ORDER),
    **dict.fromkeys(range(100, 108), Cause.LIQUIDATION),
    **dict.fromkeys((112, 113), Cause.DELIVERY),
    **dict.fromkeys(range(125, 129), Cause.ADL),
}


def test_only_documented_marks_have_a_cause() -> None:
    for code in range(400):
        read = parse.fills([fill(1, subType=str(code))], {}, NOW, "")
        expected = CAUSES.get(code, Cause.UNRECOGNISED)
        assert (read.fills[0].cause, read.fills[0].proof) == (expected, f"subType={code}")
        assert bool(read.oddities) is (expected is Cause.UNRECOGNISED)


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
    assert parse.fills([fill(1, **changes)], {}, NOW, "").fills[0].cause is cause


def test_adl_fills_that_share_a_trade_id_are_told_apart_by_bill() -> None:
    two = [fill(n, subType="128", tradeId="0") for n in (1, 2)]
    read = parse.fills([*two, *two], {}, NOW, "").fills
    assert [f.id for f in read] == ["7000000000000000001", "7000000000000000002"]


@pytest.mark.parametrize("name", ["billId", "instId", "instType", "side", "fillSz", "fillPx"])
def test_a_fill_that_cannot_be_read_is_not_left_out(name: str) -> None:
    with pytest.raises(Garbled):
        parse.fills([fill(1), fill(2, **{name: ""})], {}, NOW, "")


def test_a_fill_without_fill_time_is_dated_by_its_record() -> None:
    assert parse.fills([fill(1, fillTime="")], {}, NOW, "").fills[0].at == NOW


async def test_a_fill_lands_in_the_slot_last_seen_even_after_the_position_is_gone() -> None:
    okx, _, _ = session(
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
    look = parse.positions(result(*(row(posSide=s, mgnMode=m) for s, m in held)))
    read = parse.fills([fill(1, posSide=side)], parse.modes(p.key for p in look.positions), NOW, "")
    assert read.fills[0].key.slot == slot


async def test_an_empty_cursor_reads_an_hour_and_a_quiet_account_does_not_fall_behind() -> None:
    okx, wire, _ = session({"call": FILLS, "reply": result(), "again": True})
    read = await okx.fills({}, frozenset())
    assert read.cursor == {"fills": str(to_ms(NOW))}
    assert wire.asked == [(FILLS, {"begin": str(to_ms(NOW) - 3_600_000), "limit": "100"})]


async def test_a_cursor_is_read_from_an_hour_before_it() -> None:
    okx, wire, _ = session({"call": FILLS, "reply": result(fill(1))})
    await okx.fills(cursor(timedelta(hours=5)), frozenset())
    assert wire.asked[0][1]["begin"] == str(to_ms(NOW - timedelta(hours=6)))


def test_the_cursor_is_the_time_of_asking_unless_a_fill_is_newer() -> None:
    assert parse.fills([fill(1)], {}, NOW, "").cursor == {"fills": str(to_ms(NOW))}
    ahead = to_ms(NOW) + 20_000
    assert parse.fills([fill(1, fillTime=str(ahead))], {}, NOW, "").cursor == {"fills": str(ahead)}


@pytest.mark.parametrize(
    ("age", "calls", "gap"),
    [
        (timedelta(hours=59), [FILLS], False),
        (timedelta(hours=60), [HISTORY, HISTORY], False),
        (timedelta(days=89), [HISTORY, HISTORY], False),
        (timedelta(days=90), [HISTORY, HISTORY], True),
        (timedelta(days=800), [HISTORY, HISTORY], True),
    ],
)
async def test_an_old_cursor_is_read_from_the_history(age: timedelta, calls: list[str], gap: bool) -> None:
    okx, wire, _ = session(
        {"call": FILLS, "reply": result()},
        {"call": HISTORY, "params": {"instType": "SWAP"}, "reply": result()},
        {"call": HISTORY, "params": {"instType": "FUTURES"}, "reply": result()},
    )
    read = await okx.fills(cursor(age), frozenset())
    assert [name for name, _ in wire.asked] == calls
    assert bool(read.gap) is gap
    assert int(wire.asked[0][1]["begin"]) >= to_ms(NOW - timedelta(days=90))


async def test_full_pages_are_followed_to_the_end_without_breaking_the_limit() -> None:
    newest_first = [fill(n) for n in range(230, 0, -1)]
    pages = [newest_first[:100], newest_first[100:200], newest_first[200:]]
    okx, wire, clock = session(
        {"call": FILLS, "reply": result(*pages[0])},
        {"call": FILLS, "params": {"after": pages[0][-1]["billId"]}, "reply": result(*pages[1])},
        {"call": FILLS, "params": {"after": pages[1][-1]["billId"]}, "reply": result(*pages[2])},
    )
    read = await okx.fills({}, frozenset())
    assert len(read.fills) == 230
    assert [f.at for f in read.fills] == sorted(f.at for f in read.fills)
    assert len(wire.asked) == 3 and "after" not in wire.asked[0][1]
    assert len(clock.slept) == 2 and all(pause >= 0.2 for pause in clock.slept)


async def test_pages_that_do_not_move_are_not_asked_for_ever() -> None:
    page = result(*(fill(n) for n in range(100, 0, -1)))
    okx, _, _ = session({"call": FILLS, "reply": page, "again": True})
    with pytest.raises(Garbled):
        await okx.fills({}, frozenset())


async def test_of_two_legs_a_fill_means_the_one_that_shrank() -> None:
    both = result(row(posSide="long", mgnMode="cross"), row(posSide="long", mgnMode="isolated"))
    cross = result(row(posSide="long", mgnMode="cross"))
    okx, _, _ = session(
        {"call": POSITIONS, "reply": both},
        {"call": POSITIONS, "reply": cross},
        {"call": FILLS, "reply": result(fill(1, posSide="long"))},
    )
    await okx.positions()
    await okx.positions()
    (found,) = (await okx.fills({}, frozenset())).fills
    assert found.key.slot == "long/isolated"
