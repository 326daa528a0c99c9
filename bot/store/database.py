"""The database: one writer at a time, durable commits, migrated when it is opened.

SQLite with a write-ahead log and `synchronous=FULL`: what was committed survives a power cut.
Pages relied on: sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import IO, Any

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import SettingsError
from bot.store.claim import claim

log = logging.getLogger(__name__)

Transaction = AsyncConnection
"""What the functions of this room take: an open connection inside a transaction."""
MIGRATIONS = Path(__file__).parent / "migrations"
PRAGMAS = (
    "busy_timeout=10000",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
)


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
            _make(self.path)
            if owner:
                self._owner = claim(self.path)
            async with self._engine.connect() as connection:
                await connection.run_sync(_migrate)
                await connection.commit()
            if owner:
                await asyncio.to_thread(_make_shrinkable, self.path)
        except (OSError, DatabaseError, CommandError, sqlite3.Error) as error:
            await self._engine.dispose()
            why = error.__cause__ or error
            raise SettingsError(f"database: {self.path} cannot be opened ({why}).") from error

    async def close(self) -> None:
        await self._engine.dispose()
        if self._owner is not None:
            self._owner.close()

    async def renew(self) -> None:
        """Give up the connections: the next use opens new ones."""
        await self._engine.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed when the block ends well, and rolled back otherwise."""
        async with self._turn, self._engine.connect() as connection:
            await connection.execution_options(immediate=True)
            async with connection.begin():
                yield connection

    async def give_back(self, pages: int) -> None:
        """Give so many free pages back to the disk, in a transaction of its own."""
        async with self._turn:
            await asyncio.to_thread(_give_back, self.path, pages)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._engine.connect() as connection:
            yield connection


def _engine(path: Path) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}", pool_size=4, hide_parameters=True)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in PRAGMAS:
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


def _make(path: Path) -> None:
    """A file for its owner alone, if there is none. That its pages can be given back must be said before one
    is written."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if path.stat().st_size == 0:
        with closing(sqlite3.connect(path, timeout=10)) as db:
            db.execute("PRAGMA auto_vacuum=INCREMENTAL")
            db.execute("PRAGMA journal_mode=WAL").fetchone()


def _give_back(path: Path, pages: int) -> None:
    with closing(sqlite3.connect(path, timeout=10)) as db:
        db.executescript(f"PRAGMA incremental_vacuum({pages})")  # a script takes every step: one page each


def _make_shrinkable(path: Path) -> None:
    """Rewrite, once, a database made before pages could be given back in parts (`store.upkeep`). One that
    cannot be rewritten now, on a full disk, works as it is."""
    with closing(sqlite3.connect(path)) as db:
        try:
            if db.execute("PRAGMA auto_vacuum").fetchone()[0] == 0:
                db.execute("PRAGMA auto_vacuum=INCREMENTAL")
                db.execute("VACUUM")
        except sqlite3.Error as error:
            log.warning("the database cannot give free room back: %s", error)
