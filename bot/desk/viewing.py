"""What a viewer may do: look at what they are shown, and choose how they themselves are told."""

from collections.abc import Iterable, Sized
from dataclasses import replace

from bot.chat import buttons
from bot.chat.contract import Command, Kind
from bot.chat.message import Message
from bot.errors import Refused, UserMistake
from bot.model.person import Person, Role
from bot.words import say

BEGIN = frozenset({"start", "join", "help", "learn"})
RISK = frozenset({"positions", "position", "whatif", "market", "risk"})
TOLD = frozenset({"incidents", "alerts", "alert", "status"})
OWN = frozenset({"silence", "quiet", "timezone", "language", "test", "forget"})
COMMANDS = BEGIN | RISK | TOLD | OWN
VERBS = frozenset({buttons.PART, buttons.SETTINGS, buttons.VOLUME, buttons.END_SILENCE, buttons.ERASE})


def may_ask(person: Person, command: Command) -> None:
    """Raises Refused for a command that is not a viewer's; those of the host answer for themselves."""
    if person.role is Role.VIEWER and command.kind is not Kind.HOST and command.name not in COMMANDS:
        raise Refused(say("viewer-head"))


def may_press(person: Person, verb: str) -> None:
    """Raises Refused for a button that is not a viewer's."""
    if person.role is Role.VIEWER and verb not in VERBS:
        raise Refused(say("viewer-head"))


def dressed(person: Person, message: Message) -> Message:
    """The message without buttons that would only be refused."""
    if person.role is not Role.VIEWER:
        return message
    rows = (tuple(button for button in row if _is_of_use(button.data)) for row in message.buttons)
    return replace(message, buttons=tuple(row for row in rows if row))


def _is_of_use(data: str) -> bool:
    typed = buttons.typed(data)
    return data.partition(":")[0] in VERBS if typed is None else typed.name in COMMANDS


def of(person: Person, commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands that are of use to a person."""
    viewer, host = person.role is Role.VIEWER, person.role is Role.HOST
    shown = (c for c in commands if not c.hidden and (c.kind is not Kind.HOST or host))
    return tuple(c for c in shown if not viewer or c.name in COMMANDS)


def needs_something(person: Person, found: Sized) -> None:
    """Raises UserMistake where a viewer is shown nothing yet: nothing else that they do would change that."""
    if person.role is Role.VIEWER and not found:
        raise UserMistake(say("viewer-none"))
