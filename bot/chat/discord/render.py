"""A message as Discord's embed and button rows, in plain data and inside Discord's limits. Pure.

Limits: https://discord.com/developers/docs/resources/message#embed-object-embed-limits and
https://discord.com/developers/docs/components/reference#button
"""

from dataclasses import dataclass
from typing import Any

from bot.chat.discord.markup import BLANK, clip, escape, neutral, size
from bot.chat.message import Button, Message, Step, Tick, Tone
from bot.chat.plain import one_line

TOTAL, TITLE, DESCRIPTION, FIELDS, NAME, VALUE = 6000, 256, 4096, 25, 256, 1024
ROWS, PER_ROW, LABEL = 5, 5, 80
FACTS, LINE, FOOT = 2500, 1000, 512
"""Our own shares of the total, so that a long part leaves room for the others."""
NOTE = 16
"""Kept free for the last line that says how much was left out."""
PREFIX = "adl:"
"""Marks a button as ours; 4 + 64 bytes of data stay under the 100 that Discord allows."""

COLOURS = {Tone.ALARM: 0xD6293E, Tone.WARNING: 0xE8A317, Tone.GOOD: 0x2F9E5A, Tone.PLAIN: 0x7A8088}
TICKS = {Tick.OPEN: "☐", Tick.DONE: "✅", Tick.WRONG: "❌", Tick.UNKNOWN: "❔", Tick.HELD: "⏸️"}


@dataclass(frozen=True, slots=True)
class Dressed:
    """One embed and its action rows, as Discord's API writes them."""

    embed: dict[str, Any]
    rows: list[dict[str, Any]]


def render(message: Message) -> Dressed:
    """The message as Discord takes it. What has no room is left out whole, and the last line counts it."""
    rows, hidden = _rows(message.buttons)
    fields, unsaid = _fields(message.facts)
    embed: dict[str, Any] = {
        "title": clip(one_line(message.head), TITLE).strip() or BLANK,
        "color": COLOURS[message.tone],
        "fields": fields,
    }
    if message.foot:
        embed["footer"] = {"text": clip(message.foot, FOOT, neutral)}
    room = min(DESCRIPTION, TOTAL - weight(embed))
    embed["description"] = _description(message, room, hidden + unsaid)
    if message.file is not None and message.file.is_picture:
        embed["image"] = {"url": f"attachment://{message.file.name}"}
    return Dressed(embed, rows)


def weight(embed: dict[str, Any]) -> int:
    """The units of an embed that count towards Discord's total of 6000."""
    texts = [embed.get("title", ""), embed.get("description", ""), embed.get("footer", {}).get("text", "")]
    texts += [text for field in embed["fields"] for text in (field["name"], field["value"])]
    return sum(size(text) for text in texts)


def toast(text: str) -> str:
    """A short note as message text."""
    return clip(text, LINE)


def _fields(facts: tuple[tuple[str, str], ...]) -> tuple[list[dict[str, Any]], int]:
    fields: list[dict[str, Any]] = []
    room = FACTS
    for name, value in facts[:FIELDS]:
        label, text = _text(one_line(name), NAME), _text(value, VALUE)
        room -= size(label) + size(text)
        if room < 0:
            break
        fields.append({"name": label, "value": text, "inline": True})
    return fields, len(facts) - len(fields)


def _text(text: str, limit: int) -> str:
    return clip(text, limit).strip() or BLANK


def _description(message: Message, room: int, left_out: int) -> str:
    lines = [clip(line, LINE) for part in message.lines for line in part.splitlines() or [""]]
    lines += [_step(step) for step in message.steps]
    lines += [clip(one_line(line), LINE) for line in message.below]
    lines += [f"{clip(one_line(text), LINE, escape)}: {url}" for text, url in message.links]
    aged = [] if message.as_of is None else [f"⏱ <t:{int(message.as_of.timestamp())}:R>"]
    room -= sum(size(line) + 1 for line in aged)
    kept = _fitting(lines, room)
    if left_out or kept < len(lines):
        kept = _fitting(lines, room - NOTE)
        lines[kept:] = [f"… +{left_out + len(lines) - kept}"]
    return "\n".join([*lines, *aged])


def _step(step: Step) -> str:
    return f"{TICKS[step.tick]} {clip(one_line(step.text), LINE, escape)}"


def _fitting(lines: list[str], room: int) -> int:
    """How many of the first lines have at most `room` units together, line ends counted."""
    for count, line in enumerate(lines):
        room -= size(line) + 1
        if room < 0:
            return count
    return len(lines)


def _rows(buttons: tuple[tuple[Button, ...], ...]) -> tuple[list[dict[str, Any]], int]:
    rows = [row[at : at + PER_ROW] for row in buttons for at in range(0, len(row), PER_ROW)]
    shown = [{"type": 1, "components": [_button(button) for button in row]} for row in rows[:ROWS]]
    return shown, sum(len(row) for row in rows[ROWS:])


def _button(button: Button) -> dict[str, Any]:
    label = clip(one_line(button.label), LABEL, neutral).strip() or BLANK
    return {"type": 2, "style": 2, "label": label, "custom_id": PREFIX + button.data}
