"""A message as lines of a terminal. Pure."""

import textwrap

from bot.chat.message import Message, Tick, Tone

WIDTH = 100
MORE = " " * 7
"""How the second and later lines of a wrapped row begin."""
MARKS = {Tone.ALARM: "!!", Tone.WARNING: " !", Tone.GOOD: " +", Tone.PLAIN: "  "}
BOXES = {Tick.OPEN: "[ ]", Tick.DONE: "[x]", Tick.WRONG: "[!]", Tick.UNKNOWN: "[?]", Tick.HELD: "[…]"}


def render(message: Message) -> list[str]:
    """The lines of a message: the head marked by its tone, the rest below it, indented."""
    names = max((len(name) for name, _ in message.facts), default=0)
    body = [f"{name:<{names}}  {value}" for name, value in message.facts]
    body += message.lines
    body += [f"{BOXES[step.tick]} {step.text}" for step in message.steps]
    body += message.below
    body += [f"{text}: {url}" for text, url in message.links]
    body += [message.foot] if message.foot else []
    body += [message.file.instead] if message.file is not None and message.file.instead else []
    return [f"{MARKS[message.tone]} {_safe(message.head)}", *(line for row in body for line in _wrap(row))]


def changed(old: list[str], new: list[str]) -> list[str]:
    """The head of an edited message and the rows that are new in it; a row that was wrapped is one."""
    known = _rows(old[1:])
    return [new[0], *(line for row in _rows(new[1:]) if row not in known for line in row)]


def _rows(lines: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in lines:
        if rows and line.startswith(MORE):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _wrap(row: str) -> list[str]:
    return textwrap.wrap(_safe(row), WIDTH, initial_indent="     ", subsequent_indent=MORE)


def _safe(text: str) -> str:
    """Printable characters only: what a venue sends must not move the cursor."""
    return "".join(c if c.isprintable() else " " for c in text)
