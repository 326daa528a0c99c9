"""What a venue says that a key may do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Right(StrEnum):
    """What a key may do beyond reading."""

    TRADE = "trade"
    TRANSFER = "transfer"
    WITHDRAW = "withdraw"
    OTHER = "other"
    """A right the venue names that we do not know; treated as too much."""


class Verdict(StrEnum):
    READ_ONLY = "read only"
    TOO_POWERFUL = "too powerful"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True)
class Proof:
    """What the venue says a key may do.

    `excess` are the rights beyond reading, `named` the same in the venue's own words. `ip_bound` and
    `expires_at` are None when the venue does not say. `reads` and `unread` name what was tried with the
    key and worked or was refused: parts of the account by the venue's names, whose positions
    and fills must both be readable, and lists beside them ("open orders"). What the account does not have
    at all is in neither.
    """

    verdict: Verdict
    excess: frozenset[Right] = frozenset()
    named: tuple[str, ...] = ()
    ip_bound: bool | None = None
    expires_at: datetime | None = None
    reads: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
