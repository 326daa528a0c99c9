"""The command table and the one desk behind it: the same for every chat app.

A line of the table is a command and the method that answers it. Who asks is settled first: a stranger
gets the stranger's answer whatever they typed or pressed, and a group never sees anybody's account.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.chat import answers, compose, hedge_list, ranks
from bot.chat.contract import Argument, Asker, Command, Form, Pressed
from bot.chat.message import Message
from bot.chat.presses import Presses
from bot.errors import UserMistake
from bot.model.ids import VenueName
from bot.model.person import Address, Person
from bot.services import accounts, alerts, checklists, hedges, people, positions
from bot.services.house import House
from bot.words import say

log = logging.getLogger(__name__)

Handler = Callable[[Person, str], Awaitable[Message]]


class FrontDesk:
    """Answers commands, forms and buttons. Implements `chat.contract.Desk`."""

    def __init__(self, house: House) -> None:
        self._house = house
        venues = Argument("exchange", say("connect-head"), choices=tuple(house.venues))
        fields = Argument("fields", say("argument-fields"))
        which = Argument("what", say("argument-checklist"))
        symbol = Argument("symbol", say("argument-symbol"))
        self._table: dict[str, tuple[Command, Handler]] = {
            command.name: (command, handler)
            for command, handler in (
                (Command("start", say("help-start"), (Argument("code", say("argument-code")),)), self._start),
                (Command("help", say("help-help")), self._help),
                (Command("connect", say("help-connect"), (venues, fields), secret=True), self._connect),
                (Command("accounts", say("help-accounts")), self._accounts),
                (Command("positions", say("help-positions")), self._positions),
                (Command("position", say("help-position"), (symbol,)), self._position),
                (Command("whatif", say("help-whatif"), (symbol,)), self._what_if),
                (Command("hedges", say("help-hedges")), self._hedges),
                (Command("alerts", say("help-alerts")), self._alerts),
                (Command("checklist", say("help-checklist"), (which,)), self._checklist),
                (Command("test", say("help-test")), self._test),
                (
                    Command("invite", say("help-invite"), (Argument("name", say("argument-name")),)),
                    self._invite,
                ),
            )
        }
        self._presses = Presses(house)

    @property
    def commands(self) -> tuple[Command, ...]:
        return tuple(command for command, _ in self._table.values())

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
            return await self._connected(person, choice, label, fields)

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
        return await self._table[name][1](person, text.strip())

    async def _who(self, asker: Asker) -> Person | None:
        return await people.who(self._house, Address(asker.channel, asker.user))

    async def _start(self, person: Person, text: str) -> Message:
        return answers.start(person)

    async def _help(self, person: Person, text: str) -> Message:
        return answers.help_list(self.commands)

    async def _accounts(self, person: Person, text: str) -> Message:
        found = await accounts.listing(self._house, person.id)
        return answers.accounts(found, self._house.titles(), self._house.clock.now())

    async def _positions(self, person: Person, text: str) -> Message:
        found = await accounts.listing(self._house, person.id)
        return answers.positions(found, self._house.titles(), self._house.clock.now())

    async def _hedges(self, person: Person, text: str) -> Message:
        return hedge_list.listing(await hedges.listing(self._house, person))

    async def _position(self, person: Person, text: str) -> Message:
        found = await positions.ranked(self._house, person, text)
        return ranks.positions(found, self._house.titles(), self._house.clock.now())

    async def _what_if(self, person: Person, text: str) -> Message:
        found = await positions.ranked(self._house, person, text)
        return ranks.what_ifs(found, self._house.titles(), self._house.clock.now())

    async def _alerts(self, person: Person, text: str) -> Message:
        return answers.alerts(await alerts.recent(self._house, person), self._house.titles())

    async def _checklist(self, person: Person, text: str) -> Message:
        """`/checklist`, `/checklist list`, or `/checklist skip NUMBER REASON` on the newest open one."""
        words = text.split()
        if words[:1] == ["list"]:
            found = await checklists.listing(self._house, person)
            return answers.checklists(found, self._house.titles(), self._house.clock.now())
        told = await checklists.current(self._house, person)
        if told is None or told.checklist is None:
            return Message(say("checklist-none"))
        if words[:1] == ["skip"]:
            if len(words) < 3 or not words[1].isdecimal():
                raise UserMistake(say("skip-usage"))
            step, why = int(words[1]) - 1, " ".join(words[2:])
            told = (await checklists.skip(self._house, person, told.checklist.id, step, why)).told
        return compose.alert(told, self._house.titles())

    async def _test(self, person: Person, text: str) -> Message:
        await alerts.test(self._house, person)
        return Message(say("test-head"))

    async def _invite(self, person: Person, text: str) -> Message:
        code = await people.invite(self._house, person, text)
        return Message(say("invite-head", name=text), lines=(say("invite-line", code=code),))

    async def _connect(self, person: Person, text: str) -> Message:
        """`/connect`, `/connect EXCHANGE`, or the whole: `/connect EXCHANGE LABEL name=value …`."""
        words = text.split()
        if not words:
            return answers.which_venue(self._house.venues.values())
        venue = accounts.described(self._house, words[0])
        label, fields = _label_and_fields(words[1:])
        if not fields:
            return answers.how_to_connect(venue)
        return await self._connected(person, venue.name, label, fields)

    async def _connected(self, person: Person, venue: str, label: str, fields: Mapping[str, str]) -> Message:
        given = dict(fields)
        accept = given.pop("accept", "")
        account, proof = await accounts.connect(self._house, person, venue, label, given, accept)
        return answers.connected(account, self._house.venues[account.venue], proof)


def _label_and_fields(words: list[str]) -> tuple[str, dict[str, str]]:
    """What stands before the first `name=value`, and the values; one may have several words, like a label."""
    parts = [""]
    for word in words:
        parts = [*parts, word] if "=" in word else [*parts[:-1], f"{parts[-1]} {word}".strip()]
    return parts[0], dict(part.split("=", 1) for part in parts[1:])
