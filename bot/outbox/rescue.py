"""Looks after what does not arrive: what is out of date is dropped, what one app does not take goes another
way, and an app that accepts nothing is told where it can be read."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.chat.contract import Channel
from bot.clock import Clock
from bot.model.alert import Told
from bot.model.baseline import Baseline
from bot.model.delivery import Delivery
from bot.model.ids import ChannelName, PersonId
from bot.model.person import Address, Person, Role
from bot.model.reach import Reach, Unreached
from bot.outbox.fallover import Detour, Rules, Way, detour, instead, told_as, turns, unheard
from bot.policy.plan import plan
from bot.policy.usefulness import Use, use
from bot.store import alerts, baselines, outbox, people, rescue
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)

AT_A_TIME = 50
"""Deliveries in one transaction: what else is to be written waits for no more than these."""
OLD_AT_A_TIME = 200
"""Alerts that are judged at a turn, whether they are out of date."""
HOSTS = PersonId(0)
LATELY = 50


class Rescue:
    """Call `begin` before the courier begins, then `turn` every few seconds; `told` is called when something
    is to be sent."""

    def __init__(
        self,
        database: Database,
        channels: Mapping[ChannelName, Channel],
        clock: Clock,
        told: Callable[[], None],
        rules: Rules | None = None,
    ) -> None:
        self._database = database
        self._channels = channels
        self._clock = clock
        self._told = told
        self._rules = rules or Rules()
        self._judged = ""

    async def begin(self) -> None:
        """A turn before anything is sent: all that is out of date is dropped."""
        now = self._clock.now()
        await self._expire(now)
        while self._judged:
            await self._expire(now)
        await self.turn()

    async def turn(self) -> int:
        """How many deliveries were dropped as out of date or passed on. Nothing holds the database for long:
        between two steps looks are written down."""
        now = self._clock.now()
        before = now - self._rules.fall_over_after
        dropped = await self._expire(now)
        async with self._database.read() as db:
            everybody = await people.everybody(db)
            gone = await people.unreachable(db)
            silent = await rescue.silences(db, before)
            known = await rescue.told_silent(db)
        passed = await self._pass_on(everybody, gone | _addresses(silent, everybody), now)
        said = 0
        if silent or known:
            async with self._database.write() as db:
                said = await self._tell(db, silent, everybody, gone, now)
        if passed or said:
            self._told()
        return dropped + passed

    async def _expire(self, now: datetime) -> int:
        """Drop what is out of date among the next few that are old, beginning anew behind the last. Asked of
        the account as it is now: a place that still stands is told."""
        useful = self._rules.gauge_useful
        async with self._database.read() as db:
            old = await rescue.aged(db, now - useful, self._judged, OLD_AT_A_TIME)
            known = await baselines.some(db, {one.account for one in old if one.account is not None})
        self._judged = old[-1].id if len(old) == OLD_AT_A_TIME else ""
        over = []
        for one in old:
            remembered = None if one.account is None else known.get(one.account, Baseline())
            if use(one.event, one.at, remembered, now, useful) is Use.OUT_OF_DATE:
                over.append(one)
        if over:
            async with self._database.write() as db:
                for one in over:
                    log.warning("%s is dropped: %s", one.id, Use.OUT_OF_DATE)
                    await rescue.expire(db, one.id, one.revision, now)
        return len(over)

    async def _pass_on(self, everybody: Iterable[Person], bad: frozenset[Address], now: datetime) -> int:
        several = {p.id: p for p in everybody if len(p.addresses) > 1}
        before, passed, left = now - self._rules.fall_over_after, 0, 0
        async with self._database.read() as db:
            found = await rescue.stuck(db, before, several.keys(), 1)
        while found:
            async with self._database.write() as db:
                found = await rescue.stuck(db, before, several.keys(), AT_A_TIME, left)
                for one in found:
                    on = await self._detoured(db, one, several[one.person], bad, now)
                    passed, left = passed + on, left + (not on)
        return passed

    async def _detoured(
        self, db: Transaction, one: Delivery, person: Person, bad: frozenset[Address], now: datetime
    ) -> bool:
        verdict, to = detour(one, await outbox.of_alert(db, one.alert), person, bad)
        if verdict is Detour.NO_OTHER_WAY:
            return False
        log.warning("%s is not taken by %s: %s", one.alert, one.channel, verdict)
        await rescue.pass_on(db, one, to, instead(one, now), now)
        return True

    async def _tell(
        self,
        db: Transaction,
        found: Iterable[rescue.Silence],
        everybody: tuple[Person, ...],
        gone: frozenset[Address],
        now: datetime,
    ) -> int:
        """Say which app accepts nothing for whom, and when it does again: to the hosts for all together, to
        everybody else for themselves. Returns how often something was said."""
        said = 0
        named = {p.id: p for p in everybody}
        silent = {(s.channel, s.person): s for s in found if s.person in named}
        told = await rescue.told_silent(db)
        for channel in {channel for channel, _ in (*silent, *told)}:
            here = [s for (c, _), s in silent.items() if c == channel]
            whole = {(channel, HOSTS): min(here, key=lambda s: s.since)} if here else {}
            known = {way: since for way, since in told.items() if way[0] == channel}
            members = (s for s in here if named[s.person].role is not Role.HOST)
            open_now = whole | {(s.channel, s.person): s for s in members}
            begun, over = turns(open_now.keys(), known)
            for way in begun:
                names = tuple(named[s.person].name for s in here)
                event = self._silent(way, open_now[way], names, named, gone, now)
                if way == (channel, HOSTS):  # one message, where they were told that nothing is heard from it
                    event = replace(event, alert=unheard(await _of_the_apps(db), channel))
                await self._say(db, event, everybody)
                await rescue.mark_silent(db, *way, open_now[way].since)
            for way in over:
                await self._say(db, await self._heard(db, way, known[way], named, now), everybody)
                await rescue.mark_silent(db, *way, None)
            said += len(begun) + len(over)
        return said

    def _silent(
        self,
        way: Way,
        silence: rescue.Silence,
        names: tuple[str, ...],
        named: Mapping[PersonId, Person],
        gone: frozenset[Address],
        now: datetime,
    ) -> Unreached:
        channel, person = way
        event = Unreached(now, "", self._title(channel), silence.why, Reach.SILENT, since=silence.since)
        if person == HOSTS:
            return replace(event, others=names)
        ways = (a.channel for a in named[person].addresses if a.channel != channel and a not in gone)
        other = next(ways, None)
        elsewhere = "" if other is None else self._title(other)
        return replace(event, name=named[person].name, person=person, elsewhere=elsewhere)

    async def _heard(
        self, db: Transaction, way: Way, since: datetime, named: Mapping[PersonId, Person], now: datetime
    ) -> Unreached:
        channel, person = way
        name = named[person].name if person in named else ""
        whose = None if person == HOSTS else person
        event = Unreached(now, name, self._title(channel), "", Reach.SILENT, whose, since=since, back=now)
        if whose is None:
            return replace(event, alert=told_as(await _of_the_apps(db), event.app, since))
        return replace(event, expired=await rescue.expired_since(db, channel, person, since))

    async def _say(self, db: Transaction, event: Unreached, everybody: tuple[Person, ...]) -> None:
        await alerts.tell(db, plan((event,), None, everybody), {}, event.at)

    def _title(self, channel: ChannelName) -> str:
        known = self._channels.get(channel)
        return channel if known is None else known.title


async def _of_the_apps(db: Transaction) -> tuple[Told, ...]:
    """What was told lately of apps that are not heard, or accept nothing; newest first."""
    return await alerts.latest(db, None, LATELY, ("PartFailed", "PartWell", "Unreached"))


def _addresses(silent: Iterable[rescue.Silence], everybody: Iterable[Person]) -> frozenset[Address]:
    """The addresses at which nothing is accepted."""
    ways = {(s.channel, s.person) for s in silent}
    return frozenset(a for p in everybody for a in p.addresses if (a.channel, p.id) in ways)
