"""How the bot itself is, and how fresh all it knows is."""

from dataclasses import dataclass

from bot.model.delivery import Delivered
from bot.model.ids import PersonId
from bot.model.part import ProgramState
from bot.model.person import Person, Role
from bot.services import accounts
from bot.services.accounts import Standing
from bot.services.house import House
from bot.store import depths, people


@dataclass(frozen=True, slots=True)
class Status:
    """What a person may see of the bot: the accounts that they may look at and their own deliveries, all of
    them for a host (then with the names of the `owners`)."""

    program: ProgramState
    standings: tuple[Standing, ...]
    delivered: tuple[Delivered, ...]
    owners: dict[PersonId, str]
    of_host: bool


async def status(house: House, person: Person) -> Status:
    """How all is that this person may see."""
    of_host = person.role is Role.HOST
    whose = None if of_host else person.id
    standings = await accounts.listing(house, None if of_host else person)
    async with house.database.read() as db:
        delivered = await depths.delivered(db, whose, house.clock.now())
        everybody = await people.everybody(db)
    owners = {p.id: p.name for p in everybody if p.id != person.id}
    return Status(house.program(), standings, delivered, owners, of_host)
