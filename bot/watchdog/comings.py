"""Tells that the program started, and what may have been missed; and that it stops."""

from datetime import datetime, timedelta

from bot.clock import Clock, WallClock
from bot.model.event import BackAfter
from bot.model.person import Role, Watch
from bot.model.program import Started, Stopping
from bot.policy.plan import alert_id, plan
from bot.store import accounts, alerts, baselines, depths, people
from bot.store.database import Database, Transaction
from bot.watchdog.beats import ALIVE
from bot.watchdog.herald import Herald

STOPPED = "stopped"
"""The name of the time at which the program was last told to stop."""
BEST_EFFORT = 3.0
"""Seconds of the host that a stop waits for its own news to leave."""


class Comings:
    """`live`: the hosts are told of every start and stop, quietly unless something may have been missed."""

    def __init__(self, database: Database, clock: Clock, version: str, late_after: float, live: bool) -> None:
        self._database = database
        self._clock = clock
        self._version = version
        self._late_after = timedelta(seconds=late_after)
        self._live = live

    async def came(self, templates: alerts.Templates) -> None:
        """Write who is to be told what of this start. Before anything else is marked as alive."""
        now = self._clock.now()
        async with self._database.write() as db:
            since = await baselines.marked(db, ALIVE)
            missed = since is not None and now - since > self._late_after
            everybody = await people.everybody(db)
            if self._live:
                await depths.withdraw(db, Stopping.__name__)
                await alerts.tell(db, plan((await self._started(db, now),), None, everybody), {}, now)
                everybody = tuple(p for p in everybody if p.role is not Role.HOST)
            if missed and since is not None:
                await alerts.tell(db, plan((BackAfter(now, since),), None, everybody), templates, now)
            await baselines.mark(db, ALIVE, now)

    async def goes(self, herald: Herald) -> None:
        """Tell the hosts that it stops, and wait a moment for that to leave."""
        event = Stopping(self._clock.now(), self._version)
        async with self._database.write() as db:
            await baselines.mark(db, STOPPED, event.at)
        if not self._live:
            return
        await herald.tell((event,))
        for _ in range(round(BEST_EFFORT / 0.1)):
            async with self._database.read() as db:
                if not await depths.unsent(db, alert_id(event, None)):
                    return
            await WallClock().sleep(0.1)

    async def _started(self, db: Transaction, now: datetime) -> Started:
        since, stopped = await baselines.marked(db, ALIVE), await baselines.marked(db, STOPPED)
        watched = [a for a in await accounts.everything(db) if a.watch is Watch.ON]
        return Started(
            at=now,
            version=self._version,
            accounts=len(watched),
            since=since,
            clean=since is None or (stopped is not None and stopped >= since),
            missed=since is not None and now - since > self._late_after,
        )
