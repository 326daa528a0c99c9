"""`adlwatch replay FILE…`: recorded replies through the same parse, detect and alert path as live ones.

Nothing is old news in a replay: the fills of a recording are told as if they had just come.
"""

import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from bot import log, settings
from bot.chat import answers
from bot.chat.discovery import channels
from bot.cli.hosting import HERE, here, play, somebody, terminal
from bot.clock import WallClock
from bot.errors import Lacks, VenueError
from bot.ground import open_house
from bot.host import Host
from bot.model.baseline import Baseline
from bot.model.ids import VenueName
from bot.model.observation import Observation
from bot.outbox.courier import Courier
from bot.services.house import House
from bot.store import accounts
from bot.venues.contract import Venue
from bot.venues.recording import NOT_RECORDED, RecordedCall, RecordedWire, read
from bot.watch.cadence import shrunk, why_fills
from bot.watch.watched import Watched
from bot.watch.watcher import Watcher
from bot.words import say

T = TypeVar("T")


class RecordedClock(WallClock):
    """Stands at the time of the reply served last; never steps back while one account is played."""

    def __init__(self, start: datetime) -> None:
        self.at = start

    def now(self) -> datetime:
        return self.at

    def follow(self, at: datetime | None) -> None:
        if at is not None:
            self.at = max(self.at, at)


def main(given: Namespace) -> int:
    """0 when the recording was played. Raises UserMistake for a file that is none."""
    rows = tuple(row for path in given.files for row in read(path))
    log.start("WARNING")
    return play(_replay(rows))


async def _replay(rows: tuple[RecordedCall, ...]) -> int:
    clock = RecordedClock(min((r.at for r in rows if r.at), default=WallClock().now()))
    with tempfile.TemporaryDirectory(prefix="adlwatch-replay-") as folder:
        async with AsyncExitStack() as stack:
            table = here(Path(folder), "replay")
            host = Host(settings.check(table, "replay"), settings.Secrets(None, {}), clock)
            house = await open_house(host, False, stack, {})
            for (venue, account), own in _by_account(rows).items():
                clock.at = min((row.at for row in own if row.at), default=clock.at)
                await Replay(host, house, clock, house.venues[VenueName(venue)], account).play(own)
    print(say("replay-end", count=len(rows)))
    return 0


def _by_account(rows: tuple[RecordedCall, ...]) -> dict[tuple[str, str], list[RecordedCall]]:
    found: dict[tuple[str, str], list[RecordedCall]] = {}
    for row in rows:
        found.setdefault((row.venue, row.account), []).append(row)
    return found


def _was_told(oddity: str) -> bool:
    """Whether an oddity is the exchange's, and not of a list that the recording lacks."""
    return NOT_RECORDED not in oddity and Lacks.__name__ not in oddity


class Replay:
    """One recorded account, played to the console."""

    def __init__(self, host: Host, house: House, clock: RecordedClock, venue: Venue, account: str) -> None:
        self._house = house
        self._clock = clock
        self._venue = venue
        self._label = account or "recording"
        self._console = terminal(house)
        self._causes: Counter[str] = Counter()
        port = {HERE: (channels()[HERE], self._console)}
        self._courier = Courier(house.database, port, house.titles(), clock)
        watch = host.settings.watch
        self._every = timedelta(seconds=watch.fills_every)
        self._watcher = Watcher(
            house.database, clock, watch.tuning(), house.templates, watch.fills_every, lambda: None
        )

    async def play(self, rows: list[RecordedCall]) -> None:
        """Look until the recording has nothing more that a look reads."""
        self._wire = RecordedWire(self._venue, rows)
        watched = await self._watched()
        looks = 0
        while await self._look(watched):
            looks += 1
            while await self._courier.turn(HERE):
                pass
        if self._causes:
            counted = ", ".join(f"{number} {cause}" for cause, number in self._causes.most_common())
            print(say("replay-fills", count=self._causes.total(), causes=counted))
        orders = await self._recorded(watched.session.orders(frozenset()))
        if orders is not None:
            await self._console.send("here", answers.orders(watched.account, self._venue.title, orders.open))
        if not looks and orders is None:
            asked = sorted({str(row.params.get("type", row.path)) for row in rows})
            print(say("replay-nothing", what=", ".join(asked)))

    async def _look(self, watched: Watched) -> bool:
        """Whether the recording held anything for this look."""
        try:
            look = await self._recorded(watched.session.positions())
            before = watched.baseline
            positions = look.positions if look else None
            if positions is not None and before.looked_at is None:
                await self._watcher.saw(watched, Observation(self._clock.now(), positions))
            wanted = positions is None or why_fills(before, positions, self._clock.now(), self._every)
            focus = shrunk(before, positions or ())
            found = await self._recorded(watched.session.fills(before.cursor, focus)) if wanted else None
        except VenueError as error:
            await self._watcher.missed(watched, error)
            return True
        if look is None and found is None:
            return False
        if watched.baseline.looked_at is None:
            watched.baseline = replace(watched.baseline, looked_at=self._clock.now())
        seen = Observation(
            at=self._clock.now(),
            positions=positions,
            fills=found.fills if found else None,
            cursor=found.cursor if found else {},
            oddities=tuple(o for part in (look, found) if part for o in part.oddities if _was_told(o)),
            signs=found.signs if found else (),
        )
        self._causes.update(fill.cause.value for fill in seen.fills or ())
        await self._watcher.saw(watched, seen)
        return True

    async def _recorded(self, call: Awaitable[T]) -> T | None:
        """What the recording answers, None when it has no such reply (any more)."""
        try:
            return await call
        except Lacks:
            return None
        finally:
            self._clock.follow(self._wire.at)

    async def _watched(self) -> Watched:
        person = await somebody(self._house)
        async with self._house.database.write() as db:
            number = await accounts.add(
                db, self._house.vault, self._venue.name, self._label, person.id, {}, "", self._clock.now()
            )
            account = await accounts.get(db, number)
        assert account is not None
        return Watched(account, self._venue.open(self._wire), baseline=Baseline())
