"""Hyperliquid: what its samples cannot say."""

import copy
import importlib
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import Busy, Garbled, Lacks, Unreachable
from bot.model.fill import Cause
from bot.model.position import NoGauge, NoGaugeReason, Side
from bot.model.signal import Signals
from bot.venues.hyperliquid import VENUE, parse, products
from bot.venues.hyperliquid.session import FULL_PAGE, KEPT, OVERLAP, Public, Session
from bot.venues.recording import RecordedCall, RecordedWire
from bot.venues.reply import NOT_JSON, Reply, decode
from tests.fakes.wire import SampleWire

ME = "0x3c41b0d95a7e2f6688013c41b0d95a7e2f668801"
OTHER = "0x9900aa11bb22cc33dd449900aa11bb22cc33dd44"
T0 = 1784300000000


def asset(coin: str, szi: Any, value: Any = "900.0", **more: Any) -> dict[str, Any]:
    position = {
        "coin": coin,
        "szi": szi,
        "leverage": {"type": "cross", "value": 6},
        "entryPx": "31.5",
        "positionValue": value,
        "unrealizedPnl": "-4.5",
        "liquidationPx": None,
        "marginUsed": "150.0",
    }
    return {"type": "oneWay", "position": {**position, **more}}


def state(*assets: dict[str, Any], total: str = "900.0") -> dict[str, Any]:
    return {"marginSummary": {"totalNtlPos": total}, "assetPositions": list(assets), "time": T0}


def fill(at: int, tid: int, **more: Any) -> dict[str, Any]:
    row = {"coin": "SOL", "px": "150.5", "sz": "2.0", "side": "A", "time": at, "startPosition": "8.0"}
    return {**row, "dir": "Close Long", "closedPnl": "1.0", "oid": 7000 + tid, "tid": tid, **more}


def asked_for(kind: str, reply: Any, **params: Any) -> dict[str, Any]:
    return {"call": "POST /info", "params": {"type": kind, **params}, "reply": reply}


def session(*calls: dict[str, Any]) -> tuple[Session, SampleWire]:
    wire = SampleWire(VENUE, calls, {"address": ME})
    return Session(wire), wire


def test_the_hosts_are_those_of_the_client_library() -> None:
    exchange = importlib.import_module("ccxt").hyperliquid()
    addresses = {url.replace("{hostname}", exchange.hostname) for url in exchange.urls["api"].values()}
    assert set(VENUE.hosts.values()) == addresses


def test_positions_carry_no_gauge_and_never_a_low_one() -> None:
    look = parse.positions(state(asset("SOL", "6.0")))
    assert look.positions[0].gauge == NoGauge(NoGaugeReason.NOT_OFFERED)
    assert VENUE.features.gauge_scale == ""


@pytest.mark.parametrize(
    ("status", "payload", "expected"),
    [
        (200, {"role": "user"}, None),
        (200, NOT_JSON, None),
        (429, None, None),
        (429, NOT_JSON, None),
        (500, None, None),
        (502, "bad gateway", None),
        (401, [], Unreachable),
        (422, NOT_JSON, Lacks),
        (422, "Failed to deserialize the JSON body into the target type", Lacks),
        (400, {"error": "bad request"}, Lacks),
    ],
)
def test_complaints(status: int, payload: Any, expected: type[Exception] | None) -> None:
    found = VENUE.complaint(Reply(status, {}, payload))
    assert found is None if expected is None else isinstance(found, expected)


OWN = {"liquidatedUser": ME.upper().replace("0X", "0x"), "markPx": "150.0", "method": "market"}
THEIRS = {"liquidatedUser": OTHER, "markPx": "150.0", "method": "backstop"}


@pytest.mark.parametrize(
    ("direction", "liquidation", "cause"),
    [
        ("Auto-Deleveraging", THEIRS, Cause.ADL),
        ("Auto-Deleveraging", None, Cause.ADL),
        ("Auto-Deleveraging", OWN, Cause.ADL),
        ("Liquidated Cross Long", OWN, Cause.LIQUIDATION),
        ("Liquidated Isolated Short", None, Cause.LIQUIDATION),
        ("Close Long", OWN, Cause.LIQUIDATION),
        ("Close Long", THEIRS, Cause.OWN_ORDER),
        ("Open Short", THEIRS, Cause.OWN_ORDER),
        ("Close Long", {"liquidatedUser": None}, Cause.OWN_ORDER),
        ("Close Long", "market", Cause.OWN_ORDER),
        ("Settlement", None, Cause.SETTLEMENT),
        *((word, None, Cause.OWN_ORDER) for word in sorted(parse.OWN_DIRS)),
        ("auto-deleveraging", None, Cause.UNRECOGNISED),
        ("Net Child Vaults", THEIRS, Cause.UNRECOGNISED),
        ("", None, Cause.UNRECOGNISED),
        (None, None, Cause.UNRECOGNISED),
        (["Close Long"], None, Cause.UNRECOGNISED),
    ],
)
def test_causes(direction: Any, liquidation: Any, cause: Cause) -> None:
    page = parse.fills([fill(T0, 1, dir=direction, liquidation=liquidation)], ME)
    assert page.fills[0].cause is cause
    assert bool(page.oddities) == (cause is Cause.UNRECOGNISED)


@pytest.mark.parametrize(
    ("side", "start", "signed", "reduces"),
    [("A", "8.0", "-2.0", Side.LONG), ("B", "-8.0", "2.0", Side.SHORT)],
)
def test_a_fill_is_signed_by_what_it_buys(side: str, start: str, signed: str, reduces: Side) -> None:
    (found,) = parse.fills([fill(T0, 1, side=side, startPosition=start)], ME).fills
    assert (found.signed, found.reduces, found.size_before) == (Decimal(signed), reduces, Decimal("8.0"))


def test_fills_of_one_order_in_one_block_keep_apart_without_a_tid() -> None:
    rows = [fill(T0, 0, sz=size) for size in ("2.0", "3.0")]
    first, second = parse.fills(rows, ME).fills
    assert first.id != second.id
    assert [f.id for f in parse.fills(rows[::-1], ME).fills] == [second.id, first.id]


@pytest.mark.parametrize("size", ["0", "-2.0", "", None, "NaN"])
def test_a_fill_without_a_size_is_garbled(size: Any) -> None:
    with pytest.raises(Garbled):
        parse.fills([fill(T0, 1, sz=size)], ME)


def test_an_id_beyond_a_float_stays_exact() -> None:
    (found,) = parse.fills([fill(T0, 2**63 + 1)], ME).fills
    assert found.id.endswith(str(2**63 + 1))


async def test_without_a_cursor_the_latest_fills_are_read_oldest_first() -> None:
    reader, wire = session(asked_for("userFills", [fill(T0 + 9, 3), fill(T0, 1), fill(T0, 2)]))
    read = await reader.fills({}, frozenset())
    assert [f.order_id for f in read.fills] == ["7001", "7002", "7003"]
    assert read.cursor == {"fills": str(T0 + 9)}
    assert wire.asked == [("POST /info", {"type": "userFills", "user": ME})]


async def test_pages_are_followed_by_the_last_time_and_share_their_boundary() -> None:
    start = T0 - OVERLAP
    first = [fill(start + n, n + 1) for n in range(FULL_PAGE)]
    last = start + FULL_PAGE - 1
    second = [first[-1], fill(last, 9001), fill(last + 5, 9002)]
    reader, wire = session(
        asked_for("userFillsByTime", first, startTime=start),
        asked_for("userFillsByTime", second, startTime=last),
    )
    read = await reader.fills({"fills": str(T0)}, frozenset())
    assert len(read.fills) == FULL_PAGE + 2
    assert read.cursor == {"fills": str(T0)}, "older fills never move the cursor back"
    assert read.gap == ""
    assert not wire.left


async def test_a_page_of_one_millisecond_ends_and_is_admitted() -> None:
    crowd = [fill(T0, n + 1) for n in range(FULL_PAGE)]
    reader, wire = session(
        asked_for("userFillsByTime", crowd, startTime=T0 - OVERLAP),
        asked_for("userFillsByTime", crowd, startTime=T0),
        asked_for("userFillsByTime", [fill(T0 + 1, 9001)], startTime=T0 + 1),
    )
    read = await reader.fills({"fills": str(T0)}, frozenset())
    assert len(read.fills) == FULL_PAGE + 1
    assert "one millisecond" in read.gap
    assert not wire.left


@pytest.mark.parametrize(("first_time", "gap"), [(T0 + 60_000, True), (T0 - 60_000, False)])
async def test_a_past_that_the_venue_no_longer_keeps_is_admitted(first_time: int, gap: bool) -> None:
    rows = [fill(first_time + n, n + 1) for n in range(KEPT)]
    calls = [asked_for("userFillsByTime", rows, startTime=T0 - OVERLAP)]
    reader, _ = session(*calls, asked_for("userFillsByTime", rows[-1:], startTime=rows[-1]["time"]))
    read = await reader.fills({"fills": str(T0)}, frozenset())
    assert bool(read.gap) == gap
    assert len(read.fills) == KEPT


async def test_a_limit_without_a_stated_pause_holds_the_whole_host() -> None:
    reader, _ = session({**asked_for("clearinghouseState", None), "status": 429})
    with pytest.raises(Busy) as caught:
        await reader.positions()
    assert caught.value.whole_host


GOOD = state(asset("SOL", "6.0"), asset("BTC", "-0.02", "1300.0"), asset("ETH", "0.0", "0.0"), total="2200.0")
PLACES = (
    *((name,) for name in ("marginSummary", "assetPositions", "time")),
    ("marginSummary", "totalNtlPos"),
    *(("assetPositions", n) for n in range(3)),
    *(("assetPositions", n, name) for n in range(3) for name in ("type", "position")),
    *(("assetPositions", n, "position", name) for n in range(3) for name in asset("SOL", "1")["position"]),
    *(("assetPositions", n, "position", "leverage", name) for n in range(3) for name in ("type", "value")),
)
VALUES: tuple[Any, ...] = (
    None,
    "",
    "x",
    0,
    -1,
    True,
    [],
    {},
    [1],
    "1e999999999",
    Decimal("-1e999999999"),
    10**400,
    "NaN",
    "-",
)


def changed(place: tuple[Any, ...], value: Any, drop: bool) -> dict[str, Any]:
    payload = copy.deepcopy(GOOD)
    inner: Any = payload
    for step in place[:-1]:
        inner = inner[step]
    if drop:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return payload


def open_rows(payload: Any) -> int:
    """Rows a position must come of: all but those whose size is plainly zero."""
    rows = payload.get("assetPositions")
    sizes = [(row.get("position") or {}).get("szi") for row in rows]
    return sum(1 for size in sizes if size not in (0, "0.0"))


@settings(max_examples=1500)
@given(st.sampled_from(PLACES), st.sampled_from(VALUES), st.booleans())
def test_a_damaged_reply_is_facts_or_garbled_and_never_fewer_positions(
    place: tuple[Any, ...], value: Any, drop: bool
) -> None:
    payload = changed(place, value, drop)
    try:
        look = parse.positions(payload)
    except Garbled:
        return
    assert len(look.positions) >= open_rows(payload)


@pytest.mark.parametrize("kept", ["[]", '[{"type": "oneWay", "position": {"coin": "ETH", "szi": "0.0"}}]'])
def test_a_list_without_the_positions_that_the_summary_counts_is_not_flat(kept: str) -> None:
    with pytest.raises(Garbled):
        parse.positions({**GOOD, "assetPositions": decode(kept.encode())})


META = {"universe": [{"name": "BTC", "szDecimals": 5}, {"name": "SOL", "szDecimals": 2}]}


@pytest.mark.parametrize(
    "payload", [None, [], {}, {"universe": None}, {"universe": []}, {"universe": [1]}, {"universe": [{}]}]
)
def test_a_list_of_instruments_that_lists_none_is_garbled(payload: Any) -> None:
    assert products.instruments(META).keys() == {"BTC", "SOL"}
    with pytest.raises(Garbled):
        products.instruments(payload)


async def test_there_is_no_public_warning_and_nothing_is_asked_for_one() -> None:
    wire = SampleWire(VENUE, [])
    public = Public(wire)
    assert await public.signals(frozenset({"BTC"})) == Signals()
    await public.close()
    assert VENUE.features.warnings == "" and not wire.asked


async def test_a_mode_that_does_not_exist_is_lacked() -> None:
    reader, _ = session()
    with pytest.raises(Lacks):
        await reader.neutrality()


def test_what_a_look_costs_is_what_it_asks() -> None:
    assert [e.weight for e in VENUE.cost.calm] == [2] and [e.weight for e in VENUE.cost.deep] == [20, 20, 2]
    assert {*VENUE.cost.calm, *VENUE.cost.deep} <= set(VENUE.endpoints)


def recorded(kind: str, reply: Any) -> RecordedCall:
    body = json.dumps(reply).encode()
    return RecordedCall(None, VENUE.name, ME, "POST", "/info", {"type": kind, "user": ME}, 200, body)


async def test_a_recording_replays_through_the_session() -> None:
    adl = fill(T0, 6, dir="Auto-Deleveraging", side="B", startPosition="-8.0", fee="0.0")
    wire = RecordedWire(
        VENUE,
        [
            recorded("clearinghouseState", state(asset("SOL", "-8.0"))),
            recorded("userFillsByTime", [adl]),
            recorded("openOrders", [{"coin": "SOL", "side": "A", "limitPx": "160", "sz": "1", "oid": 3}]),
        ],
    )
    reader = Session(wire)
    assert [str(p.signed_size) for p in (await reader.positions()).positions] == ["-8.0"]
    assert [f.cause for f in (await reader.fills({}, frozenset())).fills] == [Cause.ADL]
    assert [o.kind for o in (await reader.orders(frozenset())).open] == ["limit"]
    with pytest.raises(Lacks):
        await reader.positions()
