"""Message -> Telegram's HTML. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from bot.chat.message import Button, Message, Tick, Tone
from bot.chat.plain import one_line, shown
from bot.words import say

TEXT_LIMIT = 4096
"""UTF-16 units of one message after its entities are parsed: https://core.telegram.org/bots/api#sendmessage"""

CAPTION_LIMIT = 1024
"""The same for a text under a picture or a file: https://core.telegram.org/bots/api#sendphoto"""

TOAST_LIMIT = 200
"""Characters of the note after a button: https://core.telegram.org/bots/api#answercallbackquery"""

AGE_ROOM = 20
"""Characters that an age in words may take: it counts as it is shown."""

MARKS = {Tone.ALARM: "🔴 ", Tone.WARNING: "🟠 ", Tone.GOOD: "🟢 ", Tone.PLAIN: ""}
TICKS = {Tick.OPEN: "☐", Tick.DONE: "✅", Tick.WRONG: "❌", Tick.UNKNOWN: "❔", Tick.HELD: "⏸"}


@dataclass(frozen=True, slots=True)
class Dressed:
    """What is sent: the text as HTML and as plain text, the rows of buttons, whether it makes no sound."""

    html: str
    plain: str
    rows: tuple[tuple[Button, ...], ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line: as HTML, and as the reader sees it (which is what the limit counts)."""

    html: str = ""
    shown: str = ""

    @property
    def units(self) -> int:
        """UTF-16 units, the line break after it included."""
        return len(self.shown.encode("utf-16-le")) // 2 + 1


BLANK = Line()


def dress(message: Message, limit: int = TEXT_LIMIT) -> Dressed:
    """The message ready to send; lines that do not fit are left out at the end and counted there."""
    lines = _fit(_laid_out(message), limit)
    html, plain = "\n".join(line.html for line in lines), "\n".join(line.shown.rstrip() for line in lines)
    return Dressed(html, plain, tuple(row for row in message.buttons if row), message.silent)


def fits(message: Message, limit: int) -> bool:
    """Whether the whole text has room in so many units."""
    return sum(line.units for line in _laid_out(message)) <= limit + 1


def toast(text: str) -> str:
    """The note for a person who pressed a button, at most as long as Telegram shows."""
    text = shown(text)
    return text if len(text) <= TOAST_LIMIT else text[: TOAST_LIMIT - 1] + "…"


def _laid_out(message: Message) -> list[Line]:
    """Head, facts, sentences, steps and foot, with an empty line between the sections."""
    lines: list[Line] = []
    for section in _sections(message):
        if section:
            lines += [BLANK, *section] if lines else section
    return lines


def _sections(message: Message) -> Iterator[list[Line]]:
    yield [_line(MARKS[message.tone], message.head, "b")]
    yield [_line(f"{name}: ", value, "b") for name, value in message.facts]
    yield [_line("", text) for text in message.lines]
    yield [_line("", f"{TICKS[step.tick]} {step.text}") for step in message.steps]
    yield [_line("", text) for text in message.below]
    yield [_linked(text, url) for text, url in message.links]
    yield [_foot(message)] if message.foot else []


def _line(lead: str, text: str, tag: str = "") -> Line:
    """`lead` as it is, then `text` inside `tag`; both escaped and kept on one line."""
    lead, text = one_line(lead), one_line(text)
    marked = f"<{tag}>{escape(text)}</{tag}>" if tag and text else escape(text)
    return Line(escape(lead) + marked, lead + text)


def _foot(message: Message) -> Line:
    """The small print, with an age that the app keeps true by itself.

    An app too old for that shows the date: https://core.telegram.org/bots/api#date-time-entity-formatting
    """
    line, at = _line("", message.foot, "i"), message.as_of
    if at is None:
        return line
    day = f"{at:%Y-%m-%d}"
    aged = f'<tg-time unix="{int(at.timestamp())}" format="r">{day}</tg-time>'
    return Line(f"{line.html} · {aged}", f"{line.shown} · {day:{AGE_ROOM}}")


def _linked(text: str, url: str) -> Line:
    """A page behind its name."""
    text = one_line(text)
    return Line(f'<a href="{escape(one_line(url))}">{escape(text)}</a>', text)


def _fit(lines: list[Line], limit: int) -> list[Line]:
    """The lines that fit from the top on. A line is kept whole or left out, so no number is ever cut."""
    # The last line has no break after it, hence one unit more to spend.
    if sum(line.units for line in lines) <= limit + 1:
        return lines
    room = limit + 1 - _left_out(len(lines)).units
    kept: list[Line] = []
    for line in lines:
        room -= line.units
        if room < 0:
            break
        kept.append(line)
    missing = sum(1 for line in lines[len(kept) :] if line.shown)
    return [*kept, _left_out(missing)]


def _left_out(count: int) -> Line:
    return _line("", say("lines-left-out", count=count), "i")
