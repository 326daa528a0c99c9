"""What only the host may ask: who is here, muting and removing them, and the state of the house."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Refused, UserMistake
from bot.model.delivery import ON_ITS_WAY
from bot.model.ids import PersonId, VenueName
from bot.model.person import Person, Role, Watch
from bot.model.roll import Entry
from bot.services import erase, people
from bot.services.house import House, Use
from bot.store import accounts, outbox, roll
from bot.words import say


@dataclass(frozen=True, slots=True)
class Roll:
    """Everybody, and the open invites (for whom, until when)."""

    people: tuple[Entry, ...]
    invited: tuple[tuple[str, datetime], ...]


@dataclass(frozen=True, slots=True)
class Premises:
    """The state of the house. `accounts` counts by exchange those that are watched and those that are not;
    `unsent` deliveries wait; `size` is that of the database in bytes."""

    accounts: dict[VenueName, tuple[int, int]]
    people: int
    unsent: int
    size: int
    budgets: tuple[tuple[VenueName, tuple[Use, ...]], ...]


async def people_of(house: House, host: Person) -> Roll:
    """Everybody who may use the bot. Raises Refused for anybody but the host."""
    _only_host(host)
    async with house.database.read() as db:
        return Roll(await roll.everybody(db), await roll.invited(db))


async def one(house: House, host: Person, number: int) -> Entry:
    """One of them. Raises Refused for anybody but the host, UserMistake for nobody."""
    found = next((p for p in (await people_of(house, host)).people if p.id == number), None)
    if found is None:
        raise UserMistake(say("people-gone"))
    return found


async def mute(house: House, host: Person, number: int, muted: bool) -> Entry:
    """Send somebody nothing of its own accord any more, or again. Raises as `one` does."""
    found = await one(house, host, number)
    async with house.database.write() as db:
        await roll.mute(db, found.id, muted)
    return await one(house, host, number)


async def remove(house: House, host: Person, number: int, erased: bool) -> Entry:
    """Take back the invite that let somebody in; with `erased`, erase all that is kept of them, too. Raises
    as `one` does, and UserMistake for one whom the configuration lists."""
    found = await one(house, host, number)
    if found.listed:
        raise UserMistake(say("people-listed", name=found.name))
    if erased:
        await erase.erase(house, Person(PersonId(number), found.name, found.role), erase.EVERYTHING)
    else:
        await people.revoke(house, found.name)
    return found


async def premises(house: House, host: Person) -> Premises:
    """How the house stands. Raises Refused for anybody but the host."""
    _only_host(host)
    async with house.database.read() as db:
        everybody, every = await roll.everybody(db), await accounts.everything(db)
        waiting = await outbox.count(db)
    counted: dict[VenueName, tuple[int, int]] = {}
    for account in every:
        on, off = counted.get(account.venue, (0, 0))
        watched = account.watch is Watch.ON
        counted[account.venue] = (on + watched, off + (not watched))
    size = await house.database.size()
    unsent = sum(waiting.get(state, 0) for state in ON_ITS_WAY)
    return Premises(counted, len(everybody), unsent, size, house.budgets())


def _only_host(person: Person) -> None:
    if person.role is not Role.HOST:
        raise Refused(say("host-only"))
