"""What samples cannot say of Binance: the gauge's scale, broken rows, and codes."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.model.position import AdlGauge, NoGauge, Side
from bot.venues.binance.complaint import complaint
from bot.venues.binance.parse import positions
from bot.venues.reply import NOT_JSON, Reply
from tests.venues.binance_rows import NOW, position


@pytest.mark.parametrize("value", range(5))
def test_a_higher_adl_is_nearer_to_deleveraging(value: int) -> None:
    for written in (value, str(value)):
        gauge = positions([position(adl=written)]).positions[0].gauge
        assert isinstance(gauge, AdlGauge)
        assert (gauge.level, gauge.of, gauge.share) == (value, 4, Decimal(value) / 4)


@pytest.mark.parametrize("value", [5, -1, 2.5, "x", True, [], {}])
def test_a_value_off_the_scale_is_no_gauge_and_is_reported(value: Any) -> None:
    value = Decimal(str(value)) if isinstance(value, float) else value
    look = positions([position(adl=value)])
    assert isinstance(look.positions[0].gauge, NoGauge)
    assert look.oddities == (f"adl={value}",)


@pytest.mark.parametrize(
    ("margin", "leverage"),
    [
        ("987.7", "1"),
        ("98.77", "10"),
        ("98.0", "10"),
        ("7.9016", "125"),
        ("96", None),
        ("2000", None),
        ("0", None),
    ],
)
def test_leverage_is_told_only_when_it_comes_out_whole(margin: str, leverage: str | None) -> None:
    found = positions([position(positionInitialMargin=margin)]).positions[0].leverage
    assert found == (None if leverage is None else Decimal(leverage))


@pytest.mark.parametrize(
    ("slot", "amount", "side"),
    [
        ("BOTH", "2", Side.LONG),
        ("BOTH", "-2", Side.SHORT),
        ("LONG", "2", Side.LONG),
        ("SHORT", "-2", Side.SHORT),
        ("SHORT", "2", Side.SHORT),
    ],
)
def test_the_side(slot: str, amount: str, side: Side) -> None:
    found = positions([position(positionSide=slot, positionAmt=amount)]).positions[0]
    assert (found.side, found.size) == (side, Decimal(2))


FIELDS = sorted(position())
BROKEN: list[Any] = ["drop", None, "", "abc", True, [], {}, [1], 0, -1, "NaN", 10**40, -(10**40)]
BROKEN += ["1e999999", "-1e9999999", Decimal("1e400"), Decimal("1e-400")]


@given(st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(BROKEN), max_size=4))
def test_a_broken_position_is_told_or_garbled_but_never_flat(changes: dict[str, Any]) -> None:
    row = {k: v for k, v in position(**changes).items() if v != "drop"}
    flat = "positionAmt" in changes and row.get("positionAmt") in (0, "0") and row["positionAmt"] is not False
    try:
        look = positions([row, position(symbol="TRXUSDT")])
    except Garbled:
        return
    assert len(look.positions) == (1 if flat else 2)


def test_a_number_out_of_any_range_is_no_number() -> None:
    """The size cannot be missing; a notional can."""
    with pytest.raises(Garbled):
        positions([position(positionAmt="-1e9999999")])
    assert positions([position(notional="-1e9999999")]).positions[0].notional is None


@pytest.mark.parametrize(
    ("status", "payload", "error"),
    [
        (401, {"code": -2015, "msg": "x"}, KeyRefused),
        (401, {"code": -2014, "msg": "x"}, KeyRefused),
        (401, {"code": -2008, "msg": "x"}, KeyRefused),
        (400, {"code": -1022, "msg": "x"}, KeyRefused),
        (400, {"code": "-1022", "msg": "x"}, KeyRefused),
        (400, {"code": -1021, "msg": "x"}, Unreachable),
        (429, {"code": -1003, "msg": "x"}, Busy),
        (200, {"code": -1003, "msg": None}, Busy),
        (418, {"code": -7777, "msg": "x"}, Busy),
        (200, {"code": -1001}, Unreachable),
        (504, {"code": -1007}, Unreachable),
        (503, {"code": -1008}, Unreachable),
        (503, {"code": -1016}, Unreachable),
        (400, {"code": -9999}, Unreachable),
        (401, {"code": -1002}, Lacks),
        (400, {"code": -21001, "msg": "USER_IS_NOT_UNIACCOUNT"}, Lacks),
        (404, NOT_JSON, Lacks),
        (403, NOT_JSON, Busy),
        (403, {}, Busy),
        (451, {"code": 0}, Unreachable),
        (200, [], None),
        (200, {"code": 200, "msg": "success"}, None),
        (200, {"code": True}, None),
        (200, {"code": []}, None),
        (200, NOT_JSON, None),
        (502, NOT_JSON, None),
        (429, NOT_JSON, None),
        (200, None, None),
        (200, "text", None),
    ],
)
def test_complaints(status: int, payload: Any, error: type[VenueError] | None) -> None:
    found = complaint(Reply(status, {}, payload))
    assert type(found) is (error or type(None))
    if isinstance(payload, dict) and error and "code" in payload and payload["code"]:
        assert str(payload["code"]) in str(found)


def test_a_firewall_answer_holds_the_whole_host_for_five_minutes() -> None:
    found = complaint(Reply(403, {}, NOT_JSON))
    assert isinstance(found, Busy)
    assert (found.after, found.whole_host, found.ban) == (300.0, True, True)


@pytest.mark.parametrize(
    ("status", "message", "ban"),
    [
        (418, "Way too many requests", True),
        (429, "Too many requests", False),
        (429, f"Way too many requests; IP(198.51.100.4) banned until {NOW}.", True),
        (200, f"banned until {NOW}", True),
        (400, "Too many requests; current limit is 2400 per minute.", False),
    ],
)
def test_a_host_that_is_shut_out_hears_of_it(status: int, message: str, ban: bool) -> None:
    found = complaint(Reply(status, {}, {"code": -1003, "msg": message}))
    assert isinstance(found, Busy)
    assert (found.ban, found.whole_host) == (ban, True)


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({}, None),
        ({"date": "Mon, 09 Nov 2026 12:00:00 GMT"}, 90.5),
        ({"date": "Mon, 09 Nov 2026 12:10:00 GMT"}, 0.0),
        ({"date": "yesterday"}, None),
        ({"date": "Mon, 09 Nov 2026 12:00:00 GMT", "retry-after": "30"}, None),
    ],
)
def test_a_ban_lasts_until_the_time_in_its_message(headers: dict[str, str], after: float | None) -> None:
    message = f"Way too many requests; IP(198.51.100.4) banned until {NOW + 90_500}. Please use WebSocket."
    found = complaint(Reply(418, headers, {"code": -1003, "msg": message}))
    assert isinstance(found, Busy)
    assert found.after == after
    assert "198.51" not in str(found)
