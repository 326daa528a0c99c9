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
from multidict import CIMultiDict

from bot.clock import Clock
from bot.rehearsal.facts import Answer, Dialect, Query, SimAccount, SimMarket, StreamDialect
from bot.rehearsal.gate import Gate
from bot.rehearsal.stream import Listener, Weather

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
    the first that hits a request counts. An unknown name is answered 404. `gates`, by name, refuse who asks
    too much; without one everything passes.

    A client that asks for a WebSocket gets the stream of a dialect that has one. A fault of its request hits
    it, too: by STALL a running stream falls silent, by any other it ends.
    """

    def __init__(
        self,
        market: Ledger,
        dialects: Mapping[str, Dialect],
        clock: Clock,
        gates: Mapping[str, Gate] | None = None,
    ) -> None:
        self.faults: list[Fault] = []
        self._market = market
        self._dialects = dialects
        self._clock = clock
        self._gates = gates or {}
        self._stopping = asyncio.Event()
        self._listeners: set[Listener] = set()
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
        """Closes every connection; stalled requests and streams end first."""
        self._stopping.set()
        await asyncio.gather(*(listener.close() for listener in self._listeners))
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["name"]
        dialect = self._dialects.get(name)
        if dialect is None:
            return web.Response(status=404)
        query = await self._query(request)
        key = dialect.key(query)
        gate = self._gates.get(name)
        if gate is not None and (refusal := gate.refusal(query, key)) is not None:
            return self._response(refusal, query)
        fault = self._fault(key, query.now)
        if fault is not None:
            return await self._fail(request, fault, dialect, query, key)
        if request.headers.get("Upgrade", "").lower() == "websocket":
            return await self._stream(request, dialect, query, key)
        response = self._answer(dialect, query, key)
        for header, said in (gate.headers(query, key) if gate else {}).items():
            response.headers.setdefault(header, said)
        return response

    async def _fail(
        self, request: web.Request, fault: Fault, dialect: Dialect, query: Query, key: str | None
    ) -> web.StreamResponse:
        match fault.kind:
            case FaultKind.STATUS:
                return self._response(Answer(fault.body, fault.status, fault.headers), query)
            case FaultKind.HTML:
                headers = {"Content-Type": "text/html; charset=utf-8", **fault.headers}
                return self._response(Answer(PAGE, fault.status, headers), query)
            case FaultKind.CUT:
                return await _cut(request, self._answer(dialect, query, key))
            case FaultKind.STALL:
                await self._stopping.wait()
                return web.Response(status=503)

    def _fault(self, key: str | None, now: datetime) -> Fault | None:
        return next((fault for fault in self.faults if fault.hits(key, now)), None)

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
        return self._response(dialect.answer(query, account), query)

    def _response(self, answer: Answer, query: Query) -> web.Response:
        """The answer on its way out, dated by the exchange's clock; its own headers come before ours."""
        headers = CIMultiDict(answer.headers)
        headers.setdefault("Content-Type", "application/json; charset=utf-8")
        headers.setdefault("Date", format_datetime(query.now, usegmt=True))
        text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return web.Response(status=answer.status, headers=headers, body=text.encode())

    async def _stream(
        self, request: web.Request, dialect: Dialect, query: Query, key: str | None
    ) -> web.StreamResponse:
        """Serves a stream to its end; 404 when the dialect has none."""
        if not hasattr(dialect, "push"):
            return web.Response(status=404)
        listener = Listener(
            cast(StreamDialect, dialect),
            lambda: self._as_of(query, self._clock.now()),
            lambda: self._weather(key),
            self._clock,
        )
        self._listeners.add(listener)
        try:
            return await listener.serve(request)
        finally:
            self._listeners.remove(listener)

    def _weather(self, key: str | None) -> Weather:
        fault = self._fault(key, self._clock.now())
        if self._stopping.is_set():
            return Weather.CLOSED
        if fault is None:
            return Weather.FAIR
        return Weather.SILENT if fault.kind is FaultKind.STALL else Weather.CLOSED

    def _as_of(self, query: Query, now: datetime) -> Query:
        self._market.advance(now)
        return replace(query, now=now, market=self._market.public(), account=self._market.account)


def _decoded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return None


async def _cut(request: web.Request, whole: web.Response) -> web.StreamResponse:
    body = whole.body
    assert isinstance(body, bytes)
    half = web.StreamResponse(status=whole.status, headers=whole.headers)
    half.content_length = len(body)
    await half.prepare(request)
    await half.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return half
