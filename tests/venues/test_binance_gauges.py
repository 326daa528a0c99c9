"""Binance's place in the ADL queue: which number is a position's own, and how often it is asked for."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Busy
from bot.model.position import AdlGauge, NoGauge, NoGaugeReason, Worst
from bot.venues.binance import VENUE
from bot.venues.binance.quantiles import WORST, own, table
from bot.venues.binance.session import BinanceSession
from tests.fakes.wire import SampleWire
from tests.venues.binance_rows import NOON, coin_position, position

ONE_WAY = {"LONG": 0, "SHORT": 0, "BOTH": 4}
ISOLATED_HEDGE = {"LONG": 4, "SHORT": 1, "BOTH": 0}
CROSS_HEDGE = {"LONG": 3, "SHORT": 3, "HEDGE": 0}
BOTH_SIGNS = {"LONG": 3, "SHORT": 3, "HEDGE": 0, "BOTH": 0}


@pytest.mark.parametrize(
    ("numbers", "slot", "key", "level"),
    [
        (ONE_WAY, "BOTH", "BOTH", 4),
        (ISOLATED_HEDGE, "LONG", "LONG", 4),
        (ISOLATED_HEDGE, "SHORT", "SHORT", 1),
        (CROSS_HEDGE, "LONG", "LONG", 3),
        (CROSS_HEDGE, "SHORT", "SHORT", 3),
        (CROSS_HEDGE, "BOTH", "LONG", 3),
        (BOTH_SIGNS, "LONG", "LONG", 3),
        (BOTH_SIGNS, "SHORT", "SHORT", 3),
        (BOTH_SIGNS, "BOTH", "BOTH", 0),
        ({"LONG": 1, "HEDGE": 4}, "SHORT", "LONG", 1),
        ({"BOTH": 2}, "SHORT", "BOTH", 2),
        ({"LONG": "", "SHORT": 2, "BOTH": 1}, "LONG", "SHORT", 2),
        ({"LONG": "2"}, "LONG", "LONG", 2),
        ({"LONG": 9, "SHORT": 1}, "BOTH", "SHORT", 1),
        ({"LONG": 0, "SHORT": 3, "BOTH": 1}, "TILTED", "SHORT", 3),
    ],
)
def test_a_position_is_told_its_own_number(numbers: dict[str, Any], slot: str, key: str, level: int) -> None:
    assert own(numbers, slot) == AdlGauge(level, 4, f"adlQuantile.{key}={level}", Worst.HIGH)


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize("slot", ["BOTH", "LONG", "SHORT"])
def test_four_is_deleveraged_first(slot: str, level: int) -> None:
    place = own({slot: level}, slot)
    assert isinstance(place, AdlGauge)
    assert (place.level, place.of, place.share == 1) == (level, WORST, level == 4)


@pytest.mark.parametrize(
    ("numbers", "slot", "place"),
    [
        (None, "BOTH", NoGauge(NoGaugeReason.ABSENT)),
        ({}, "BOTH", NoGauge(NoGaugeReason.ABSENT)),
        ({"HEDGE": 4}, "LONG", NoGauge(NoGaugeReason.ABSENT)),
        ({"HEDGE": 4}, "HEDGE", NoGauge(NoGaugeReason.ABSENT)),
        ({"BOTH": 5}, "BOTH", NoGauge(NoGaugeReason.UNRECOGNISED, "adlQuantile.BOTH=5")),
        ({"LONG": -1, "SHORT": 2}, "LONG", NoGauge(NoGaugeReason.UNRECOGNISED, "adlQuantile.LONG=-1")),
        ({"SHORT": "high"}, "LONG", NoGauge(NoGaugeReason.UNRECOGNISED, "adlQuantile.SHORT=high")),
    ],
)
def test_what_is_no_number_is_no_low_one(numbers: dict[str, Any] | None, slot: str, place: NoGauge) -> None:
    assert own(numbers, slot) == place


SCALE = st.integers(0, 4)


@given(SCALE, SCALE, SCALE, SCALE)
def test_the_hedge_sign_never_counts(long: int, short: int, one_way: int, sign: int) -> None:
    numbers = {"LONG": long, "SHORT": short, "BOTH": one_way}
    for slot in ("LONG", "SHORT", "BOTH", "TILTED"):
        assert own({**numbers, "HEDGE": sign}, slot) == own(numbers, slot)


def test_a_row_whose_numbers_are_no_record_is_left_out() -> None:
    assert table([{"symbol": "A", "adlQuantile": 3}, {"symbol": "B", "adlQuantile": ONE_WAY}]) == {
        "B": ONE_WAY
    }


RISK, QUANTILE = "GET /dapi/v1/positionRisk", "GET /dapi/v1/adlQuantile"


def coin_session(*calls: Mapping[str, Any]) -> tuple[BinanceSession, SampleWire]:
    open_ = {"call": RISK, "reply": [coin_position()], "again": True}
    wire = SampleWire(VENUE, [open_, *calls], reads=("COIN-M",), now=NOON)
    return BinanceSession(wire), wire


def numbers(level: int, **more: Any) -> dict[str, Any]:
    return {"call": QUANTILE, "reply": [{"symbol": "AVAXUSD_PERP", "adlQuantile": {"BOTH": level}}], **more}


def wait(wire: SampleWire, seconds: float) -> None:
    assert wire.moment is not None
    wire.moment += timedelta(seconds=seconds)


async def shown(session: BinanceSession) -> int | NoGaugeReason:
    (held,) = (await session.positions()).positions
    return held.gauge.level if isinstance(held.gauge, AdlGauge) else held.gauge.reason


async def test_the_queue_is_asked_for_every_thirty_seconds_and_shown_in_between() -> None:
    asked, wire = coin_session(numbers(1), numbers(2), numbers(4))
    levels = []
    for _ in range(9):
        levels.append(await shown(asked))
        wait(wire, 10)
    assert levels == [1, 1, 1, 2, 2, 2, 4, 4, 4]
    assert [name for name, _ in wire.asked].count(QUANTILE) == 3


async def test_a_failing_queue_leaves_the_last_answer_for_five_minutes_and_then_none() -> None:
    down = {"call": QUANTILE, "status": 503, "reply": {"code": -1008}, "again": True}
    asked, wire = coin_session(numbers(3), down)
    assert await shown(asked) == 3
    wait(wire, 300)
    look = await asked.positions()
    assert isinstance(look.positions[0].gauge, AdlGauge)
    assert look.oddities == ("adlQuantile: the exchange is overloaded (code -1008)",)
    wait(wire, 1)
    assert await shown(asked) is NoGaugeReason.ABSENT
    assert [name for name, _ in wire.asked].count(QUANTILE) == 2, "a failure is not repeated at every look"


async def test_trouble_with_the_queue_is_told_only_while_it_lasts() -> None:
    asked, wire = coin_session({"call": QUANTILE, "reply": {"code": -1001}}, numbers(2))
    assert (await asked.positions()).oddities != ()
    wait(wire, 30)
    assert (await asked.positions()).oddities == ()


async def test_a_ban_met_at_the_queue_is_not_kept_quiet() -> None:
    asked, _ = coin_session({"call": QUANTILE, "status": 418, "reply": {"code": -1003, "msg": "x"}})
    with pytest.raises(Busy) as caught:
        await asked.positions()
    assert caught.value.ban


async def test_the_queue_is_not_asked_for_without_a_position() -> None:
    flat = {"call": RISK, "reply": [coin_position(positionAmt="0")], "again": True}
    wire = SampleWire(VENUE, [flat], reads=("COIN-M",), now=NOON)
    asked = BinanceSession(wire)
    for _ in range(4):
        await asked.positions()
        wait(wire, 40)
    assert [name for name, _ in wire.asked] == [RISK] * 4


async def test_a_position_opened_between_two_questions_is_shown_the_last_answer() -> None:
    asked, wire = coin_session(numbers(4))
    assert await shown(asked) == 4
    entries = list(wire.left)
    wire.left = [{"call": RISK, "reply": []}]
    assert (await asked.positions()).positions == ()
    wire.left = entries
    wait(wire, 5)
    assert await shown(asked) == 4


async def test_a_row_that_says_its_place_is_believed_before_the_queue() -> None:
    rows = [position(adl=1), position(symbol="TRXUSDT", adl=None), position(symbol="UNIUSDT", adl=7)]
    queue = [{"symbol": s, "adlQuantile": {"BOTH": 4}} for s in ("AVAXUSDT", "TRXUSDT", "UNIUSDT")]
    wire = SampleWire(
        VENUE,
        [
            {"call": "GET /fapi/v3/positionRisk", "reply": rows},
            {"call": "GET /fapi/v1/adlQuantile", "reply": queue},
        ],
        now=NOON,
    )
    look = await BinanceSession(wire).positions()
    assert [p.gauge.venue_value for p in look.positions] == ["adl=1", "adlQuantile.BOTH=4", "adl=7"]
    assert look.oddities == ("adl=7",)


async def test_usdm_rows_that_say_their_place_cost_one_request() -> None:
    wire = SampleWire(VENUE, [{"call": "GET /fapi/v3/positionRisk", "reply": [position()], "again": True}])
    asked = BinanceSession(wire)
    await asked.positions()
    await asked.positions()
    assert len(wire.asked) == 2
