"""Reads what Binance tells everybody: the contracts, the ADL mark of each symbol and the insurance funds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.errors import VenueError
from bot.model.instrument import Instrument
from bot.model.signal import Signal, Signals
from bot.venues.binance import signals
from bot.venues.binance.instruments import instruments
from bot.venues.binance.products import (
    COIN_EXCHANGE_INFO,
    EXCHANGE_INFO,
    INSURANCE_BALANCE,
    SYMBOL_ADL_RISK,
    is_coin_margined,
)
from bot.venues.contract import Endpoint, PublicWire

RISK_EVERY = timedelta(minutes=5)
"""The mark is renewed every 30 minutes, at no time that is documented."""
FUND_EVERY = timedelta(seconds=60)
AGAIN = timedelta(seconds=60)
"""When to ask again after a failure."""

Parse = Callable[[Any, frozenset[str], Mapping[str, Instrument], datetime, list[str]], tuple[Signal, ...]]


@dataclass(slots=True)
class Source:
    """One list of all symbols, as last read. `due` is when to ask next, `told` who was in the last answer."""

    name: str
    endpoint: Endpoint
    every: timedelta
    parse: Parse
    due: datetime | None = None
    payload: Any = None
    told: frozenset[str] = frozenset()


@dataclass(slots=True)
class Heard:
    """What one round of asking has brought so far."""

    readings: list[Signal] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)


class BinancePublic:
    """One for all accounts. Each list speaks of all symbols at once, so who holds what costs nothing."""

    def __init__(self, wire: PublicWire) -> None:
        self._wire = wire
        self._sources = (
            Source(
                signals.RISK,
                SYMBOL_ADL_RISK,
                RISK_EVERY,
                lambda payload, held, _, now, oddities: signals.risks(payload, held, now, oddities),
            ),
            Source(
                signals.FUND,
                INSURANCE_BALANCE,
                FUND_EVERY,
                lambda payload, held, known, now, _: signals.funds(payload, held, known, now),
            ),
        )

    async def instruments(self) -> Mapping[str, Instrument]:
        """Every contract of USDⓈ-M and COIN-M, by symbol. Weight 2. One list that cannot be read leaves the
        other's facts; raises its VenueError when neither can."""
        found: dict[str, Instrument] = {}
        errors: list[VenueError] = []
        for endpoint, coin in ((EXCHANGE_INFO, False), (COIN_EXCHANGE_INFO, True)):
            try:
                found |= instruments(await self._wire.call(endpoint, {}), coin)
            except VenueError as error:
                errors.append(error)
        if len(errors) == 2:
            raise errors[0]
        return found

    async def signals(self, held: frozenset[str]) -> Signals:
        """What is new of the USDⓈ-M symbols in `held`: the mark every 5 minutes, the funds every minute, both
        at once for a symbol that was not held before. Weight 1 each; nothing is asked while none is."""
        mine = frozenset(symbol for symbol in held if not is_coin_margined(symbol))
        heard = Heard()
        if not mine:
            for source in self._sources:
                source.told = mine  # who enters again hears at once
            return Signals()
        known = await self._wire.instruments(mine)
        now = self._wire.now()  # once: a reply may show that the venue's clock is another
        for source in self._sources:
            await self._hear(source, mine, known, now, heard)
        return Signals(
            tuple(heard.readings), tuple(heard.answered), tuple(heard.failed), tuple(heard.oddities)
        )

    async def close(self) -> None:
        """Nothing is open between calls."""

    async def _hear(
        self,
        source: Source,
        held: frozenset[str],
        known: Mapping[str, Instrument],
        now: datetime,
        heard: Heard,
    ) -> None:
        ask = source.due is None or not now < source.due <= now + source.every  # or the clock was set back
        wanted = held if ask else held - source.told
        try:
            if ask:
                source.payload = await self._wire.call(source.endpoint, {})
            if source.payload is not None:
                heard.readings += source.parse(source.payload, wanted, known, now, heard.oddities)
        except VenueError as error:
            source.due, source.payload = now + AGAIN, None
            heard.failed.append((source.name, str(error)))
            return
        source.told = held
        if ask:
            source.due = now + source.every
            heard.answered.append(source.name)
