"""The one desk behind the command table: the same for every chat app.

Who asks is settled first: a stranger gets the stranger's answer whatever they typed or pressed, and a
group never sees anybody's account.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.chat import answers
from bot.chat.contract import Argument, Asker, Command, Form, Pressed
from bot.chat.message import Message
from bot.desk import accounts as account_commands
from bot.desk.line import Line
from bot.desk.presses import Presses
from bot.desk.table import table
from bot.errors import UserMistake
from bot.model.ids import VenueName
from bot.model.person import Address, Person
from bot.services import accounts, people
from bot.services.house import House
from bot.words import say

log = logging.getLogger(__name__)


class FrontDesk:
    """Answers commands, forms and buttons. Implements `chat.contract.Desk`."""

    def __init__(self, house: House) -> None:
        self._house = house
        code = Argument("code", say("argument-code"))
        lines = (
            Line(Command("start", say("help-start"), (code,)), self._start),
            Line(Command("help", say("help-help")), self._help),
            *table(house),
        )
        self._table = {line.command.name: line for line in lines}
        self._presses = Presses(house)

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(line.command for line in self._table.values())

    async def command(self, asker: Asker, name: str, text: str, *, erased: bool | None = None) -> Message:
        answer = await self._guarded(lambda: self._command(asker, name, text))
        if erased is not None:
            note = say("connect-erased") if erased else say("connect-not-erased")
            answer = replace(answer, lines=(*answer.lines, note))
        return answer

    async def form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        person = await self._who(asker)
        venue = self._house.venues.get(VenueName(choice))
        if person is None or venue is None:
            return await self.command(asker, name, choice)
        return answers.connect_form(venue)

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        fields = dict(values)
        label = fields.pop("label", "")

        async def answer() -> Message:
            person = await self._who(asker)
            if person is None:
                return answers.stranger(asker.user)
            return await account_commands.connected(self._house, person, choice, label, fields)

        return await self._guarded(answer)

    async def press(self, asker: Asker, data: str) -> Pressed:
        try:
            person = await self._who(asker)
            if person is None:
                return Pressed(say("stranger-head"))
            return await self._presses.answer(person, asker, data)
        except UserMistake as mistake:
            return Pressed(str(mistake))
        except Exception:
            log.exception("button %r", data)
            return Pressed(say("button-failed"))

    async def _guarded(self, answer: Callable[[], Awaitable[Message]]) -> Message:
        """The answer; what the person did wrong as a sentence; our own fault noted for the host."""
        try:
            return await answer()
        except UserMistake as mistake:
            return Message(str(mistake))
        except Exception:
            log.exception("command")
            return Message(say("failed-head"))

    async def _command(self, asker: Asker, name: str, text: str) -> Message:
        if name == "start" and text.strip():
            address = Address(asker.channel, asker.user)
            return answers.start(await people.join(self._house, text.strip(), address))
        person = await self._who(asker)
        if person is None:
            return answers.stranger(asker.user)
        if name not in self._table:
            return Message(say("unknown-head", name=accounts.said(name)))
        if not asker.private and name not in ("start", "help"):
            return Message(say("group-head"))
        return await self._table[name].answer(person, text.strip())

    async def _who(self, asker: Asker) -> Person | None:
        return await people.who(self._house, Address(asker.channel, asker.user))

    async def _start(self, person: Person, text: str) -> Message:
        return answers.start(person)

    async def _help(self, person: Person, text: str) -> Message:
        return answers.help_list(self.commands)
