"""Silences: what a person does not want to hear of for a while."""

import re
from datetime import timedelta

from bot.errors import Refused, UserMistake
from bot.model.manners import Matches, Silence
from bot.model.person import Person
from bot.services.accounts import Standing
from bot.services.accounts import listing as standings
from bot.services.house import House
from bot.services.keylike import keylike
from bot.store import manners as store
from bot.words import say

LONGEST = timedelta(days=30)
LONGEST_REASON = 200
AT_MOST = 50
_LASTS = re.compile(r"(\d{1,6})(m|min|h|d|w)", re.IGNORECASE)
_UNITS = {"m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800}
_NAMED = 20


async def listing(house: House, person: Person) -> tuple[Silence, ...]:
    """The silences of a person that are not over, the oldest first."""
    now = house.clock.now()
    async with house.database.read() as db:
        kept = await store.silences_by(db, person.id)
    return tuple(silence for silence in kept if silence.ends_at > now)


async def add(house: House, person: Person, text: str) -> Silence:
    """A new silence from `SYMBOL|ACCOUNT|EXCHANGE|all 2h [reason]`. Raises UserMistake: what to write."""
    what, lasts, reason = _read(text)
    if keylike(reason):
        raise UserMistake(say("skip-reason-key"))
    matches, value, shown = _matcher(what, await standings(house, person), house)
    if len(await listing(house, person)) >= AT_MOST:
        raise UserMistake(say("silence-enough", count=AT_MOST))
    now = house.clock.now()
    async with house.database.write() as db:
        return await store.silence(
            db, person.id, matches, value, shown, now, now + lasts, person.name, reason[:LONGEST_REASON]
        )


async def end(house: House, person: Person, number: int) -> Silence:
    """End a silence now; what it held is told. Raises UserMistake when it is not theirs, or over."""
    async with house.database.write() as db:
        ended = await store.end(db, person.id, number, house.clock.now())
    if ended is None:
        raise Refused(say("silence-none", number=str(min(number, 10**9))))
    house.nudge()
    return ended


def _read(text: str) -> tuple[str, timedelta, str]:
    """What is silenced, for how long, and why: an account's label may have several words."""
    words = text.split()
    for at, word in enumerate(words):
        found = _LASTS.fullmatch(word)
        if found is not None and at:
            lasts = timedelta(seconds=int(found[1]) * _UNITS[found[2].lower()])
            if not timedelta(0) < lasts <= LONGEST:
                raise UserMistake(say("silence-long", days=LONGEST.days))
            return " ".join(words[:at]), lasts, " ".join(words[at + 1 :])
    raise UserMistake(say("silence-usage"))


def _matcher(what: str, held: tuple[Standing, ...], house: House) -> tuple[Matches, str, str]:
    """What a silence is about: everything, an account by its label, an exchange, or a market that is held."""
    said = what.casefold()
    if said == "all":
        return Matches.ALL, "", say("silence-all")
    titles = house.titles()
    for standing in held:
        account = standing.account
        if account.label.casefold() == said:
            where = say("account", label=account.label, venue=titles.get(account.venue, account.venue))
            return Matches.ACCOUNT, str(account.id), where
    for name, title in titles.items():
        if said in (name.casefold(), title.casefold()):
            return Matches.VENUE, name, title
    symbols = sorted({p.key.symbol for s in held for p in s.baseline.positions})
    found = [s for s in symbols if s.casefold() == said] or [
        s for s in symbols if s.casefold().startswith(said)
    ]
    if len(found) != 1:
        known = ", ".join((found or symbols)[:_NAMED])
        raise UserMistake(say("silence-which", symbols=known) if known else say("silence-usage"))
    return Matches.SYMBOL, found[0], found[0]
