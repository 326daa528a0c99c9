"""Commands on the accounts one has: another name, a pause, and forgetting them or oneself."""

from collections.abc import Mapping
from functools import partial

from bot.chat import buttons, keeping
from bot.chat.contract import Argument, Asker, Command, Form, Kind, Pressed
from bot.chat.message import Message
from bot.desk import sources
from bot.desk.line import Line, Press
from bot.errors import UserMistake
from bot.model.person import Person
from bot.services import erase, pausing, suggestions
from bot.services.house import House
from bot.words import say

EVERYTHING = suggestions.EVERYTHING


def lines(house: House) -> tuple[Line, ...]:
    name = Argument("name", say("argument-new-name"))
    rename = _about("rename", say("help-rename"), sources.ACCOUNTS, name)
    return (
        Line(rename, partial(_rename, house), partial(_name_form, house), partial(_named, house)),
        Line(_about("pause", say("help-pause"), sources.WATCHED), partial(_pause, house)),
        Line(_about("resume", say("help-resume"), sources.PAUSED), partial(_resume, house)),
        Line(_about("forget", say("help-forget"), sources.ERASABLE), partial(_forget, house)),
    )


def _about(name: str, help_: str, source: str, *more: Argument) -> Command:
    """A command about one of the person's accounts."""
    account = Argument("account", say("argument-account"), source=source, needed=True)
    return Command(name, help_, (account, *more), kind=Kind.ACCOUNTS)


def presses(house: House) -> Mapping[str, Press]:
    """The buttons of these commands."""
    return {buttons.ERASE: partial(_erase, house)}


async def _rename(house: House, person: Person, text: str) -> Message:
    """`/rename ACCOUNT NAME`."""
    account, label = await suggestions.one_account(house, person, text)
    return keeping.renamed(*await pausing.rename(house, person, account.label, label))


async def _name_form(house: House, person: Person, text: str) -> Form | None:
    """`/rename ACCOUNT`: the name is asked for."""
    account, label = await suggestions.one_account(house, person, text)
    return None if label else keeping.rename_form(account, house.titles())


async def _named(house: House, person: Person, choice: str, values: Mapping[str, str], sure: bool) -> Message:
    return keeping.renamed(*await pausing.rename(house, person, choice, values.get("label", "")))


async def _pause(house: House, person: Person, text: str) -> Message:
    return keeping.paused(await pausing.pause(house, person, text), house.titles())


async def _resume(house: House, person: Person, text: str) -> Message:
    if not text:
        raise UserMistake(say("resume-none"))
    return keeping.resumed(await pausing.resume(house, person, text), house.titles())


async def _forget(house: House, person: Person, text: str) -> Message:
    """Asks first; nothing is erased before its button is pressed."""
    number = erase.EVERYTHING
    if text not in (EVERYTHING, ""):
        account, _ = await suggestions.one_account(house, person, text)
        number = account.id
    return keeping.confirm(await erase.extent(house, person, number), house.titles())


async def _erase(house: House, person: Person, asker: Asker, number: int) -> Pressed:
    return Pressed("", keeping.erased(await erase.erase(house, person, number), house.titles()))
