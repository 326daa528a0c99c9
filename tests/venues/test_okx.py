"""OKX: positions, gauge, codes and damaged replies, beyond its samples."""

import copy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Busy, Garbled, KeyRefused, Lacks, Unreachable, VenueError
from bot.model.position import AdlGauge, NoGauge, NoGaugeReason, Side, Worst
from bot.venues.okx import VENUE, parse
from bot.venues.okx.session import OkxSession
from bot.venues.reply import NOT_JSON, Reply
from tests.fakes.wire import SampleWire
from tests.venues.okx_rows import looked, result, row

MODES = [
    {"posSide": side, "mgnMode": mode, "instType": kind, "instId": symbol}
    for side in ("net", "long", "short")
    for mode in ("cross", "isolated")
    for kind, symbol in (
        ("SWAP", "SOL-USDT-SWAP"),
        ("FUTURES", "SOL-USD-261225"),
        ("OPTION", "BTC-USD-261225-95000-C"),
    )
]


@pytest.mark.parametrize("level", range(6))
@pytest.mark.parametrize("write", [str, int])
@pytest.mark.parametrize("mode", MODES, ids=lambda m: "-".join(m.values()))
def test_the_gauge_runs_from_0_to_5_and_5_goes_first(level: int, write: Any, mode: dict[str, str]) -> None:
    (position,) = looked(row(adl=write(level), **mode)).positions
    assert position.gauge == AdlGauge(level, 5, f"adl={level}", Worst.HIGH)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", NoGaugeReason.ABSENT),
        (None, NoGaugeReason.ABSENT),
        ("-1", NoGaugeReason.UNRECOGNISED),
        ("6", NoGaugeReason.UNRECOGNISED),
        ("2.5", NoGaugeReason.UNRECOGNISED),
        ("high", NoGaugeReason.UNRECOGNISED),
        (True, NoGaugeReason.UNRECOGNISED),
        (["3"], NoGaugeReason.UNRECOGNISED),
    ],
)
def test_a_gauge_outside_the_scale_is_never_a_low_one(raw: Any, reason: NoGaugeReason) -> None:
    look = looked(row(adl=raw))
    (position,) = look.positions
    assert isinstance(position.gauge, NoGauge) and position.gauge.reason is reason
    assert bool(look.oddities) is (reason is NoGaugeReason.UNRECOGNISED)


@pytest.mark.parametrize("kind", ["MARGIN", "SPOT", "EVENTS"])
def test_products_whose_gauge_means_nothing_are_skipped_silently(kind: str) -> None:
    look = looked(row(instType=kind, adl="5"), row())
    assert len(look.positions) == 1 and look.oddities == ()


@pytest.mark.parametrize(
    ("number", "system"), [("0", True), (0, True), ("31", False), ("", False), (None, False)]
)
def test_a_last_trade_of_the_system_is_seen(number: Any, system: bool) -> None:
    (position,) = looked(row(tradeId=number)).positions
    assert position.system_trade is system


def test_an_unknown_product_is_a_position_and_odd() -> None:
    look = looked(row(instType="XPERP"))
    assert len(look.positions) == 1 and look.oddities == ("instType=XPERP",)


@pytest.mark.parametrize(
    ("pos", "pos_side", "side"),
    [
        ("25", "net", Side.LONG),
        ("-25", "net", Side.SHORT),
        ("25", "long", Side.LONG),
        ("25", "short", Side.SHORT),
    ],
)
def test_the_side_is_the_sign_in_net_mode_and_the_word_in_hedge_mode(
    pos: str, pos_side: str, side: Side
) -> None:
    (position,) = looked(row(pos=pos, posSide=pos_side)).positions
    assert (position.side, position.size) == (side, Decimal(25))


OPTION = {"instType": "OPTION", "instId": "BTC-USD-261225-95000-C"}


@pytest.mark.parametrize(
    ("changes", "profit"),
    [
        ({"ccy": "USDC"}, Decimal(220)),
        ({"ccy": "SOL", "upl": "-0.2", "instId": "SOL-USD-SWAP"}, Decimal(-30)),
        ({"ccy": "SOL", "upl": "0.2", "markPx": ""}, None),
        ({"ccy": "SOL", "upl": "1e999999"}, None),
        ({"ccy": "EUR"}, None),
        ({"ccy": "BTC", "upl": "0.5", "usdPx": "900", "markPx": "0.03", **OPTION}, Decimal(450)),
        ({"ccy": "BTC", "upl": "0.5", "usdPx": "", "markPx": "0.03", **OPTION}, None),
        ({"upl": ""}, None),
    ],
)
def test_profit_is_in_dollars_or_not_given(changes: dict[str, str], profit: Decimal | None) -> None:
    (position,) = looked(row(**changes)).positions
    assert (position.profit, position.currency) == (profit, "USD")


REFUSED = ("50101", "50103", "50104", "50105", "50107", "50111", "50113", "50119")


@pytest.mark.parametrize("status", [200, 401])
@pytest.mark.parametrize(
    ("code", "kind"),
    [
        *((code, KeyRefused) for code in REFUSED),
        ("50120", Lacks),
        ("51010", Lacks),
        *((code, Unreachable) for code in ("50017", "50018", "50019")),
        ("50102", Unreachable),
        ("50112", Unreachable),
        ("50011", Busy),
        ("50061", Busy),
        ("50013", Unreachable),
        ("50026", Unreachable),
        ("50001", Unreachable),
    ],
)
def test_a_code_says_what_to_do_whatever_the_http_status(
    code: str, kind: type[VenueError], status: int
) -> None:
    for written in (code, int(code)):
        error = VENUE.complaint(Reply(status, {}, {"code": written, "data": [], "msg": "secret words"}))
        assert type(error) is kind
        assert code in str(error) and "secret words" not in str(error)


@pytest.mark.parametrize("code", ["50011", "59998"])
def test_a_limit_is_the_accounts_own(code: str) -> None:
    error = VENUE.complaint(Reply(429, {}, {"code": code, "data": [], "msg": ""}))
    assert isinstance(error, Busy)
    assert (error.after, error.whole_host, error.ban) == (2.0, False, False)


@pytest.mark.parametrize("code", ["50017", "50018", "50019"])
def test_what_is_frozen_by_an_adl_is_said(code: str) -> None:
    assert "(ADL)" in str(VENUE.complaint(Reply(200, {}, {"code": code, "data": [], "msg": ""})))


@pytest.mark.parametrize(
    ("status", "payload", "kind"),
    [
        (200, {"code": "59999", "data": []}, Unreachable),
        (400, {"code": "51000", "data": []}, Unreachable),
        (401, {"code": "50114", "data": []}, None),
        (429, {"code": "59998", "data": []}, Busy),
        (429, {"data": []}, None),
        (200, {"data": []}, Garbled),
        (200, {"code": None, "data": []}, Garbled),
        (200, {"code": True, "data": []}, Garbled),
        (502, {"data": []}, None),
        (503, {"code": "0", "data": []}, None),
        (200, {"code": "0", "data": []}, None),
        (200, {"code": 0, "data": []}, None),
        (200, NOT_JSON, None),
        (200, [], None),
        (200, "0", None),
        (200, None, None),
    ],
)
def test_other_codes_are_named_and_the_rest_is_judged_by_http(
    status: int, payload: Any, kind: type[VenueError] | None
) -> None:
    error = VENUE.complaint(Reply(status, {}, payload))
    assert (type(error) if error else None) is kind


async def test_positions_is_one_request_without_parameters() -> None:
    wire = SampleWire(VENUE, [{"call": "GET /api/v5/account/positions", "reply": result(row())}])
    await OkxSession(wire).positions()
    assert wire.asked == [("GET /api/v5/account/positions", {})]


@pytest.mark.parametrize("code", ["50011", "1", "", None, False])
def test_an_error_with_an_empty_list_is_never_flat(code: Any) -> None:
    with pytest.raises(Garbled):
        parse.data({"code": code, "data": [], "msg": ""})


def test_an_empty_success_that_says_why_is_not_believed() -> None:
    with pytest.raises(Garbled):
        parse.data({"code": "0", "data": [], "msg": "API key doesn't exist"})
    assert len(parse.data({"code": "0", "data": [row()], "msg": "note"})) == 1


NOTHINGS: tuple[Any, ...] = ("", None, [], True)


@pytest.mark.parametrize("name", ["instType", "instId", "pos", "posSide", "mgnMode"])
def test_a_row_that_names_no_position_is_garbled(name: str) -> None:
    for nothing in NOTHINGS:
        with pytest.raises(Garbled):
            looked(row(), row(**{name: nothing}))


WRECKS = st.one_of(
    st.none(),
    st.just(""),
    st.booleans(),
    st.just([]),
    st.just({"x": 1}),
    st.just(["SWAP"]),
    st.just(10**40),
    st.just("9" * 60),
    st.just("NaN"),
    st.just("-Infinity"),
    st.text(max_size=6),
    st.integers(),
    st.decimals(allow_nan=True, places=3, min_value=-(10**9), max_value=10**9),
)


@given(
    wreck=WRECKS,
    drop=st.booleans(),
    name=st.sampled_from(sorted(row())),
    which=st.integers(0, 2),
)
def test_a_damaged_row_never_hides_a_position(wreck: Any, drop: bool, name: str, which: int) -> None:
    found = [row(), row(instId="SOL-USD-SWAP", ccy="SOL", pos="-4"), row(posSide="short", instType="FUTURES")]
    damaged = copy.deepcopy(found)
    if drop:
        del damaged[which][name]
    else:
        damaged[which][name] = wreck
    try:
        look = looked(*damaged)
    except Garbled:
        return
    flat = name == "pos" and not drop and Decimal(str(wreck)) == 0
    assert len(look.positions) == (2 if flat else 3)


@given(payload=st.recursive(WRECKS, lambda inner: st.dictionaries(st.sampled_from(["code", "data"]), inner)))
def test_a_damaged_envelope_is_never_flat(payload: Any) -> None:
    if isinstance(payload, dict) and str(payload.get("code")) == "0" and payload.get("data") == []:
        return
    with pytest.raises(Garbled):
        parse.data(payload)
