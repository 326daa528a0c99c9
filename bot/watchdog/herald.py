"""Tells the hosts what happens to the program, through the outbox; past it where nothing can be written."""

import asyncio
import logging
from collections.abc import Callable, Iterable

from bot.chat import compose
from bot.clock import Clock
from bot.model.alert import Reason, Telling, Told
from bot.model.event import Event
from bot.model.person import Person, Role
from bot.policy.plan import plan
from bot.store import alerts, people
from bot.store.database import Database
from bot.watchdog.connections import Ports

log = logging.getLogger(__name__)


class Herald:
    """Writes alerts for the hosts. Who they are is remembered, in case the database does not answer."""

    def __init__(self, database: Database, ports: Ports, clock: Clock, told: Callable[[], None]) -> None:
        self._database = database
        self._ports = ports
        self._clock = clock
        self._told = told
        self._hosts: tuple[Person, ...] = ()
        self.patience = 5.0
        """Seconds of the host for the database to take what is to be told."""

    async def remember(self) -> None:
        """Learn who the hosts are."""
        async with self._database.read() as db:
            everybody = await people.everybody(db)
        self._hosts = tuple(p for p in everybody if p.role is Role.HOST)

    async def tell(self, events: Iterable[Event]) -> None:
        """Have the hosts told. Where that cannot be written, it is sent at once, as well as it goes."""
        wanted = tuple(events)
        if not wanted:
            return
        try:
            async with asyncio.timeout(self.patience):
                await self._write(wanted)
        except Exception:
            log.exception("%s cannot be written; sending it directly", [type(e).__name__ for e in wanted])
            for telling in plan(wanted, None, self._hosts):
                await self._send(telling)
        else:
            self._told()

    async def _write(self, events: tuple[Event, ...]) -> None:
        async with self._database.write() as db:
            everybody = await people.everybody(db)
            await alerts.tell(db, plan(events, None, everybody), {}, self._clock.now())

    async def _send(self, telling: Telling) -> None:
        message = compose.alert(Told(telling.alert, 1, None, None), {})
        assert telling.reason is Reason.FIRST
        for address in telling.to:
            if address.channel in self._ports:
                outcome = await self._ports[address.channel][1].send(address.address, message)
                log.warning("%s, past the database: %s", telling.alert.id, type(outcome).__name__)
