"""The command that explains ADL."""

from functools import partial

from bot.chat import learn
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.model.person import Person
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    topic = Argument("topic", say("argument-topic"), choices=(*learn.TOPICS, *house.venues))
    return (Line(Command("learn", say("help-learn"), (topic,), kind=Kind.BEGIN), partial(_learn, house)),)


async def _learn(house: House, person: Person, text: str) -> Message:
    return learn.page(text.lower(), house.venues)
