"""What one look at one account saw. None means "not read", an empty tuple "read, and there is none"."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.fill import Cause, Fill
from bot.model.funds import Funds
from bot.model.order import Orders
from bot.model.position import Position, PositionKey

Cursor = dict[str, str]
"""How far each source of fills was read: source -> the venue's own time or id. Opaque outside the venue."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The venue names the cause of a change without showing the execution.

    `proof` is its own mark ("positions-history type=6"), `at` its time of the change.
    """

    key: PositionKey
    cause: Cause
    proof: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fills:
    """The executions read from a cursor on, oldest first, and the cursor to read from next time.

    `gap` is text for people when a part of the past could not be read (the venue no longer keeps it).
    `oddities` are unknown values kept raw, for the host. `signs` as in `Sign`.
    """

    fills: tuple[Fill, ...]
    cursor: Cursor
    gap: str = ""
    oddities: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()


class Neutrality(StrEnum):
    """Whether the account is in the venue's delta-neutral mode, which puts it last in the ADL queue."""

    ON = "on"
    OFF = "off"
    UNSTATED = "unstated"
    """The venue has such a mode, but its reply does not say."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One look at one account at time `at` (host clock, taken when the reply had arrived).

    `partial`: positions were read, but the fills that should have come with them could not be. `ahead` is
    how far the venue's clock is ahead of the host's. `gap`, `oddities` and `signs` as in `Fills`.
    """

    at: datetime
    positions: tuple[Position, ...] | None = None
    fills: tuple[Fill, ...] | None = None
    orders: Orders | None = None
    neutrality: Neutrality | None = None
    cursor: Cursor = field(default_factory=dict)
    gap: str = ""
    oddities: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    funds: Funds | None = None
    ahead: timedelta = timedelta(0)
    partial: bool = False
