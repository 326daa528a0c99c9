"""What every venue gives us: a description in data, and sessions that look at one account.

A venue is a folder `bot/venues/<name>/` whose `__init__` holds `VENUE: Venue`; all else reads that.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from bot.clock import Clock
from bot.errors import Garbled, VenueError
from bot.model.evidence import Source
from bot.model.funds import Funds
from bot.model.ids import VenueName
from bot.model.instrument import Instrument
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.model.position import Position, PositionKey
from bot.model.proof import Proof
from bot.model.score import Score
from bot.model.signal import Signals
from bot.venues.budget import MARGIN, Limit
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
    call. `weight` is the venue's documented request weight (1 where it counts requests); it is charged to
    each of `limits`.
    """

    method: str
    host: str
    path: str
    implicit: str
    weight: int = 1
    limits: tuple[Limit, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """One address that a stream may be opened at: a key of `Venue.hosts`, and a path."""

    host: str
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an account that is read by itself, and that a key may be unable to read ("COIN-M").

    `endpoint` and `params` are the request for its positions.
    """

    name: str
    endpoint: Endpoint
    params: Mapping[str, str] = field(default_factory=dict)


class Wire(Protocol):
    """Sends one call for one account and returns the decoded payload of a reply without complaint.

    Raises a VenueError for everything else; nothing outside `Venue.endpoints` can pass. `fields` are the
    account's key fields that are no secret (an address), by name; `held` the positions it had when it was
    last looked at, before this process started: a fill of one that is gone must find its slot. `reads` are
    the names of parts and lists that the proof of the key found readable; empty when it was not proven by
    this version: then the venue's first part, and nothing optional, is taken for readable.
    """

    @property
    def fields(self) -> Mapping[str, str]: ...

    @property
    def held(self) -> Collection[PositionKey]: ...

    @property
    def reads(self) -> Collection[str]: ...

    def now(self) -> datetime:
        """The venue's time: the host's, corrected by what the venue's replies show."""
        ...

    async def instruments(self, symbols: Iterable[str]) -> Mapping[str, Instrument]:
        """Facts of all instruments known, after an attempt to learn those in `symbols`. Never raises."""
        ...

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any: ...


class Stream(Protocol):
    """An open stream. Both raise Unreachable once the connection is lost."""

    async def send(self, text: str) -> None: ...

    async def receive(self) -> str: ...


class PublicWire(Wire, Protocol):
    """A wire without an account, for what the venue tells everybody. `clock` is for what waits on its own
    (a stream's pings); the venue's time is `now()`."""

    @property
    def clock(self) -> Clock: ...

    def stream(self, feed: Feed) -> AbstractAsyncContextManager[Stream]:
        """A connection to one of `Venue.feeds`; entering it raises Unreachable."""
        ...


class PrivateWire(PublicWire, Protocol):
    """An account's wire, for the stream on which the venue speaks to that account alone."""

    def sign(self, text: str) -> tuple[str, bytes]:
        """The account's key, and the HMAC-SHA256 of a text by its secret; neither may be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """Every open position of the account, each once, and unknown values met on the way (raw, for the host).

    Raises Garbled for one position with two sizes: which of them is true cannot be known, and taking either
    could look like a position that closed. A repeated row is no contradiction.
    """

    positions: tuple[Position, ...]
    oddities: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len({position.key for position in self.positions}) < len(self.positions):
            object.__setattr__(self, "positions", _each_once(self.positions))


def _each_once(positions: tuple[Position, ...]) -> tuple[Position, ...]:
    known: dict[PositionKey, Position] = {}
    for position in positions:
        first = known.setdefault(position.key, position)
        if (first.signed_size, first.unit) != (position.signed_size, position.unit):
            raise Garbled(f"{position.key} is listed twice with different sizes")
    return tuple(known.values())


class VenueSession(Protocol):
    """Reads one account. Every method raises a VenueError, and never returns less than it read.

    `fills` returns everything the venue still keeps from shortly before `since` on (an empty cursor:
    the last minutes), oldest first; duplicates between calls are expected and carry the same ids.
    The cursor that comes back must let a later call read all that happened since, however long that is, also
    when there was no fill yet. `focus` are the symbols whose position shrank without a known reason: for
    venues that must be asked symbol by symbol, and for second sources that are asked only then.

    `orders` returns the resting orders of `symbols` (none named: of all), stops and take-profits included,
    and, when `cancelled_since` is given, those of them that the venue took away since then, with its reason.
    Raises Lacks where orders are not read. `neutrality` raises Lacks where the venue has no such mode.
    `funds` returns the margin behind the positions, and spot holdings where the key can read them; raises
    Lacks where nothing of it is read.
    """

    async def prove(self) -> Proof: ...
    async def positions(self) -> Look: ...
    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills: ...
    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders: ...
    async def neutrality(self) -> Neutrality: ...
    async def funds(self) -> Funds: ...


class PublicSession(Protocol):
    """Reads what a venue tells everybody; one for all accounts of a venue.

    `instruments` returns the facts of every derivative by symbol; raises a VenueError. `signals` is called
    every few seconds with the symbols that somebody holds, asks each source no more often than it is worth,
    and returns what is new; a source that fails is named in the answer, not raised. `close` ends streams.
    """

    async def instruments(self) -> Mapping[str, Instrument]: ...
    async def signals(self, held: frozenset[str]) -> Signals: ...
    async def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Features:
    """What the venue offers, in words for the README and for people.

    `gauge_scale` is the venue's own scale with its direction, or "" when positions carry no indicator.
    `warnings` names its public signals of ADL, "" for none. `may_need_trading_right`: reports say the venue
    refuses pure reading keys, so a host may allow a trading right by setting. `tried` says against what this
    was shown to work.
    """

    reads: str
    gauge_scale: str
    fill_mark: str
    tried: str
    warnings: str = ""
    may_need_trading_right: bool = False


@dataclass(frozen=True, slots=True)
class Pace:
    """How often to look, in seconds: when calm, and when a gauge stands high. `deep` is how often, when calm,
    fills and orders are read although nothing moved; `margin` the part of the venue's documented limits that
    we use."""

    calm: float
    near: float
    deep: float = 300.0
    margin: float = MARGIN


@dataclass(frozen=True, slots=True)
class LookCost:
    """The requests of one look at an account with one open position in the venue's first part, with all the
    parts that an ordinary key reads: `calm` reads positions only; `deep` is what it asks for besides when
    fills and orders are read too."""

    calm: tuple[Endpoint, ...]
    deep: tuple[Endpoint, ...]


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue, described in data.

    `hosts` are the base addresses without a trailing slash; settings may replace each by name.
    `complaint` is the error that a reply stands for by the venue's own codes, or None; what the HTTP
    status alone says, and a body that is not JSON, is judged for every venue alike afterwards.
    `aliases` names request kinds that a recording may hold in place of ours (recorded -> ours).
    `score` is the venue's published ranking as a pure function, None where it publishes none. `rule` is the
    price and fee of ADL there, `starts` when it begins, `chosen` who is taken first, `neutral_mode` says
    whether it has a delta-neutral mode. `parts_of` names the parts that a position in a symbol may be in,
    None where a key reads all parts or none. `follow` opens an account's private stream and calls back once
    it is open, then for all that happens there: with True where the venue itself acted. It ends by a
    VenueError, also when the stream is silent for too long. What happened is read by a look.
    """

    name: VenueName
    title: str
    ccxt_id: str
    key_fields: tuple[KeyField, ...]
    key_help: str
    hosts: Mapping[str, str]
    endpoints: tuple[Endpoint, ...]
    parts: tuple[Part, ...]
    features: Features
    pace: Pace
    cost: LookCost
    open: Callable[[Wire], VenueSession]
    complaint: Callable[[Reply], VenueError | None]
    pages: tuple[str, ...]
    aliases: Mapping[str, str]
    public: Callable[[PublicWire], PublicSession] | None = None
    score: Callable[[Position, Funds | None], Score | None] | None = None
    feeds: tuple[Feed, ...] = ()
    rule: Source | None = None
    starts: Source | None = None
    chosen: Source | None = None
    neutral_mode: bool = False
    parts_of: Callable[[str], Collection[str]] | None = None
    follow: Callable[[PrivateWire, Callable[[bool], None]], Awaitable[None]] | None = None

    @property
    def keyed(self) -> bool:
        """Whether an account is read with a secret; an address is none."""
        return any(field.secret for field in self.key_fields)

    def readable(self, proof: Proof) -> bool:
        """Whether a key reads at least one part of an account."""
        return any(part.name in proof.reads for part in self.parts)

    def reached(self, symbol: str, reads: Collection[str]) -> bool:
        """Whether positions in a symbol are in a part that a key reads (by name; none: not known)."""
        parts = self.parts_of(symbol) if self.parts_of is not None and reads else ()
        return not parts or any(part in reads for part in parts)
