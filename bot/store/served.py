"""PostgreSQL: the database on a server.

What must not overlap is kept apart by advisory locks
(postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS), over all processes and machines.
"""

import logging
from collections.abc import Callable

import psycopg
from sqlalchemy import Connection, func, make_url, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import SettingsError
from bot.model.server import Server
from bot.store import crew
from bot.store.claim import in_use
from bot.store.hold import SPACE, VAULT, WRITE, Hold, Lock, named, session

log = logging.getLogger(__name__)

_TURN = select(func.pg_advisory_xact_lock(SPACE, WRITE))
_SIZE = select(func.pg_database_size(func.current_database()))


class Served:
    """A database of a PostgreSQL server. A reader sees one moment, a writer the last commit."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._hold = Hold(server, named())
        self.writing = _engine(server, self._hold.name)
        self.reading = self.writing.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self.crew = crew.Crew(self._hold)

    async def make(self, owner: bool) -> None:
        """The database is there already."""

    async def bring_up(self, migrate: Callable[[Connection], None], owner: bool) -> None:
        """Bring the tables to this version, and become one of the workers as an `owner`."""
        async with self.writing.begin() as db:
            if (await db.execute(text("SHOW server_encoding"))).scalar() != "UTF8":
                raise SettingsError(f"database: {self._server} is not in UTF8; create one that is.")
            await db.execute(_TURN)
            await db.run_sync(migrate)
            await db.run_sync(crew.crew.create_all)
            if owner:
                await self.crew.join(db)

    async def turn(self, db: AsyncConnection) -> None:
        """Wait until nobody else writes. Raises StruckOff when this worker is none any more."""
        await db.execute(_TURN)
        if self.crew.number is not None and not await crew.stands(db, self.crew.number):
            raise crew.struck_off()

    async def lock_vault(self, alone: bool) -> None:
        """Raises SettingsError when the stored keys are in use, or being changed, by another process."""
        if not await self._hold.take(Lock(VAULT, shared=not alone)):
            raise SettingsError(in_use(alone))

    async def free(self) -> int:
        """The server gives room back by itself (autovacuum)."""
        return 0

    async def give_back(self, pages: int) -> None:
        """There are none to be given back."""

    async def scrub(self) -> None:
        """Write the table of keys anew: the former rows are gone from it, not yet from the server's log."""
        async with self.writing.connect() as db:
            own = await db.execution_options(isolation_level="AUTOCOMMIT")
            await own.execute(text("VACUUM FULL accounts"))

    async def size(self) -> int:
        """Bytes of the database on its server."""
        async with self.reading.connect() as db:
            return int((await db.execute(_SIZE)).scalar_one())

    async def close(self) -> None:
        await self.writing.dispose()
        try:
            await self.crew.leave()
        except psycopg.Error as error:
            log.warning(
                "this worker could not take its leave (%s); another strikes it off", type(error).__name__
            )
        await self._hold.close()


def _engine(server: Server, name: str) -> AsyncEngine:
    return create_async_engine(
        make_url(server.url).set(drivername="postgresql+psycopg"),
        pool_size=4,
        pool_pre_ping=True,  # after a new start of the server, connections are opened anew and nothing fails
        hide_parameters=True,
        connect_args=session(name),
    )
