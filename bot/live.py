"""The live bot: the app, with all that stands around it for whoever keeps it running.

The health page, the service manager, the outside monitor, and the news of its coming and going. Nothing here
is part of a rehearsal or of a look at one account.
"""

import asyncio
import logging
import os
from collections.abc import Mapping

from bot import log as lines
from bot.app import App
from bot.chat.program import how
from bot.errors import BotError, SettingsError
from bot.health.figures import Scope
from bot.health.page import OVERDUE, Page
from bot.host import Host
from bot.model.part import Part
from bot.version import version
from bot.watchdog.monitor import Monitor
from bot.watchdog.supervisor import Supervisor
from bot.words import say

log = logging.getLogger(__name__)

OURS = (Part.SWEEP, Part.COURIER, Part.DATABASE)
"""Parts that a new process may mend: while one of them is not well the service manager gets no sign of life.
A chat app that is down, or a full disk, would be the same after a new start."""
OFTEN = 5.0
"""Seconds of the host between two words to the service manager, at most."""


class Live:
    """Start it, wait until told to stop, stop it. `app.failed` says when a part cannot go on."""

    def __init__(self, host: Host, environment: Mapping[str, str] = os.environ) -> None:
        self._host = host
        self.app = App(host)
        self.page = Page(host.settings.health.address, self.app.tally)
        self.supervisor = Supervisor(environment, os.getpid())
        self.monitor = _monitor(host)
        self._restarts: dict[str, int] = {}
        self.app.outside = self.monitor.state
        self.app.stands_by = self._stand_by
        self._keeping: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Open the page first: an address that cannot be used must be told before anything runs."""
        await self.page.open()
        await self.app.start()
        self.page.show(scope_of(self.app))
        self.supervisor.ready()
        await self.monitor.begin(say("heartbeat-start", version=version()))
        self._keep_on()

    async def stop(self, failure: BaseException | None = None) -> None:
        """Say so wherever it can be said, then stop."""
        self.supervisor.stopping()
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
            if failure is None:
                await self.app.farewell()
        await self.app.stop()
        await self.page.close()
        if self._keeping is not None and self.app.vigil is not None:
            why = str(failure) if isinstance(failure, BotError) else type(failure).__name__
            text = say("heartbeat-stop") if failure is None else say("heartbeat-ended", why=why)
            await self.monitor.end(text, failed=failure is not None)

    def _stand_by(self) -> None:
        """Another worker has the work, for as long as it lives: this one is up and waits for that."""
        print(say("run-stands-by"), flush=True)
        self.supervisor.ready()
        self._keep_on()

    def _keep_on(self) -> None:
        if self._keeping is None:
            self._keeping = asyncio.create_task(self._keep(), name="live")

    async def _keep(self) -> None:
        every = min(OFTEN, self.supervisor.every or OFTEN)
        while True:
            try:
                self._turn()
            except Exception:
                log.exception("the service manager and the monitor could not be told")
            await self._host.clock.sleep(every)

    def _turn(self) -> None:
        vigil = self.app.vigil
        if vigil is None:
            self.supervisor.status(say("run-stands-by"), True)
            return
        ill = [state.reading for state in vigil.states() if not state.well]
        stuck = self._host.clock.monotonic() - vigil.guard.turned_at > OVERDUE
        alive = not stuck and not any(reading.part in OURS for reading in ill)
        said = tuple(how(reading) for reading in ill)
        if stuck:
            said = (*said, say("heartbeat-stuck"))
        count = sum(len(many) for many in vigil.sweep.watched().values())
        state = say("heartbeat-ill", how="; ".join(said)) if said else say("heartbeat-well")
        self.supervisor.status(say("heartbeat-status", count=count, how=state), alive)
        for part in (part for part, count in vigil.restarts.items() if count > self._restarts.get(part, 0)):
            self.monitor.note(say("heartbeat-renewed", part=part))
        self._restarts = dict(vigil.restarts)
        self.monitor.turn(said)


def scope_of(app: App) -> Scope:
    """What the health page looks at, once the app runs."""
    assert app.vigil is not None
    return Scope(app.vigil, app.pools, app.host.clock, version(), app.started, app.streams)


def _monitor(host: Host) -> Monitor:
    url = host.secrets.get("HEARTBEAT", "URL")
    lines.hide(url)
    if url and not url.startswith(("http://", "https://")):
        raise SettingsError(say("heartbeat-url"))
    return Monitor(url, host.settings.watchdog.heartbeat_every, host.clock)
