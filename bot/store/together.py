"""Writes that are committed together: one commit is as slow as a disk is, however much is in it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

MOST = 16
"""Writes of one commit: whoever else wants to write waits for all of them."""

Write = Callable[[], AbstractAsyncContextManager[AsyncConnection]]


class _Round:
    """Those that came while others wrote. `begun` is the connection of their transaction, `left` how many are
    not done with it, `done` that it is committed."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self.begun: asyncio.Future[AsyncConnection] = loop.create_future()
        self.done: asyncio.Future[None] = loop.create_future()
        self.turn = asyncio.Lock()
        self.idle = asyncio.Event()
        self.came = self.left = 0

    def fails(self, error: BaseException) -> None:
        for end in (self.begun, self.done):
            if not end.done():
                end.set_exception(error)
            end.exception()  # seen, also where nobody waits for it


class Together:
    """Gathers writes while `write` is not free, and commits them at once."""

    def __init__(self, write: Write) -> None:
        self._write = write
        self._next: _Round | None = None
        self._rounds: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A part of a transaction: undone alone when the block fails, committed when this returns."""
        one = self._joined()
        try:
            connection = await asyncio.shield(one.begun)
            async with one.turn, connection.begin_nested():
                yield connection
        finally:
            one.left -= 1
            if not one.left:
                one.idle.set()
        await asyncio.shield(one.done)

    def _joined(self) -> _Round:
        if self._next is None or self._next.came >= MOST:
            self._next = _Round()
            task = asyncio.create_task(self._commit(self._next), name="writes together")
            self._rounds.add(task)
            task.add_done_callback(self._rounds.discard)
        self._next.came += 1
        self._next.left += 1
        self._next.idle.clear()
        return self._next

    async def _commit(self, one: _Round) -> None:
        try:
            async with self._write() as connection:
                self._leave(one)
                one.begun.set_result(connection)
                await one.idle.wait()
        except BaseException as error:
            self._leave(one)
            one.fails(error)
            if not isinstance(error, Exception):
                raise
        else:
            one.done.set_result(None)

    def _leave(self, one: _Round) -> None:
        """Nobody joins it any more."""
        if self._next is one:
            self._next = None
