"""What Bybit tells everybody: when it is asked, what counts as news, and its rules of ADL."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Garbled
from bot.model.observation import Neutrality
from bot.model.signal import Danger, Signals
from bot.venues.bybit import VENUE, signals
from bot.venues.bybit.key import neutrality
from bot.venues.bybit.market import Market
from tests.fakes.wire import SampleWire
from tests.venues.bybit_rows import MS, NOW

ALERT, POOLS = "GET /v5/market/adlAlert", "GET /v5/market/insurance"
HELD = frozenset({"BTCUSDT", "ETHUSDT"})


def reply(rows: list[dict[str, Any]], at: int = MS) -> dict[str, Any]:
    result = {"updatedTime": str(at), "list": rows}
    return {"retCode": 0, "retMsg": "OK", "result": result, "retExtInfo": {}, "time": MS}


def alert(symbol: str = "BTCUSDT", **changes: Any) -> dict[str, Any]:
    row = {
        "coin": "USDT",
        "symbol": symbol,
        "balance": "50000",
        "maxBalance": "",
        "insurancePnlRatio": "-0.3",
        "pnlRatio": "-0.05",
        "adlTriggerThreshold": "10000",
        "adlStopRatio": "-0.25",
    }
    return row | changes


BOTH = [alert(), alert("ETHUSDT")]
QUIET = {"call": POOLS, "reply": reply([]), "again": True}


class Day:
    """A market session whose time the test moves."""

    def __init__(self, *calls: dict[str, Any]) -> None:
        self.wire = SampleWire(VENUE, calls, now=NOW)
        self.market = Market(self.wire)

    async def after(self, seconds: float, held: frozenset[str] = HELD) -> tuple[Signals, list[str]]:
        """What is told then, and which sources were asked for it."""
        self.wire.moment = NOW + timedelta(seconds=seconds)
        self.wire.asked.clear()
        told = await self.market.signals(held)
        return told, [name for name, _ in self.wire.asked]


async def test_each_source_is_asked_as_often_as_it_is_new() -> None:
    day = Day({"call": ALERT, "reply": reply(BOTH), "again": True}, QUIET)
    assert (await day.after(0))[1] == [POOLS, ALERT]
    for seconds in (3, 30, 59):
        assert (await day.after(seconds))[1] == []
    assert (await day.after(60))[1] == [ALERT]
    assert (await day.after(119))[1] == []
    assert (await day.after(300))[1] == [POOLS, ALERT]


async def test_nothing_is_asked_while_nothing_is_held() -> None:
    day = Day({"call": ALERT, "reply": reply(BOTH), "again": True}, QUIET)
    for seconds in (0, 60, 600):
        told, asked = await day.after(seconds, frozenset())
        assert (told, asked) == (Signals(), [])
    assert (await day.after(601))[1] == [POOLS, ALERT]


async def test_a_clock_that_is_set_back_does_not_silence_a_source() -> None:
    day = Day({"call": ALERT, "reply": reply(BOTH), "again": True}, QUIET)
    await day.after(86_400)
    assert (await day.after(0))[1] == [POOLS, ALERT]


async def test_only_news_is_told_and_then_for_all_that_is_held() -> None:
    day = Day(
        {"call": ALERT, "reply": reply(BOTH)},
        {"call": ALERT, "reply": reply(BOTH)},
        {"call": ALERT, "reply": reply(BOTH)},
        {"call": ALERT, "reply": reply([alert(), alert("ETHUSDT", pnlRatio="-0.2")], MS + 180_000)},
        QUIET,
    )
    told, _ = await day.after(0)
    assert [s.symbol for s in told.readings] == ["BTCUSDT", "ETHUSDT"]
    told, _ = await day.after(60)
    assert (told.readings, told.answered) == ((), ("adlAlert",))
    told, _ = await day.after(120, HELD | {"SOLUSDT"})
    assert [s.symbol for s in told.readings] == ["BTCUSDT", "ETHUSDT", "SOLUSDT"]
    told, _ = await day.after(180)
    assert [(s.symbol, s.danger) for s in told.readings] == [
        ("BTCUSDT", Danger.CALM),
        ("ETHUSDT", Danger.RAISED),
    ]


async def test_a_source_that_fails_is_named_and_asked_again_soon() -> None:
    day = Day(
        {"call": ALERT, "status": 503, "reply": "closed"},
        {"call": ALERT, "reply": {"retCode": 0, "result": {}}},
        {"call": ALERT, "reply": reply(BOTH)},
        QUIET,
    )
    told, _ = await day.after(0)
    assert told.answered == ("insurance",)
    assert told.failed == (("adlAlert", "the exchange answered HTTP 503"),)
    assert (await day.after(14))[1] == []
    told, asked = await day.after(15)
    assert (asked, told.failed) == ([ALERT], (("adlAlert", "list is not a list of records"),))
    told, _ = await day.after(30)
    assert (len(told.readings), told.failed) == (2, ())


async def test_a_ban_is_not_raised_from_the_public_session() -> None:
    day = Day({"call": ALERT, "status": 403, "reply": "403, access too frequent"}, QUIET)
    told, _ = await day.after(0)
    assert told.failed == (("adlAlert", "too many requests from this address (403)"),)


@pytest.mark.parametrize(
    ("balance", "ratio", "starts", "threshold", "danger"),
    [
        ("50000", "0", "-0.3", "10000", Danger.CALM),
        ("50000", "0.2", "-0.3", "10000", Danger.CALM),
        ("50000", "-0.149", "-0.3", "10000", Danger.CALM),
        ("50000", "-0.15", "-0.3", "10000", Danger.RAISED),
        ("50000", "-0.299", "-0.3", "10000", Danger.RAISED),
        ("50000", "-0.3", "-0.3", "10000", Danger.HIGH),
        ("50000", "-0.9", "-0.3", "10000", Danger.HIGH),
        ("50000", "-0.9", "-1", "10000", Danger.RAISED),
        ("10000", "-0.9", "-0.3", "10000", Danger.RAISED),
        ("0.01", "0", "-0.3", "10000", Danger.CALM),
        ("0", "0", "-0.3", "10000", Danger.HIGH),
        ("-5", None, None, None, Danger.HIGH),
        ("50000", None, "-0.3", "10000", None),
        ("50000", "-0.9", None, "10000", None),
        ("50000", "-0.9", "0", "10000", None),
        ("50000", "-0.9", "0.3", "10000", None),
        ("50000", "-0.9", "-0.3", None, Danger.HIGH),
        (None, "-0.9", "-0.3", "10000", Danger.HIGH),
        (None, "-0.2", "-0.3", "10000", Danger.RAISED),
        (None, None, None, None, None),
    ],
)
def test_the_published_rules(
    balance: str | None, ratio: str | None, starts: str | None, threshold: str | None, danger: Danger | None
) -> None:
    numbers = [None if text is None else Decimal(text) for text in (balance, ratio, starts, threshold)]
    assert signals.danger(*numbers) == danger


NUMBER = st.none() | st.decimals(-10, 10, places=3)


@given(NUMBER, NUMBER, NUMBER, NUMBER)
def test_a_formula_never_says_that_adl_is_under_way(
    balance: Decimal | None, ratio: Decimal | None, starts: Decimal | None, threshold: Decimal | None
) -> None:
    assert signals.danger(balance, ratio, starts, threshold) is not Danger.UNDER_WAY


@pytest.mark.parametrize(
    "field", ["balance", "insurancePnlRatio", "pnlRatio", "adlTriggerThreshold", "adlStopRatio"]
)
@pytest.mark.parametrize("value", ["", None, "n/a", "gone"])
def test_a_field_that_is_empty_or_gone_is_named(field: str, value: str | None) -> None:
    row = alert() | {field: value}
    if value == "gone":
        del row[field]
    told = signals.alerts(reply([row]))
    (signal,) = signals.alert_signals(told, ["BTCUSDT"], frozenset(), NOW)
    assert signal.empty == (field,)


def test_an_empty_max_balance_is_no_loss() -> None:
    told = signals.alerts(reply([alert(maxBalance="")]))
    assert signals.alert_signals(told, ["BTCUSDT"], frozenset(), NOW)[0].empty == ()


@pytest.mark.parametrize("payload", [None, {}, {"retCode": 0}, {"retCode": 0, "result": {"list": {}}}, [1]])
def test_replies_that_cannot_be_trusted_are_garbled(payload: Any) -> None:
    for read in (signals.alerts, signals.pools):
        with pytest.raises(Garbled):
            read(payload)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        (True, Neutrality.ON),
        (1, Neutrality.ON),
        ("1", Neutrality.ON),
        ("TRUE", Neutrality.ON),
        (False, Neutrality.OFF),
        (0, Neutrality.OFF),
        ("0", Neutrality.OFF),
        ("false", Neutrality.OFF),
        ("", Neutrality.UNSTATED),
        (None, Neutrality.UNSTATED),
        (2, Neutrality.UNSTATED),
        ([], Neutrality.UNSTATED),
    ],
)
def test_the_delta_neutral_mode(said: Any, means: Neutrality) -> None:
    assert neutrality({"retCode": 0, "result": {"deltaEnable": said}}) is means
