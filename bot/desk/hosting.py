"""Commands of the host: who may talk to the bot, and how the house stands."""

from collections.abc import Mapping
from functools import partial

from bot.chat import buttons, premises
from bot.chat.contract import Argument, Asker, Command, Kind, Pressed
from bot.chat.message import Message
from bot.chat.premises import Deed
from bot.desk.line import Line, Press
from bot.errors import Refused
from bot.model.person import Person, Role
from bot.services import hosting, people
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    name, kind = Argument("name", say("argument-name")), Kind.HOST
    return (
        Line(Command("invite", say("help-invite"), (name,), kind=kind), partial(_invite, house)),
        Line(Command("people", say("help-people"), kind=kind), partial(_people, house)),
        Line(Command("host", say("help-host"), kind=kind), partial(_house, house)),
    )


def presses(house: House) -> Mapping[str, Press]:
    """The buttons of these commands."""
    return {buttons.ROLL: partial(_press, house)}


async def _invite(house: House, person: Person, text: str) -> Message:
    """`/invite NAME`, `/invite NAME viewer`."""
    *words, last = text.split() or [""]
    viewer = bool(words) and last.casefold() == Role.VIEWER.value
    name = " ".join(words) if viewer else text
    code = await people.invite(house, person, name, Role.VIEWER if viewer else Role.MEMBER)
    ways = tuple(say("invite-way", app=app, way=way) for app, way in house.invitations(code))
    more = (say("invite-viewer"),) if viewer else ()
    return Message(say("invite-head", name=name), lines=(say("invite-line", code=code), *ways, *more))


async def _people(house: House, person: Person, text: str) -> Message:
    return premises.everybody(await hosting.people_of(house, person), house.clock.now())


async def _house(house: House, person: Person, text: str) -> Message:
    found, running = await hosting.premises(house, person), house.program()
    return premises.house(found, house.titles(), running.version, running.started)


async def _press(house: House, person: Person, asker: Asker, number: int, deed: int) -> Pressed:
    now = house.clock.now()
    match deed:
        case Deed.SHOW:
            return Pressed("", premises.one(await hosting.one(house, person, number), now))
        case Deed.MUTE | Deed.UNMUTE:
            entry = await hosting.mute(house, person, number, deed == Deed.MUTE)
            return Pressed(say("toast-line"), premises.one(entry, now))
        case Deed.ASK:
            return Pressed("", premises.ask(await hosting.one(house, person, number)))
        case Deed.REMOVE | Deed.ERASE:
            gone = await hosting.remove(house, person, number, deed == Deed.ERASE)
            left = premises.everybody(await hosting.people_of(house, person), now)
            return Pressed(say("invite-revoked", name=gone.name), left)
        case _:
            raise Refused(say("button-old"))
