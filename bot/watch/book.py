"""What a look means, written: baseline, alerts, checklists and deliveries in one transaction."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import fields

from bot.clock import Clock
from bot.detect import ranking
from bot.detect.context import Context
from bot.model.alert import Alert, Telling
from bot.model.baseline import Baseline, Sight
from bot.model.event import Event
from bot.model.ids import AccountId
from bot.model.person import Account, Watch
from bot.model.position import unmoved
from bot.policy.plan import plan
from bot.store import accounts, alerts, baselines, people
from bot.store.database import Database, Transaction
from bot.watch.findings import Findings, keep
from bot.watch.outages import together
from bot.watch.watched import Watched

log = logging.getLogger(__name__)

Listed = Callable[[Transaction, Alert, Watched], Awaitable[None]]
"""Fills in the checklist of an alert in the transaction that tells it."""


AT_ONCE = 200
"""Baselines that one flush writes: thousands at once would hold up everything else."""


class Book:
    """`told` is called after a commit that left something to send, `listed` before one for each alert with a
    checklist, `noticed` with the account and its events after one that held any."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        templates: alerts.Templates,
        told: Callable[[], None],
        listed: Listed | None,
        around: Callable[[Watched], Context],
        noticed: Callable[[Account, tuple[Event, ...]], None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._templates = templates
        self._told = told
        self._listed = listed
        self._around = around
        self._noticed = noticed
        self._unsaved: dict[AccountId, Baseline] = {}

    async def flush(self, at_once: int = AT_ONCE) -> None:
        """Write the baselines of looks that saw nothing new, those that wait longest. Of the others a crash
        loses the time of the last look, and its prices."""
        if not self._unsaved:
            return
        async with self._database.write() as db:
            # Taken only now, when no look can be committing: an older baseline must not replace its own.
            unsaved = {account: self._unsaved.pop(account) for account in list(self._unsaved)[:at_once]}
            there = await accounts.watched(db, unsaved)
            await baselines.save_all(db, {account: unsaved[account] for account in there})

    async def close(self) -> None:
        """Write all of them."""
        while self._unsaved:
            await self.flush()

    def forget(self, account: AccountId) -> None:
        """The account is no longer watched."""
        self._unsaved.pop(account, None)

    async def commit(
        self, watched: Watched, events: tuple[Event, ...], after: Baseline, found: Findings
    ) -> None:
        """Write what a look means; of one that saw nothing new the baseline alone, with the next `flush`."""
        account = watched.account
        if not events and not found.due and _same_news(watched.baseline, after):
            self._unsaved[account.id] = watched.baseline = after
            return
        changed = 0
        tellings: tuple[Telling, ...] = ()
        before, watched.baseline = watched.baseline, after  # what is told is filled in from what is now
        written, unsaved = False, None
        try:
            async with self._database.together() as db:
                unsaved = self._unsaved.pop(account.id, None)  # or a flush would put it over what is written
                stored = await accounts.get(db, account.id)
                if stored is None or stored.watch is Watch.BARRED or stored.keyed_at != account.keyed_at:
                    return  # erased, not used any more, or given another key while it was looked at
                await baselines.save(db, account.id, after)
                await keep(db, account.id, found, after)
                if events:
                    tellings = await self._plan(db, watched, events)
                    changed = await alerts.tell(db, tellings, self._templates, self._clock.now())
                    await self._fill_in(db, watched, tellings)
                if after.health.sight is Sight.REFUSED:
                    await accounts.set_watch(db, account.id, Watch.REFUSED)
            written = True
        finally:
            if not written:
                watched.baseline = before
                if unsaved is not None:
                    self._unsaved[account.id] = unsaved
        watched.ranked = ranking.remembered(watched.ranked, found.ranked, after.positions)
        watched.track.stored(found.samples)
        for telling in tellings:
            log.info("account %s: %s (%s)", account.id, telling.alert.id, telling.reason)
        if changed:
            self._told()
        if events:
            self._noticed(account, events)

    async def _plan(
        self, db: Transaction, watched: Watched, events: tuple[Event, ...]
    ) -> tuple[Telling, ...]:
        every = self._around(watched).wishes.gauge.repeat_every
        told = await together(db, events, watched.account)
        near = await people.near(db, watched.account.owner)
        return plan(told, watched.account, near, every)

    async def _fill_in(self, db: Transaction, watched: Watched, tellings: tuple[Telling, ...]) -> None:
        for telling in tellings:
            if self._listed is not None and telling.alert.checklist in self._templates:
                await self._listed(db, telling.alert, watched)


_READ_AGAIN = ("orders", "orders_at", "funds", "funds_at")
LASTING = tuple(
    part.name
    for part in fields(Baseline)
    if part.name not in ("looked_at", "fills_at", "cursor", "positions", *_READ_AGAIN)
)
"""What a baseline must not lose in a crash; the rest a next look finds again."""


def _same_news(before: Baseline, after: Baseline) -> bool:
    """Whether a crash before the next write would lose nothing but the time of the last look."""
    return unmoved(before.positions, after.positions) and all(
        getattr(before, name) == getattr(after, name) for name in LASTING
    )
