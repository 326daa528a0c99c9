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
    """An account with its positions, each with its score, and those that its key cannot read any more."""

    standing: Standing
    positions: tuple[Ranked, ...]
    beyond: tuple[Position, ...] = ()


async def everything(house: House, person: Person, text: str = "") -> tuple[Held, ...]:
    """All accounts of a person with their positions, those of one account (or group) by its name, or those in
    a market by its symbol or how it begins; how well scores and indicators agree is left out.

    Raises UserMistake naming what there is where nothing is called that.
    """
    standings = await listing(house, person)
    wanted, name = plain(text), text.strip().casefold()
    chosen = [s for s in standings if name in ("", s.account.label.casefold(), s.account.group.casefold())]
    if chosen or not standings:
        return tuple(_held(house, standing, "") for standing in chosen)
    found = tuple(held for s in standings if wanted and (held := _held(house, s, wanted)).positions)
    if not found:
        symbols = sorted({p.key.symbol for s in standings for p in s.baseline.positions})
        names = [*(s.account.label for s in standings), *symbols]
        raise UserMistake(say("positions-which", names=", ".join(names[:_NAMED])))
    return found


def _held(house: House, standing: Standing, wanted: str) -> Held:
    """The positions of an account in a market that begins so ("": in all)."""
    nothing, baseline = agreement(()), standing.baseline
    mine, beyond = (
        tuple(p for p in found if plain(p.key.symbol).startswith(wanted))
        for found in (baseline.positions, baseline.beyond)
    )
    return Held(standing, tuple(_ranked(house, standing, p, nothing) for p in mine), beyond)


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
