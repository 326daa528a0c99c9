"""An exchange on loopback: one market behind several dialects, and the faults a real one has."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import format_datetime
from enum import StrEnum
from typing import Any, Protocol, cast

from aiohttp import web

from bot.clock import Clock
from bot.rehearsal.facts import Answer, Dialect, Query, SimAccount, SimMarket, StreamDialect

PAGE = "<!DOCTYPE html><html><head><title>Be right back</title></head><body>Maintenance</body></html>"


class FaultKind(StrEnum):
    STATUS = "status"
    """The fault's status, headers and body in place of the answer."""
    HTML = "html"
    """A web page in place of the answer, with the fault's status (200 included)."""
    CUT = "cut"
    """The true answer, but the connection closes in the middle of its body."""
    STALL = "stall"
    """No answer at all until the client leaves or the exchange stops."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong from `from_` to just before `until` for requests with that key; None is every request,
    public ones included. `body` is sent as it stands by STATUS."""

    key: str | None
    from_: datetime
    until: datetime
    kind: FaultKind
    status: int = 503
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""

    def hits(self, key: str | None, now: datetime) -> bool:
        return self.key in (None, key) and self.from_ <= now < self.until


class Ledger(Protocol):
    """Whose accounts the exchange shows: the rehearsal market, or a few fixed accounts in a test."""

    def advance(self, now: datetime) -> None: ...
    def account(self, key: str) -> SimAccount | None: ...
    def public(self) -> SimMarket: ...


class RehearsalExchange:
    """Answers `/<name>/<rest>` in the dialect of that name, on 127.0.0.1 and a free port.

    The market is played up to the clock's time before each answer. `faults` may be changed at any time;
    the first that hits a request counts. An unknown name is answered 404. A client that asks for a WebSocket
    gets the stream of a dialect that has one; every second it is pushed what the dialect has to say.
    """

    def __init__(self, market: Ledger, dialects: Mapping[str, Dialect], clock: Clock) -> None:
        self.faults: list[Fault] = []
        self._market = market
        self._dialects = dialects
        self._clock = clock
        self._stopping = asyncio.Event()
        app = web.Application()
        app.router.add_route("*", "/{name}/{rest:.*}", self._handle)
        # Without cancellation a stalled request would outlive its client.
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None)

    async def start(self) -> str:
        """The base address, without a trailing slash, once connections are accepted."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        return f"http://{host}:{port}"

    async def stop(self) -> None:
        """Closes every connection; stalled requests end first."""
        self._stopping.set()
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        dialect = self._dialects.get(request.match_info["name"])
        if dialect is None:
            return web.Response(status=404)
        query = await self._query(request)
        key = dialect.key(query)
        fault = next((f for f in self.faults if f.hits(key, query.now)), None)
        if request.headers.get("Upgrade", "").lower() == "websocket":
            refused = fault is not None or not hasattr(dialect, "push")
            return web.Response(status=503) if refused else await self._stream(request, dialect, query)
        if fault is None:
            return self._answer(dialect, query, key)
        match fault.kind:
            case FaultKind.STATUS:
                return web.Response(status=fault.status, headers=fault.headers, text=fault.body)
            case FaultKind.HTML:
                headers = {"Content-Type": "text/html", **fault.headers}
                return web.Response(status=fault.status, headers=headers, text=PAGE)
            case FaultKind.CUT:
                return await _cut(request, self._answer(dialect, query, key))
            case FaultKind.STALL:
                await self._stopping.wait()
                return web.Response(status=503)

    async def _query(self, request: web.Request) -> Query:
        return Query(
            method=request.method,
            path="/" + request.match_info["rest"],
            params=dict(request.query),
            headers={name.lower(): value for name, value in request.headers.items()},
            body=_decoded(await request.text()),
            now=self._clock.now(),
        )

    def _answer(self, dialect: Dialect, query: Query, key: str | None) -> web.Response:
        query = self._as_of(query, query.now)
        account = None if key is None else self._market.account(key)
        response = _response(dialect.answer(query, account))
        response.headers["Date"] = format_datetime(query.now, usegmt=True)
        return response

    async def _stream(self, request: web.Request, dialect: Dialect, query: Query) -> web.StreamResponse:
        speaker = cast(StreamDialect, dialect)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        heard: list[str] = []
        pushing = asyncio.create_task(self._push(socket, speaker, query, heard))
        stopping = asyncio.create_task(self._close(socket))
        try:
            async for message in socket:
                heard.append(message.data)
                for text in speaker.hear(self._as_of(query, self._clock.now()), message.data):
                    await socket.send_str(text)
        finally:
            pushing.cancel()
            stopping.cancel()
        return socket

    async def _push(
        self, socket: web.WebSocketResponse, speaker: StreamDialect, query: Query, heard: list[str]
    ) -> None:
        while not socket.closed:
            await self._clock.sleep(1)
            for text in speaker.push(self._as_of(query, self._clock.now()), heard):
                await socket.send_str(text)

    async def _close(self, socket: web.WebSocketResponse) -> None:
        await self._stopping.wait()
        await socket.close()

    def _as_of(self, query: Query, now: datetime) -> Query:
        self._market.advance(now)
        return replace(query, now=now, market=self._market.public())


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


def _response(answer: Answer) -> web.Response:
    text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
    headers = {"Content-Type": "application/json", **answer.headers}
    return web.Response(status=answer.status, headers=headers, text=text)


async def _cut(request: web.Request, whole: web.Response) -> web.StreamResponse:
    body = whole.body
    assert isinstance(body, bytes)
    half = web.StreamResponse(status=whole.status, headers={"Content-Type": "application/json"})
    half.content_length = len(body)
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return half
