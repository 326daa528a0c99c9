"""Commands on incidents: what ADL took from one's accounts, and the evidence of it as a file."""

import asyncio
from functools import partial

from bot.chat import figures, illustrate, incident_list
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk import sources
from bot.desk.line import Line
from bot.errors import UserMistake
from bot.model.person import Person, Role
from bot.services import export
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    number = Argument("incident", say("argument-incident"), source=sources.INCIDENTS)
    kind = Kind.ALERTS
    return (
        Line(Command("incidents", say("help-incidents"), kind=kind), partial(_incidents, house)),
        Line(Command("export", say("help-export"), (number,), kind=kind), partial(_export, house)),
    )


async def _incidents(house: House, person: Person, text: str) -> Message:
    found, exports = await export.incidents(house, person), person.role is not Role.VIEWER
    return incident_list.listing(found, house.titles(), exports)


async def _export(house: House, person: Person, text: str) -> Message:
    """The evidence of the incident with that number; of the newest without one."""
    if text and not text.isdecimal():
        raise UserMistake(say("export-usage"))
    if not text:
        newest = next(iter(await export.incidents(house, person)), None)
        if newest is None or newest.checklist is None:
            raise UserMistake(say("export-nothing"))
        text = str(newest.checklist.id)
    pack = await export.evidence(house, int(text), person)
    account = pack.account
    where = figures.where(account, house.titles())
    pack = await illustrate.of_pack(pack, where)
    return incident_list.packed(int(text), pack.name, tuple(pack.files), await asyncio.to_thread(pack.zipped))
