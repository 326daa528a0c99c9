"""OKX: what it tells everybody. The stream of warnings by a clock that is moved by hand."""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.errors import Unreachable
from bot.model.instrument import Instrument, Payoff
from bot.model.signal import Danger, Signals
from bot.venues.contract import Feed, Stream
from bot.venues.okx import VENUE, alarm, products
from bot.venues.okx.public import OkxPublic
from tests.fakes.hand import HandClock
from tests.fakes.wire import SampleWire
from tests.venues.okx_rows import MS, NOW, result

SOL = "SOL-USDT-SWAP"
INSURANCE = "GET /api/v5/public/insurance-fund"
LIST = "GET /api/v5/public/instruments"


def push(state: str = "warning", bal: str = "5000", **changes: Any) -> str:
    arg = {"channel": "adl-warning", "instType": "SWAP", "instFamily": "SOL-USDT"}
    row = {
        "instType": "SWAP",
        "instFamily": "SOL-USDT",
        "state": state,
        "bal": bal,
        "ts": str(MS),
        "decRate": "",
    }
    return json.dumps({"arg": arg, "data": [{**row, **changes}]})


class Line:
    """The far end of one connection: acknowledges and answers as told; the test says the rest."""

    def __init__(self, clock: HandClock) -> None:
        self.sent: list[str] = []
        self.clock = clock
        self.acknowledges = self.answers = True
        self._waiting: asyncio.Queue[str | None] = asyncio.Queue()

    async def send(self, text: str) -> None:
        self.sent.append(text)
        if text == "ping":
            if self.answers:
                self.say("pong")
        elif self.acknowledges:
            asked = json.loads(text)
            self.say(json.dumps({"id": asked["id"], "event": asked["op"], "arg": asked["args"][0]}))

    async def receive(self) -> str:
        text = await self._waiting.get()
        if text is None:
            raise Unreachable("the stream was closed")
        return text

    def say(self, text: str) -> None:
        self._waiting.put_nowait(text)

    def cut(self) -> None:
        self._waiting.put_nowait(None)

    def subscribed(self) -> list[tuple[str, str]]:
        """The operations and families asked for, in order."""
        asked = [json.loads(text) for text in self.sent if text != "ping"]
        return [(a["op"], a["args"][0]["instType"] + "/" + a["args"][0]["instFamily"]) for a in asked]


class Wire(SampleWire):
    """Opens the prepared lines one after the other; refuses when there is none."""

    def __init__(self, *calls: Mapping[str, Any], known: Mapping[str, Instrument] | None = None) -> None:
        super().__init__(VENUE, calls, now=NOW, known=known)
        self.hand = HandClock()
        self.clock = self.hand
        self.lines: deque[Line] = deque()
        self.opened: list[Line] = []
        self.tried: list[float] = []

    def line(self) -> Line:
        line = Line(self.hand)
        self.lines.append(line)
        return line

    def stream(self, feed: Feed) -> AbstractAsyncContextManager[Stream]:
        return self._open()

    @asynccontextmanager
    async def _open(self) -> AsyncIterator[Line]:
        self.tried.append(self.hand.monotonic())
        if not self.lines:
            raise Unreachable("no stream (ClientConnectorError)")
        self.opened.append(self.lines.popleft())
        yield self.opened[-1]


FUND = {"call": INSURANCE, "reply": result({"details": [], "total": "77"}), "again": True}


class Desk:
    """A public session whose warnings are asked for every three seconds, as the app does."""

    def __init__(self, *held: str, calls: tuple[Mapping[str, Any], ...] = (FUND,)) -> None:
        self.wire = Wire(*calls)
        self.session = OkxPublic(self.wire)
        self.held = frozenset(held)

    async def now(self) -> Signals:
        """What is new now."""
        found = await self.session.signals(self.held)
        await self.wire.hand.rest()
        return found

    async def after(self, seconds: float) -> Signals:
        """What is new when so much time has passed."""
        await self.wire.hand.advance(seconds)
        return await self.now()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(SOL)
    yield made
    await made.session.close()


def warned(found: Signals) -> list[tuple[Danger | None, str, Decimal | None]]:
    return [(s.danger, s.said, s.fund) for s in found.readings if s.source == "adl-warning"]


def standing(found: Signals) -> tuple[bool, list[str]]:
    """Whether the stream is known to be alive, and why not."""
    return "adl-warning" in found.answered, [why for source, why in found.failed if source == "adl-warning"]


async def test_an_acknowledged_silence_is_calm_once_it_has_lasted(desk: Desk) -> None:
    line = desk.wire.line()
    assert standing(await desk.now()) == (False, [])
    first = await desk.after(1)
    assert (standing(first), warned(first)) == ((True, []), [])
    assert warned(await desk.after(6)) == [(Danger.CALM, "silent", None)]
    assert warned(await desk.after(30)) == []
    assert line.subscribed() == [("subscribe", "SWAP/SOL-USDT")]


@pytest.mark.parametrize(
    ("state", "danger"), [("warning", Danger.HIGH), ("adl", Danger.UNDER_WAY), ("normal", Danger.CALM)]
)
async def test_a_push_is_told_at_once(desk: Desk, state: str, danger: Danger) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(push(state))
    found = await desk.after(1)
    assert warned(found) == [(danger, f"state={state}", Decimal(5000))]
    (signal,) = [s for s in found.readings if s.source == "adl-warning"]
    assert (signal.symbol, signal.at, signal.empty) == (SOL, NOW, ())


async def test_only_what_changed_is_told_again(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(push(bal="5000"))
    assert len(warned(await desk.after(1))) == 1
    line.say(push(bal="5000"))
    assert warned(await desk.after(1)) == []
    line.say(push(bal="4000"))
    assert warned(await desk.after(1)) == [(Danger.HIGH, "state=warning", Decimal(4000))]
    line.say(push("adl", bal="4000"))
    assert warned(await desk.after(1)) == [(Danger.UNDER_WAY, "state=adl", Decimal(4000))]


async def test_there_is_no_end_event_so_silence_ends_a_warning(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(push())
    await desk.after(1)
    assert warned(await desk.after(3)) == []
    assert warned(await desk.after(3)) == [(Danger.CALM, "silent", None)]
    assert "ping" in line.sent


async def test_a_warning_lasts_as_long_as_it_is_pushed(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    told = []
    for _ in range(15):
        line.say(push("adl"))
        told += warned(await desk.after(1))
    assert told == [(Danger.UNDER_WAY, "state=adl", Decimal(5000))]


async def test_a_silence_of_the_connection_is_no_calm(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    line.answers = False
    line.say(push("adl"))
    assert warned(await desk.after(1)) == [(Danger.UNDER_WAY, "state=adl", Decimal(5000))]
    for _ in range(4):
        assert warned(await desk.after(3)) == []
    assert standing(await desk.after(3.5)) == (False, ["the stream no longer answers"])


async def test_a_lost_connection_is_told_and_begun_anew(desk: Desk) -> None:
    first, second = desk.wire.line(), desk.wire.line()
    await desk.now()
    await desk.after(7)
    first.cut()
    lost = await desk.after(0)
    assert (standing(lost), warned(lost)) == ((False, ["the stream was closed"]), [])
    again = await desk.after(1.5)
    assert standing(again) == (True, [])
    assert second.subscribed() == [("subscribe", "SWAP/SOL-USDT")]


async def test_attempts_are_made_ever_more_seldom(desk: Desk) -> None:
    await desk.now()
    found = await desk.after(100)
    assert standing(found) == (False, ["no stream (ClientConnectorError)"])
    gaps = [b - a for a, b in zip(desk.wire.tried, desk.wire.tried[1:], strict=False)]
    assert gaps == [1, 2, 4, 8, 15, 30, 30]


async def test_a_working_connection_begins_the_count_anew(desk: Desk) -> None:
    await desk.now()
    await desk.after(20)
    lines = desk.wire.line(), desk.wire.line()
    await desk.after(30)
    lines[0].cut()
    await desk.after(1.5)
    assert len(desk.wire.opened) == 2


async def test_a_quiet_connection_is_asked_for_a_sign_of_life(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    await desk.after(70)
    assert line.sent.count("ping") == 4  # once for the calm, then every twenty seconds
    assert standing(await desk.now()) == (True, [])


async def test_a_subscription_that_is_never_acknowledged_is_no_signal(desk: Desk) -> None:
    desk.wire.line().acknowledges = False
    await desk.now()
    assert standing(await desk.after(10)) == (False, [])
    found = await desk.after(10)
    assert (standing(found), warned(found)) == ((False, ["no subscription was acknowledged"]), [])


async def test_one_market_that_is_never_acknowledged_begins_the_connection_anew(desk: Desk) -> None:
    first, second = desk.wire.line(), desk.wire.line()
    await desk.now()
    assert standing(await desk.after(10)) == (True, [])
    first.acknowledges = False
    desk.held |= {"NEW-USDT-SWAP"}
    for _ in range(3):
        await desk.now()
        assert standing(await desk.after(10)) == (True, [])
    assert standing(await desk.after(2))[1] == ["no subscription was acknowledged"]
    found = await desk.after(10)
    assert standing(found) == (True, []) and second.subscribed()
    assert {s.symbol for s in found.readings if s.source == "adl-warning"} == {"NEW-USDT-SWAP"}


async def test_an_acknowledgement_without_an_id_is_known_by_its_market(desk: Desk) -> None:
    line = desk.wire.line()
    line.acknowledges = False
    await desk.now()
    arg = {"channel": "adl-warning", "instType": "SWAP", "instFamily": "SOL-USDT"}
    line.say(json.dumps({"event": "subscribe", "arg": arg, "connId": "7"}))
    assert standing(await desk.after(1)) == (True, [])


async def test_a_refused_market_is_named_and_never_calm(desk: Desk) -> None:
    desk.held = frozenset({SOL, "NEW-USDT-SWAP"})
    line = desk.wire.line()
    line.acknowledges = False
    await desk.now()
    line.say(json.dumps({"id": "2", "event": "subscribe", "arg": {}}))
    line.say(json.dumps({"id": "1", "event": "error", "code": "60018", "msg": "doesn't exist"}))
    found = await desk.after(7)
    assert standing(found) == (True, [])
    assert found.oddities == ("adl-warning refused: SWAP/NEW-USDT code=60018",)
    assert [s.symbol for s in found.readings if s.source == "adl-warning"] == [SOL]


async def test_a_connection_that_okx_ends_is_left(desk: Desk) -> None:
    first, _ = desk.wire.line(), desk.wire.line()
    await desk.now()
    first.say(json.dumps({"event": "notice", "code": "64008", "msg": "will soon be closed"}))
    assert standing(await desk.after(0))[1] == ["OKX closes this connection for a service upgrade"]
    assert standing(await desk.after(1.5)) == (True, [])


async def test_what_is_held_is_followed_and_nothing_else(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    await desk.after(1)
    desk.held = frozenset({"ETH-USD-SWAP", "BTC-USD-261225"})
    await desk.now()
    await desk.after(2)
    assert line.subscribed()[1:] == [
        ("unsubscribe", "SWAP/SOL-USDT"),
        ("subscribe", "FUTURES/BTC-USD"),
        ("subscribe", "SWAP/ETH-USD"),
    ]
    desk.held = frozenset()
    assert await desk.now() == Signals()
    tried = len(desk.wire.tried)
    await desk.after(100)
    assert len(desk.wire.tried) == tried


async def test_two_symbols_of_one_market_are_one_subscription_and_two_readings() -> None:
    desk = Desk("SOL-USDT-261225", "SOL-USDT-261227")
    line = desk.wire.line()
    await desk.now()
    line.say(push(instType="FUTURES"))
    found = await desk.after(1)
    assert line.subscribed() == [("subscribe", "FUTURES/SOL-USDT")]
    told = {s.symbol for s in found.readings if s.source == "adl-warning"}
    assert told == {"SOL-USDT-261225", "SOL-USDT-261227"}
    await desk.session.close()


async def test_an_unknown_state_is_no_danger_and_odd(desk: Desk) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(push("2"))
    found = await desk.after(1)
    assert warned(found) == [(None, "state=2", Decimal(5000))]
    assert found.oddities == ("adl-warning state=2",)


@pytest.mark.parametrize(
    ("changes", "empty"),
    [
        ({"state": ""}, ("state",)),
        ({"state": None, "bal": None}, ("state", "bal")),
        ({"bal": ""}, ("bal",)),
        ({"ccy": "", "maxBal": "", "adlType": "", "decRate": "", "adlRate": ""}, ()),
    ],
)
async def test_an_empty_field_is_a_lost_signal_unless_it_is_abolished(
    desk: Desk, changes: dict[str, Any], empty: tuple[str, ...]
) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(push(**changes))
    found = await desk.after(1)
    (signal,) = [s for s in found.readings if s.source == "adl-warning"]
    assert signal.empty == empty
    assert (signal.danger is None) is ("state" in empty)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[1]",
        "not data",
        '{"event":"login"}',
        '{"data":[]}',
        '{"arg":{"channel":"trades"},"data":[]}',
        '{"arg":{"channel":"adl-warning"},"data":{}}',
        '{"arg":{"channel":"adl-warning"}}',
    ],
)
async def test_a_strange_text_is_odd_and_breaks_nothing(desk: Desk, text: str) -> None:
    line = desk.wire.line()
    await desk.now()
    line.say(text)
    found = await desk.after(1)
    assert len(found.oddities) == 1 and standing(found) == (True, [])
    assert alarm.heard(text).oddity == found.oddities[0]


async def test_a_fault_of_ours_in_the_task_is_not_hidden(desk: Desk) -> None:
    class Broken(Line):
        async def receive(self) -> str:
            raise ZeroDivisionError

    desk.wire.lines.append(Broken(desk.wire.hand))
    await desk.now()
    with pytest.raises(ExceptionGroup):
        await desk.now()
    desk.wire.line()
    await desk.now()
    assert standing(await desk.after(1)) == (True, [])


async def test_funds_are_asked_hourly_and_a_few_at_once(desk: Desk) -> None:
    desk.held = frozenset(f"C{n}-USDT-SWAP" for n in range(6))

    def asked() -> int:
        return [name for name, _ in desk.wire.asked].count(INSURANCE)

    await desk.now()
    assert asked() == 4
    await desk.now()
    assert asked() == 6
    await desk.after(3590)
    assert asked() == 6
    found = await desk.after(20)
    assert asked() == 10
    assert "insurance-fund" in found.answered
    assert [s for s in found.readings if s.source == "insurance-fund"] == []


async def test_a_symbol_that_comes_to_be_held_is_told_of_its_fund(desk: Desk) -> None:
    await desk.now()
    desk.held |= {"SOL-USDC-SWAP", SOL}
    told = [s.symbol for s in (await desk.after(3)).readings if s.source == "insurance-fund"]
    assert told == ["SOL-USDC-SWAP"]


async def test_a_fund_that_fails_is_asked_again_sooner() -> None:
    down = {"call": INSURANCE, "status": 503, "reply": {"code": "50001", "data": [], "msg": ""}}
    desk = Desk(SOL, calls=(down, FUND))
    first = await desk.now()
    assert first.failed[-1] == ("insurance-fund", "SWAP SOL-USDT: OKX is not available now (OKX code 50001)")
    assert "insurance-fund" not in (await desk.after(290)).answered
    found = await desk.after(20)
    assert "insurance-fund" in found.answered and [s.fund for s in found.readings] == [Decimal(77)]
    await desk.session.close()


async def test_one_fund_that_fails_among_others_is_odd_and_the_source_is_there() -> None:
    down = {
        "call": INSURANCE,
        "params": {"instFamily": "NEW-USDT"},
        "status": 503,
        "reply": {"code": "50001"},
    }
    desk = Desk(SOL, "NEW-USDT-SWAP", calls=(down, FUND))
    found = await desk.now()
    assert "insurance-fund" in found.answered and "insurance-fund" not in dict(found.failed)
    why = "SWAP NEW-USDT: OKX is not available now (OKX code 50001)"
    assert found.oddities == (f"insurance-fund not read: {why}",)
    assert "insurance-fund" in (await desk.after(3)).answered  # known to be there between two readings
    await desk.session.close()


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("BTC-USDT-SWAP", ("SWAP", "BTC-USDT")),
        ("BTC-USD-261225", ("FUTURES", "BTC-USD")),
        ("BTC-USD-261225-95000-C", ("OPTION", "BTC-USD")),
        ("BTC-USD_UM-261225-95000-P", ("OPTION", "BTC-USD_UM")),
        ("X", ("FUTURES", "X")),
    ],
)
def test_the_market_of_a_symbol(symbol: str, expected: tuple[str, str]) -> None:
    assert products.market(symbol) == expected
    known = Instrument(symbol, "BTC", "USD", "BTC", Payoff.INVERSE, Decimal(100), family="BTC-XYZ")
    assert products.market(symbol, known) == (expected[0], "BTC-XYZ")


def listed(**changes: Any) -> dict[str, Any]:
    row = {"instId": SOL, "instType": "SWAP", "instFamily": "SOL-USDT", "uly": "SOL-USDT", "tickSz": "0.01"}
    worth = {"ctType": "linear", "ctVal": "1", "ctMult": "1", "ctValCcy": "SOL", "settleCcy": "USDT"}
    return {**row, **worth, **changes}


INVERSE = {"instFamily": "SOL-USD", "uly": "SOL-USD", "ctType": "inverse", "settleCcy": "SOL"}


@pytest.mark.parametrize(
    ("changes", "mark", "delta", "notional"),
    [
        ({"ctVal": "0.1"}, "150", "2.5", "375.0"),
        ({"ctVal": "0.1", "ctMult": "10"}, "150", "25.0", "3750.0"),
        ({**INVERSE, "ctVal": "10", "ctValCcy": "USD"}, "125", "2", "250"),
        ({**INVERSE, "ctVal": "10", "ctValCcy": "USD"}, None, None, "250"),
        ({"instType": "OPTION", "ctType": "", "ctMult": "0.1"}, "0.03", None, None),
    ],
)
def test_exposure_is_exact_from_the_number_of_contracts(
    changes: dict[str, str], mark: str | None, delta: str | None, notional: str | None
) -> None:
    (found,) = products.instruments([listed(**changes)]).values()
    price = Decimal(mark) if mark else None
    assert found.delta(Decimal(25), price) == (Decimal(delta) if delta else None)
    assert found.notional(Decimal(25), price) == (Decimal(notional) if notional else None)


@pytest.mark.parametrize(
    "changes",
    [
        {"ctVal": ""},
        {"ctVal": "0"},
        {"ctVal": "-1"},
        {"ctMult": ""},
        {"ctType": ""},
        {"ctType": "quanto"},
        {"ctValCcy": "USDT"},
        {**INVERSE, "ctValCcy": "SOL"},
        {"instFamily": "", "uly": ""},
        {"instType": "SPOT"},
        {"instId": None},
    ],
)
def test_no_facts_are_better_than_wrong_ones(changes: dict[str, Any]) -> None:
    assert products.instruments([listed(**changes), listed(instId="OTHER")]).keys() == {"OTHER"}


async def test_options_are_listed_for_families_that_are_held() -> None:
    calls = (FUND, {"call": LIST, "reply": result(), "again": True})
    desk = Desk("SOL-USD-261225-150-C", calls=calls)
    await desk.now()
    await desk.session.instruments()
    asked = [p.get("instFamily") for name, p in desk.wire.asked if name == LIST]
    assert asked == [None, None, "BTC-USD", "ETH-USD", "SOL-USD"]
    await desk.session.close()


def test_the_time_of_a_fund_is_that_of_its_newest_change() -> None:
    old = {"type": "bankruptcy_loss", "ts": str(MS - 1000), "balance": "5", "ccy": "USDT", "amt": "1"}
    rows = [{"details": [old, {**old, "ts": str(MS), "balance": "7"}, {**old, "ts": ""}], "total": "9"}]
    found = alarm.fund(rows, SOL, datetime(2026, 1, 1, tzinfo=UTC), [])
    assert (found.at, found.fund, found.asset, found.daily) == (NOW, Decimal(7), "USDT", True)
