"""This process among the workers of a database on a server: it says that it lives, strikes off who does not,
takes what of the work nobody has, and gives back what is more than its part."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from math import ceil

from bot.clock import Clock
from bot.errors import SettingsError, StruckOff
from bot.model.crew import Worker
from bot.model.ids import AccountId
from bot.store import crew as store
from bot.store.crew import Crew
from bot.store.database import Database

log = logging.getLogger(__name__)

BEATS = 4
"""How often it says that it lives, in the time after which another would strike it off."""
HOUSE = "house"
"""The piece of all that only one may do; the others are parts of the accounts."""


async def _nothing() -> None:
    """There is nothing to end."""


def _parts(worker: Worker) -> int:
    """How many parts of the accounts a worker has."""
    return len(set(worker.pieces) - {HOUSE})


class Duty:
    """Call `start`, then wait for the house with `house`. A worker may be silent for `lost_after` seconds;
    `database.lost` hears that this one was struck off. `gained` is called when there is more to watch,
    `ending` ends the work on accounts that are no longer `mine` before others have them."""

    def __init__(self, database: Database, crew: Crew, clock: Clock, lost_after: float, shards: int) -> None:
        self._database = database
        self._crew = crew
        self._clock = clock
        self._lost_after = lost_after
        self._shards = tuple(f"accounts {n + 1}/{shards}" for n in range(shards))
        self._heard_at = self._steady_from = float("-inf")
        self._mine = frozenset[str]()
        self._leaving: str | None = None
        self._changed = asyncio.Condition()
        self._door = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self.gained: Callable[[], None] = lambda: None
        self.ending: Callable[[], Awaitable[None]] = _nothing

    def start(self) -> None:
        """Begin to say that this worker lives."""
        self._set_going(self._serve())

    async def stop(self) -> None:
        """Say it no more; the database gives the pieces back when it is closed."""
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def has_house(self) -> bool:
        """Whether this worker does all that only one may do."""
        return HOUSE in self._mine

    async def house(self) -> None:
        """Return as soon as this worker has the house."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.has_house)

    def shard(self, account: AccountId) -> str:
        """The piece that an account belongs to."""
        return self._shards[account % len(self._shards)]

    def mine(self, account: AccountId) -> bool:
        """Whether this worker watches an account."""
        piece = self.shard(account)
        return piece in self._mine and piece != self._leaving

    def pieces(self) -> frozenset[str]:
        """What this worker has."""
        return self._mine

    @property
    def giving(self) -> bool:
        """Whether it is about to give a piece back."""
        return self._leaving is not None

    def sure(self) -> bool:
        """Whether nobody can have struck it off, by its own clock."""
        return self._clock.monotonic() - self._heard_at < self._lost_after

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

    async def turn(self) -> None:
        """Say once that this worker lives, and see to its part. Raises StruckOff."""
        async with self._door:
            await self._turn()

    async def _turn(self) -> None:
        began = self._clock.monotonic()
        async with asyncio.timeout(self._lost_after):
            await self._crew.beat()
            roll = await self._crew.roll()
        if began - self._heard_at > self._lost_after / 2:
            # Who was away itself does not know who else was: the server may have been.
            self._steady_from = began
        self._heard_at = began
        steady = began - self._steady_from >= self._lost_after
        silent = [w for w in roll if w.silent > self._lost_after] if steady else []
        await self._see_to(tuple(worker for worker in roll if worker not in silent), silent)

    async def _serve(self) -> None:
        while True:
            try:
                await self.turn()
            except (StruckOff, SettingsError) as error:
                self._database.lost(error)
                return
            except Exception as error:
                log.warning("the other workers cannot be heard: %s", str(error) or type(error).__name__)
            await self._clock.sleep(self._lost_after / BEATS)

    async def _see_to(self, living: tuple[Worker, ...], silent: list[Worker]) -> None:
        """Strike off the silent, take what of this worker's part none of the living has, or give back."""
        number, whose = self._crew.number, {name: w.number for w in living for name in w.pieces}
        assert number is not None
        if strange := whose.keys() - {HOUSE, *self._shards}:
            raise SettingsError(
                f"workers.shards: other workers split otherwise ({min(strange)}); set the same."
            )
        most, fewest = ceil(len(self._shards) / len(living)), min(_parts(worker) for worker in living)
        mine = [name for name in self._shards if whose.get(name) == number]
        nobodys = [name for name in self._shards if name not in whose]
        free = nobodys[: max(0, most - len(mine))] + ([HOUSE] if HOUSE not in whose else [])
        if silent:
            await self._strike_off(silent)
        if free:
            async with self._database.write() as db:
                whose |= {name: number for name in free if await store.take(db, name, number)}
        await self._note(frozenset(name for name, who in whose.items() if who == number))
        if len(mine) - fewest > 1 and not nobodys and self._leaving is None:
            self._leaving = mine[-1]
            self._set_going(self._give_back(mine[-1], number))

    async def _strike_off(self, silent: list[Worker]) -> None:
        for worker in silent:
            log.warning("worker %s (process %s on %s) is silent", worker.number, worker.process, worker.host)
        await self._crew.cut_off(self._lost_after)
        async with self._database.write() as db:
            await store.strike_off(db, self._lost_after)

    async def _note(self, mine: frozenset[str]) -> None:
        if mine == self._mine:
            return
        log.info("this worker has: %s", ", ".join(sorted(mine)) or "nothing")
        async with self._changed:
            self._mine = mine
            self._changed.notify_all()
        self.gained()

    async def _give_back(self, piece: str, number: int) -> None:
        """Let others have a piece, once nothing goes on there."""
        try:
            await self.ending()
            async with self._door:  # what a turn has read meanwhile would be of before
                async with self._database.write() as db:
                    await store.give_back(db, piece, number)
                self._mine -= {piece}
        except Exception:
            log.exception("%s could not be given back", piece)
        finally:
            self._leaving = None

    def _set_going(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
