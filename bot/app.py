"""The one place that knows every room: builds the parts, starts and stops them in order."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial

from bot.chat.contract import Channel, ChatPort, Desk
from bot.chat.discovery import channels
from bot.desk.front import FrontDesk
from bot.duty import Duty
from bot.ground import on_duty, open_house, open_pools, open_ports, post_office, take_up
from bot.health.tally import Tally
from bot.host import Host, check_names
from bot.model.ids import AccountId, ChannelName, VenueName
from bot.model.part import Outside, ProgramState
from bot.model.person import Person
from bot.model.summary import Digest
from bot.outbox.courier import Courier
from bot.outbox.ends import Ends
from bot.outbox.escalations import Escalations
from bot.outbox.reminders import Reminders
from bot.outbox.rescue import Rescue
from bot.outbox.summaries import Summaries
from bot.schedule import Job, Schedule
from bot.services.house import House, nobody_watches
from bot.venues.client import Pool
from bot.version import version
from bot.watch.circle import Regimes
from bot.watch.digests import DigestWatch
from bot.watch.doorman import Doorman
from bot.watch.hedges import HedgeWatch
from bot.watch.sweep import Sweep
from bot.watch.upkeep import Copies, Upkeep
from bot.watchdog.comings import Comings
from bot.watchdog.connections import Ports
from bot.watchdog.vigil import Vigil
from bot.watching import LOOKOUT, REFRESH, Watching

log = logging.getLogger(__name__)

COURIER = 0.2
"""Seconds between runs of the jobs."""
CHECKLISTS = 1.0
DIGESTS = HEDGES = 10.0
KEYS = 30.0
UPKEEP_EVERY = 3600.0
AT_ONCE = 2.0
"""Seconds in which a worker has what nobody else does."""


class App:
    """The whole running bot. `start` it, wait, `stop` it; `failed` is set when a part cannot go on."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._stack = AsyncExitStack()
        self.vigil: Vigil | None = None
        self._ports_of: dict[ChannelName, tuple[Channel, ChatPort]] = {}
        self.pools: Mapping[VenueName, Pool] = {}
        self.tally = Tally()
        self.streams: Callable[[], Mapping[VenueName, int]] = dict
        self.started = host.clock.now()
        self.outside: Callable[[], Outside | None] = lambda: None
        self.stands_by: Callable[[], None] = lambda: None
        self._comings: Comings | None = None
        self._schedules: list[Schedule] = []
        self._courier: Courier | None = None
        self._doorman: Doorman
        self._recheck: Callable[[AccountId], bool] = lambda account: False
        self._regimes: Regimes = lambda venue: {}
        self._digest: Callable[[Person], Awaitable[Digest | None]] = nobody_watches

    async def start(self) -> House:
        """Open everything in order and begin to watch. Raises SettingsError before anything runs."""
        host, settings = self.host, self.host.settings
        check_names(settings)
        pools = self.pools = await open_pools(host, self._stack)
        house = self._wired(await open_house(host, True, self._stack, pools))
        house.database.lost = self._fail
        duty = on_duty(host, house.database, self._stack)
        ports = self._ports_of = self._ports(FrontDesk(house))
        courier, rescue = post_office(host, house, ports, self.tally.settled, duty)
        watching = Watching(host, house, pools, self.nudge, self.tally.looked, duty)
        self._regimes, self._recheck = watching.lookout.regimes, watching.recheck
        self.streams = watching.streams.opened
        await watching.refresh()
        if duty is not None:
            await self._share(duty, watching)
        await watching.drills.clear()
        await take_up(courier, rescue)
        self._comings = self._news(house)
        await self._comings.came(house.templates)
        self.vigil = self._vigil(house, watching.sweep, courier, ports)
        jobs = self._jobs(house, watching, courier, rescue, ports)
        self._courier = courier
        if duty is None:
            jobs = (*self._watch(watching), *jobs)
        self._set_going(jobs)
        self.vigil.connections.start()
        return house

    async def _share(self, duty: Duty, watching: Watching) -> None:
        """Watch a share of the accounts, and wait until all the rest is to be done here, too."""
        self._set_going(self._watch(watching))
        duty.gained = lambda: self._soon("refresh")
        duty.ending = watching.sweep.hand_over
        duty.start()
        try:
            async with asyncio.timeout(AT_ONCE):
                await duty.house()
        except TimeoutError:
            self.stands_by()
            await duty.house()

    def _watch(self, watching: Watching) -> tuple[Job, ...]:
        for stop in watching.stops():
            self._stack.push_async_callback(stop)
        return watching.jobs()

    def _set_going(self, jobs: tuple[Job, ...]) -> None:
        schedule = Schedule(jobs, self.host.clock)
        schedule.start()
        self._schedules.append(schedule)

    def _soon(self, *jobs: str) -> None:
        for schedule in self._schedules:
            for job in jobs:
                schedule.soon(job)

    def _wired(self, house: House) -> House:
        """The house with what services may ask of the running parts."""
        titles = {name: channel.title for name, channel in channels().items()}
        self._doorman = Doorman(house.database, self.host.clock, titles)
        return replace(
            house,
            nudge=self.nudge,
            recheck=lambda account: self._recheck(account),
            invitations=self._invitations,
            regimes=lambda venue: self._regimes(venue),
            digest=lambda person: self._digest(person),
            program=self.program,
            refused=self._doorman.refused,
            closed=Ends(house.database, titles, self.host.clock, self.nudge).closed,
        )

    def nudge(self) -> None:
        """Something waits to be sent: do not wait for the next turn of the courier."""
        self._soon(*(f"courier {name}" for name in channels()))

    async def farewell(self) -> None:
        """Tell the hosts that it was told to stop, as well as it goes in a moment."""
        if self._comings is not None and self.vigil is not None:
            await self._comings.goes(self.vigil.herald)

    async def stop(self) -> None:
        """Stop in the opposite order; what is not sent stays in the outbox."""
        if self.vigil is not None:
            await self.vigil.guard.stop()
        if self._courier is not None:
            self._courier.finish()
        for schedule in reversed(self._schedules):
            await schedule.stop()
        if self._courier is not None:
            await self._courier.stop()
        if self.vigil is not None:
            await self.vigil.connections.stop()
        await self._stack.aclose()

    def _invitations(self, code: str) -> tuple[tuple[str, str], ...]:
        """How an invite is used in each app that is up."""
        found = ((channel.title, port.invitation(code)) for channel, port in self._ports_of.values())
        return tuple((title, way) for title, way in found if way)

    def _ports(self, desk: Desk) -> dict[ChannelName, tuple[Channel, ChatPort]]:
        return open_ports(self.host, desk)

    def _jobs(
        self,
        house: House,
        watching: Watching,
        courier: Courier,
        rescue: Rescue,
        ports: Mapping[ChannelName, tuple[Channel, ChatPort]],
    ) -> tuple[Job, ...]:
        """What only one process does."""
        rate = self.host.clock.rate  # these paces are the host's, however fast a rehearsal's clock runs

        digests = DigestWatch(house.database, self.host.clock, watching.circle, self.nudge)
        self._digest = digests.asked
        hedges = HedgeWatch(house.database, self.host.clock, watching.circle, house.templates, self.nudge)

        settings = self.host.settings
        copies = Copies(settings.copies_folder, settings.backup.keep)
        upkeep = Upkeep(house.database, self.host.clock, settings.keep.keep(), copies)
        carriers = (Job(f"courier {name}", COURIER * rate, partial(courier.serve, name)) for name in ports)
        return (
            Job("lookout", LOOKOUT * rate, watching.lookout.turn),
            Job("hedges", HEDGES * rate, hedges.turn),
            Job("drills", CHECKLISTS * rate, watching.drills.turn),
            Job("checklists", CHECKLISTS * rate, watching.lists.turn),
            Job("keys", KEYS * rate, watching.keys.turn),
            *self._unanswered(house),
            Job("doorman", REFRESH * rate, self._doorman.turn),
            Job("digests", DIGESTS * rate, digests.turn),
            Job("upkeep", UPKEEP_EVERY, upkeep.turn),
            Job("rescue", REFRESH * rate, rescue.turn),
            *carriers,
            *(self.vigil.jobs() if self.vigil is not None else ()),
        )

    def _unanswered(self, house: House) -> tuple[Job, ...]:
        """What is done about alerts that nobody acknowledged, or that were held."""
        settings, clock = self.host.settings, self.host.clock
        reminders = Reminders(house.database, clock, self.nudge)
        escalations = Escalations(
            house.database, clock, lambda name: settings.wishes(name).escalation, self.nudge
        )
        summaries = Summaries(house.database, clock, self.nudge)
        return (
            Job("summaries", REFRESH * clock.rate, summaries.turn),
            Job("reminders", REFRESH * clock.rate, reminders.turn),
            Job("escalations", REFRESH * clock.rate, escalations.turn),
        )

    def _fail(self, error: BaseException) -> None:
        if not self.failed.done():
            self.failed.set_exception(error)

    def _vigil(self, house: House, sweep: Sweep, courier: Courier, ports: Ports) -> Vigil:
        def cut(job: str) -> None:
            for schedule in self._schedules:
                schedule.cut(job)

        dogs, clock = self.host.settings.watchdog, self.host.clock
        heard = (self.nudge, cut, self._fail, self.tally.renewed)
        return Vigil(house.database, sweep, courier, ports, dogs, clock, *heard)

    def program(self) -> ProgramState:
        """How the bot itself is."""
        parts = self.vigil.states() if self.vigil is not None else ()
        return ProgramState(version(), self.started, parts, self.outside())

    def _news(self, house: House) -> Comings:
        late = self.host.settings.watch.late_after
        return Comings(house.database, self.host.clock, version(), late, self.host.live)
