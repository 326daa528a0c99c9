"""What concerns the host of the program alone."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.program import ProgramNews


@dataclass(frozen=True, slots=True)
class CopyFailed:
    """The daily copy of the database could not be made."""

    at: datetime
    why: str


HostEvent = CopyFailed | ProgramNews
