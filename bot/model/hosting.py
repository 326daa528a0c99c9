"""What concerns the host of the program alone."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.program import ProgramNews


@dataclass(frozen=True, slots=True)
class CopyFailed:
    """The daily copy of the database could not be made."""

    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody tried what is not theirs; `app` is the chat app's title, `address` their id there."""

    at: datetime
    app: str
    address: str


@dataclass(frozen=True, slots=True)
class Knocking:
    """`count` tries by `senders` people since `since`, all refused; `most` of them by the one at `address` in
    `app`."""

    at: datetime
    since: datetime
    count: int
    senders: int
    app: str
    address: str
    most: int


HostEvent = CopyFailed | Knocking | ProgramNews
