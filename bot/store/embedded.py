"""SQLite: the database as one file.

With a write-ahead log and `synchronous=FULL`: what was committed survives a power cut.
Pages relied on: sqlite.org/wal.html, sqlite.org/pragma.html#pragma_synchronous.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.store.claim import claim, vault_lock

log = logging.getLogger(__name__)

PRAGMAS = ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON")


class Embedded:
    """A file of SQLite. Its locks are files beside it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.reading = _engine(path)
        self.writing = self.reading.execution_options(immediate=True)
        self._held: list[IO[str]] = []
        self.crew = None

    async def make(self, owner: bool) -> None:
        """A file for its owner alone, if there is none; as `owner`, claim it. Raises SettingsError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        _make(self._path)
        if owner:
            self._held.append(claim(self._path))

    async def bring_up(self, migrate: Callable[[Connection], None], owner: bool) -> None:
        """Bring the tables to this version, and give what an older one made the form of this one."""
        async with self.reading.connect() as db:
            await db.run_sync(migrate)
            await db.commit()
        if owner:
            await asyncio.to_thread(_make_shrinkable, self._path)

    async def turn(self, db: AsyncConnection) -> None:
        """`BEGIN IMMEDIATE` has waited for it."""

    async def lock_vault(self, alone: bool) -> None:
        """Raises SettingsError when the stored keys are in use, or being changed, by another process."""
        self._held.append(vault_lock(self._path, alone))

    async def free(self) -> int:
        """Pages that hold nothing."""
        async with self.reading.connect() as db:
            return int((await db.exec_driver_sql("PRAGMA freelist_count")).scalar_one())

    async def give_back(self, pages: int) -> None:
        """Give so many of them back to the disk, in a transaction of its own."""
        await asyncio.to_thread(_give_back, self._path, pages)

    async def scrub(self) -> None:
        """Leave nothing that was overwritten or deleted in free pages or in the log."""
        await asyncio.to_thread(_scrub, self._path)

    async def size(self) -> int:
        """Bytes of the file with its write-ahead log."""
        return await asyncio.to_thread(_size, self._path)

    async def close(self) -> None:
        await self.reading.dispose()
        for lock in self._held:
            lock.close()


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


def _size(path: Path) -> int:
    files = (path, path.with_name(path.name + "-wal"))
    return sum(file.stat().st_size for file in files if file.exists())


def _scrub(path: Path) -> None:
    with closing(sqlite3.connect(path, timeout=10)) as db:
        db.execute("VACUUM")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
