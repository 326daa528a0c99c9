"""A long message in pages, so that no app has to leave anything out. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from bot.chat import buttons
from bot.chat.message import Button, Message, Step
from bot.words import say

ROOM, FACTS_ROOM = 2800, 1800
"""Characters of one page, and of its facts: the smallest room of any app, less head, foot and escapes."""
FACTS, ROWS, MOST_ROWS = 20, 4, 5
"""Facts and rows of buttons on a page: a row is left for turning, where there is something to turn."""
SECTIONS = ("facts", "steps", "links", "lines", "below")
"""The parts of a message, in the order in which they get room: a checklist stays on the first page."""

Part = tuple[str, Any]
"""One entry of a section, behind the name of that."""


def page(message: Message, number: int, name: str, text: str = "") -> Message:
    """One page (from 0; the last where there are fewer) of the answer to a command, with buttons to turn.

    A message that fits stays as it is. So does one with steps, which has pages of its own.
    """
    return message if message.steps else _opened(message, number, lambda to: buttons.page(name, text, to))


def alert(message: Message, number: int, part: int) -> Message:
    """One page of the message of an alert that people know by a number. What fits stays as it is, and so does
    what has no number yet."""
    return _opened(message, part, lambda to: buttons.part(number, to)) if number else message


def _opened(message: Message, number: int, turn: Callable[[int], str]) -> Message:
    """A page of a message; `turn` gives the data of the button that turns to another."""
    pages, rows = _pages(message), _rows(message)
    if len(pages) == 1 and len(message.buttons) <= MOST_ROWS:
        return message
    count = max(len(pages), len(rows))
    if not buttons.fits(turn(count)):
        return message
    at = min(number, count - 1)
    parts = pages[at] if at < len(pages) else []
    shown = rows[0] if len(rows) == 1 else rows[at] if at < len(rows) else ()
    near = ((label, to) for label, to in (("‹", at - 1), ("›", at + 1)) if 0 <= to < count)
    turns = tuple(Button(label, turn(to)) for label, to in near)
    part = say("page-of", part=str(at + 1), parts=str(count))
    sections: dict[str, Any] = {name: tuple(entry for of, entry in parts if of == name) for name in SECTIONS}
    return replace(
        message,
        **sections,
        foot=f"{message.foot} · {part}" if message.foot else part,
        buttons=(*shown, turns),
    )


def _rows(message: Message) -> list[tuple[tuple[Button, ...], ...]]:
    """The rows of buttons of each page; those of a message with few of them are on every page."""
    rows = message.buttons
    return [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)] or [()]


def _pages(message: Message) -> list[list[Part]]:
    """The parts of a message, as many on a page as fit; one part at least."""
    pages: list[list[Part]] = [[]]
    for part in ((name, entry) for name in SECTIONS for entry in getattr(message, name)):
        if pages[-1] and not _fits([*pages[-1], part]):
            pages.append([])
        pages[-1].append(part)
    return pages


def _fits(parts: Iterable[Part]) -> bool:
    facts = [_length(entry) for name, entry in parts if name == "facts"]
    others = [_length(entry) + 1 for name, entry in parts if name != "facts"]
    return len(facts) <= FACTS and sum(facts) <= FACTS_ROOM and sum(facts) + sum(others) <= ROOM


def _length(entry: str | Step | tuple[str, str]) -> int:
    """Characters of a line, a step with its mark, a fact or a link."""
    if isinstance(entry, Step):
        return len(entry.text) + 2
    return len(entry) if isinstance(entry, str) else sum(map(len, entry))
