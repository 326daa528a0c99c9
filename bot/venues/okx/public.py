"""What OKX tells everybody: its instruments, its warnings of ADL, its insurance fund."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.errors import VenueError
from bot.model.instrument import Instrument
from bot.model.signal import Danger, Signal, Signals
from bot.venues.contract import PublicWire
from bot.venues.okx import alarm, products
from bot.venues.okx.alarm import CHANNEL, FUND
from bot.venues.okx.endpoints import INSTRUMENTS, INSURANCE
from bot.venues.okx.feed import Feed
from bot.venues.okx.parse import data
from bot.venues.okx.products import Market

log = logging.getLogger(__name__)

_OPTIONS = frozenset({"BTC-USD", "ETH-USD"})
"""Families of options that are always listed; others are when somebody holds one."""
_EVERY, _AGAIN = 3600.0, 300.0
"""Seconds between two readings of a fund that is refreshed once a day, and after one that failed."""
_AT_ONCE = 4
"""Funds read in one call of `signals`: OKX allows 10 in 2 s, and the warnings must not wait."""
_GRACE = 15.0
"""Seconds that the stream may take to begin before it counts as failed."""


@dataclass(slots=True)
class _Round:
    """What one call of `signals` gathers."""

    readings: list[Signal] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)


class OkxPublic:
    """One for all accounts at OKX. What was told is remembered, so that only news is returned."""

    def __init__(self, wire: PublicWire) -> None:
        self.wire = wire
        self.feed = Feed(wire)
        self._families: frozenset[str] = _OPTIONS
        self._begun: float | None = None
        self._told: dict[tuple[str, str], tuple[object, ...]] = {}
        self._failing: dict[Market, str] = {}
        self._due: dict[Market, float] = {}

    async def instruments(self) -> Mapping[str, Instrument]:
        """Every swap, future and option by instId. Raises a VenueError; a family of options that cannot be
        read only leaves its facts unknown."""
        found: dict[str, Instrument] = {}
        for kind in ("SWAP", "FUTURES"):
            found |= products.instruments(data(await self.wire.call(INSTRUMENTS, {"instType": kind})))
        for family in sorted(self._families):
            # instFamily was required for options once, and is accepted still.
            params = {"instType": "OPTION", "instFamily": family}
            try:
                found |= products.instruments(data(await self.wire.call(INSTRUMENTS, params)))
            except VenueError as error:
                log.warning("the options of %s could not be read: %s", family, error)
        return found

    async def signals(self, held: frozenset[str]) -> Signals:
        """What is new of the markets of `held`. The stream works by itself; the funds are asked hourly."""
        named = {products.market(symbol) for symbol in held}
        self._families = _OPTIONS | {family for kind, family in named if kind == "OPTION"}
        known = await self.wire.instruments(held) if held else {}
        markets: dict[Market, list[str]] = {}
        for symbol in sorted(held):
            markets.setdefault(products.market(symbol, known.get(symbol)), []).append(symbol)
        self._told = {told: what for told, what in self._told.items() if told[1] in held}
        await self.feed.want(markets)
        if not held:
            self._begun = None
            return Signals()
        round_ = _Round()
        self._warnings(markets, round_)
        await self._insurance(markets, round_)
        news = tuple(signal for signal in round_.readings if self._is_news(signal))
        oddities = tuple(dict.fromkeys(round_.oddities))
        return Signals(news, tuple(round_.answered), tuple(round_.failed), oddities)

    async def close(self) -> None:
        """End the stream."""
        await self.feed.close()

    def _warnings(self, markets: Mapping[Market, Iterable[str]], into: _Round) -> None:
        now = self.wire.clock.monotonic()
        self._begun = now if self._begun is None else self._begun
        into.oddities += self.feed.oddities
        self.feed.oddities.clear()
        if self.feed.alive():
            into.answered.append(CHANNEL)
        elif self.feed.why or now - self._begun > _GRACE:
            into.failed.append((CHANNEL, self.feed.why or "no subscription was acknowledged"))
        for market, symbols in markets.items():
            for symbol in symbols:
                if (signal := self._warning(market, symbol)) is not None:
                    into.readings.append(signal)

    def _warning(self, market: Market, symbol: str) -> Signal | None:
        """The state of a market now: what was pushed, or calm when the silence proves it; else None."""
        if self.feed.calm(market):
            return Signal(CHANNEL, symbol, self.wire.now(), Danger.CALM, "silent")
        last = self.feed.last(market)
        if last is None:
            return None
        at = last.at or self.wire.now()
        return Signal(CHANNEL, symbol, at, last.danger, last.said, fund=last.fund, empty=last.empty)

    def _is_news(self, signal: Signal) -> bool:
        name = (signal.source, signal.symbol)
        what = (signal.danger, signal.said, signal.fund, signal.asset, signal.empty)
        if self._told.get(name) == what:
            return False
        self._told[name] = what
        return True

    async def _insurance(self, markets: Mapping[Market, Iterable[str]], into: _Round) -> None:
        now = self.wire.clock.monotonic()
        due = [market for market, symbols in markets.items() if self._is_due(market, symbols, now)]
        for market in sorted(due, key=lambda m: self._due.get(m, 0.0))[:_AT_ONCE]:
            kind, family = market
            params = {"instType": kind, "instFamily": family, "limit": "10"}
            try:
                rows = data(await self.wire.call(INSURANCE, params))
            except VenueError as error:
                self._due[market] = now + _AGAIN
                self._failing[market] = f"{kind} {family}: {error}"
                continue
            self._due[market] = now + _EVERY
            self._failing[market] = ""
            for symbol in markets[market]:
                into.readings.append(alarm.fund(rows, symbol, self.wire.now(), into.oddities))
        self._judge([self._failing[market] for market in markets if market in self._failing], into)

    def _judge(self, failing: list[str], into: _Round) -> None:
        """A fund that was read when it was last asked for is known; the source is lost when none is."""
        if failing and all(failing):
            into.failed.append((FUND, failing[0]))
        elif failing:
            into.answered.append(FUND)
            into.oddities += [f"{FUND} not read: {why}" for why in failing if why]

    def _is_due(self, market: Market, symbols: Iterable[str], now: float) -> bool:
        """After its time, and when another symbol of a market came to be held."""
        told = [(FUND, symbol) in self._told for symbol in symbols]
        return self._due.get(market, now) <= now or (any(told) and not all(told))
