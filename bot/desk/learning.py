"""The command that explains ADL."""

from functools import partial

from bot.chat import learn
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.errors import UserMistake
from bot.model.person import Person
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    topic = Argument("topic", say("argument-topic"), choices=(*learn.TOPICS, *house.venues))
    return (Line(Command("learn", say("help-learn"), (topic,), kind=Kind.BEGIN), partial(_learn, house)),)


async def _learn(house: House, person: Person, text: str) -> Message:
    """`/learn`, `/learn TOPIC`, `/learn EXCHANGE`."""
    topic, known = text.lower(), (*learn.TOPICS, *house.venues)
    if topic and topic not in known:
        raise UserMistake(say("learn-which", known=", ".join(known)))
    return learn.page(topic, house.venues)
