"""A message before any app has dressed it: plain text in parts; the apps escape and lay out."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Tone(StrEnum):
    """How loud a message is, and its colour where an app has colours."""

    ALARM = "alarm"
    """Something was taken or lost; must make a sound."""
    WARNING = "warning"
    GOOD = "good"
    PLAIN = "plain"


class Tick(StrEnum):
    """How a checklist step, or a line of one, stands."""

    OPEN = "open"
    """A person ticks it."""
    DONE = "done"
    WRONG = "wrong"
    """Read, and not as it should be."""
    UNKNOWN = "unknown"
    """It cannot be read now."""
    HELD = "held"
    """It waits, and opens by itself."""


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is what comes back when it is pressed: at most 64 bytes, an id and never state."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Step:
    tick: Tick
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """A file that goes with a message; one whose `name` ends in .png is shown as a picture. `instead` is what
    an app that shows no files says in its place, "" for nothing."""

    name: str
    content: bytes = field(repr=False)
    instead: str

    @property
    def is_picture(self) -> bool:
        return self.name.endswith(".png")


@dataclass(frozen=True, slots=True)
class Message:
    """`head` is the first line: what, where, how much. `facts` are name and value pairs; `lines` plain
    sentences, one paragraph line each; `steps` a checklist, with `below` plain sentences under it; `links`
    pages as (text, address); `foot` small print (as of, account note). `as_of` is when that was so, for an
    app that can show its age as it grows. Buttons come in rows. `silent` asks the app for no sound. `file`
    goes with it, where the app shows files. `once` names it: all tries of one sending have the same, so that
    an app that heeds names takes it once. `thread` is the name of what people say about it, in a group of an
    app that has threads. No part holds markup of any app.
    """

    head: str
    facts: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    below: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    foot: str = ""
    as_of: datetime | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    tone: Tone = Tone.PLAIN
    silent: bool = False
    file: File | None = None
    once: str = ""
    thread: str = ""
