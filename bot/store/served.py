"""PostgreSQL: the database on a server.

What must not overlap is kept apart by advisory locks
(postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS), over all processes and machines.
"""

from collections.abc import Callable

from sqlalchemy import Connection, func, make_url, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import KeepsFailing, SettingsError
from bot.model.server import Server
from bot.store.claim import in_use
from bot.store.hold import OWNER, SESSION, SPACE, VAULT, WRITE, Hold, Lock
from bot.store.schema import marks

CLAIMED = "claimed"
"""The mark of when a process last claimed the database. Who finds another time than its own has lost it."""
_CLAIM = text(
    "INSERT INTO marks (name, at) VALUES (:name, to_char(clock_timestamp() AT TIME ZONE 'UTC', "
    '\'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"\')) ON CONFLICT (name) DO UPDATE SET at = excluded.at'
)
_CLAIMED = select(marks.c.at).where(marks.c.name == CLAIMED)
_TURN = select(func.pg_advisory_xact_lock(SPACE, WRITE))
_SIZE = select(func.pg_database_size(func.current_database()))


class Served:
    """A database of a PostgreSQL server. A reader sees one moment, a writer the last commit."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self.writing = _engine(server)
        self.reading = self.writing.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        self._hold = Hold(server)
        self._reign: object = None

    async def make(self, owner: bool) -> None:
        """The database is there already; as `owner`, claim it. Raises SettingsError when another has it."""
        if owner and not await self._hold.take(Lock(OWNER)):
            holder = await self._hold.holder(OWNER)
            raise SettingsError(
                f"database: another adlwatch already runs on {self._server}{holder}; stop it, or set another "
                "`database`."
            )

    async def bring_up(self, migrate: Callable[[Connection], None], owner: bool) -> None:
        """Bring the tables to this version. From the end of it on a former owner writes nothing any more."""
        async with self.writing.begin() as db:
            if (await db.execute(text("SHOW server_encoding"))).scalar() != "UTF8":
                raise SettingsError(f"database: {self._server} is not in UTF8; create one that is.")
            await db.execute(_TURN)
            await db.run_sync(migrate)
            if owner:
                await db.execute(_CLAIM, {"name": CLAIMED})
                self._reign = (await db.execute(_CLAIMED)).scalar_one()

    async def turn(self, db: AsyncConnection) -> None:
        """Wait until nobody else writes. Raises KeepsFailing when another process has claimed the database
        meanwhile."""
        if self._reign is None:
            await db.execute(_TURN)
            return
        await self._hold.renew()
        await db.execute(_TURN)
        if (await db.execute(_CLAIMED)).scalar() != self._reign:
            raise KeepsFailing(
                f"another adlwatch has claimed {self._server} meanwhile; this one writes no more"
            )

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
        await self._hold.close()


def _engine(server: Server) -> AsyncEngine:
    return create_async_engine(
        make_url(server.url).set(drivername="postgresql+psycopg"),
        pool_size=4,
        pool_pre_ping=True,  # after a new start of the server, connections are opened anew and nothing fails
        hide_parameters=True,
        connect_args=SESSION,
    )
