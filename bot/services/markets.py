"""What is known of the danger in one market: what the exchange tells, its fund, and how it is judged here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.detect.drawdown import DAY, Curves, Falls
from bot.errors import UserMistake
from bot.model.ids import VenueName
from bot.model.market import Voice
from bot.model.person import Person
from bot.model.position import Position
from bot.model.regime import RegimeState
from bot.model.signal import Signal
from bot.services.accounts import listing
from bot.services.house import House
from bot.services.positions import plain
from bot.store import signals
from bot.words import say

_NAMED = 30
"""Symbols that an answer lists at most."""
OLD = timedelta(hours=1)
"""What an exchange said longer ago is not taken for how it is now."""


@dataclass(frozen=True, slots=True)
class Told:
    """The newest reading of one source, how far its fund fell before, and what part of the way to the
    exchange's trigger is gone (None where it publishes none)."""

    signal: Signal
    falls: Falls
    way: Decimal | None


@dataclass(frozen=True, slots=True)
class Market:
    """A market at one exchange. `state` is how it is judged here, None where nobody judges or a source is
    lost; `lost` are sources and fields that are not told now; `held` the person's own positions there, `past`
    the balances of its fund in the last day, oldest first."""

    venue: VenueName
    symbol: str
    state: RegimeState | None
    told: tuple[Told, ...]
    lost: tuple[str, ...]
    held: tuple[Position, ...]
    read_at: datetime | None
    past: tuple[Signal, ...] = ()


async def markets(house: House, person: Person, text: str) -> tuple[Market, ...]:
    """The market of that symbol (or how it begins) at each exchange where it is held or was heard of.

    Raises UserMistake naming what the person holds when nothing is known of it.
    """
    held: dict[tuple[VenueName, str], list[Position]] = {}
    seen: dict[VenueName, datetime] = {}
    for standing in await listing(house, person):
        venue, at = standing.account.venue, standing.baseline.looked_at
        if at is not None:
            seen[venue] = min(at, seen.get(venue, at))
        for position in standing.baseline.positions:
            held.setdefault((venue, position.key.symbol), []).append(position)
    async with house.database.read() as db:
        known = sorted(held.keys() | await signals.known(db))
        chosen = _named(known, text)
        if not chosen:
            symbols = sorted({symbol for _, symbol in held}) or sorted({symbol for _, symbol in known})
            raise UserMistake(_nothing(symbols))
        found = []
        for venue, symbol in chosen:
            memory = await signals.load(db, venue)
            newest = await signals.newest(db, venue, symbol)
            since = house.clock.now() - DAY
            past = await signals.balances(db, venue, [s.source for s in newest], [symbol], since)
            state = house.regimes(venue).get(symbol)
            lost = tuple(" ".join((loss.source, loss.what)).strip() for loss in memory.losses if loss.told)
            told = tuple(_told(signal, past, house.clock.now()) for signal in newest)
            mine = tuple(held.get((venue, symbol), ()))
            found.append(Market(venue, symbol, state, told, lost, mine, seen.get(venue), past))
    return tuple(found)


def _named(known: list[tuple[VenueName, str]], text: str) -> list[tuple[VenueName, str]]:
    wanted = plain(text)
    exact = [place for place in known if plain(place[1]) == wanted]
    return exact or [place for place in known if wanted and plain(place[1]).startswith(wanted)]


def _nothing(symbols: list[str]) -> str:
    return say("market-which", symbols=", ".join(symbols[:_NAMED])) if symbols else say("market-none")


def _told(signal: Signal, past: tuple[Signal, ...], now: datetime) -> Told:
    curves = Curves()
    curves.recall((*(s for s in past if s.source == signal.source), signal), now)
    falls = curves.falls(Voice(signal.source, signal.symbol, signal, signal.at))
    way = signal.drawdown / signal.starts if signal.drawdown is not None and signal.starts else None
    return Told(signal, falls, None if way is None else max(way, Decimal(0)))
