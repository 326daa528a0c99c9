"""What happens in a soak, fixed before it begins: who holds what, what ADL takes, and what fails when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

from bot.model.position import Side
from bot.rehearsal.exchange import PAGE, Fault, FaultKind
from bot.rehearsal.facts import SimCause
from bot.venues.contract import Venue
from bot.venues.discovery import venues

CHAT = "chat"
MARK = Decimal(79_400)
TAKEN_AT = Decimal(79_100), Decimal(79_700)
"""The price of ADL in each cascade, by which a message tells which one it is about, however late it comes."""
SIZE = Decimal(5)
PIECE = Decimal("0.25")
"""Coins that each position has at first, and that are bought, sold or taken at once."""
ACCOUNTS_OF_ONE = 10
FLOOD = (
    '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7",'
    '"parameters":{"retry_after":7}}'
)
PIECES_WITHIN = timedelta(minutes=2)
"""ADL takes all its pieces from an account in so short a time that they are one incident."""


@dataclass(frozen=True, slots=True)
class Size:
    """How large a soak is. `hours`, `calm` and `fault_every` (seconds) are of the bot's clock, which runs
    `rate` times as fast as the host's; `hit` is how many accounts each of two cascades takes from, `remind`
    after how many seconds they are said again (0: never)."""

    accounts: int = 1000
    hours: float = 24.0
    rate: float = 24.0
    calm: float = 300.0
    fault_every: float = 300.0
    hit: int = 160
    remind: float = 900.0
    seed: int = 1

    @property
    def length(self) -> timedelta:
        return timedelta(hours=self.hours)

    @property
    def room(self) -> timedelta:
        """How long a cascade lasts; nothing new begins in twice that before the end."""
        return min(timedelta(minutes=10), self.length / 20)

    @property
    def cascades(self) -> tuple[timedelta, ...]:
        """When the two cascades begin."""
        return self.length / 6, self.length * 0.65


@dataclass(frozen=True, slots=True)
class Change:
    """A position changes by so many coins at a price; positive makes it larger. `id` is the fill's."""

    id: int
    at: timedelta
    size: Decimal
    price: Decimal
    cause: SimCause


@dataclass(frozen=True, slots=True)
class Member:
    """A watched account: every other one of an owner is long, the rest short."""

    owner: int
    label: str
    venue: Venue
    fields: dict[str, str]
    side: Side
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        return self.fields[self.venue.key_fields[0].name]

    def taken(self) -> tuple[Change, ...]:
        """What ADL takes."""
        return tuple(change for change in self.changes if change.cause is SimCause.ADL)


@dataclass(frozen=True, slots=True)
class Spell:
    """A chat app fails for a while: it answers with `fault`, or with None drops every connection; `lost`:
    what it is asked is done, and only the answer never comes."""

    from_: datetime
    until: datetime
    fault: str | None = None
    status: int = 200
    lost: bool = False

    @property
    def kind(self) -> str:
        return "text/html" if self.fault == PAGE else "application/json"


def members(size: Size) -> tuple[Member, ...]:
    """Everybody, spread over the exchanges."""
    chance, ids, exchanges = Random(size.seed), count(5_000_001), list(venues().values())
    found = []
    for number in range(size.accounts):
        venue = exchanges[number % len(exchanges)]
        owner, place = divmod(number, ACCOUNTS_OF_ONE)
        side = Side.SHORT if (place // len(exchanges)) % 2 == 0 else Side.LONG
        found.append(
            Member(
                owner,
                f"a{number:04}",
                venue,
                _fields(venue, number),
                side,
                _changes(size, number, chance, ids),
            )
        )
    return tuple(found)


def _fields(venue: Venue, number: int) -> dict[str, str]:
    fields = {field.name: field.example for field in venue.key_fields}
    name = venue.key_fields[0].name
    return {**fields, name: f"{fields[name][:-6]}{number:06}"}


def _changes(size: Size, number: int, chance: Random, ids: Iterator[int]) -> tuple[Change, ...]:
    """Their own trades, some hours apart and balanced, and what the cascades take, in the order of time."""
    found = []
    for cascade, price in zip(size.cascades, TAKEN_AT, strict=True):
        if number < size.hit:
            begins = cascade + size.room * 0.7 * chance.random()
            for _ in range(chance.randint(1, 3)):
                found.append((begins + PIECES_WITHIN * chance.random(), -PIECE, price, SimCause.ADL))
    at, sign = size.length * chance.uniform(0.02, 0.25), -1
    while at < size.length - size.room * 2:
        found.append((at, sign * PIECE, MARK, SimCause.TRADE))
        at, sign = at + size.length * chance.uniform(0.15, 0.3), -sign
    return tuple(
        Change(next(ids), when, coins, price, cause)
        for when, coins, price, cause in sorted(found, key=lambda change: change[0])
    )


def exchange_faults(size: Size, start: datetime) -> dict[str, list[Fault]]:
    """What goes wrong at which exchange: one trouble at a time, for everybody there."""
    chance = Random(size.seed + 1)
    found: dict[str, list[Fault]] = {name: [] for name in venues()}
    kinds: tuple[tuple[FaultKind, int, dict[str, str]], ...] = (
        (FaultKind.STATUS, 429, {"Retry-After": "20"}),
        (FaultKind.STATUS, 418, {"Retry-After": "60"}),
        (FaultKind.STATUS, 500, {}),
        (FaultKind.HTML, 403, {}),
        (FaultKind.HTML, 502, {}),
        (FaultKind.HTML, 200, {}),
        (FaultKind.CUT, 200, {}),
        (FaultKind.STALL, 200, {}),
    )
    for at in _moments(size, 0.0):
        kind, status, headers = chance.choice(kinds)
        begins = start + at
        ends = begins + timedelta(seconds=chance.choice((10, 20, 30, 45, 90)))
        found[chance.choice(list(venues()))].append(Fault(None, begins, ends, kind, status, headers))
    return found


def chat_faults(size: Size, start: datetime) -> tuple[Spell, ...]:
    """What goes wrong at the chat app, between the troubles of the exchanges; it is gone for as long as
    a cascade lasts in each."""
    chance = Random(size.seed + 2)
    kinds: tuple[dict[str, Any], ...] = (
        {"fault": FLOOD, "status": 429},
        {"fault": PAGE, "status": 502},
        {"fault": PAGE, "status": 403},
        {"fault": PAGE, "status": 200},
        {},
        {"lost": True},
    )
    found = []
    for at in _moments(size, 0.5):
        until = at + timedelta(seconds=chance.choice((15, 30, 60)))
        found.append(Spell(start + at, start + until, **chance.choice(kinds)))
    gone = [Spell(start + c + size.room / 2, start + c + size.room * 1.5) for c in size.cascades]
    return (*gone, *found)


def _moments(size: Size, part: float) -> Iterator[timedelta]:
    """The beginnings of troubles, `part` of the pace after its beat."""
    pace = timedelta(seconds=size.fault_every)
    at = pace * (1 + part)
    while at < size.length - size.room * 2:
        yield at
        at += pace
