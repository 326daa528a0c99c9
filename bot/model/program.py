"""What happened to the program itself: parts that fail and mend, starts and stops. Told to its hosts."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import AlertId
from bot.model.part import Cure, Part


@dataclass(frozen=True, slots=True)
class PartFailed:
    """A part is not well since `since`; what helps is `cure`. `value` and `limit` as in its reading."""

    at: datetime
    alert: AlertId
    part: Part
    since: datetime
    value: float
    limit: float
    cure: Cure
    channel: str = ""
    app: str = ""
    why: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True)
class PartWell:
    """A part that was told to have failed at `since` is well again, after so many `restarts`."""

    at: datetime
    alert: AlertId
    part: Part
    since: datetime
    restarts: int = 0
    channel: str = ""
    app: str = ""


@dataclass(frozen=True, slots=True)
class Started:
    """The live bot runs. It was not running from `since` on (None: it never ran here before); `clean`: it
    was told to stop then; `missed`: long enough that something may have been missed."""

    at: datetime
    version: str
    accounts: int
    since: datetime | None = None
    clean: bool = True
    missed: bool = False


@dataclass(frozen=True, slots=True)
class Stopping:
    """The live bot was told to stop; nothing is watched from now on."""

    at: datetime
    version: str


ProgramNews = PartFailed | PartWell | Started | Stopping
