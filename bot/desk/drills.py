"""The command that rehearses: a made-up ADL, played to the person who asks."""

from functools import partial

from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.errors import UserMistake
from bot.model.person import Person
from bot.services import drills
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    how = Argument("how", say("argument-drill"), choices=("escalate", "stop"))
    return (Line(Command("drill", say("help-drill"), (how,), kind=Kind.ALERTS), partial(_drill, house)),)


async def _drill(house: House, person: Person, text: str) -> Message:
    """`/drill`, `/drill escalate`, or `/drill stop`."""
    if text == "stop":
        await drills.stop(house, person)
        return Message(say("drill-mark", head=say("drill-stopping")))
    if text not in ("", "escalate"):
        raise UserMistake(say("drill-usage"))
    await drills.begin(house, person, bool(text))
    others = say("drill-others" if text else "drill-alone")
    return Message(say("drill-mark", head=say("drill-coming")), lines=(say("drill-script"), others))
