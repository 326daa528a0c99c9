"""A clock that shows what the test sets; sleeping moves it."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.builders import NOON


@dataclass
class SetClock:
    """Implements `bot.clock.Clock`."""

    moment: datetime = NOON
    rate: float = 1.0

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return (self.moment - NOON).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.advance(seconds)
        await asyncio.sleep(0)

    def advance(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)
