"""A loopback exchange that answers with ready bytes, in a process of its own, so that it costs us nothing.

aiohttp is far too slow to be the server here: its own work would hide that of the clients.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import cast

import uvloop

from tests.bench.payloads import Route

_END = b"\r\n\r\n"
_NOT_FOUND = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"

Answers = list[tuple[bytes, tuple[bytes, ...], bytes]]


class _Exchange(asyncio.Protocol):
    """One kept-alive connection. Requests have no body: every call of the bench is a GET."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._read = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        assert self._transport is not None
        *whole, self._read = (self._read + data).split(_END)
        for head in whole:
            self._transport.write(self._answer(head[: head.find(b"\r\n")]))

    def _answer(self, first_line: bytes) -> bytes:
        target = first_line[4:]
        for path, marks, answer in self._answers:
            if target.startswith(path) and all(mark in target for mark in marks):
                return answer
        return _NOT_FOUND


def _ready(route: Route) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(route.body)}\r\n\r\n"
    return head.encode() + route.body


async def _serve(routes: tuple[Route, ...], say: Connection) -> None:
    answers = [(r.path.encode(), tuple(m.encode() for m in r.marks), _ready(r)) for r in routes]
    server = await asyncio.get_running_loop().create_server(lambda: _Exchange(answers), "127.0.0.1", 0)
    say.send(server.sockets[0].getsockname()[1])
    await server.serve_forever()


def _process(routes: tuple[Route, ...], say: Connection) -> None:
    uvloop.run(_serve(routes, say))


@contextmanager
def exchange(routes: tuple[Route, ...]) -> Iterator[str]:
    """The base address of a serving exchange; its process ends with the block."""
    context = get_context("spawn")
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=_process, args=(routes, say), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{hear.recv()}"
    finally:
        process.terminate()
        process.join()
