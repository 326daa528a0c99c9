"""One look at one account: gather, decide with pure functions, commit once."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import TypeVar

from bot.clock import Clock
from bot.detect.blindness import missed
from bot.detect.orders import AROUND
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.errors import Busy, Garbled, KeyRefused, Lacks, VenueError
from bot.model.alert import Telling
from bot.model.baseline import Baseline, Sight
from bot.model.event import Event
from bot.model.fill import Fill
from bot.model.ids import AccountId
from bot.model.observation import Fills, Observation
from bot.model.person import Account, Watch
from bot.model.position import unmoved
from bot.policy.plan import plan
from bot.store import accounts, alerts, baselines, people
from bot.store.database import Database
from bot.venues.contract import Look, VenueSession
from bot.watch.cadence import Deep, shrunk, why_fills

log = logging.getLogger(__name__)

T = TypeVar("T")

MODE_EVERY = timedelta(minutes=10)
"""How often the delta-neutral mode is read."""


def level() -> timedelta:
    """Clocks that agree."""
    return timedelta(0)


@dataclass(slots=True)
class Watched:
    """An account with what is remembered of it. `pause` is how long its venue asked to be left alone; `ahead`
    says how far the venue's clock is ahead of ours; `mode_asked` is when the delta-neutral mode was.
    `deep_every` is how often fills are read when all is calm, if that is rarer than near danger."""

    account: Account
    session: VenueSession
    baseline: Baseline
    pause: float = 0.0
    ahead: Callable[[], timedelta] = level
    mode_asked: datetime | None = None
    deep_every: timedelta = timedelta(0)


class Watcher:
    """Looks at accounts. `told` is called after a commit that left something to send."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tuning: Tuning,
        templates: alerts.Templates,
        fills_every: float,
        told: Callable[[], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._tuning = tuning
        self._templates = templates
        self._fills_every = timedelta(seconds=fills_every)
        self._told = told
        self._unsaved: dict[AccountId, Baseline] = {}

    async def look(self, watched: Watched) -> None:
        """Look once. What the look means is in the database before this returns; nothing is sent here."""
        watched.pause = 0.0
        try:
            seen, deep, trouble = await self._gather(watched)
            await self.saw(watched, seen)
            if trouble is not None:
                raise trouble
        except VenueError as error:
            await self.missed(watched, error)
        except Exception as error:
            # Our own bug leaves us as blind as an exchange that is down, and silence must mean safe.
            log.exception("look at account %s", watched.account.id)
            await self.missed(watched, Garbled(f"a fault of mine ({type(error).__name__})"))
        else:
            if deep is not None:
                await self._look_around(watched)

    async def saw(self, watched: Watched, seen: Observation) -> None:
        """Decide what a look means, and commit it."""
        events, after = step(watched.account.id, watched.baseline, seen, self._tuning)
        await self._commit(watched, events, after, seen.fills or ())

    async def missed(self, watched: Watched, error: VenueError) -> None:
        """Decide what a failed look means, and commit it."""
        if isinstance(error, Busy):
            watched.pause = error.after or 0.0
        log.info("account %s not read: %s", watched.account.id, error)
        refused = isinstance(error, KeyRefused)
        events, after = missed(watched.baseline, str(error), refused, self._clock.now(), self._tuning)
        await self._commit(watched, events, after, ())

    async def flush(self) -> None:
        """Write the baselines of looks that saw nothing new, all at once."""
        if not self._unsaved:
            return
        async with self._database.write() as db:
            # Taken only now, when no look can be committing: an older baseline must not replace its own.
            unsaved, self._unsaved = self._unsaved, {}
            there = {account.id for account in await accounts.everything(db)}
            for account in unsaved.keys() & there:
                await baselines.save(db, account, unsaved[account])

    def forget(self, account: AccountId) -> None:
        """The account is no longer watched."""
        self._unsaved.pop(account, None)

    async def _gather(self, watched: Watched) -> tuple[Observation, Deep | None, VenueError | None]:
        """What a look saw, why it also read fills, if it did, and why they could not be read.

        A position that shrank is told although its fills cannot be read: lists lag and fail when it matters.
        """
        session, before = watched.session, watched.baseline
        if before.looked_at is None:
            # Fills first: one that comes in between is then news to the next look, not old news.
            found = await session.fills({}, frozenset())
            return self._seen(watched, await session.positions(), found), Deep.FIRST, None
        look = await session.positions()
        now, gauge_from = self._clock.now(), self._tuning.gauge_from
        why = why_fills(before, look.positions, now, self._fills_every, watched.deep_every, gauge_from)
        if why is None:
            return Observation(self._clock.now(), look.positions, oddities=look.oddities), None, None
        focus = shrunk(before, look.positions) | {q.key.symbol for q in before.questions}
        try:
            found = await session.fills(before.cursor, focus)
        except VenueError as error:
            return self._seen(watched, look, None), why, error
        return self._seen(watched, look, found), why, None

    def _seen(self, watched: Watched, look: Look, found: Fills | None) -> Observation:
        """A deep look; `found` None: the fills were due and could not be read."""
        now, ahead = self._clock.now(), watched.ahead()
        if found is None:
            return Observation(now, look.positions, oddities=look.oddities, ahead=ahead, partial=True)
        return Observation(
            at=now,
            positions=look.positions,
            fills=found.fills,
            cursor=found.cursor,
            gap=found.gap,
            oddities=(*look.oddities, *found.oddities),
            signs=found.signs,
            ahead=ahead,
        )

    async def _look_around(self, watched: Watched) -> None:
        """Read orders, and at times the delta-neutral mode, after what the look itself saw has been told.

        What cannot be read is left for the next deep look; the account counts as seen all the same.
        """
        session, before = watched.session, watched.baseline
        symbols = frozenset(p.key.symbol for p in before.positions)
        since = None
        if before.incident is not None:
            symbols |= before.incident.symbols
            since = before.incident.first_at - AROUND
        try:
            orders = await self._offered(session.orders(symbols, since)) if symbols else None
            mode = await self._offered(session.neutrality()) if self._mode_is_due(watched) else None
            if orders is not None or mode is not None:
                now, ahead = self._clock.now(), watched.ahead()
                await self.saw(watched, Observation(now, orders=orders, neutrality=mode, ahead=ahead))
        except VenueError as error:
            log.info("account %s: orders not read: %s", watched.account.id, error)
        except Exception:
            log.exception("what surrounds account %s", watched.account.id)

    def _mode_is_due(self, watched: Watched) -> bool:
        now, last = self._clock.now(), watched.mode_asked
        if last is not None and timedelta(0) <= now - last < MODE_EVERY:
            return False
        watched.mode_asked = now
        return True

    async def _offered(self, call: Awaitable[T]) -> T | None:
        """What a call brings, None where the venue or the key does not offer it."""
        try:
            return await call
        except Lacks:
            return None

    async def _commit(
        self, watched: Watched, events: tuple[Event, ...], after: Baseline, fills: tuple[Fill, ...]
    ) -> None:
        account = watched.account
        if not events and _same_news(watched.baseline, after):
            self._unsaved[account.id] = watched.baseline = after
            return
        changed = 0
        tellings: tuple[Telling, ...] = ()
        async with self._database.write() as db:
            if await accounts.get(db, account.id) is None:
                return  # erased while it was looked at
            await baselines.save(db, account.id, after)
            await baselines.keep_fills(db, account.id, fills)
            if events:
                tellings = plan(events, account, await people.everybody(db))
                changed = await alerts.tell(db, tellings, self._templates, self._clock.now())
            if after.health.sight is Sight.REFUSED:
                await accounts.set_watch(db, account.id, Watch.REFUSED)
        self._unsaved.pop(account.id, None)
        watched.baseline = after
        for telling in tellings:
            log.info("account %s: %s (%s)", account.id, telling.alert.id, telling.reason)
        if changed:
            self._told()


_READ_AGAIN = ("orders", "orders_at")
LASTING = tuple(
    field.name
    for field in fields(Baseline)
    if field.name not in ("looked_at", "fills_at", "cursor", "positions", *_READ_AGAIN)
)
"""What a baseline must not lose in a crash; the rest a next look finds again."""


def _same_news(before: Baseline, after: Baseline) -> bool:
    """Whether a crash before the next write would lose nothing but the time of the last look."""
    return unmoved(before.positions, after.positions) and all(
        getattr(before, name) == getattr(after, name) for name in LASTING
    )
