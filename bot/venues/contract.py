"""What every venue gives us: a description in data, and sessions that look at one account.

A venue is a folder `bot/venues/<name>/` whose `__init__` holds `VENUE: Venue`. Adding a folder adds the
venue: `/connect`, the README table, the rehearsal and the tests read the description.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from bot.errors import VenueError
from bot.model.ids import VenueName
from bot.model.observation import Cursor, Fills
from bot.model.order import OpenOrder
from bot.model.position import Position, PositionKey
from bot.venues.reply import Reply


@dataclass(frozen=True, slots=True)
class KeyField:
    """One thing a person must give. `attribute` is the name ccxt keeps it under.

    `pattern` is a full-match regular expression; `ask` says what it is and how it looks; `example` is a
    made-up value of that form. The first field of a venue is the one that names the account there.
    """

    name: str
    attribute: str
    ask: str
    pattern: str
    example: str
    secret: bool = True


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One call that may leave the process.

    `host` is a key of `Venue.hosts`, `path` follows it on the wire, `implicit` is ccxt's name for the
    call and `weight` the venue's documented request weight (1 where it counts requests).
    """

    method: str
    host: str
    path: str
    implicit: str
    weight: int = 1


class Wire(Protocol):
    """Sends one call for one account and returns the decoded payload of a reply without complaint.

    Raises a VenueError for everything else; nothing outside `Venue.endpoints` can pass. `fields` are the
    account's key fields that are no secret (an address), by name; `held` the positions it had when it was
    last looked at, before this process started: a fill of one that is gone must find its slot.
    """

    @property
    def fields(self) -> Mapping[str, str]: ...

    @property
    def held(self) -> Collection[PositionKey]: ...

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any: ...


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
    key and worked or was refused ("positions", "fills").
    """

    verdict: Verdict
    excess: frozenset[Right] = frozenset()
    named: tuple[str, ...] = ()
    ip_bound: bool | None = None
    expires_at: datetime | None = None
    reads: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """Every open position of the account, and unknown values met on the way (raw, for the host)."""

    positions: tuple[Position, ...]
    oddities: tuple[str, ...] = ()


class VenueSession(Protocol):
    """Reads one account. Every method raises a VenueError, and never returns less than it read.

    `fills` returns everything the venue still keeps from shortly before `since` on (an empty cursor:
    the last minutes), oldest first; duplicates between calls are expected and carry the same ids.
    The cursor that comes back must let a later call read all that happened since, however long that is, also
    when there was no fill yet. `focus` are the symbols whose position shrank,
    for venues that must be asked symbol by symbol.
    """

    async def prove(self) -> Proof: ...
    async def positions(self) -> Look: ...
    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills: ...
    async def orders(self) -> tuple[OpenOrder, ...]: ...


@dataclass(frozen=True, slots=True)
class Features:
    """What the venue offers, in words for the README and for people.

    `gauge_scale` is the venue's own scale with its direction, or "" when positions carry no indicator.
    `may_need_trading_right`: reports say the venue refuses pure reading keys, so a host may allow a
    trading right by setting. `tried` says against what this was shown to work.
    """

    reads: str
    gauge_scale: str
    fill_mark: str
    tried: str
    open_orders: bool = False
    may_need_trading_right: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look, in seconds: when calm, and when a gauge stands high; and what one IP may spend.

    `weight_per_minute` is the venue's documented limit for one IP; `margin` the part of it we use.
    """

    calm: float
    near: float
    weight_per_minute: int
    margin: float = 0.8


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue, described in data.

    `hosts` are the base addresses without a trailing slash; settings may replace each by name.
    `complaint` is the error that a reply stands for by the venue's own codes, or None; what the HTTP
    status alone says, and a body that is not JSON, is judged for every venue alike afterwards.
    `aliases` names request kinds that a recording may hold in place of ours (recorded -> ours).
    """

    name: VenueName
    title: str
    ccxt_id: str
    key_fields: tuple[KeyField, ...]
    key_help: str
    hosts: Mapping[str, str]
    endpoints: tuple[Endpoint, ...]
    features: Features
    pace: Pace
    open: Callable[[Wire], VenueSession]
    complaint: Callable[[Reply], VenueError | None]
    pages: tuple[str, ...]
    aliases: Mapping[str, str]
