"""What concerns the host of the program alone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CopyFailed:
    """The daily copy of the database could not be made."""

    at: datetime
    why: str


HostEvent = CopyFailed
