"""Commands on the bot itself."""

from functools import partial

from bot.chat import status as messages
from bot.chat.contract import Command
from bot.chat.discovery import channels
from bot.chat.message import Message
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import status
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    return (Line(Command("status", say("help-status")), partial(_status, house)),)


async def _status(house: House, person: Person, text: str) -> Message:
    apps = {name: channel.title for name, channel in channels().items()}
    found = await status.status(house, person)
    return messages.status(found, house.titles(), apps, house.clock.now())
