"""Looks after what does not arrive: what is out of date is dropped, what one app does not take goes another
way, and an app that accepts nothing is told where it can be read."""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.chat.contract import Channel
from bot.clock import Clock
from bot.model.alert import Told
from bot.model.ids import ChannelName, PersonId
from bot.model.person import Address, Person, Role
from bot.model.reach import Reach, Unreached
from bot.outbox.fallover import Detour, Rules, Way, detour, instead, told_as, turns, unheard
from bot.policy.plan import plan
from bot.policy.usefulness import Use, use
from bot.store import alerts, baselines, outbox, people, rescue
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)

AT_A_TIME = 200
HOSTS = PersonId(0)
LATELY = 50


class Rescue:
    """Call `turn` every few seconds, and once before the courier begins; `told` is called when something is
    to be sent."""

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

    async def turn(self) -> int:
        """How many deliveries were dropped as out of date or passed on."""
        now = self._clock.now()
        if not await self._needed(now):
            return 0
        async with self._database.write() as db:
            everybody = await people.everybody(db)
            gone = await people.unreachable(db)
            dropped = await self._expire(db, now)
            silent = await rescue.silences(db, now - self._rules.fall_over_after)
            passed = await self._pass_on(db, everybody, gone | _addresses(silent, everybody), now)
            said = await self._tell(db, silent, everybody, gone, now)
        if passed or said:
            self._told()
        return dropped + passed

    async def _needed(self, now: datetime) -> bool:
        """Whether anything is old, stuck, or was told as silent: mostly not, and then nothing is written."""
        before = now - self._rules.fall_over_after
        async with self._database.read() as db:
            everybody = await people.everybody(db)
            several = [p.id for p in everybody if len(p.addresses) > 1]
            return bool(
                await rescue.told_silent(db)
                or await rescue.aged(db, now - self._rules.gauge_useful)
                or await rescue.silences(db, before)
                or await rescue.stuck(db, before, several, 1)
            )

    async def _expire(self, db: Transaction, now: datetime) -> int:
        """Drop what is out of date. Asked of the account as it is now: a place that still stands is told."""
        dropped = 0
        for name in await rescue.aged(db, now - self._rules.gauge_useful):
            told = await alerts.get(db, name)
            if told is None:
                continue
            account = told.alert.account
            remembered = None if account is None else await baselines.load(db, account)
            verdict = use(told.alert.event, told.alert.at, remembered, now, self._rules.gauge_useful)
            if verdict is Use.OUT_OF_DATE:
                log.warning("%s is dropped: %s", name, verdict)
                await rescue.expire(db, name, now)
                dropped += 1
        return dropped

    async def _pass_on(
        self, db: Transaction, everybody: Iterable[Person], bad: frozenset[Address], now: datetime
    ) -> int:
        several = {p.id: p for p in everybody if len(p.addresses) > 1}
        before, passed = now - self._rules.fall_over_after, 0
        for one in await rescue.stuck(db, before, several.keys(), AT_A_TIME):
            copies = await outbox.of_alert(db, one.alert)
            verdict, to = detour(one, copies, several[one.person], bad)
            if verdict is Detour.NO_OTHER_WAY:
                continue
            log.warning("%s is not taken by %s: %s", one.alert, one.channel, verdict)
            await rescue.pass_on(db, one, to, instead(one, now), now)
            passed += 1
        return passed

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
