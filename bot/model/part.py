"""The parts of the program that a watchdog looks after: how each stands, and how it stood before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """What can fail by itself while the rest runs on."""

    CHAT = "chat"
    """The connection that a chat app is heard over."""
    SWEEP = "sweep"
    """Nothing is looked at although it is due, or a look never ends."""
    PACE = "pace"
    """All is looked at, but later than it is due: more than there is time for."""
    COURIER = "courier"
    """Nothing leaves to a chat app although it is due."""
    DATABASE = "database"
    DISK = "disk"


class Cure(StrEnum):
    """What helps a part that is not well."""

    RESTART = "restart"
    WAIT = "wait"
    """It is tried again without end; only the other side can mend it."""
    PERSON = "person"
    """Somebody must do something."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """How a chat connection is: seconds since the app was last heard, `why` nothing comes ("" unknown), and
    the cure that the app's own rules ask for, with `advice` where a person must act."""

    silent: float
    why: str = ""
    cure: Cure = Cure.RESTART
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """One part as it stands now. `value` is in seconds (for the disk, bytes that are free), `limit` what it
    may be; `app` the title of the chat app it belongs to, `channel` its name, both "" for none."""

    part: Part
    value: float
    limit: float
    ill: bool
    channel: str = ""
    app: str = ""
    cure: Cure = Cure.RESTART
    why: str = ""
    advice: str = ""

    @property
    def key(self) -> str:
        """The name of the part, unlike that of any other."""
        return f"{self.part}:{self.channel}" if self.channel else self.part.value


@dataclass(frozen=True, slots=True)
class PartState:
    """A part with its past: `since` when it has not been well, and how often it was begun anew lately."""

    reading: Reading
    since: datetime | None = None
    restarts: int = 0

    @property
    def well(self) -> bool:
        return self.since is None


@dataclass(frozen=True, slots=True)
class Outside:
    """What the outside monitor was told: when it last took that all is well, and why it takes nothing now."""

    well_at: datetime | None
    trouble: str


@dataclass(frozen=True, slots=True)
class ProgramState:
    """The program as it stands; `monitor` is None when nobody outside is told."""

    version: str
    started: datetime
    parts: tuple[PartState, ...] = ()
    monitor: Outside | None = None
