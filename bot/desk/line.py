"""A line of the command table: what people type, and what answers it."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.chat.contract import Asker, Command, Form, Pressed
from bot.chat.message import Message
from bot.model.person import Person

Answer = Callable[[Person, str], Awaitable[Message]]
"""Answers a listed person; what follows the command comes stripped. Raises UserMistake."""
FormOf = Callable[[Person, str], Awaitable[Form | None]]
"""The form that what follows the command asks for; None where it says everything, or nothing. Raises
UserMistake."""
Submit = Callable[[Person, str, Mapping[str, str], bool], Awaitable[Message]]
"""Answers a filled form: its choice, its values, and whether the person is sure where nobody can prove it.
Raises UserMistake."""

Press = Callable[..., Awaitable[Pressed]]
"""Answers a pressed button: the person, who presses where, and the numbers that follow its verb."""


InGroup = Callable[[Person, Asker, str], Awaitable[Message]]
"""Answers in a group, where that is another question than in private. Raises UserMistake."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command and its answer; one that asks for more has a form, too."""

    command: Command
    answer: Answer
    form: FormOf | None = None
    submit: Submit | None = None
    in_group: InGroup | None = None
