"""The parts that look at accounts, with what surrounds each. Every worker of a database on a server has them,
for its share of the accounts; whoever has the house has all the others as well."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import partial

from bot.chat.discovery import channels
from bot.duty import Duty
from bot.errands import Errands
from bot.ground import key_house, paces
from bot.host import Host
from bot.model.event import Event
from bot.model.ids import AccountId, VenueName
from bot.model.person import Account
from bot.schedule import Job
from bot.services.house import House
from bot.venues.client import Pool
from bot.watch.checklists import ChecklistWatch
from bot.watch.circle import Circle
from bot.watch.drills import Drills
from bot.watch.keys import KeyWatch
from bot.watch.lookout import Lookout
from bot.watch.streams import Streams
from bot.watch.sweep import Sweep
from bot.watch.watcher import Watcher

SWEEP, REFRESH, FLUSH, LOOKOUT = 0.2, 2.0, 2.0, 2.0
"""Seconds between runs of the jobs."""
ERRANDS = 1.0

Looked = Callable[[VenueName, float, str], None]


class Watching:
    """`tell` says that something waits to be sent, `looked` hears of each look that ended; `duty` is None
    where this process has everything."""

    lists: ChecklistWatch
    drills: Drills
    circle: Circle
    keys: KeyWatch

    def __init__(
        self,
        host: Host,
        house: House,
        pools: Mapping[VenueName, Pool],
        tell: Callable[[], None],
        looked: Looked,
        duty: Duty | None,
    ) -> None:
        data, clock, steps = house.database, host.clock, house.templates
        tuning, given = host.settings.watch.tuning(), host.settings.watch
        self._rate, self._duty = clock.rate, duty
        self._errands: Errands | None = None
        self.watcher = Watcher(
            data,
            clock,
            tuning,
            steps,
            given.fills_every,
            tell,
            lambda db, alert, watched: self.lists.first(db, alert, watched),
            around=lambda watched: self.circle.around(watched),
            noticed=self._noticed,
            reads_on=lambda watched: self.keys.reads_on(watched),
        )
        parts = (data, house.vault, clock, self.watcher, pools, paces(host.settings), tuning, looked)
        self.sweep = Sweep(*parts, share=duty)
        self.streams = Streams(self.sweep, clock, given.streams_per_venue, tuning.gauge_from)
        self.keys = KeyWatch(key_house(host, data, house.vault, pools), tell, self.sweep.watched)
        self.lookout = Lookout(data, clock, pools, self.sweep.watched, steps, tuning, tell)
        self.circle = self._surroundings(host, house)
        every = lambda: {**self.sweep.watched(), **self.drills.watched()}  # noqa: E731
        self.lists = ChecklistWatch(data, clock, self.circle, every, house.venues, steps, tell)
        apps = {name: channel.title for name, channel in channels().items()}
        played = (data, clock, tuning, steps, self.lists.first, self.circle.wishes, apps, tell)
        self.drills = Drills(*played)
        if duty is not None:
            self._errands = Errands(data, duty, self.recheck, self.lookout.heard)

    def _surroundings(self, host: Host, house: House) -> Circle:
        return Circle(
            house.database,
            house.titles(),
            self.sweep.watched,
            self.lookout.regimes,
            wishes=host.settings.wishes,
            scores={name: venue.score for name, venue in house.venues.items() if venue.score},
        )

    async def refresh(self) -> None:
        """Take in what changed of accounts and people. Once before the first look: a leg elsewhere must not
        be missing in what that tells."""
        await self.sweep.refresh()
        await self.circle.refresh()

    def jobs(self) -> tuple[Job, ...]:
        """What runs in every worker."""
        jobs = [
            Job("sweep", SWEEP * self._rate, self.sweep.turn),
            Job("refresh", REFRESH * self._rate, self.sweep.refresh),
            Job("streams", REFRESH * self._rate, self.streams.turn),
            Job("circle", REFRESH * self._rate, self.circle.refresh),
            Job("flush", FLUSH * self._rate, self.watcher.flush),
        ]
        if self._duty is not None and self._errands is not None:
            jobs.append(Job("errands", ERRANDS * self._rate, self._errands.turn))
            jobs.append(Job("follow", LOOKOUT * self._rate, partial(self._follow, self._duty)))
        return tuple(jobs)

    def stops(self) -> tuple[Callable[[], Awaitable[object]], ...]:
        """How they are stopped, the last first."""
        return self.sweep.stop, self.streams.stop, self.lookout.stop, self.keys.stop

    def recheck(self, account: AccountId) -> bool:
        """Have an account looked at now, and what that shows told."""
        if self._errands is not None and self.sweep.elsewhere(account):
            self._errands.asked(account)
        elif not self.sweep.now(account) and not self.drills.now(account):
            return False
        self.lists.expect(account)
        return True

    def _noticed(self, account: Account, events: Iterable[Event]) -> None:
        if self._errands is None or self._duty is None or self._duty.has_house:
            self.lookout.noticed(account, events)
        else:
            self._errands.noticed(account, events)

    async def _follow(self, duty: Duty) -> None:
        if not duty.has_house:
            await self.lookout.follow()
