"""How every part stands now, held against its limit."""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from bot.clock import Clock
from bot.model.ids import ChannelName
from bot.model.part import Cure, Part, Reading
from bot.model.server import Server
from bot.outbox.courier import Courier
from bot.store.database import Database
from bot.store.depths import Depth, depths
from bot.watch.sweep import Sweep
from bot.watchdog.beats import Beats, free_bytes
from bot.watchdog.connections import Connections, Ports
from bot.watchdog.limits import Limits

log = logging.getLogger(__name__)

PATIENCE = 5.0
"""Seconds of the host for the database to say what waits."""

ENDLESS = 3
"""A look may wait for its share of requests; one that takes so many times the limit will never end."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is looked after."""

    database: Database
    sweep: Sweep
    courier: Courier
    ports: Ports
    connections: Connections
    beats: Beats


class Readings:
    """Reads all parts; `waiting` is what waited to be delivered when it was last known, and `size` how many
    bytes the database took."""

    def __init__(self, parts: Parts, limits: Limits, clock: Clock) -> None:
        self._parts = parts
        self._limits = limits.at_rate(clock.rate)
        self._clock = clock
        self.waiting: tuple[Depth, ...] = ()
        self.size = 0

    async def take(self) -> tuple[Reading, ...]:
        """One reading of every part. A part that cannot be read is not well."""
        database = await self._database()
        chats = [reading for name in self._parts.ports if (reading := self._chat(name))]
        couriers = [self._courier(name) for name in self._parts.ports]
        return (*chats, *self._sweep(), *couriers, database, *await self._disk())

    def _chat(self, name: ChannelName) -> Reading | None:
        pulse, limit = self._parts.connections.pulse(name), self._limits.chat
        if pulse is None:
            return None
        return Reading(
            part=Part.CHAT,
            value=pulse.silent,
            limit=limit,
            ill=pulse.silent > limit or bool(pulse.advice),
            channel=name,
            app=self._title(name),
            cure=pulse.cure,
            why=pulse.why,
            advice=pulse.advice,
        )

    def _sweep(self) -> Iterable[Reading]:
        late, limit = self._parts.sweep.lateness(), self._limits.sweep
        hung = late.longest > ENDLESS * limit
        seconds = late.longest if hung else late.stuck
        yield Reading(Part.SWEEP, seconds, limit, hung or late.stuck > limit)
        yield Reading(Part.PACE, late.behind, limit, late.behind > limit, cure=Cure.PERSON)

    def _courier(self, name: ChannelName) -> Reading:
        """Stuck: something may leave, and for as long nothing was sent or answered there."""
        now, courier, limit = self._clock.now(), self._parts.courier, self._limits.courier
        due = [
            depth.since
            for depth in self.waiting
            if depth.channel == name and depth.since and not courier.held(name, depth.address)
        ]
        late = max((now - since).total_seconds() for since in due) if due else 0.0
        stuck = max(0.0, min(late, courier.idle(name)))
        return Reading(Part.COURIER, stuck, limit, stuck > limit, name, self._title(name))

    async def _database(self) -> Reading:
        beats, limit, why = self._parts.beats, self._limits.database, self._parts.beats.why
        try:
            async with asyncio.timeout(PATIENCE), self._parts.database.read() as db:
                self.waiting = await depths(db, self._clock.now())
                self.size = await self._parts.database.size()
        except Exception as error:
            why = why or f"it cannot be read ({type(error).__name__})"
            log.warning("what waits to be delivered cannot be read: %s", type(error).__name__)
        seconds = beats.seconds()
        return Reading(Part.DATABASE, seconds, limit, seconds > limit or bool(why), why=why)

    async def _disk(self) -> Iterable[Reading]:
        """Nothing of a database on a server: its disk is not ours to see."""
        limit, where = self._limits.disk, self._parts.database.where
        if isinstance(where, Server):
            return ()
        try:
            free = await free_bytes(where.parent)
        except OSError as error:  # TimeoutError among them
            why = error.strerror or type(error).__name__
            return (Reading(Part.DISK, 0, limit, True, cure=Cure.PERSON, why=why),)
        return (Reading(Part.DISK, free, limit, free < limit, cure=Cure.PERSON),)

    def _title(self, name: ChannelName) -> str:
        return self._parts.ports[name][0].title
