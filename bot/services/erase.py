"""Forgetting an account, or all that is kept of a person: only its owner may ask, and all goes at once."""

from dataclasses import dataclass

from bot.errors import Refused
from bot.model.ids import AccountId
from bot.model.person import Account, Person
from bot.services.house import House
from bot.store import accounts, erasure, people
from bot.store.database import Transaction
from bot.store.erasure import Erased
from bot.words import say

EVERYTHING = 0
"""In place of the number of an account: all that is kept of the person."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What is to go, or went: an account, or (None) everything of the person. `listed`: the host lists the
    person, so that their name and addresses come from the configuration."""

    account: Account | None
    erased: Erased
    listed: bool


async def extent(house: House, person: Person, number: int) -> Extent:
    """What erasing would take away. Raises Refused when the account is not that person's."""
    async with house.database.read() as db:
        return await _extent(db, person, number)


async def erase(house: House, person: Person, number: int) -> Extent:
    """Erase an account, or everything of a person; what that was. Raises Refused as `extent` does."""
    async with house.database.write() as db:
        found = await _extent(db, person, number)
        titles = house.titles()
        chosen = await accounts.everything(db, person.id) if found.account is None else (found.account,)
        for account in chosen:
            title = titles.get(account.venue, account.venue)
            await erasure.account(db, account.id, say("account", label=account.label, venue=title))
        if found.account is None:
            await erasure.person(db, person.id, person.name, found.listed)
    return found


async def _extent(db: Transaction, person: Person, number: int) -> Extent:
    mine = {account.id: account for account in await accounts.everything(db, person.id)}
    listed = await people.is_listed(db, person.id)
    if number == EVERYTHING:
        return Extent(None, await erasure.extent(db, mine, person.id), listed)
    account = mine.get(AccountId(number))
    if account is None:
        raise Refused(say("erase-not-yours"))
    return Extent(account, await erasure.extent(db, (account.id,)), listed)
