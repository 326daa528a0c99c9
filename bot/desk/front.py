"""The one desk behind the command table: the same for every chat app.

Who asks is settled first: a stranger gets the stranger's answer whatever they typed or pressed, and a
group never sees anybody's account.
"""

import difflib
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from bot.chat import buttons, connecting, journeys, paging, welcome
from bot.chat.contract import SILENCE, Argument, Asker, Choice, Command, Form, FormField, Kind, Pressed
from bot.chat.message import Message
from bot.desk import sources, viewing
from bot.desk.dialogues import Dialogues
from bot.desk.door import Door
from bot.desk.line import Line
from bot.desk.presses import Presses
from bot.desk.table import table
from bot.errors import Doubtful, Refused, UserMistake
from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.model.place import PlaceNews
from bot.services import accounts, alerts, manners, people, shares
from bot.services.house import House
from bot.words import language, nearest, say, speak

log = logging.getLogger(__name__)

T = TypeVar("T")

JOIN = ("start", "join")
"""The commands that take an invite, also from who is not known yet."""


class FrontDesk:
    """Answers commands, forms and buttons. Implements `chat.contract.Desk`."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._tables: dict[str, dict[str, Line]] = {}
        self._presses = Presses(house)
        self._dialogues = Dialogues(house.clock.now)
        self._door = Door(house)

    @property
    def _table(self) -> dict[str, Line]:
        """The lines by name, their help in the language that is spoken now."""
        if language() not in self._tables:
            lines = (
                Line(_first("start", say("help-start"), _code()), self._start),
                Line(_first("join", say("help-join"), _code()), self._start),
                Line(_first("help", say("help-help")), self._help),
                *table(self._house),
            )
            self._tables[language()] = {line.command.name: line for line in lines}
        return self._tables[language()]

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(line.command for line in self._table.values())

    async def command(self, asker: Asker, name: str, text: str, *, erased: bool | None = None) -> Message:
        with self._door.let_in(asker, (name, text)) as why:
            if why is not None:
                return _noted(_turned_away(why), erased)
            return _noted(await self._run(asker, name, text), erased)

    async def form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        with self._door.let_in(asker, (name, choice)) as why:
            return await self._form(asker, name, choice) if why is None else _turned_away(why)

    async def _form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        async def find() -> Form | Message:
            person, line = await self._who(asker), self._table.get(name)
            if person and line:
                viewing.may_ask(person, line.command)
            found = await line.form(person, choice) if person and line and line.form else None
            return found or await self._command(asker, name, choice)

        return await self._guarded(asker, find)

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        async def answer() -> Message:
            form = await self._form(asker, name, choice)
            person = await self._who(asker)
            if isinstance(form, Message) or person is None:
                return form if isinstance(form, Message) else self._stranger(asker)
            return await self._submit(asker, person, form, values)

        with self._door.let_in(asker, (name, choice, *values.values())) as why:
            return await self._guarded(asker, answer) if why is None else _turned_away(why)

    async def suggest(self, asker: Asker, command: str, argument: str, typed: str) -> tuple[Choice, ...]:
        line = self._table.get(command)
        named = [a for a in line.command.arguments if a.name == argument] if line else []
        try:
            person = await self._who(asker)
            if person is None or not asker.private or not named or not self._door.hears(asker, typed):
                return ()
            return sources.fitting(await sources.choices(self._house, person, named[0]), typed)
        except Exception:
            log.exception("suggestions for %s of %s", argument, command)
            return ()

    def awaited(self, asker: Asker) -> FormField | None:
        dialogue = self._dialogues.of(asker)
        return dialogue.left[0] if dialogue and dialogue.left else None

    async def typed(self, asker: Asker, text: str, *, erased: bool | None = None) -> Message:
        with self._door.let_in(asker, (text,)) as why:
            if why is not None:
                return _noted(_turned_away(why), erased)
            return _noted(await self._guarded(asker, lambda: self._typed(asker, text)), erased)

    async def hosts(self, channel: ChannelName) -> tuple[str, ...]:
        return await people.hosts(self._house, channel)

    async def press(self, asker: Asker, data: str) -> Pressed:
        with self._door.let_in(asker, (data,)) as why:
            return await self._press(asker, data) if why is None else Pressed(why)

    async def heard(self, news: PlaceNews) -> None:
        await shares.heard(self._house, news)

    async def _press(self, asker: Asker, data: str) -> Pressed:
        try:
            person = await self._who(asker)
            if person is None:
                self._door.refused(asker)
                return Pressed(say("stranger-head"))
            if data in (buttons.SURE, buttons.CANCEL):
                return await self._in_dialogue(asker, person, data)
            if not asker.private and not buttons.in_groups(data):
                return Pressed(say("group-head"))
            typed = buttons.typed(data)
            if typed is not None:
                return Pressed("", await self._run(asker, typed.name, typed.text, typed.page))
            pressed = await self._presses.answer(person, asker, data)
            # What the button shows is its owner's alone; the group's own copy is edited by the courier.
            return pressed if asker.private else Pressed(pressed.toast)
        except Refused as refused:
            self._door.refused(asker)
            return Pressed(str(refused))
        except UserMistake as mistake:
            return Pressed(str(mistake))
        except Exception:
            log.exception("button %r", data)
            return Pressed(say("button-failed"))

    async def _run(self, asker: Asker, name: str, text: str, page: int = 0) -> Message:
        """A page of the answer to a command. What follows a secret command is never put into a button."""
        answer = await self._guarded(asker, lambda: self._command(asker, name, text))
        line = self._table.get(name)
        return paging.page(answer, page, name, "" if line is None or line.command.secret else text.strip())

    async def _guarded(self, asker: Asker, answer: Callable[[], Awaitable[T]]) -> T | Message:
        """The answer; what the person did wrong as a sentence; our own fault noted for the host."""
        try:
            return await answer()
        except UserMistake as mistake:
            if isinstance(mistake, Refused):
                self._door.refused(asker)
            return Message(str(mistake))
        except Exception:
            log.exception("command")
            return Message(say("failed-head"))

    async def _command(self, asker: Asker, name: str, text: str) -> Message:
        text = text.strip()
        self._dialogues.end(asker)
        if name in JOIN and text:
            await people.join(self._house, text, Address(asker.channel, asker.user))
            text = ""
        person = await self._who(asker)
        if person is None:
            return self._stranger(asker)
        if name in JOIN and not person.manners.language and nearest(asker.language):
            await manners.speak_as(self._house, person, nearest(asker.language))
        line = self._table.get(name)
        if line is None:
            return self._unknown(name)
        viewing.may_ask(person, line.command)
        if not asker.private and not line.command.groups:
            return Message(say("group-head"))
        if not asker.private and line.in_group is not None:
            return await line.in_group(person, asker, text)
        host = person.role is Role.HOST
        if text and not line.command.arguments and (host or line.command.kind is not Kind.HOST):
            return welcome.takes_nothing(line.command)
        if not text and (argument := _needed(line.command)):
            found = await sources.choices(self._house, person, argument)
            if len(found) > 1:
                return welcome.which(line.command, argument.help, found)
            text = found[0].value if found else ""
        form = await line.form(person, text) if line.form else None
        if form is not None:
            return self._ask(asker, form)
        answer = viewing.dressed(person, await line.answer(person, text))
        return await self._with_what_is_owed(person, answer) if asker.private else answer

    async def _with_what_is_owed(self, person: Person, answer: Message) -> Message:
        """The answer, and below it what had not reached the person by any app."""
        found = await alerts.owed(self._house, person)
        lines = journeys.undelivered(found, self._house.titles())
        return replace(answer, below=(*answer.below, *lines)) if lines else answer

    def _ask(self, asker: Asker, form: Form) -> Message:
        """The form behind a button; field by field where the app shows none."""
        if asker.forms:
            return connecting.offered(form)
        return connecting.asking(form, self._dialogues.begin(asker, form).left)

    async def _typed(self, asker: Asker, text: str) -> Message:
        person = await self._who(asker)
        if person is None:
            return self._stranger(asker)
        try:
            dialogue = self._dialogues.heard(asker, text)
        except UserMistake as mistake:
            return Message(str(mistake), buttons=((connecting.cancel(),),))
        if dialogue is None:
            return await self._help(person, "")
        if dialogue.left:
            return connecting.asking(dialogue.form, dialogue.left)
        self._dialogues.end(asker)
        return await self._submit(asker, person, dialogue.form, dialogue.values)

    async def _in_dialogue(self, asker: Asker, person: Person, data: str) -> Pressed:
        """What the buttons of a dialogue do: end it, or say that one is sure."""
        dialogue = self._dialogues.end(asker)
        if dialogue is None:
            raise UserMistake(say("dialogue-old"))
        if data == buttons.CANCEL:
            return Pressed("", Message(say("dialogue-cancelled")))
        return Pressed("", await self._submit(asker, person, dialogue.form, dialogue.values, sure=True))

    async def _submit(
        self, asker: Asker, person: Person, form: Form, values: Mapping[str, str], sure: bool = False
    ) -> Message:
        submit = self._table[form.command].submit
        assert submit is not None, form.command
        try:
            return await submit(person, form.choice, values, sure)
        except Doubtful as doubt:
            self._dialogues.begin(asker, form, dict(values))
            return connecting.doubtful(str(doubt))
        except UserMistake as mistake:
            return connecting.failed(str(mistake), form)

    async def _who(self, asker: Asker) -> Person | None:
        """Who asks; they are answered in their language from here on."""
        person = await people.who(self._house, Address(asker.channel, asker.user))
        chosen = "" if person is None else person.manners.language
        speak(chosen or nearest(asker.language))
        return person

    def _stranger(self, asker: Asker) -> Message:
        self._door.refused(asker)
        return welcome.stranger(asker.user)

    def _unknown(self, name: str) -> Message:
        names = [command.name for command in self.commands if not command.hidden]
        near = difflib.get_close_matches(name, names, 1)
        return welcome.unknown(accounts.said(name), near[0] if near else None)

    async def _start(self, person: Person, text: str) -> Message:
        return welcome.start(person, len(await accounts.listing(self._house, person)))

    async def _help(self, person: Person, text: str) -> Message:
        return welcome.help_list(viewing.of(person, self.commands))


def _first(name: str, help_: str, *arguments: Argument) -> Command:
    """A command that groups see, too."""
    return Command(name, help_, arguments, kind=Kind.BEGIN, groups=True)


def _code() -> Argument:
    return Argument("code", say("argument-code"))


def _needed(command: Command) -> Argument | None:
    return next((argument for argument in command.arguments if argument.needed), None)


def _turned_away(why: str) -> Message:
    return Message(why) if why else SILENCE


def _noted(answer: Message, erased: bool | None) -> Message:
    """The answer, with what became of a message that held a key."""
    if erased is None or answer is SILENCE:
        return answer
    note = say("connect-erased") if erased else say("connect-not-erased")
    return replace(answer, lines=(*answer.lines, note))
