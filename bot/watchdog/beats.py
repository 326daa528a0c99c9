"""The heartbeat of the database: a real commit now and then, and how long it takes."""

import asyncio
from pathlib import Path
from shutil import disk_usage

from bot.clock import Clock
from bot.store import baselines
from bot.store.database import Database

ALIVE = "alive"
"""The name of the time at which the program was last known to run."""


class Beats:
    """Marks that the program runs, and remembers how that went. Seconds of the clock."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._good_at = clock.monotonic()
        self._began: float | None = None
        self._took = 0.0
        self.why = ""

    async def beat(self) -> None:
        """Write the mark. What goes wrong is kept for the watchdog, which runs anyhow, and raised."""
        self._began = self._clock.monotonic()
        try:
            async with self._database.write() as db:
                await baselines.mark(db, ALIVE, self._clock.now())
        except Exception as error:
            self.why = f"{type(error).__name__}: {error.__cause__ or ''}".rstrip(": ")[:120]
            raise
        finally:
            began, self._began = self._began, None
        self._good_at = self._clock.monotonic()
        self._took, self.why = self._good_at - began, ""

    def seconds(self) -> float:
        """How long the last write took, or the one under way has taken; how long none has succeeded, where
        writing fails."""
        now = self._clock.monotonic()
        if self.why:
            return now - self._good_at
        return self._took if self._began is None else max(self._took, now - self._began)


async def free_bytes(place: Path) -> int:
    """The free bytes of the disk that holds `place`; a network disk that hangs raises TimeoutError."""
    async with asyncio.timeout(5):
        return (await asyncio.to_thread(disk_usage, place)).free
