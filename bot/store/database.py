"""The database: one writer at a time, durable commits, migrated when it is opened.

A file of SQLite (`embedded`), or a database of a PostgreSQL server (`served`).
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import SettingsError, StruckOff
from bot.model.server import Server
from bot.store.claim import Where, file_of, in_one_line, unreachable
from bot.store.crew import Crew
from bot.store.embedded import Embedded
from bot.store.served import Served
from bot.store.together import Together

Transaction = AsyncConnection
"""What the functions of this room take: an open connection inside a transaction."""
MIGRATIONS = Path(__file__).parent / "migrations"


class Database:
    """An open database. `write` is a transaction no other write overlaps; `read` sees the last commit."""

    def __init__(self, where: Where) -> None:
        self.where = where
        self._kind = Served(where) if isinstance(where, Server) else Embedded(where)
        self._turn = asyncio.Lock()
        self.together = Together(self.write).write
        """A write that shares its commit with those that come while others write. What fails in its block is
        undone alone."""
        self.lost: Callable[[BaseException], None] = lambda error: None
        """Hears that others have the work of this process: it can write no more."""

    @property
    def path(self) -> Path:
        """The file of an embedded database. Raises SettingsError for one on a server."""
        return file_of(self.where)

    @property
    def crew(self) -> Crew | None:
        """The processes that share the work on a server; None for a file, which has one owner."""
        return self._kind.crew

    async def open(self, owner: bool = False) -> None:
        """Create or migrate the tables. An `owner` watches and sends: a file has one, a server a crew.

        Raises SettingsError when it cannot be used, or another process owns the file already.
        """
        try:
            await self._kind.make(owner)
            await self._kind.bring_up(_migrate, owner)
        except (OSError, DatabaseError, CommandError, sqlite3.Error, psycopg.Error) as error:
            await self.close()
            raise SettingsError(f"database: {self.where} cannot be opened ({in_one_line(error)}).") from error

    async def close(self) -> None:
        await self._kind.close()

    async def renew(self) -> None:
        """Give up the connections: the next use opens new ones."""
        await self._kind.reading.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed when the block ends well, and rolled back otherwise."""
        async with self._turn, self._kind.writing.begin() as connection:
            try:
                await self._kind.turn(connection)
            except StruckOff as error:
                self.lost(error)
                raise
            yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        async with self._kind.reading.connect() as connection:
            yield connection

    async def lock_vault(self, alone: bool = False) -> None:
        """Say that the stored keys are in use, until `close`. `alone`: the master key is changed, so that
        nobody may seal with the former one meanwhile.

        Raises SettingsError when they are in use, or being changed, by another process.
        """
        try:
            await self._kind.lock_vault(alone)
        except psycopg.Error as error:
            raise unreachable(self.where, error) from error

    async def free(self) -> int:
        """Pages that the database could give back to the disk by `give_back`."""
        return await self._kind.free()

    async def give_back(self, pages: int) -> None:
        """Give so many free pages back to the disk, in a transaction of its own."""
        async with self._turn:
            await self._kind.give_back(pages)

    async def scrub(self) -> None:
        """Leave nothing of what was overwritten in the tables of keys."""
        await self._kind.scrub()

    async def size(self) -> int:
        """Bytes that the database takes."""
        return await self._kind.size()


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
