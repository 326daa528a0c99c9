"""An alert: one event that somebody is told of, in as many revisions as the event grows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from bot.model.checklist import Checklist
from bot.model.event import Event
from bot.model.ids import AccountId, AlertId, ChecklistId, PersonId, ReminderId
from bot.model.manners import ALOUD, Manner
from bot.model.person import Account, Address


class Urgency(IntEnum):
    """The order of sending: smaller goes first."""

    ADL = 0
    FORCED = 1
    UNEXPLAINED = 2
    BLIND = 3
    GAUGE = 4
    GOOD = 5
    INFO = 6


class Reason(StrEnum):
    """Why a person is told now."""

    FIRST = "first"
    CHANGED = "changed"
    """The same alert, with more known; every copy is edited."""
    ONCE = "once"
    """Told once under this name, however often it is met again."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """An alert is said again every so often (zero: never) until somebody acknowledges it. `reopens`: these
    news open it again if somebody has."""

    every: timedelta
    reopens: bool = False


@dataclass(frozen=True, slots=True)
class Reminder:
    """How often an alert was said again, and who acknowledged it ("" while nobody has). `number` is what a
    button carries."""

    number: ReminderId
    told: int = 0
    acked_by: str = ""
    acked_at: datetime | None = None
    opened_at: datetime | None = None
    """Since when it waits to be acknowledged."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Nobody acknowledged an alert, so it went on to another person too, at `at`."""

    person: PersonId
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Alert:
    """`account` is None for what concerns the program itself. `checklist` names the list of steps that
    goes with it, "" for none; `began_at` is when it happened, None: at `at`. `shows` is somebody's checklist
    that its message shows, made with another alert. Of one
    `subject` only the newest word counts: an older alert that is not sent yet is dropped. "" for what is told
    whatever comes later."""

    id: AlertId
    person: PersonId
    account: AccountId | None
    event: Event
    urgency: Urgency
    at: datetime
    checklist: str = ""
    began_at: datetime | None = None
    shows: ChecklistId | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """One alert, why it is told, and to which addresses. A CHANGED telling also reaches addresses that
    never got the first one. `manner` says whether it makes a sound, or waits."""

    alert: Alert
    reason: Reason
    to: tuple[Address, ...]
    repeat: Repeat | None = None
    manner: Manner = ALOUD
    shared: bool = False
    """Whether the groups that see its account are told, too."""


@dataclass(frozen=True, slots=True)
class Told:
    """An alert as it stands: what a message is composed from."""

    alert: Alert
    revision: int
    account: Account | None
    checklist: Checklist | None
    reminder: Reminder | None = None
    helpers: tuple[tuple[PersonId, str], ...] = ()
    """The listed people to whom a step may be handed, with their names."""
    owner: str = ""
    """The name of the person whose alert it is."""
    passed: tuple[Passed, ...] = ()
    parts: tuple["Told", ...] = ()
    """The alerts that a summary is about."""
    number: int = 0
    """The short number by which people ask for it."""
