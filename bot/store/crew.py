"""The workers of a database on a server: who they are, and which pieces of the work each has.

A worker says again and again, by the server's clock, that it lives. One that was not heard for long is struck
off by another: its connections are ended, and its row is deleted; the pieces it had are free. Its number is
its epoch: never given again, and asked for in every transaction that it writes (`Served.turn`). So one that
was frozen, or cut off, writes nothing when it is back.
"""

import os
import socket
from typing import Any

from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import StruckOff
from bot.model.crew import Worker
from bot.store.dialects import insert
from bot.store.hold import Hold

crew = MetaData()
"""Made where they are missing; they remember nothing that a later version would have to change."""
workers = Table(
    "workers",
    crew,
    Column("number", Integer, Identity(), primary_key=True),
    Column("host", String, nullable=False),
    Column("process", Integer, nullable=False),
    Column("session", String, nullable=False),
    *(
        Column(name, DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp())
        for name in ("began_at", "seen_at")
    ),
)
pieces = Table(
    "pieces",
    crew,
    Column("name", String, primary_key=True),
    Column("worker", ForeignKey("workers.number", ondelete="SET NULL"), index=True),
)
errands = Table(
    "errands",
    crew,
    Column("number", Integer, Identity(), primary_key=True),
    Column("piece", String, nullable=False),
    Column("body", Text, nullable=False),
)

_BEAT = "UPDATE workers SET seen_at = clock_timestamp() WHERE number = %s RETURNING number"
_LEAVE = "DELETE FROM workers WHERE number = %s"
_CUT = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity JOIN workers ON application_name = session
    WHERE datname = current_database() AND seen_at < clock_timestamp() - make_interval(secs => %s)
"""
_ROLL = """
    SELECT number, host, process, began_at, greatest(0, extract(epoch FROM clock_timestamp() - seen_at)),
        ARRAY(SELECT name FROM pieces WHERE worker = number ORDER BY name)
    FROM workers ORDER BY number
"""


class Crew:
    """This process as one of the workers of a database; the connection of `hold` is used by nothing else."""

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self.number: int | None = None

    async def join(self, db: AsyncConnection) -> None:
        """Become one of them, when the transaction is committed."""
        values = {"host": socket.gethostname(), "process": os.getpid(), "session": self._hold.name}
        self.number = (
            await db.execute(insert(workers).values(values).returning(workers.c.number))
        ).scalar_one()

    async def beat(self) -> None:
        """Say that this worker lives. Raises StruckOff when it is none of them any more, psycopg.Error when
        the server cannot be reached."""
        if not await self._hold.ask(_BEAT, (self.number,)):
            raise struck_off()

    async def roll(self) -> tuple[Worker, ...]:
        """All workers, in the order they came in."""
        rows = await self._hold.ask(_ROLL)
        return tuple(Worker(n, host, pid, at, float(s), tuple(names)) for n, host, pid, at, s, names in rows)

    async def cut_off(self, silent: float) -> None:
        """End the connections of workers that were silent for so many seconds: what they had begun to write
        is undone, and nobody waits for it."""
        await self._hold.ask(_CUT, (silent,))

    async def leave(self) -> None:
        """Give all pieces back."""
        if self.number is not None:
            number, self.number = self.number, None
            await self._hold.ask(_LEAVE, (number,))


def struck_off() -> StruckOff:
    return StruckOff("this worker was not heard for long, and another has its work; it writes no more")


async def stands(db: AsyncConnection, number: int) -> bool:
    """Whether a worker is one of them still."""
    return (await db.execute(select(workers.c.number).where(workers.c.number == number))).first() is not None


async def strike_off(db: AsyncConnection, silent: float) -> tuple[int, ...]:
    """Delete those that were silent for so many seconds; returns their numbers. Their pieces are free."""
    longest: Any = func.make_interval(0, 0, 0, 0, 0, 0, silent)
    old = workers.c.seen_at < func.clock_timestamp() - longest
    return tuple((await db.execute(delete(workers).where(old).returning(workers.c.number))).scalars())


async def take(db: AsyncConnection, name: str, number: int) -> bool:
    """Whether a piece that nobody had is that worker's now."""
    row = insert(pieces).values(name=name, worker=number)
    free = row.on_conflict_do_update(
        index_elements=[pieces.c.name], set_={"worker": number}, where=pieces.c.worker.is_(None)
    )
    return (await db.execute(free.returning(pieces.c.name))).first() is not None


async def give_back(db: AsyncConnection, name: str, number: int) -> None:
    """Let another have a piece."""
    mine = (pieces.c.name == name, pieces.c.worker == number)
    await db.execute(update(pieces).where(*mine).values(worker=None))
