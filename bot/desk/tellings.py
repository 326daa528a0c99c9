"""Commands on what was told: alerts and their checklists, and a test of the way to a person."""

from functools import partial

from bot.chat import answers, compose, journeys
from bot.chat.contract import Argument, Command, Kind
from bot.chat.message import Message
from bot.desk.line import Line
from bot.desk.manners import settings
from bot.errors import UserMistake
from bot.model.alert import Told
from bot.model.person import Person
from bot.services import alerts, checklists
from bot.services.house import House
from bot.words import say


def lines(house: House) -> tuple[Line, ...]:
    kind = Kind.ALERTS
    how = Argument("what", say("argument-alerts"))
    which_alert = Argument("number", say("argument-alert"))
    which = Argument("what", say("argument-checklist"))
    number = Argument("what", say("argument-ack"))
    return (
        Line(Command("alerts", say("help-alerts"), (how,), kind=kind), partial(_alerts, house)),
        Line(Command("ack", say("help-ack"), (number,), kind=kind), partial(_ack, house)),
        Line(Command("alert", say("help-alert"), (which_alert,), kind=kind), partial(_alert, house)),
        Line(Command("checklist", say("help-checklist"), (which,), kind=kind), partial(_checklist, house)),
        Line(Command("test", say("help-test"), kind=kind), partial(_test, house)),
    )


async def _alerts(house: House, person: Person, text: str) -> Message:
    """`/alerts`, and `/alerts settings`: how they are told."""
    if text.lower() == "settings":
        return await settings(house, person)
    if text:
        raise UserMistake(say("alerts-usage"))
    found = await alerts.recent(house, person)
    return answers.alerts(found, house.titles(), await alerts.copies(house, found))


async def _alert(house: House, person: Person, text: str) -> Message:
    if not text.isascii() or not text.isdecimal():
        raise UserMistake(say("alert-usage"))
    told, copies = await alerts.journey(house, person, int(text[:18]))
    return journeys.journey(told, copies, house.titles())


async def _ack(house: House, person: Person, text: str) -> Message:
    """`/ack` for the newest alert that waits, `/ack NUMBER` for that one, `/ack all` for all."""
    if text.isdecimal():
        told, first = await alerts.acknowledge(house, person, int(text))
        if not first:
            return Message(answers.acknowledged(told, first))
        done: tuple[Told, ...] = (told,)
    elif text not in ("", "all"):
        raise UserMistake(say("ack-how"))
    else:
        done = await alerts.acknowledge_newest(house, person, bool(text))
    return answers.noted(done, await alerts.unacknowledged(house, person), house.titles())


async def _checklist(house: House, person: Person, text: str) -> Message:
    """`/checklist`, `/checklist list`, or `/checklist skip NUMBER REASON` on the newest open one."""
    words = text.split()
    if words and words[0] not in ("list", "skip"):
        raise UserMistake(say("checklist-usage"))
    if words[:1] == ["list"]:
        found = await checklists.listing(house, person)
        return answers.checklists(found, house.titles(), house.clock.now())
    told = await checklists.current(house, person)
    if told is None or told.checklist is None:
        return Message(say("checklist-none"))
    if words[:1] == ["skip"]:
        if len(words) < 3 or not words[1].isdecimal():
            raise UserMistake(say("skip-usage"))
        step, why = int(words[1]) - 1, " ".join(words[2:])
        told = (await checklists.skip(house, person, told.checklist.id, step, why)).told
    return compose.alert(told, house.titles())


async def _test(house: House, person: Person, text: str) -> Message:
    await alerts.test(house, person)
    return Message(say("test-head"))
