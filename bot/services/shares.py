"""Accounts whose alerts a group sees: only their owner shares them, and only in the group itself."""

from bot.errors import Refused, UserMistake
from bot.model.person import Account, Address, Person, Share
from bot.services.house import House
from bot.store import accounts
from bot.store import shares as store
from bot.words import say


async def share(house: House, person: Person, label: str, to: Address, sizes: bool) -> Account:
    """The account whose alerts the group sees from now on. Raises UserMistake when it is not theirs."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        await store.share(db, Share(account.id, to, sizes))
    return account


async def end(house: House, person: Person, label: str, to: Address | None) -> tuple[Account, int]:
    """Show an account no more, in one group or (None) in all: the account, and in how many it was shown."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        return account, await store.end(db, account.id, to)


async def listing(house: House, person: Person) -> tuple[tuple[Account, int], ...]:
    """The accounts of a person that groups see, with how many do."""
    async with house.database.read() as db:
        held = await accounts.everything(db, person.id)
        counted = [(account, len(await store.of(db, account.id))) for account in held]
    return tuple((account, count) for account, count in counted if count)


async def _theirs(house: House, person: Person, label: str) -> Account:
    async with house.database.read() as db:
        held = await accounts.everything(db, person.id)
    if not label:
        raise UserMistake(say("share-usage"))
    found = next((a for a in held if a.label.casefold() == label.casefold()), None)
    if found is None:
        raise Refused(say("share-not-yours"))
    return found
