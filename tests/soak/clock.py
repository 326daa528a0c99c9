"""The clock of a soak: fast, shared by two processes, and never faster than the bot can live."""

import asyncio
import mmap
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.clock import WallClock

STEP = 0.02
"""Seconds of the host between two movements of the hands."""
SLOWER = 0.1
"""The part of its pace that it keeps while the bot is behind."""


class SharedClock:
    """Stands still until it is told to `run`; what forks after it was made sees the same time. `rate` is how
    fast it goes at most: where the machine is busy it goes slower, and nothing is late by that."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._start = WallClock().now()
        self._passed = memoryview(mmap.mmap(-1, 8)).cast("d")

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return self._passed[0]

    async def sleep(self, seconds: float) -> None:
        until = self.monotonic() + seconds
        await asyncio.sleep(0)
        while self.monotonic() < until:  # noqa: ASYNC110 - another process may move the hands
            await asyncio.sleep(STEP)

    async def run(self, behind: Callable[[], bool]) -> None:
        """Go on, at most a step at each turn of the loop: who keeps that busy keeps the clock waiting;
        slowly while the bot is `behind`, because its disk and threads may be busy, too."""
        while True:
            await asyncio.sleep(STEP)
            self._passed[0] += STEP * self.rate * (SLOWER if behind() else 1.0)
