"""One look at one account: gather, decide with pure functions, commit once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar

from bot.clock import Clock
from bot.detect import ranking
from bot.detect.blindness import missed
from bot.detect.context import Context
from bot.detect.enrich import enrich
from bot.detect.orders import AROUND
from bot.detect.probable import LOOKED_FOR
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.errors import Busy, Garbled, KeyRefused, Lacks, VenueError
from bot.model.event import Event
from bot.model.funds import Funds
from bot.model.ids import AccountId
from bot.model.observation import Fills, Observation
from bot.model.person import Account
from bot.store import alerts
from bot.store.database import Database
from bot.venues.contract import Look
from bot.watch.book import AT_ONCE, Book, Listed
from bot.watch.cadence import Deep, shrunk, why_fills
from bot.watch.evidence import parted
from bot.watch.findings import Findings
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

T = TypeVar("T")

MODE_EVERY = timedelta(minutes=10)
"""How often the delta-neutral mode is read."""


async def _never(watched: Watched) -> bool:
    """A key of which something is refused is refused."""
    return False


class Watcher:
    """Looks at accounts. What `told`, `listed` and `noticed` are called for is said at `Book`. `reads_on` is
    asked when a venue refuses something: whether the key still reads a part of the account, which then is no
    refused key."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        tuning: Tuning,
        templates: alerts.Templates,
        fills_every: float,
        told: Callable[[], None],
        listed: Listed | None = None,
        around: Callable[[Watched], Context] = lambda watched: Context(),
        noticed: Callable[[Account, tuple[Event, ...]], None] = lambda account, events: None,
        reads_on: Callable[[Watched], Awaitable[bool]] = _never,
    ) -> None:
        self._reads_on = reads_on
        self._around = around
        self._clock = clock
        self._tuning = tuning
        self._fills_every = timedelta(seconds=fills_every)
        self._book = Book(database, clock, templates, told, listed, around, noticed)

    async def look(self, watched: Watched) -> None:
        """Look once. What the look means is in the database before this returns; nothing is sent here."""
        watched.pause, watched.trouble = 0.0, ""
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
            if deep is not None and deep is not Deep.ROSE:
                await self._look_at_funds(watched)

    async def saw(self, watched: Watched, seen: Observation) -> None:
        """Decide what a look means, and commit it."""
        before, name, tuning = watched.baseline, watched.account.id, self._tuning
        seen, records = parted(seen)
        context = self._around(watched)
        events, after = step(name, before, seen, tuning, context.wishes.gauge)
        events, after = enrich(name, before, seen, events, after, context, tuning)
        ranked = ranking.due(watched.ranked, seen, after.funds, context.score)
        samples = watched.track.note(before, seen, after)
        found = Findings(seen.fills or (), records, ranked, samples)
        await self._book.commit(watched, events, after, found)

    async def missed(self, watched: Watched, error: VenueError) -> None:
        """Decide what a failed look means, and commit it."""
        if isinstance(error, Busy):
            watched.pause = error.after or 0.0
        watched.trouble = type(error).__name__.lower()
        log.info("account %s not read: %s", watched.account.id, error)
        doubted = isinstance(error, KeyRefused | Lacks) and await self._reads_on(watched)
        refused = isinstance(error, KeyRefused) and not doubted
        events, after = missed(watched.baseline, str(error), refused, self._clock.now(), self._tuning)
        await self._book.commit(watched, events, after, Findings())

    async def flush(self, at_once: int = AT_ONCE) -> None:
        """Write some baselines of looks that saw nothing new; call it every few seconds."""
        await self._book.flush(at_once)

    async def close(self) -> None:
        """Write all that is unsaved."""
        await self._book.close()

    def forget(self, account: AccountId) -> None:
        """The account is no longer watched."""
        self._book.forget(account)

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
        every, calm = self._fills_every * watched.stretch, watched.deep_every * watched.stretch
        why = why_fills(before, look.positions, now, every, calm, gauge_from)
        if watched.asked:
            why, watched.asked = why or Deep.ASKED, False
        if why is None:
            return Observation(self._clock.now(), look.positions, oddities=look.oddities), None, None
        focus = shrunk(before, look.positions) | {q.key.symbol for q in before.questions}
        fills = session.fills(before.cursor, focus)
        read, margin = await asyncio.gather(fills, self._margin(watched, why), return_exceptions=True)
        if isinstance(read, VenueError):
            return self._seen(watched, look, None), why, read
        if isinstance(read, BaseException):
            raise read
        return self._seen(watched, look, read, margin if isinstance(margin, Funds) else None), why, None

    async def _margin(self, watched: Watched, why: Deep) -> Funds | None:
        """The margin, which says why an indicator rose; read beside the fills it costs no time."""
        return await self._funds(watched) if why is Deep.ROSE else None

    def _seen(
        self, watched: Watched, look: Look, found: Fills | None, funds: Funds | None = None
    ) -> Observation:
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
            oddities=(*look.oddities, *found.oddities, *(funds.oddities if funds else ())),
            signs=found.signs,
            funds=funds,
            ahead=ahead,
        )

    async def _look_around(self, watched: Watched) -> None:
        """Read orders, and at times the delta-neutral mode, after what the look itself saw has been told.

        What cannot be read is left for the next deep look; the account counts as seen all the same.
        """
        session, before, now = watched.session, watched.baseline, self._clock.now()
        symbols = frozenset(p.key.symbol for p in before.positions)
        symbols |= {cut.key.symbol for cut in before.cuts}  # what rests there may still open something
        since = None
        if asked := [q for q in before.questions if now - q.at <= LOOKED_FOR]:
            symbols |= {q.key.symbol for q in asked}
            since = min(q.since or q.at for q in asked) - AROUND
        if before.incident is not None:
            symbols |= before.incident.symbols
            began = before.incident.first_at - AROUND
            since = began if since is None else min(since, began)
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

    async def _look_at_funds(self, watched: Watched) -> None:
        """Read the margin after all that is more urgent."""
        if (funds := await self._funds(watched)) is None:
            return
        try:
            await self.saw(watched, Observation(self._clock.now(), funds=funds, ahead=watched.ahead()))
        except Exception:
            log.exception("the margin of account %s", watched.account.id)

    async def _funds(self, watched: Watched) -> Funds | None:
        """The margin, None when it cannot be read: that blinds nobody, and what was read before is kept."""
        try:
            return await self._offered(watched.session.funds())
        except VenueError as error:
            log.info("account %s: margin not read: %s", watched.account.id, error)
        except Exception:
            log.exception("the margin of account %s", watched.account.id)
        return None

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
