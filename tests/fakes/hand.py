"""A clock that is moved by hand: whoever sleeps wakes when its time has come, and never before."""

import asyncio
from datetime import datetime, timedelta

from tests.builders import NOON

_TURNS = 50
"""Passes of the event loop after each step: enough for everything that was woken to come to rest."""


class HandClock:
    """Implements `bot.clock.Clock`."""

    rate = 1.0

    def __init__(self, start: datetime = NOON) -> None:
        self._start = start
        self._now = 0.0
        self._sleepers: list[tuple[float, asyncio.Event]] = []

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self._now)

    def monotonic(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._sleepers.append((self._now + seconds, woken))
        await woken.wait()

    async def advance(self, seconds: float) -> None:
        """Let the time pass, waking each sleeper at its own moment."""
        end = self._now + seconds
        await self.rest()
        while due := sorted(at for at, _ in self._sleepers if at <= end):
            self._now = max(self._now, due[0])
            for at, woken in self._sleepers:
                if at <= self._now:
                    woken.set()
            self._sleepers = [(at, woken) for at, woken in self._sleepers if at > self._now]
            await self.rest()
        self._now = end

    async def rest(self) -> None:
        """Let everybody go on who can."""
        for _ in range(_TURNS):
            await asyncio.sleep(0)
