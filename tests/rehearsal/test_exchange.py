"""The loopback exchange over real HTTP, and each of its faults."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from email.utils import parsedate_to_datetime

import aiohttp
import pytest

from bot.rehearsal.exchange import PAGE, Fault, FaultKind, RehearsalExchange
from bot.rehearsal.facts import SimAccount
from bot.rehearsal.script import tell
from tests.rehearsal.still import START, PlainDialect, SetClock, StillMarket

MINUTE = timedelta(minutes=1)


class Bench:
    """A running exchange with one account, and a client beside it."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.clock = SetClock()
        self.market = StillMarket({"k": SimAccount("k", Decimal("12.5"))})
        self.exchange = RehearsalExchange(self.market, {"plain": PlainDialect()}, self.clock)
        self.base = ""

    def get(self, path: str, key: str = "k") -> "aiohttp.client._RequestContextManager":
        return self.http.get(self.base + path, headers={"X-Key": key} if key else {})

    def break_(self, kind: FaultKind, key: str | None = "k", **more: object) -> None:
        self.exchange.faults.append(Fault(key, START, START + MINUTE, kind, **more))  # type: ignore[arg-type]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with aiohttp.ClientSession() as http:
        bench = Bench(http)
        bench.base = await bench.exchange.start()
        yield bench
        await bench.exchange.stop()


async def test_a_dialect_hears_the_whole_question(bench: Bench) -> None:
    async with bench.http.post(
        f"{bench.base}/plain/a/b?x=1&y=%20z", json={"type": "t"}, headers={"X-Key": "k"}
    ) as reply:
        assert reply.status == 200 and reply.content_type == "application/json"
        assert await reply.json() == {
            "asked": "POST /a/b",
            "params": {"x": "1", "y": " z"},
            "body": {"type": "t"},
            "now": START.isoformat(),
            "equity": "12.5",
        }


async def test_the_market_is_played_up_to_the_clock(bench: Bench) -> None:
    bench.clock.moment = START + MINUTE
    async with bench.get("/plain/x"):
        assert bench.market.played == [START + MINUTE]


async def test_a_public_call_and_an_unknown_key_have_no_account(bench: Bench) -> None:
    async with bench.get("/plain/x", key="") as reply:
        assert (await reply.json())["equity"] is None
    async with bench.get("/plain/private", key="stranger") as reply:
        assert reply.status == 401


async def test_a_text_goes_out_as_it_stands(bench: Bench) -> None:
    async with bench.get("/plain/text") as reply:
        assert (await reply.text(), reply.headers["X-Kind"]) == ("[1, 2]", "text")


async def test_the_headers_of_an_answer_come_before_those_of_the_exchange(bench: Bench) -> None:
    async with bench.get("/plain/text") as reply:
        assert reply.headers.getall("Date") == ["long ago"]
        assert reply.headers.getall("Content-Type") == ["text/x"]


@pytest.mark.parametrize("kind", [None, FaultKind.STATUS, FaultKind.HTML])
async def test_an_answer_and_a_failure_are_dated_by_the_exchange(
    bench: Bench, kind: FaultKind | None
) -> None:
    if kind is not None:
        bench.break_(kind)
    async with bench.get("/plain/x") as reply:
        assert parsedate_to_datetime(reply.headers["Date"]) == START


async def test_an_unknown_name_is_not_found(bench: Bench) -> None:
    async with bench.get("/other/x") as reply:
        assert reply.status == 404


async def test_a_status_fault_keeps_its_headers_and_body(bench: Bench) -> None:
    bench.break_(FaultKind.STATUS, status=429, headers={"Retry-After": "7"}, body='{"code": 1}')
    async with bench.get("/plain/x") as reply:
        assert (reply.status, reply.headers["Retry-After"]) == (429, "7")
        assert await reply.text() == '{"code": 1}'


@pytest.mark.parametrize("status", [200, 503])
async def test_an_html_fault_is_a_web_page(bench: Bench, status: int) -> None:
    bench.break_(FaultKind.HTML, status=status)
    async with bench.get("/plain/x") as reply:
        assert (reply.status, reply.content_type, await reply.text()) == (status, "text/html", PAGE)


async def test_a_cut_ends_in_the_middle_of_the_body(bench: Bench) -> None:
    bench.break_(FaultKind.CUT)
    async with bench.get("/plain/x") as reply:
        assert reply.status == 200
        start = await reply.content.read(5)
        assert start == b'{"ask'
        with pytest.raises(aiohttp.ClientPayloadError):
            await reply.read()


async def test_a_stall_lasts_longer_than_the_client(bench: Bench) -> None:
    bench.break_(FaultKind.STALL)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2), bench.get("/plain/x"):
            pass
    bench.exchange.faults.clear()
    async with bench.get("/plain/x") as reply:
        assert reply.status == 200


async def test_a_stalled_request_ends_with_its_client(bench: Bench) -> None:
    bench.break_(FaultKind.STALL)
    before = len(asyncio.all_tasks())
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1), bench.get("/plain/x"):
            pass
    async with asyncio.timeout(20):
        while len(asyncio.all_tasks()) > before:  # noqa: ASYNC110 - nothing tells of a task's end
            await asyncio.sleep(0.01)


async def test_stopping_ends_a_stall(bench: Bench) -> None:
    bench.break_(FaultKind.STALL)
    waiting = asyncio.create_task(_status(bench))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    async with asyncio.timeout(20):
        await bench.exchange.stop()
        assert await waiting == 503


async def _status(bench: Bench) -> int:
    async with bench.get("/plain/x") as reply:
        return reply.status


async def test_a_fault_hits_its_key_and_time_only(bench: Bench) -> None:
    bench.market.accounts["other"] = SimAccount("other", Decimal(1))
    bench.break_(FaultKind.STATUS)
    async with bench.get("/plain/x", key="other") as reply:
        assert reply.status == 200
    bench.clock.moment = START + MINUTE
    async with bench.get("/plain/x") as reply:
        assert reply.status == 200


async def test_a_fault_without_a_key_hits_public_calls_too(bench: Bench) -> None:
    bench.break_(FaultKind.STATUS, key=None)
    for key in ("", "k"):
        async with bench.get("/plain/x", key=key) as reply:
            assert reply.status == 503


async def test_the_story_is_told_through_the_exchange() -> None:
    story = tell(("a", "b", "c", "d"))
    clock = SetClock()
    exchange = RehearsalExchange(story.market(START), {"plain": PlainDialect()}, clock)
    exchange.faults.extend(story.outages(START))
    base = await exchange.start()
    seen = []
    async with aiohttp.ClientSession() as http:
        for second in (0, 450, 500):
            clock.moment = START + timedelta(seconds=second)
            async with http.get(f"{base}/plain/x", headers={"X-Key": "c"}) as reply:
                seen.append(reply.status)
        async with http.get(f"{base}/plain/x", headers={"X-Key": "b"}) as reply:
            equity = Decimal((await reply.json())["equity"])
    await exchange.stop()
    assert seen == [200, 503, 200]
    # Closed by ADL: the margin and what the closing fill realised.
    assert equity == Decimal("4049.72") + Decimal("10412.00")
