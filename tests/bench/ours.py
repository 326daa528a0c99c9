"""One look as adlwatch makes it: the real pool, client, session, parser and detection."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.clock import WallClock
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.model import person
from bot.model.baseline import Baseline
from bot.model.ids import AccountId, PersonId, VenueName
from bot.model.observation import Observation
from bot.model.position import Position
from bot.store.database import Database
from bot.venues.client import Pool
from bot.venues.contract import Venue, VenueSession
from bot.venues.discovery import venues
from bot.watch.cadence import why_fills
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher

_FILLS_EVERY = timedelta(days=1)
"""Long enough that no look of the bench is due to read fills: it is the plain look that is measured."""
_TUNING = Tuning()


def unlimited(name: str) -> Venue:
    """A venue whose request budget never makes the bench wait."""
    venue = venues()[name]
    return replace(venue, pace=replace(venue.pace, margin=1e6))


def fields(venue: Venue) -> dict[str, str]:
    """Key fields of the right form that open nothing."""
    return {field.name: field.example for field in venue.key_fields}


def detect(account: AccountId, before: Baseline, positions: tuple[Position, ...]) -> Baseline:
    """What is remembered after a look that saw these positions; the first one counts as having read fills."""
    now = WallClock().now()
    why_fills(before, positions, now, _FILLS_EVERY)
    fills = () if before.looked_at is None else None
    return step(account, before, Observation(now, positions, fills), _TUNING)[1]


class Account:
    """One watched account without its database: a quiet look commits nothing."""

    def __init__(self, number: int, session: VenueSession) -> None:
        self._id = AccountId(number)
        self._session = session
        self._baseline = Baseline()

    async def look(self) -> int:
        """Look once and detect; returns how many positions were seen."""
        look = await self._session.positions()
        self._baseline = detect(self._id, self._baseline, look.positions)
        return len(look.positions)


class Watching:
    """One account with the watch around it: health, pacing and what is worth a commit (nothing is)."""

    def __init__(self, number: int, session: VenueSession) -> None:
        self._account = person.Account(AccountId(number), VenueName("bench"), "bench", PersonId(1))
        self._session = session
        self._watcher = Watcher(
            Database(Path("never-opened")),
            WallClock(),
            _TUNING,
            templates={},
            fills_every=_FILLS_EVERY.total_seconds(),
            told=lambda: None,
        )
        self._watched: Watched | None = None

    async def look(self) -> int:
        """Look once; the first time only makes the baseline, which would be committed."""
        if self._watched is None:
            positions = (await self._session.positions()).positions
            baseline = detect(self._account.id, Baseline(), positions)
            self._watched = Watched(self._account, self._session, baseline)
        await self._watcher.look(self._watched)
        return len(self._watched.baseline.positions)


@asynccontextmanager
async def _sessions(name: str, base: str, count: int) -> AsyncIterator[list[VenueSession]]:
    """Sessions of one venue on one shared pool."""
    venue = unlimited(name)
    pool = Pool(venue, dict.fromkeys(venue.hosts, base))
    await pool.open()
    try:
        yield [pool.session(fields(venue)) for _ in range(count)]
    finally:
        await pool.close()


@asynccontextmanager
async def accounts(name: str, base: str, count: int) -> AsyncIterator[list[Account]]:
    """Accounts that look and detect."""
    async with _sessions(name, base, count) as sessions:
        yield [Account(number, session) for number, session in enumerate(sessions)]


@asynccontextmanager
async def watched(name: str, base: str, count: int) -> AsyncIterator[list[Watching]]:
    """Accounts that are looked at by the watcher."""
    async with _sessions(name, base, count) as sessions:
        yield [Watching(number, session) for number, session in enumerate(sessions)]
