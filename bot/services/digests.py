"""The daily all-clear and the weekly digest: when a person gets them, and one on the spot."""

from dataclasses import replace

from bot.errors import UserMistake
from bot.model.manners import Digests
from bot.model.person import Person
from bot.model.summary import Digest
from bot.services.house import House
from bot.services.manners import moment
from bot.store import manners as store
from bot.words import say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


async def wanted(house: House, person: Person) -> Digests:
    """When they come."""
    async with house.database.read() as db:
        return (await store.of(db, person.id)).digests


async def choose(house: House, person: Person, text: str) -> Digests:
    """Set the daily one ("09:00"), the weekly one ("weekly Mon 09:00"), or none ("off").

    Raises UserMistake saying what to write.
    """
    now = house.clock.now()
    async with house.database.write() as db:
        mine = await store.of(db, person.id)
        chosen = replace(_read(mine.digests, text), since=now)
        await store.choose(db, person.id, replace(mine, digests=chosen), now)
    return chosen


async def now(house: House, person: Person) -> Digest:
    """How everything stands now. Raises UserMistake where nobody is watching."""
    made = await house.digest(person)
    if made is None:
        raise UserMistake(say("digest-nobody"))
    return made


def _read(old: Digests, text: str) -> Digests:
    words = text.lower().split()
    if words == ["off"]:
        return Digests()
    if words[:1] == ["weekly"] and len(words) == 3:
        day = next((n for n, name in enumerate(DAYS) if words[1].startswith(name)), None)
        at = moment(words[2])
        if day is not None and at is not None:
            return replace(old, weekly=at, weekday=day)
    if words[:1] == ["daily"]:
        words = words[1:]
    at = moment(words[0]) if len(words) == 1 else None
    if at is None:
        raise UserMistake(say("digest-usage"))
    return replace(old, daily=at)
