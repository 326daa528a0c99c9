"""Advisory locks of a PostgreSQL session on a connection of its own, named after this process."""

import asyncio
import logging
import os
import secrets
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import psycopg

from bot.model.server import Server

log = logging.getLogger(__name__)

PATIENCE = 10
"""Seconds: what a lock, a new connection, or an answer may take; the same as `busy_timeout` at SQLite."""


def named() -> str:
    """How the connections of one user of a database are called in the server's list; no other's are."""
    return f"adlwatch {os.getpid()} {secrets.token_hex(4)} on {socket.gethostname()}"[:63]


def session(name: str) -> dict[str, Any]:
    """How a connection is made. Both ends notice within seconds that the other is gone: nobody waits long for
    a lock of the dead."""
    return {
        "application_name": name,
        "client_encoding": "utf8",
        "connect_timeout": PATIENCE,
        "keepalives_idle": 3,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": PATIENCE * 1000,
        "options": f"-c lock_timeout={PATIENCE}s -c idle_in_transaction_session_timeout={3 * PATIENCE}s "
        "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
    }


@dataclass(frozen=True, slots=True)
class Lock:
    """An advisory lock: a number of ours within the database. Shared, many may have it at once."""

    number: int
    shared: bool = False


SPACE = 0x61646C77
"""The first number of all our locks: other programs are unlikely to use it."""
WRITE, VAULT = 1, 3
"""Who writes has the first, for one transaction; who uses stored keys, the other."""


class Hold:
    """Locks that are kept until `close`, or the connection ends; and what else is asked on it."""

    def __init__(self, server: Server, name: str) -> None:
        self._server = server
        self.name = name
        self._locks: list[Lock] = []
        self._missing: list[Lock] = []
        self._door = asyncio.Lock()
        self._session: psycopg.AsyncConnection[Any] | None = None

    async def take(self, lock: Lock) -> bool:
        """Whether the lock is ours now. Raises psycopg.Error when the server cannot be reached."""
        async with self._door:
            if not await self._try(await self._connected(), lock):
                return False
            self._locks.append(lock)
            return True

    async def ask(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """The rows that a statement of its own gives; what was lost with a former connection is had again
        first. Raises psycopg.Error."""
        async with self._door:
            await self._renew()
            found = await (await self._connected()).execute(query.encode(), values)
            return await found.fetchall() if found.description else []

    async def _renew(self) -> None:
        """Have the locks of a lost connection again. One that somebody has (for some seconds that may be the
        former connection) is asked for at the next call."""
        if not await self._lives():
            self._missing = list(self._locks)
        session = await self._connected()
        self._missing = [lock for lock in self._missing if not await self._try(session, lock)]

    async def close(self) -> None:
        """Let go of all locks."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _lives(self) -> bool:
        if self._session is None:
            return False
        try:
            await self._session.execute("SELECT 1")
        except psycopg.Error:
            log.warning("the connection that holds the locks was lost; they are asked for again")
            await self.close()
            return False
        return True

    async def _connected(self) -> psycopg.AsyncConnection[Any]:
        if self._session is None:
            self._session = await psycopg.AsyncConnection.connect(
                self._server.url, autocommit=True, **session(self.name)
            )
        return self._session

    async def _try(self, session: psycopg.AsyncConnection[Any], lock: Lock) -> bool:
        shared = "_shared" if lock.shared else ""
        query = f"SELECT pg_try_advisory_lock{shared}(%s, %s)"
        row = await (await session.execute(query, (SPACE, lock.number))).fetchone()
        return row is not None and bool(row[0])
