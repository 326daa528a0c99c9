"""The instruments of one venue, read once for all accounts, and again when an unknown one turns up."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from bot.clock import Clock
from bot.errors import VenueError
from bot.model.instrument import Instrument

log = logging.getLogger(__name__)

OFTENEST = 60.0
"""Seconds between two readings, however many unknown symbols are met."""
LONGEST = 86_400.0
"""Seconds after which the list is read again although nothing is missing."""

Load = Callable[[], Awaitable[Mapping[str, Instrument]]]


class Catalogue:
    """Knows instruments by symbol. A list that cannot be read leaves facts unknown; it never fails a look."""

    def __init__(self, load: Load, clock: Clock) -> None:
        self._load = load
        self._clock = clock
        self._known: Mapping[str, Instrument] = {}
        self._tried = float("-inf")
        self._turn = asyncio.Lock()

    async def of(self, symbols: Iterable[str]) -> Mapping[str, Instrument]:
        """All that is known, after reading the list when one of `symbols` is not in it.

        Who misses something waits for a reading that is under way; who does not goes on without it.
        """
        wanted = set(symbols)
        if self._due(wanted) and not (self._turn.locked() and wanted <= self._known.keys()):
            async with self._turn:
                if self._due(wanted):
                    await self._read()
        return self._known

    def _due(self, wanted: set[str]) -> bool:
        age = self._clock.monotonic() - self._tried
        return bool(wanted) and age >= (LONGEST if wanted <= self._known.keys() else OFTENEST)

    async def _read(self) -> None:
        try:
            self._known = {**self._known, **await self._load()}
        except VenueError as error:
            log.warning("the list of instruments could not be read: %s", error)
        # Not before: a reading that was given up half-way is no reason to wait a minute.
        self._tried = self._clock.monotonic()
