"""The command on the daily all-clear and the weekly digest."""

from functools import partial

from bot.chat import manners as pages
from bot.chat import summaries
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.model.person import Person
from bot.services import digests
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    when = Argument("when", say("argument-digest"))
    return (Line(Command("digest", say("help-digest"), (when,), kind=Kind.ALERTS), partial(_digest, house)),)


async def _digest(house: House, person: Person, text: str) -> Message:
    """`/digest`, `/digest 09:00`, `/digest weekly Mon 09:00`, `/digest off`, `/digest now`."""
    if text.lower() == "now":
        return summaries.digest(await digests.now(house, person), house.titles())
    if not text:
        return Message(pages.digests(await digests.wanted(house, person)), lines=(say("digest-usage"),))
    return Message(pages.digests(await digests.choose(house, person, text)))
