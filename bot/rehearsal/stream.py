"""A client of a dialect's stream: what it says is heard, what the dialect has to say is pushed."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from enum import Enum, auto

from aiohttp import WSMsgType, web

from bot.clock import Clock, WallClock
from bot.rehearsal.facts import Query, StreamDialect

_FAREWELL = 0.5
"""Seconds that a client may take to answer that it is being closed."""


class Weather(Enum):
    """How the exchange treats streams at this moment."""

    FAIR = auto()
    SILENT = auto()
    """Nothing is said, not even an answer, but the connection stands."""
    CLOSED = auto()


class Listener:
    """Serves one client until it leaves, the weather ends its stream, or `close` is called.

    `ask` gives the request that opened the stream, as of now and with the market of now. Once a second of
    the clock the dialect is asked what it pushes.
    """

    def __init__(
        self, speaker: StreamDialect, ask: Callable[[], Query], weather: Callable[[], Weather], clock: Clock
    ) -> None:
        self._socket = web.WebSocketResponse(timeout=_FAREWELL, autoping=False)
        self._speaker = speaker
        self._ask = ask
        self._weather = weather
        self._heard: list[str] = []
        # Seconds of the host: a clock that a test sets would run away when it is slept on.
        self._pause = 1 / clock.rate
        self._host = WallClock()
        self._pushed: datetime = clock.now()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        """The response, once the stream has ended. Raises what the dialect raises."""
        await self._socket.prepare(request)
        due = self._host.monotonic() + self._pause
        with suppress(ConnectionResetError):  # the client left while it was spoken to
            while self._weather() is not Weather.CLOSED:
                try:
                    if not await self._listen(due - self._host.monotonic()):
                        break
                except TimeoutError:
                    due += self._pause
                    await self._say(self._push)
        await self._socket.close()
        return self._socket

    async def close(self) -> None:
        """End the stream from outside; nothing happens when it has ended already."""
        if self._socket.prepared:
            await self._socket.close()

    async def _listen(self, seconds: float) -> bool:
        """Take in one message; False when the client is gone. Raises TimeoutError when none comes in time."""
        if seconds <= 0:
            raise TimeoutError
        message = await self._socket.receive(seconds)
        match message.type:
            case WSMsgType.TEXT:
                self._heard.append(message.data)
                await self._say(lambda: self._speaker.hear(self._ask(), message.data))
            case WSMsgType.PING if self._weather() is Weather.FAIR:
                await self._socket.pong(message.data)
        return message.type in (WSMsgType.TEXT, WSMsgType.BINARY, WSMsgType.PING, WSMsgType.PONG)

    def _push(self) -> Iterable[str]:
        query = replace(self._ask(), since=self._pushed)
        self._pushed = query.now
        return self._speaker.push(query, tuple(self._heard))

    async def _say(self, words: Callable[[], Iterable[str]]) -> None:
        if self._weather() is Weather.FAIR:
            for text in words():
                await self._socket.send_str(text)
