"""An account that a venue does not show, as one of several in a message."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import AccountId


@dataclass(frozen=True, slots=True)
class Unread:
    """An account that could not be read since `since`, told at `at`; `back` is when it was read again, None
    while it is not."""

    account: AccountId
    label: str
    at: datetime
    since: datetime
    why: str
    back: datetime | None = None
