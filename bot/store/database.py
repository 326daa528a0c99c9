"""The database: one writer at a time, durable commits, migrated when it is opened.

SQLite with a write-ahead log and `synchronous=FULL`: what was committed survives a power cut.
Pages relied on: sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous.
"""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import SettingsError

Transaction = AsyncConnection
"""What the functions of this room take: an open connection inside a transaction."""
MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """An open database. `write` is a transaction no other write overlaps; `read` sees the last commit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        self._turn = asyncio.Lock()
        self._owner: IO[str] | None = None

    async def open(self, owner: bool = False) -> None:
        """Create or migrate the tables. `owner` claims the database for this process's watch and courier.

        Raises SettingsError when the file cannot be used, or another process owns it already.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
            if owner:
                self._owner = _claim(self.path)
            async with self._engine.connect() as connection:
                await connection.run_sync(_migrate)
                await connection.commit()
        except (OSError, DatabaseError, CommandError) as error:
            await self._engine.dispose()
            why = error.__cause__ or error
            raise SettingsError(f"database: {self.path} cannot be opened ({why}).") from error

    async def close(self) -> None:
        await self._engine.dispose()
        if self._owner is not None:
            self._owner.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed when the block ends well, and rolled back otherwise."""
        async with self._turn, self._engine.connect() as connection:
            await connection.execution_options(immediate=True)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.connect() as connection:
            yield connection


def _engine(path: Path) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_size=4, hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _claim(path: Path) -> IO[str]:
    """The open lock file that says this process watches from this database."""
    lock = path.with_name(path.name + ".lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise SettingsError(
            f"database: another adlwatch already runs on {path}; stop it, or set another `database`."
        ) from error
    return lock
