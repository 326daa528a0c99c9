"""The steps that lead a person through what happened."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import AlertId, ChecklistId


@dataclass(frozen=True, slots=True)
class StepTemplate:
    """One step as a host wrote it. `id` never changes once messages with it exist."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class ChecklistTemplate:
    name: str
    steps: tuple[StepTemplate, ...]


@dataclass(frozen=True, slots=True)
class StepState:
    """`done_by` is the name of the person who ticked it, empty while open."""

    id: str
    text: str
    done_by: str = ""
    done_at: datetime | None = None

    @property
    def done(self) -> bool:
        return self.done_at is not None


@dataclass(frozen=True, slots=True)
class Checklist:
    id: ChecklistId
    alert: AlertId
    steps: tuple[StepState, ...]

    @property
    def open(self) -> int:
        return sum(not step.done for step in self.steps)
