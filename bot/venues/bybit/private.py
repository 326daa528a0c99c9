"""Bybit's private stream of one account: it only says that something happened, the lists say what.

Page: https://bybit-exchange.github.io/docs/v5/ws/connect: log in, subscribe, and ping every 20 seconds.
The topic position is pushed for every change of an order, too. execution.fast is not used: it leaves ADL out.
"""

import json
from asyncio import TaskGroup
from collections.abc import Callable
from typing import Any

from bot.clock import to_ms
from bot.errors import KeyRefused, Lacks, Unreachable, VenueError, first_of
from bot.venues.bybit.endpoints import PRIVATE
from bot.venues.contract import PrivateWire, Stream
from bot.venues.reply import decode

TOPICS = ("position", "execution", "order")
ORDINARY = ("Trade", "Funding")
"""execType of what an order of somebody's own does, and of what all pay at once (unsure: whether funding is
pushed here); an execution with another is the exchange's doing."""
PING = 20.0
PATIENCE = 10.0
"""Seconds between two pings, and within which each must be answered."""
VALID = 10_000
"""Milliseconds for which a login may be used."""


async def follow(wire: PrivateWire, stirred: Callable[[bool], None]) -> None:
    """As `Venue.follow` says. Raises KeyRefused when the key may not log in, Lacks when it may not subscribe,
    Unreachable for all else."""
    why: VenueError = Unreachable("the stream ended")
    line = _Line(wire, stirred)
    try:
        async with wire.stream(PRIVATE) as stream, TaskGroup() as group:
            group.create_task(line.listen(stream))
            group.create_task(line.tend(stream))
    except* VenueError as lost:
        why = first_of(lost)
    raise why


class _Line:
    """One connection. `_answered` is when the last text came, in seconds of the clock."""

    def __init__(self, wire: PrivateWire, stirred: Callable[[bool], None]) -> None:
        self._wire = wire
        self._clock = wire.clock
        self._stirred = stirred
        self._answered = self._clock.monotonic()
        self._open = False

    async def listen(self, stream: Stream) -> None:
        await stream.send(login(self._wire))
        while True:
            text = await stream.receive()
            self._answered = self._clock.monotonic()
            message: Any = decode(text.encode())
            op = message.get("op") if isinstance(message, dict) else None
            if op is None:
                self._stirred(is_forced(message))
            elif op == "auth":
                _accepted(message, KeyRefused("the stream does not take this key"))
                await stream.send(json.dumps({"op": "subscribe", "args": TOPICS}))
            elif op == "subscribe":
                _accepted(message, Lacks("this key may not listen to its positions and executions"))
                self._open = True
                self._stirred(False)

    async def tend(self, stream: Stream) -> None:
        while True:
            asked = self._clock.monotonic()
            await stream.send('{"op": "ping"}')
            await self._clock.sleep(PATIENCE)
            if self._answered < asked:
                raise Unreachable("the stream no longer answers")
            if not self._open:
                raise Unreachable("the stream was not opened in time")
            await self._clock.sleep(PING - PATIENCE)


def login(wire: PrivateWire) -> str:
    """The text that logs an account in: its key, when the login ends (ms), and the signature of both."""
    expires = to_ms(wire.now()) + VALID
    key, signature = wire.sign(f"GET/realtime{expires}")
    return json.dumps({"op": "auth", "args": [key, expires, signature.hex()]})


def is_forced(message: Any) -> bool:
    """Whether a push shows an execution that is no ordinary trade. A text that is no data shows nothing."""
    rows = message.get("data") if isinstance(message, dict) else None
    found = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return any(row.get("execType", "Trade") not in ORDINARY for row in found)


def _accepted(message: dict[str, Any], refusal: VenueError) -> None:
    if message.get("success") is not True:
        raise refusal
