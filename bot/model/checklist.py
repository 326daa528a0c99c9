"""The steps that lead a person through what happened: what the venue shows of each, and what people did."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.evidence import Fact
from bot.model.ids import AccountId, AlertId, ChecklistId, PersonId


class Shows(StrEnum):
    """What fills a step in by itself."""

    REDUCTION = "reduction"
    MARGIN = "margin"
    ORDERS = "orders"
    HEDGE = "hedge"
    REBUILD = "rebuild"
    REGIME = "regime"
    QUEUE = "queue"
    """The place in the queue, and what has been done to lower it."""
    SIGHT = "sight"
    KEY = "key"
    HAND = "hand"
    """Nothing: a person ticks it."""


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """One step as a host wrote it. `id` never changes once messages with it exist."""

    id: str
    text: str
    shows: Shows = Shows.HAND


@dataclass(frozen=True, slots=True)
class Link:
    """A page that a host put under a list."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class ChecklistTemplate:
    name: str
    steps: tuple[StepTemplate, ...]
    links: tuple[Link, ...] = ()


class Mark(StrEnum):
    """How a line or a step stands."""

    DONE = "done"
    OPEN = "open"
    """Read, and not so; or for a person to tick."""
    UNKNOWN = "unknown"
    """It cannot be read now; it is tried again."""
    HELD = "held"
    """It waits for something, and opens by itself."""


class Deed(StrEnum):
    """What a person did with a step or a line."""

    TICKED = "ticked"
    REOPENED = "reopened"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    HANDED = "handed"


@dataclass(frozen=True, slots=True)
class Hand:
    """A deed and who did it when. `reason` of a skip, `until` of a snooze, `to` (a name) of a hand-over."""

    deed: Deed
    by: str
    at: datetime
    reason: str = ""
    until: datetime | None = None
    to: str = ""

    @property
    def settles(self) -> bool:
        """Whether the step counts as done by it."""
        return self.deed in (Deed.TICKED, Deed.SKIPPED)


@dataclass(frozen=True, slots=True)
class Line:
    """One finding of a step. `number` is given once within its step, for buttons, and never to another one;
    `name` says what it is about and is the same at every look. `info`: nothing is to be done about it."""

    number: int
    name: str
    shown: Mark
    fact: Fact
    hand: Hand | None = None
    info: bool = False

    @property
    def mark(self) -> Mark:
        """What the venue shows, or what a person said."""
        return Mark.DONE if self.hand is not None and self.hand.settles else self.shown


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `lines` are what the last look showed, none before the first; `hand` is what a person last
    did with the whole step. `numbered` is the largest number that was given to a line of it."""

    id: str
    text: str
    shows: Shows = Shows.HAND
    lines: tuple[Line, ...] = ()
    hand: Hand | None = None
    numbered: int = 0

    @property
    def shown(self) -> Mark:
        """What the lines say together."""
        marks = {line.mark for line in self.lines if not line.info}
        if self.shows is Shows.HAND:
            return Mark.OPEN
        if not self.lines:
            return Mark.UNKNOWN
        return next((m for m in (Mark.OPEN, Mark.UNKNOWN, Mark.HELD) if m in marks), Mark.DONE)

    @property
    def mark(self) -> Mark:
        """What the lines say, or what a person said of the whole step."""
        return Mark.DONE if self.hand is not None and self.hand.settles else self.shown

    def snoozed(self, now: datetime) -> bool:
        """Whether nobody wants to be reminded of it now."""
        hand = self.hand
        return hand is not None and hand.until is not None and now < hand.until


@dataclass(frozen=True, slots=True)
class Checklist:
    """The steps that go with one alert.

    `name` is that of its template, `account` None where it concerns none. `began_at` is when it happened
    (venue's time of the first fill, else of the event), `read_at` the host's time of the look that filled it
    in, None before the first. `finished_at` is when all its steps were done, None while one is not.
    `reopened` counts how often one came undone after that. `version` grows with every change. `reminded` is
    how often it was said again since a person touched it last.
    """

    id: ChecklistId
    alert: AlertId
    name: str
    person: PersonId
    account: AccountId | None
    began_at: datetime
    steps: tuple[Step, ...]
    links: tuple[Link, ...] = ()
    read_at: datetime | None = None
    finished_at: datetime | None = None
    reopened: int = 0
    version: int = 0
    reminded: int = 0

    @property
    def open(self) -> int:
        """How many steps are not done."""
        return sum(step.mark is not Mark.DONE for step in self.steps)


@dataclass(frozen=True, slots=True)
class Done:
    """A deed as it is kept for good: `step` by its id, `line` by its name, "" for the whole step. A tick by
    the venue's evidence has no `hand`; both say how it stood before and after."""

    at: datetime
    step: str
    line: str
    was: Mark
    now: Mark
    hand: Hand | None = None
