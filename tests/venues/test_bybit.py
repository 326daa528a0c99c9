"""What Bybit's samples cannot say of its words: every value of the scales, marks and codes."""

from decimal import Decimal
from typing import Any

import pytest

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.model.fill import Cause
from bot.model.position import AdlGauge, NoGauge, NoGaugeReason, Worst
from bot.venues.bybit import executions, positions
from bot.venues.bybit.complaint import NotUnified, complaint
from bot.venues.bybit.executions import Executions
from bot.venues.bybit.marks import category_of, cause, settle_coin
from bot.venues.bybit.pages import page_of
from bot.venues.reply import NOT_JSON, Reply
from tests.venues.bybit_rows import MS, execution


@pytest.mark.parametrize("value", [1, 2, 3, 4, 5, "1", "5"])
def test_the_rank_runs_from_1_to_5_and_5_is_worst(value: int | str) -> None:
    assert positions.rank(value) == AdlGauge(int(value), 5, f"adlRankIndicator={value}", Worst.HIGH)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, NoGaugeReason.ABSENT),
        ("", NoGaugeReason.ABSENT),
        (0, NoGaugeReason.ABSENT),
        ("0", NoGaugeReason.ABSENT),
        (6, NoGaugeReason.UNRECOGNISED),
        (-1, NoGaugeReason.UNRECOGNISED),
        ("2.5", NoGaugeReason.UNRECOGNISED),
        (True, NoGaugeReason.UNRECOGNISED),
        (["5"], NoGaugeReason.UNRECOGNISED),
    ],
)
def test_what_is_no_rank_is_never_a_low_one(value: Any, reason: NoGaugeReason) -> None:
    found = positions.rank(value)
    assert isinstance(found, NoGauge)
    assert found.reason is reason


@pytest.mark.parametrize(
    ("exec_type", "create_type", "expected", "known"),
    [
        ("AdlTrade", None, Cause.ADL, True),
        ("AdlTrade", "CreateByUser", Cause.ADL, True),
        ("Trade", "CreateByAdl_PassThrough", Cause.ADL, True),
        ("Trade", "CreateByAdl", Cause.ADL, True),
        ("BustTrade", None, Cause.TAKEOVER, True),
        ("BustTrade", "CreateByTakeOver_PassThrough", Cause.TAKEOVER, True),
        ("BustTrade", "CreateByLiq", Cause.LIQUIDATION, True),
        ("Trade", "CreateByLiq", Cause.LIQUIDATION, True),
        ("Settle", "CreateBySettle", Cause.SETTLEMENT, True),
        ("Delivery", "CreateBySettle", Cause.DELIVERY, True),
        ("Trade", "CreateBySettle", Cause.SETTLEMENT, True),
        ("Trade", None, Cause.OWN_ORDER, True),
        ("Trade", "", Cause.OWN_ORDER, True),
        ("Trade", "CreateByStopLoss", Cause.OWN_ORDER, True),
        ("Trade", "CloseByFGridBot", Cause.OWN_ORDER, True),
        ("Trade", "CreateByAdminClosing", Cause.UNRECOGNISED, True),
        ("Trade", "MyCreateByAdl_PassThrough", Cause.UNRECOGNISED, False),
        ("Trade", "CreateByNobodyKnows", Cause.UNRECOGNISED, False),
        ("BlockTrade", None, Cause.TRANSFER, True),
        ("MovePosition", "CreateByBlockTradeMovePosition_PassThrough", Cause.TRANSFER, True),
        ("Trade", "CreateByBlock_PassThrough", Cause.TRANSFER, True),
        ("FutureSpread", None, Cause.UNRECOGNISED, True),
        ("CorporateAction", None, Cause.UNRECOGNISED, True),
        ("adltrade", None, Cause.UNRECOGNISED, False),
        (None, None, Cause.UNRECOGNISED, False),
        ({}, [], Cause.UNRECOGNISED, False),
    ],
)
def test_the_cause_is_the_marks_own(exec_type: Any, create_type: Any, expected: Cause, known: bool) -> None:
    found, proof, documented = cause(exec_type, create_type)
    assert (found, documented) == (expected, known)
    assert proof in (f"execType={exec_type}", f"createType={create_type}")


def test_a_client_id_that_speaks_of_adl_is_an_own_order() -> None:
    row = execution(1, MS, orderLinkId="AdlTrade-CreateByAdl_PassThrough")
    (fill,) = executions.fills([Executions("linear", [row], MS)], {}, [])
    assert fill.cause is Cause.OWN_ORDER


@pytest.mark.parametrize(
    ("side", "closed", "mark", "slot", "signed"),
    [
        ("Buy", "0", "Trade", "1", "0.1"),
        ("Buy", "", "Trade", "1", "0.1"),
        ("Sell", "0", "Trade", "2", "-0.1"),
        ("Sell", "0.1", "Trade", "1", "-0.1"),
        ("Buy", "0.1", "Trade", "2", "0.1"),
        ("Sell", "", "AdlTrade", "1", "-0.1"),
        ("Buy", "", "AdlTrade", "2", "0.1"),
        ("Buy", None, "BustTrade", "2", "0.1"),
        ("Sell", "0", "Delivery", "1", "-0.1"),
    ],
)
def test_a_fill_finds_its_slot_in_hedge_mode(
    side: str, closed: str | None, mark: str, slot: str, signed: str
) -> None:
    row = execution(1, MS, side=side, closedSize=closed, execType=mark)
    (fill,) = executions.fills([Executions("linear", [row], MS)], {"BTCUSDT": True}, [])
    assert (fill.key.slot, fill.signed) == (slot, Decimal(signed))
    (fill,) = executions.fills([Executions("linear", [row], MS)], {"BTCUSDT": False}, [])
    assert (fill.key.slot, fill.signed) == ("0", Decimal(signed))


def test_a_side_nobody_knows_is_reported_and_stops_nothing() -> None:
    rows = [execution(1, MS, side="Both"), execution(2, MS)]
    notes: list[str] = []
    found = executions.fills([Executions("linear", rows, MS)], {}, notes)
    assert [f.id for f in found] == ["e-2"]
    assert notes == ["side=Both"]


def test_a_fee_in_another_coin_is_left_out() -> None:
    rows = [
        execution(1, MS, execFee="0.4", feeCurrency="USDT"),
        execution(2, MS, execFee="0.4", feeCurrency="MNT"),
    ]
    found = executions.fills([Executions("linear", rows, MS)], {}, [])
    assert [f.fee for f in found] == [Decimal("0.4"), None]


@pytest.mark.parametrize(
    ("symbol", "category", "coin"),
    [
        ("BTCUSDT", "linear", "USDT"),
        ("BTCUSDT-25DEC26", "linear", "USDT"),
        ("BTCPERP", "linear", "USDC"),
        ("BTC-25DEC26", "linear", "USDC"),
        ("BTCUSD", "inverse", "BTC"),
        ("BTCUSDZ26", "inverse", "BTC"),
    ],
)
def test_the_settle_coin_follows_the_symbol(symbol: str, category: str, coin: str) -> None:
    assert settle_coin(symbol, category) == coin
    assert category_of(symbol) == category


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (10003, KeyRefused),
        (10004, KeyRefused),
        (10007, KeyRefused),
        (10008, KeyRefused),
        (10010, Unreachable),
        (33004, KeyRefused),
        ("10003", KeyRefused),
        (10001, Lacks),
        (10005, Lacks),
        (10024, Lacks),
        (10028, NotUnified),
        (10029, Lacks),
        (10000, Unreachable),
        (10002, Unreachable),
        (10009, Unreachable),
        (10016, Unreachable),
        (10429, Unreachable),
        (987654, Unreachable),
        (-1, Unreachable),
        (10006, Busy),
        (10018, Busy),
        (None, Garbled),
        ([], Garbled),
        (True, Garbled),
        ("OK", Garbled),
    ],
)
def test_a_code_becomes_its_error(code: Any, error: type[VenueError]) -> None:
    found = complaint(Reply(200, {}, {"retCode": code, "retMsg": "secret-in-text", "result": {"list": []}}))
    assert type(found) is error
    assert "secret" not in str(found).replace("the secret is", "")
    if error is not Garbled:
        assert str(code) in str(found)


def test_a_limit_per_key_holds_up_that_account_alone() -> None:
    per_key = complaint(Reply(200, {}, {"retCode": 10006}))
    per_host = complaint(Reply(200, {}, {"retCode": 10018}))
    assert isinstance(per_key, Busy) and isinstance(per_host, Busy)
    assert (per_key.after, per_key.whole_host, per_key.ban) == (1.0, False, False)
    assert (per_host.after, per_host.whole_host, per_host.ban) == (600.0, True, True)


@pytest.mark.parametrize(
    ("reset", "time", "after"),
    [
        (str(MS + 350), MS, 0.35),
        (str(MS + 350), str(MS), 0.35),
        (str(MS), MS, 1.0),
        (str(MS - 20_000), MS, 1.0),
        (str(MS + 3_600_000), MS, 1.0),
        ("", MS, 1.0),
        ("soon", MS, 1.0),
        (str(MS + 350), None, 1.0),
        (str(MS + 350), [], 1.0),
    ],
    ids=[f"case {n}" for n in range(9)],  # the values differ from run to run
)
def test_a_key_over_its_limit_waits_for_the_reset_that_the_exchange_names(
    reset: str, time: Any, after: float
) -> None:
    headers = {"x-bapi-limit-status": "0", "x-bapi-limit-reset-timestamp": reset}
    found = complaint(Reply(200, headers, {"retCode": 10006, "time": time}))
    assert isinstance(found, Busy)
    assert (found.after, found.whole_host) == (after, False)


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        ("403, access too frequent", Busy),
        ({"retCode": 403, "retMsg": "access too frequent"}, Busy),
        (NOT_JSON, Busy),
        ("Your country is not served", Unreachable),
        ({"retMsg": "blocked"}, Unreachable),
        ({"retCode": 10003}, KeyRefused),
    ],
)
def test_a_403_is_a_ban_or_a_region(payload: Any, error: type[VenueError]) -> None:
    found = complaint(Reply(403, {}, payload))
    assert type(found) is error
    assert not isinstance(found, Busy) or (found.after, found.whole_host, found.ban) == (600.0, True, True)


@pytest.mark.parametrize(
    ("status", "payload"), [(200, {"retCode": 0}), (200, NOT_JSON), (502, NOT_JSON), (500, {}), (429, "no")]
)
def test_what_is_no_complaint_of_the_venue_is_left_to_the_general_judgement(
    status: int, payload: Any
) -> None:
    assert complaint(Reply(status, {}, payload)) is None


@pytest.mark.parametrize("payload", [None, 3, "text", [1]])
def test_a_reply_that_is_no_object_is_garbled(payload: Any) -> None:
    assert isinstance(complaint(Reply(200, {}, payload)), Garbled)
    with pytest.raises(Garbled):
        page_of(payload, "linear")
