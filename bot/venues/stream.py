"""A stream over one shared connection pool."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp

from bot.errors import Unreachable

REDIRECTS = range(300, 400)


class OpenStream:
    """Implements `contract.Stream`."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def send(self, text: str) -> None:
        try:
            await self._socket.send_str(text)
        except (aiohttp.ClientError, OSError) as error:
            raise Unreachable("the stream was closed") from error

    async def receive(self) -> str:
        """The next text. Raises Unreachable once the connection is lost."""
        while True:
            message = await self._socket.receive()
            if message.type is aiohttp.WSMsgType.TEXT:
                return str(message.data)
            if message.type is not aiohttp.WSMsgType.BINARY:
                raise Unreachable("the stream was closed")


async def straight(
    request: aiohttp.ClientRequest, go_on: aiohttp.ClientHandlerType
) -> aiohttp.ClientResponse:
    """Stops at a redirect, which would lead past the allow-list: the library follows it when it opens a
    stream, and takes no setting against that."""
    response = await go_on(request)
    if response.status in REDIRECTS:
        response.close()
        raise aiohttp.ClientError("a stream must not be redirected")
    return response


@asynccontextmanager
async def connected(http: aiohttp.ClientSession, address: str) -> AsyncIterator[OpenStream]:
    """An open stream, closed at the end. Raises Unreachable."""
    try:
        socket = await http.ws_connect(address, timeout=aiohttp.ClientWSTimeout(ws_close=2.0))
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise Unreachable(f"no stream ({type(error).__name__})") from error
    try:
        yield OpenStream(socket)
    finally:
        await socket.close()
