"""The public stream of the loopback exchange, over real WebSockets."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import aiohttp
import pytest
from aiohttp import WSMsgType

from bot.rehearsal.exchange import Fault, FaultKind, RehearsalExchange
from bot.rehearsal.facts import SimMarket
from tests.fakes.waiting import until
from tests.rehearsal.still import START, PlainDialect, SetClock, StillMarket, TalkingDialect

MINUTE = timedelta(minutes=1)
FAST = 50.0
"""Times as fast as the host: pushes come every 20 ms."""
PATIENCE = 20


class Bench:
    """A running exchange with a stream, and a client beside it."""

    def __init__(self, http: aiohttp.ClientSession) -> None:
        self.http = http
        self.clock = SetClock(rate=FAST)
        self.market = StillMarket({}, market=SimMarket(fund=Decimal(7)))
        dialects = {"talks": TalkingDialect(), "plain": PlainDialect()}
        self.exchange = RehearsalExchange(self.market, dialects, self.clock)
        self.base = ""

    async def open(self, path: str = "/talks/ws") -> aiohttp.ClientWebSocketResponse:
        return await self.http.ws_connect(self.base + path)

    def break_(self, kind: FaultKind, key: str | None = None, status: int = 503) -> None:
        self.exchange.faults.append(Fault(key, START, START + MINUTE, kind, status))


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    async with aiohttp.ClientSession() as http:
        bench = Bench(http)
        bench.base = await bench.exchange.start()
        yield bench
        await bench.exchange.stop()


async def said(socket: aiohttp.ClientWebSocketResponse, start: str) -> str:
    """The next text that begins like that."""
    async with asyncio.timeout(PATIENCE):
        while not (text := await socket.receive_str()).startswith(start):
            pass
    return text


async def test_what_a_client_says_is_answered_at_once_and_pushed_from_then_on(bench: Bench) -> None:
    socket = await bench.open()
    await socket.send_str("BTC")
    assert await said(socket, "heard") == "heard BTC"
    await socket.send_str("hush")
    assert [await said(socket, "/ws BTC+hush") for _ in range(3)] == ["/ws BTC+hush 7 05:00"] * 3


async def test_a_push_is_of_the_market_and_the_time_of_the_moment(bench: Bench) -> None:
    socket = await bench.open()
    await socket.send_str("BTC")
    assert await said(socket, "/ws BTC") == "/ws BTC 7 05:00"
    bench.market.market = SimMarket(fund=None)
    bench.clock.moment = START + MINUTE
    assert await said(socket, "/ws BTC None") == "/ws BTC None 06:00"
    assert bench.market.played[-1] == START + MINUTE


async def test_nothing_is_pushed_to_a_client_that_asked_for_nothing(bench: Bench) -> None:
    socket = await bench.open()
    with pytest.raises(TimeoutError):
        await socket.receive(timeout=10 / FAST)


async def test_a_client_that_never_stops_talking_is_pushed_to_as_well(bench: Bench) -> None:
    socket = await bench.open()
    talking = asyncio.create_task(_talk(socket))
    await said(socket, "/ws")
    talking.cancel()


async def _talk(socket: aiohttp.ClientWebSocketResponse) -> None:
    while True:
        await socket.send_str("hush")
        await asyncio.sleep(0)


async def test_a_ping_is_answered_and_bytes_are_overheard(bench: Bench) -> None:
    socket = await bench.http.ws_connect(f"{bench.base}/talks/ws", autoping=False)
    await socket.send_bytes(b"\x00")
    await socket.ping(b"there?")
    message = await socket.receive(timeout=PATIENCE)
    assert (message.type, bytes(message.data)) == (WSMsgType.PONG, b"there?")


async def test_a_stall_makes_a_stream_fall_silent_until_it_ends(bench: Bench) -> None:
    socket = await bench.http.ws_connect(f"{bench.base}/talks/ws", autoping=False)
    await socket.send_str("BTC")
    await said(socket, "/ws BTC")
    bench.break_(FaultKind.STALL)
    await asyncio.sleep(3 / FAST)  # what was on its way
    with pytest.raises(TimeoutError):
        while True:
            await socket.receive(timeout=10 / FAST)
    await socket.send_str("ETH")
    await socket.ping()
    with pytest.raises(TimeoutError):
        await socket.receive(timeout=10 / FAST)
    bench.exchange.faults.clear()
    assert await said(socket, "/ws") == "/ws BTC+ETH 7 05:00"


@pytest.mark.parametrize("kind", [FaultKind.STATUS, FaultKind.HTML, FaultKind.CUT])
async def test_any_other_fault_ends_a_stream_and_refuses_new_ones(bench: Bench, kind: FaultKind) -> None:
    socket = await bench.open()
    bench.break_(kind, status=429)
    async with asyncio.timeout(PATIENCE):
        assert (await socket.receive()).type is WSMsgType.CLOSE
    with pytest.raises(aiohttp.ClientError) as refused:
        await bench.open()
    if kind is not FaultKind.CUT:
        assert isinstance(refused.value, aiohttp.WSServerHandshakeError) and refused.value.status == 429
    bench.exchange.faults.clear()
    await said_hello(await bench.open())


async def said_hello(socket: aiohttp.ClientWebSocketResponse) -> None:
    await socket.send_str("hello")
    assert await said(socket, "heard") == "heard hello"


async def test_a_new_stream_meets_a_stall(bench: Bench) -> None:
    bench.break_(FaultKind.STALL)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.2):
            await bench.open()
    bench.exchange.faults.clear()
    await said_hello(await bench.open())


async def test_the_trouble_of_one_account_leaves_the_public_stream_alone(bench: Bench) -> None:
    socket = await bench.open()
    bench.break_(FaultKind.STATUS, key="k")
    await said_hello(socket)
    await said(socket, "/ws")


async def test_a_dialect_without_a_stream_has_none(bench: Bench) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
        await bench.open("/plain/ws")
    assert refused.value.status == 404


@pytest.mark.parametrize("kind", [None, FaultKind.STALL])
async def test_stopping_ends_streams_at_once(bench: Bench, kind: FaultKind | None) -> None:
    bench.clock.rate = 0.01  # so slow that no push is due
    reading, deaf = await bench.open(), await bench.open()
    if kind is not None:
        bench.break_(kind)
    waiting = asyncio.create_task(reading.receive())
    async with asyncio.timeout(PATIENCE):
        await bench.exchange.stop()
        assert (await waiting).type is WSMsgType.CLOSE
    await deaf.close()


@pytest.mark.parametrize("politely", [True, False])
async def test_a_client_that_leaves_leaves_nothing_behind(bench: Bench, politely: bool) -> None:
    before = asyncio.all_tasks()
    async with aiohttp.ClientSession() as http:
        socket = await http.ws_connect(f"{bench.base}/talks/ws")
        await socket.send_str("BTC")
        await said(socket, "/ws")
        if politely:
            await socket.close()
        else:
            response = socket._response
            assert response.connection is not None and response.connection.transport is not None
            response.connection.transport.abort()
    await until(lambda: not asyncio.all_tasks() - before and not bench.exchange._listeners)


async def test_a_stream_that_a_test_forgot_does_not_hold_up_the_end(bench: Bench) -> None:
    await bench.open()
    async with asyncio.timeout(PATIENCE):
        await bench.exchange.stop()
