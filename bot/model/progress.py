"""What became of an alert and its checklist: events of their own, told beside the message of the alert."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.drill import DrillReported
from bot.model.ids import AlertId, ChecklistId, PersonId
from bot.model.incident import Incident


@dataclass(frozen=True, slots=True)
class ChecklistDone:
    """Every step of a checklist is done. `began_at` as in the checklist; `skipped` of its `steps` were
    skipped, `by_hand` ticked by people, and the others ticked by what the venue shows."""

    at: datetime
    alert: AlertId
    person: PersonId
    began_at: datetime
    steps: int
    skipped: int = 0
    by_hand: int = 0
    times: int = 1
    """How often it was finished by now."""


@dataclass(frozen=True, slots=True)
class RebuildOpened:
    """The markets that a rebuild waited for are calm, since `at`."""

    at: datetime
    alert: AlertId
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A step of somebody's checklist was handed to `person`."""

    at: datetime
    checklist: ChecklistId
    person: PersonId
    step: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Unacknowledged:
    """Nobody acknowledged an ADL alert of the person called `name`, which was opened at `since`. `heard` are
    the people whom it reached, `passed` the names of those it was passed on to. Later news of it say who
    acknowledged it, and when."""

    at: datetime
    alert: AlertId
    name: str
    since: datetime
    heard: tuple[PersonId, ...]
    passed: tuple[str, ...] = ()
    acked_by: str = ""
    acked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Pictured:
    """An incident that is over, as a picture beside its message."""

    at: datetime
    incident: Incident


Progress = ChecklistDone | RebuildOpened | HandedOver | Unacknowledged | Pictured | DrillReported
