"""What Bybit tells everybody, read for all accounts at once: instruments, ADL alerts, insurance pools."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.errors import Lacks, VenueError
from bot.model.instrument import Instrument
from bot.model.signal import Signal, Signals
from bot.venues.bybit import endpoints, products, signals
from bot.venues.bybit.lists import read_pages
from bot.venues.bybit.pages import Page
from bot.venues.bybit.signals import ADL_ALERT, INSURANCE, Told
from bot.venues.contract import PublicWire

_EVERY = {INSURANCE: timedelta(minutes=5), ADL_ALERT: timedelta(minutes=1)}
"""How often each source is worth asking. adlAlert is new each minute and shows the pool's balance too, so
that the pools may be slower. They come first: they say whose balance is a day old."""
_AGAIN = timedelta(seconds=15)
"""After a source failed."""


class Market:
    """The public session. Two requests in a minute at most while something is held, none otherwise."""

    def __init__(self, wire: PublicWire) -> None:
        self.wire = wire
        self._due: dict[str, datetime] = {}
        self._returned: dict[str, list[Signal]] = {}
        self._shared: frozenset[str] = frozenset()

    async def instruments(self) -> Mapping[str, Instrument]:
        """All futures and perpetuals that trade, those before their launch included. Raises a VenueError."""
        linear, early, inverse = await asyncio.gather(
            self._products("linear"), self._before_launch(), self._products("inverse")
        )
        return {
            **products.instruments("linear", early),
            **products.instruments("linear", linear),
            **products.instruments("inverse", inverse),
        }

    async def signals(self, held: frozenset[str]) -> Signals:
        """What is new for the contracts in `held`; when a source has news, its readings for all of them.
        A source that fails is named and asked again soon."""
        readings: list[Signal] = []
        answered: list[str] = []
        failed: list[tuple[str, str]] = []
        oddities: list[str] = []
        for source in _EVERY if held else ():
            now = self.wire.now()
            if not self._is_due(source, now):
                continue
            try:
                told = await self._ask(source)
            except VenueError as error:
                self._due[source] = now + _AGAIN
                failed.append((source, str(error)))
                continue
            self._due[source] = now + _EVERY[source]
            answered.append(source)
            oddities += told.oddities
            readings += self._news(source, told, held, now)
        return Signals(tuple(readings), tuple(answered), tuple(failed), tuple(oddities))

    async def close(self) -> None:
        """Nothing is kept open."""

    def _is_due(self, source: str, now: datetime) -> bool:
        """Also when the clock was set back so far that the next time would be long in coming."""
        due = self._due.get(source)
        return due is None or not now < due <= now + _EVERY[source]

    async def _ask(self, source: str) -> Told:
        if source == ADL_ALERT:
            return signals.alerts(await self.wire.call(endpoints.ADL_ALERT, {}))
        return signals.pools(await self.wire.call(endpoints.INSURANCE, {}))

    def _news(self, source: str, told: Told, held: frozenset[str], now: datetime) -> list[Signal]:
        if source == INSURANCE:
            self._shared = told.shared
            found = signals.pool_signals(told, held, now)
        else:
            found = signals.alert_signals(told, held, self._shared, now)
        old = self._returned.get(source)
        self._returned[source] = found
        return [] if found == old else found

    async def _products(self, category: str, **filters: str) -> list[Page]:
        asked: Mapping[str, object] = {"category": category, "limit": 1000, **filters}
        return await read_pages(self.wire, endpoints.INSTRUMENTS_INFO, asked)

    async def _before_launch(self) -> list[Page]:
        """Contracts before their launch; by default the list holds those that trade alone."""
        try:
            return await self._products("linear", status="PreLaunch")
        except Lacks:  # the filter is not served everywhere; the rest must not go without
            return []
