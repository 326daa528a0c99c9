"""A long answer in pages, so that no app has to leave anything out. Pure."""

from dataclasses import replace

from bot.chat import buttons
from bot.chat.message import Button, Message
from bot.words import say

ROOM, FACTS_ROOM = 2800, 1800
"""Characters of one page, and of its facts: the smallest room of any app, less head, foot and escapes."""
FACTS, ROWS = 20, 4
"""Facts and rows of buttons on a page; a row is left for turning."""

Part = str | tuple[str, str]
"""A line, or a fact."""


def page(message: Message, number: int, name: str, text: str = "") -> Message:
    """One page (from 0; the last where there are fewer) of the answer to a command, with buttons to turn.

    A message that fits stays as it is. So does one with steps, which has pages of its own.
    """
    pages = _pages((*message.facts, *message.lines))
    rows = _rows(message)
    count = max(len(pages), len(rows))
    if count == 1 or message.steps or not buttons.fits(buttons.page(name, text, count)):
        return message
    at = min(number, count - 1)
    parts = pages[at] if at < len(pages) else []
    shown = rows[0] if len(rows) == 1 else rows[at] if at < len(rows) else ()
    near = ((label, to) for label, to in (("‹", at - 1), ("›", at + 1)) if 0 <= to < count)
    turns = tuple(Button(label, buttons.page(name, text, to)) for label, to in near)
    part = say("page-of", part=str(at + 1), parts=str(count))
    return replace(
        message,
        facts=tuple(p for p in parts if isinstance(p, tuple)),
        lines=tuple(p for p in parts if isinstance(p, str)),
        foot=f"{message.foot} · {part}" if message.foot else part,
        buttons=(*shown, turns),
    )


def _rows(message: Message) -> list[tuple[tuple[Button, ...], ...]]:
    """The rows of buttons of each page; those of a message with few of them are on every page."""
    rows = message.buttons
    return [rows[at : at + ROWS] for at in range(0, len(rows), ROWS)] or [()]


def _pages(parts: tuple[Part, ...]) -> list[list[Part]]:
    """The parts in their order, as many on a page as fit; one part at least."""
    pages: list[list[Part]] = [[]]
    for part in parts:
        if pages[-1] and not _fits([*pages[-1], part]):
            pages.append([])
        pages[-1].append(part)
    return pages


def _fits(parts: list[Part]) -> bool:
    facts = [part for part in parts if isinstance(part, tuple)]
    in_facts = sum(len(name) + len(value) for name, value in facts)
    in_lines = sum(len(part) + 1 for part in parts if isinstance(part, str))
    return len(facts) <= FACTS and in_facts <= FACTS_ROOM and in_facts + in_lines <= ROOM
