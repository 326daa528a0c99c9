"""The only reader of the wall clock and the only sleeper."""

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """What the rest of the program knows about time.

    `now()` is aware UTC; `monotonic()` counts seconds and never steps back; `sleep()` takes seconds.
    `rate` is how many of this clock's seconds pass in one second of the host (1 in live use).
    """

    @property
    def rate(self) -> float: ...
    def now(self) -> datetime: ...
    def monotonic(self) -> float: ...
    async def sleep(self, seconds: float) -> None: ...


class WallClock:
    """The host's clock."""

    rate = 1.0

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class FastClock:
    """A clock that starts at the host's time and runs `rate` times as fast; the rehearsal lives on it."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._start = datetime.now(UTC)
        self._zero = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return (time.monotonic() - self._zero) * self.rate

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds / self.rate)


def from_ms(milliseconds: int) -> datetime:
    """The aware UTC time of a count of milliseconds since 1970, as every venue here sends it."""
    return _EPOCH + timedelta(milliseconds=milliseconds)


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware time."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)
