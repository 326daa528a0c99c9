"""What one look at an account saw. None always means "not read", an empty tuple "read, and there is none"."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.model.fill import Fill
from bot.model.order import OpenOrder
from bot.model.position import Position

Cursor = dict[str, str]
"""How far each source of fills was read: source -> the venue's own time or id. Opaque outside the venue."""


@dataclass(frozen=True, slots=True)
class Fills:
    """The executions read from a cursor on, oldest first, and the cursor to read from next time.

    `gap` is text for people when a part of the past could not be read (the venue no longer keeps it).
    `oddities` are unknown values kept raw, for the host.
    """

    fills: tuple[Fill, ...]
    cursor: Cursor
    gap: str = ""
    oddities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One look at one account at time `at` (host clock, taken when the reply had arrived).

    `gap` and `oddities` as in `Fills`.
    """

    at: datetime
    positions: tuple[Position, ...] | None = None
    fills: tuple[Fill, ...] | None = None
    orders: tuple[OpenOrder, ...] | None = None
    cursor: Cursor = field(default_factory=dict)
    gap: str = ""
    oddities: tuple[str, ...] = ()
