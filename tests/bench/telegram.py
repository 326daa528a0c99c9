"""A Bot API on loopback, in a process of its own: so many messages a second and no more, each answered late.

It counts as strictly as can be: in no second are more taken than the limit; what is above gets a 429.
"""

import asyncio
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

import uvloop
from aiohttp import web

TOKEN = "8812345670:loopback-only_never-a-real-token-0042"
POLL = 5.0
"""Seconds that a poll for updates is held open; there never are any."""


@dataclass(frozen=True, slots=True)
class Rules:
    """`per_second` messages are taken in any second, new or edited; each answer takes `latency` seconds."""

    per_second: int = 30
    latency: float = 0.03


class _Server:
    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._taken: deque[float] = deque()
        self._number = 0
        self._refused = 0

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        fields = await request.post()
        if method == "stats":
            return web.json_response({"taken": self._number, "refused": self._refused})
        if method == "getUpdates":
            await asyncio.sleep(POLL)
            return _good([])
        if method == "getMe":
            return _good({"id": 1, "is_bot": True, "first_name": "b", "username": "b_bot"})
        if not method.startswith(("send", "edit")):
            return _good(True)
        late = self._too_many(time.monotonic())
        await asyncio.sleep(self._rules.latency)
        if late:
            refusal = {"ok": False, "error_code": 429, "description": "Too Many Requests: retry after 1"}
            return web.json_response({**refusal, "parameters": {"retry_after": 1}}, status=429)
        chat = {"id": int(str(fields["chat_id"])), "type": "private", "first_name": "a"}
        number = int(str(fields.get("message_id", self._number)))
        return _good({"message_id": number, "date": 1, "chat": chat, "text": "t"})

    def _too_many(self, now: float) -> bool:
        while self._taken and self._taken[0] <= now - 1:
            self._taken.popleft()
        if len(self._taken) >= self._rules.per_second:
            self._refused += 1
            return True
        self._taken.append(now)
        self._number += 1
        return False


def _good(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def _serve(rules: Rules, say: Connection) -> None:
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", _Server(rules).answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    say.send(runner.addresses[0][1])
    await asyncio.Event().wait()


def _process(rules: Rules, say: Connection) -> None:
    uvloop.run(_serve(rules, say))


@contextmanager
def telegram(rules: Rules) -> Iterator[str]:
    """The base address of a serving Bot API; its process ends with the block."""
    context = get_context("spawn")
    hear, say = context.Pipe(duplex=False)
    process = context.Process(target=_process, args=(rules, say), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{hear.recv()}"
    finally:
        process.terminate()
        process.join()
