"""What a person can ask about one position: where it stands in the queue, why, and what would lower it."""

from dataclasses import dataclass
from datetime import timedelta

from bot.detect.ranking import Agreement, agreement
from bot.detect.score import what_if, why
from bot.errors import UserMistake
from bot.model.person import Person
from bot.model.position import AdlGauge, Position
from bot.model.score import Score, WhatIf
from bot.model.track import Sample, Trace
from bot.services.accounts import Standing, listing
from bot.services.house import House
from bot.store import rankings, samples
from bot.words import say

COMPARED = 300
"""Of so many of the newest readings of a market every two are compared."""
_NAMED = 30
"""Symbols that an answer lists at most."""
HISTORY, SHORTEST = timedelta(days=7), timedelta(minutes=30)
"""How far back a picture goes, and what is too short for one."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A position with its account, its score, what would halve that, and how well the scores and indicators
    of its market have agreed so far on this host."""

    standing: Standing
    position: Position
    score: Score | None
    ways: tuple[WhatIf, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Held:
    """An account with its positions, each with its score."""

    standing: Standing
    positions: tuple[Ranked, ...]


async def everything(house: House, person: Person) -> tuple[Held, ...]:
    """All accounts of a person with their positions; how well scores and indicators agree is left out."""
    nothing = agreement(())
    return tuple(
        Held(standing, tuple(_ranked(house, standing, p, nothing) for p in standing.baseline.positions))
        for standing in await listing(house, person)
    )


async def ranked(house: House, person: Person, text: str) -> tuple[Ranked, ...]:
    """The person's positions in a market, by its symbol or how it begins ("BTC"), in any case; those in
    the only market they hold when none is named.

    Raises UserMistake naming what they hold when there is none, or no symbol was given.
    """
    standings = await listing(house, person)
    held = [(standing, position) for standing in standings for position in standing.baseline.positions]
    wanted = plain(text)
    exact = [(s, p) for s, p in held if plain(p.key.symbol) == wanted]
    found = exact or [(s, p) for s, p in held if wanted and plain(p.key.symbol).startswith(wanted)]
    if not text.strip() and len({p.key.symbol for _, p in held}) == 1:
        found = held
    if not found:
        raise UserMistake(_nothing_found([position for _, position in held], text))
    async with house.database.read() as db:
        pairs = {(s.account.venue, p.key.symbol) for s, p in found}
        agreed = {
            (venue, symbol): agreement(await rankings.series(db, venue, symbol, COMPARED))
            for venue, symbol in pairs
        }
    return tuple(_ranked(house, s, p, agreed[s.account.venue, p.key.symbol]) for s, p in found)


async def history(house: House, ranked: Ranked) -> Trace | None:
    """How a position went in the last days, to this moment; None while that is too short to be drawn."""
    position, now = ranked.position, house.clock.now()
    account, key = ranked.standing.account.id, position.key
    async with house.database.read() as db:
        kept = await samples.series(db, account, key, now - HISTORY, now)
    if not kept or now - kept[0].at < SHORTEST:
        return None
    gauge = position.gauge if isinstance(position.gauge, AdlGauge) else None
    level, of = (gauge.level, gauge.of) if gauge is not None else (None, None)
    newest = Sample(key, now, position.size, level, of, position.mark_price)
    past = (*kept, newest)
    return Trace(key, position.side, position.unit, kept[0].at, now, past, instrument=position.instrument)


def _ranked(house: House, standing: Standing, position: Position, agreed: Agreement) -> Ranked:
    venue = house.venues.get(standing.account.venue)
    rank, funds = venue.score if venue else None, standing.baseline.funds
    try:
        score, ways = why(position, funds, rank), what_if(position, funds, rank)
    except ArithmeticError:  # figures out of all range: the position is still shown
        score, ways = None, ()
    return Ranked(standing, position, score, ways, agreed)


def _nothing_found(held: list[Position], text: str) -> str:
    symbols = sorted({position.key.symbol for position in held})
    if not symbols:
        return say("positions-none-held")
    return say("position-which", symbols=", ".join(symbols[:_NAMED]))


def plain(symbol: str) -> str:
    """A symbol as it is compared: in capitals, without its signs."""
    return "".join(character for character in symbol.upper() if character.isalnum())
