"""A line of the command table: what people type, and what answers it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.contract import Command
from bot.chat.message import Message
from bot.model.person import Person

Answer = Callable[[Person, str], Awaitable[Message]]
"""Answers a listed person; what follows the command comes stripped. Raises UserMistake."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command and its answer."""

    command: Command
    answer: Answer
