"""Commands of the host: who may talk to the bot."""

from functools import partial

from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import people
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    name = Argument("name", say("argument-name"))
    return (Line(Command("invite", say("help-invite"), (name,), kind=Kind.HOST), partial(_invite, house)),)


async def _invite(house: House, person: Person, text: str) -> Message:
    code = await people.invite(house, person, text)
    ways = tuple(say("invite-way", app=app, way=way) for app, way in house.invitations(code))
    return Message(say("invite-head", name=text), lines=(say("invite-line", code=code), *ways))
