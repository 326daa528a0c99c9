"""Accounts given another name, left alone for a while, and watched again."""

from bot.errors import UserMistake
from bot.model.person import Account, Person, Watch
from bot.services.accounts import LABEL
from bot.services.house import House
from bot.services.suggestions import one_account
from bot.store import accounts, reminders
from bot.words import say


async def rename(house: House, person: Person, text: str, label: str) -> tuple[Account, str]:
    """The account that `text` names, and its new label. Raises UserMistake for one that is bad or taken."""
    account, _ = await one_account(house, person, text)
    label = " ".join(label.split())
    if not LABEL.fullmatch(label):
        raise UserMistake(say("connect-label-bad"))
    async with house.database.write() as db:
        if any(a.label == label and a.id != account.id for a in await accounts.everything(db, person.id)):
            raise UserMistake(say("connect-label-taken", label=label))
        await accounts.rename(db, account.id, label)
    return account, label


async def pause(house: House, person: Person, text: str) -> Account:
    """Stop watching an account until it is resumed; its open reminders end. Raises UserMistake for one that
    is not watched."""
    account, _ = await one_account(house, person, text)
    if account.watch is not Watch.ON:
        raise UserMistake(say(f"pause-{account.watch.value}", label=account.label))
    async with house.database.write() as db:
        await accounts.set_watch(db, account.id, Watch.PAUSED)
        await reminders.end_of(db, account.id)
    return account


async def resume(house: House, person: Person, text: str) -> Account:
    """Watch a paused account again; what happened meanwhile is read and told as late. Raises UserMistake for
    one that is not paused."""
    account, _ = await one_account(house, person, text)
    if account.watch is not Watch.PAUSED:
        raise UserMistake(say(f"resume-{account.watch.value}", label=account.label))
    async with house.database.write() as db:
        await accounts.set_watch(db, account.id, Watch.ON)
    return account
