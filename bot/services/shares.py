"""Accounts that are shown to others by their owner alone: their alerts to a group, in the group itself; the
accounts with their alerts to viewers, by name."""

from dataclasses import dataclass

from bot.errors import Refused, UserMistake
from bot.model.person import Account, Address, Person, Role, Share
from bot.model.place import Closed, PlaceNews, Relocated, Titled
from bot.services.house import House
from bot.store import accounts, people, viewers
from bot.store import shares as store
from bot.store.database import Transaction
from bot.words import say


@dataclass(frozen=True, slots=True)
class Shown:
    """An account, the titles of the groups that see its alerts ("" where one is not known), and the names of
    the viewers who are shown it."""

    account: Account
    groups: tuple[str, ...]
    viewers: tuple[str, ...]


async def share(
    house: House, person: Person, label: str, to: Address, sizes: bool, title: str = ""
) -> Account:
    """The account whose alerts the group of that title sees from now on. Raises UserMistake when it is not
    theirs."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        await store.share(db, Share(account.id, to, sizes, title))
    return account


async def end(house: House, person: Person, label: str, to: Address) -> tuple[Account, int]:
    """Show an account no more in one group: the account, and in how many groups (0 or 1) it was shown."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        return account, await store.end(db, account.id, to)


async def end_everywhere(house: House, person: Person, label: str) -> Shown:
    """Show an account to nobody any more: the account, and to whom it was shown."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        names = await viewers.names(db, account.id)
        groups = tuple(share.title for share in await store.of(db, account.id))
        await viewers.hide(db, account.id)
        await store.end(db, account.id)
        return Shown(account, groups, names)


async def show(house: House, person: Person, label: str, name: str) -> tuple[Account, Person]:
    """The account that a viewer is shown from now on. Raises UserMistake: not theirs, or no viewer."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        viewer = await _viewer(db, name)
        await viewers.show(db, account.id, viewer.id)
    return account, viewer


async def hide(house: House, person: Person, label: str, name: str) -> tuple[Account, Person]:
    """The account that a viewer is shown no more. Raises as `show` does."""
    account = await _theirs(house, person, label)
    async with house.database.write() as db:
        viewer = await _viewer(db, name)
        await viewers.hide(db, account.id, viewer.id)
    return account, viewer


async def listing(house: House, person: Person) -> tuple[Shown, ...]:
    """The accounts of a person that others see."""
    async with house.database.read() as db:
        held = await accounts.everything(db, person.id)
        shared = {a.id: tuple(share.title for share in await store.of(db, a.id)) for a in held}
        found = [Shown(a, shared[a.id], await viewers.names(db, a.id)) for a in held]
    return tuple(shown for shown in found if shown.groups or shown.viewers)


async def heard(house: House, news: PlaceNews) -> None:
    """Take note of what an app says of a place. A group that sees nothing is nothing to us."""
    if isinstance(news, Closed):
        await house.closed(news.at, news.why)
        return
    async with house.database.read() as db:
        if not await store.at(db, news.at):
            return
    async with house.database.write() as db:
        match news:
            case Relocated(at, now):
                await store.moved(db, at.channel, at.address, now)
            case Titled(at, title):
                await store.titled(db, at, title)


async def _viewer(db: Transaction, name: str) -> Person:
    wanted = name.casefold()
    found = [p for p in await people.everybody(db) if p.role is Role.VIEWER]
    for viewer in found:
        if viewer.name.casefold() == wanted:
            return viewer
    raise UserMistake(say("share-no-viewer", names=", ".join(p.name for p in found) or "–"))


async def _theirs(house: House, person: Person, label: str) -> Account:
    async with house.database.read() as db:
        held = await accounts.everything(db, person.id)
    if not label:
        raise UserMistake(say("share-usage"))
    found = next((a for a in held if a.label.casefold() == label.casefold()), None)
    if found is None:
        raise Refused(say("share-not-yours"))
    return found
