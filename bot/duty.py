"""This process among the workers of a database on a server: it says that it lives, strikes off who does not,
and takes what of the work nobody has."""

import asyncio
import logging

from bot.clock import Clock
from bot.errors import StruckOff
from bot.model.crew import Worker
from bot.store import crew as store
from bot.store.crew import Crew
from bot.store.database import Database

log = logging.getLogger(__name__)

BEATS = 4
"""How often it says that it lives, in the time after which another would strike it off."""
HOUSE = "house"
"""The piece of everything that only one may do."""


class Duty:
    """Call `start`, then wait for a piece with `has`. A worker may be silent for `lost_after` seconds;
    `database.lost` hears that this one was struck off."""

    def __init__(self, database: Database, crew: Crew, clock: Clock, lost_after: float) -> None:
        self._database = database
        self._crew = crew
        self._clock = clock
        self._lost_after = lost_after
        self._heard_at = self._steady_from = float("-inf")
        self._mine = frozenset[str]()
        self._changed = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to say that this worker lives."""
        self._task = asyncio.create_task(self._serve(), name="duty")

    async def stop(self) -> None:
        """Say it no more; the database gives the pieces back when it is closed."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def has(self, piece: str) -> None:
        """Return as soon as this worker has a piece."""
        async with self._changed:
            await self._changed.wait_for(lambda: piece in self._mine)

    async def ours(self) -> bool:
        """Whether the work still is this worker's, by the server's word. Asked before a message leaves: what
        was claimed before a long sleep may be another's."""
        try:
            async with asyncio.timeout(self._lost_after):
                await self._crew.beat()
        except Exception as error:
            log.warning("nothing leaves while the work may be another's: %s", error or type(error).__name__)
            return False
        return True

    async def _serve(self) -> None:
        while True:
            try:
                await self.turn()
            except StruckOff as error:
                self._database.lost(error)
                return
            except Exception as error:
                log.warning("the other workers cannot be heard: %s", str(error) or type(error).__name__)
            await self._clock.sleep(self._lost_after / BEATS)

    async def turn(self) -> None:
        """Say once that this worker lives, and take what is free. Raises StruckOff."""
        began = self._clock.monotonic()
        async with asyncio.timeout(self._lost_after):
            await self._crew.beat()
            roll = await self._crew.roll()
        if began - self._heard_at > self._lost_after / 2:
            self._steady_from = (
                began  # who was away itself knows of nobody whether he is: the server may have been
            )
        self._heard_at = began
        steady = began - self._steady_from >= self._lost_after
        silent = [w for w in roll if w.silent > self._lost_after] if steady else []
        await self._take([worker for worker in roll if worker not in silent], silent)

    async def _take(self, living: list[Worker], silent: list[Worker]) -> None:
        """Strike off the silent, and take what none of the living has."""
        number, taken = self._crew.number, {name: w.number for w in living for name in w.pieces}
        assert number is not None
        for worker in silent:
            log.warning("worker %s (process %s on %s) is silent", worker.number, worker.process, worker.host)
        if silent:
            await self._crew.cut_off(self._lost_after)
        if silent or HOUSE not in taken:
            async with self._database.write() as db:
                if silent:
                    await store.strike_off(db, self._lost_after)
                if await store.take(db, HOUSE, number):
                    taken[HOUSE] = number
        mine = frozenset(name for name, whose in taken.items() if whose == number)
        if mine != self._mine:
            log.info("this worker has: %s", ", ".join(sorted(mine)) or "nothing")
            async with self._changed:
                self._mine = mine
                self._changed.notify_all()
