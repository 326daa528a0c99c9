"""`adlwatch accounts add|list|prove|remove`: the recommended way to hand over a key."""

from argparse import Namespace

from bot.chat import answers, connecting
from bot.chat.message import Message
from bot.cli.fields import gather
from bot.cli.hosting import house, play, terminal
from bot.errors import UserMistake, VenueError
from bot.model.person import Account, Person
from bot.services import accounts
from bot.services.house import House
from bot.store import people
from bot.venues.discovery import venue
from bot.words import say


def main(given: Namespace) -> int:
    """0 when done. Raises UserMistake or SettingsError with the sentence to show."""
    return play({"add": _add, "list": _list, "prove": _prove, "remove": _remove}[given.action](given))


async def _add(given: Namespace) -> int:
    described = venue(given.exchange)
    async with house(given) as opened:
        owner = await _person(opened, given.owner)  # before anybody types a key for nobody
        fields = gather(described, given.fields_from)
        account, proof = await accounts.connect(
            opened, owner, described.name, given.label, fields, given.accept
        )
        await _say(opened, connecting.connected(account, described, proof, opened.clock.now()))
    return 0


async def _list(given: Namespace) -> int:
    async with house(given) as opened:
        found = await accounts.listing(opened)
        shown = answers.accounts(found, opened.titles(), opened.clock.now())
        await _say(opened, shown if found else Message(say("accounts-nobody")))
    return 0


async def _prove(given: Namespace) -> int:
    async with house(given) as opened:
        account = await _account(opened, given)
        described = opened.venues[account.venue]
        try:
            proof = await opened.prove(account)
        except VenueError as error:
            raise UserMistake(say("connect-failed", title=described.title, why=str(error))) from error
        await _say(opened, connecting.proven(account, described, proof, opened.clock.now()))
    return 0


async def _remove(given: Namespace) -> int:
    async with house(given) as opened:
        account = await _account(opened, given)
        await accounts.remove(opened, account.id)
        title = opened.venues[account.venue].title
        await _say(opened, Message(say("account-removed", label=account.label, venue=title)))
    return 0


async def _person(opened: House, name: str) -> Person:
    async with opened.database.read() as db:
        person = await people.named(db, name)
    if person is None:
        raise UserMistake(say("person-unknown", name=name))
    return person


async def _account(opened: House, given: Namespace) -> Account:
    """The account of that label. Raises UserMistake when there is none, or more than one."""
    owner = await _person(opened, given.owner) if given.owner else None
    found = [
        standing.account
        for standing in await accounts.listing(opened, owner)
        if standing.account.label == given.label
    ]
    if len(found) != 1:
        raise UserMistake(say("account-unclear", label=given.label, count=len(found)))
    return found[0]


async def _say(opened: House, message: Message) -> None:
    await terminal(opened).send("here", message)
