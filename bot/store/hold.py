"""Advisory locks of a PostgreSQL session on a connection of its own, named after this process."""

import logging
import os
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg

from bot.model.server import Server

log = logging.getLogger(__name__)

NAME = f"adlwatch {os.getpid()} on {socket.gethostname()}"[:63]
"""How this process is called in the server's list of connections."""
PATIENCE = 10
"""Seconds: what a lock, a new connection, or an answer may take; the same as `busy_timeout` at SQLite."""
SESSION: dict[str, Any] = {
    "application_name": NAME,
    "client_encoding": "utf8",
    "connect_timeout": PATIENCE,
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": PATIENCE * 1000,
    "options": f"-c lock_timeout={PATIENCE}s -c idle_in_transaction_session_timeout={3 * PATIENCE}s "
    "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3",
}
"""Both ends notice within seconds that the other is gone: nobody waits long for a lock of the dead."""


@dataclass(frozen=True, slots=True)
class Lock:
    """An advisory lock: a number of ours within the database. Shared, many may have it at once."""

    number: int
    shared: bool = False


SPACE = 0x61646C77
"""The first number of all our locks: other programs are unlikely to use it."""
WRITE, OWNER, VAULT = 1, 2, 3
"""Who writes has the first, for one transaction; who watches, the second; who uses stored keys, the third."""
_HOLDER = """
    SELECT application_name, backend_start FROM pg_stat_activity JOIN pg_locks USING (pid)
    WHERE locktype = 'advisory' AND granted AND (classid, objid, objsubid) = (%s, %s, 2)
    AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1
"""


class Hold:
    """Locks that are kept until `close`, or the connection ends."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._locks: list[Lock] = []
        self._session: psycopg.AsyncConnection[Any] | None = None

    async def take(self, lock: Lock) -> bool:
        """Whether the lock is ours now. Raises psycopg.Error when the server cannot be reached."""
        if not await self._ask(await self._connected(), lock):
            return False
        self._locks.append(lock)
        return True

    async def holder(self, number: int) -> str:
        """Who has a lock: " (adlwatch 12 on HOST, since …)"; "" when nobody has it any more."""
        found = await (await self._connected()).execute(_HOLDER, (SPACE, number))
        row = await found.fetchone()
        if row is None:
            return ""
        since: datetime = row[1]
        return f" ({row[0]}, since {since.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC)"

    async def renew(self) -> None:
        """Have all locks again if the connection was lost. One that somebody has (for some seconds that may
        be the former connection) is asked for at the next call."""
        if await self._lives():
            return
        session = await self._connected()
        for lock in self._locks:
            if not await self._ask(session, lock):
                await self.close()
                return

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
                self._server.url, autocommit=True, **SESSION
            )
        return self._session

    async def _ask(self, session: psycopg.AsyncConnection[Any], lock: Lock) -> bool:
        shared = "_shared" if lock.shared else ""
        query = f"SELECT pg_try_advisory_lock{shared}(%s, %s)"
        row = await (await session.execute(query, (SPACE, lock.number))).fetchone()
        return row is not None and bool(row[0])
