"""The chat apps that are set up: each is started, kept up, and begun anew when its watchdog says so."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.chat.contract import Channel, ChatPort
from bot.clock import Clock
from bot.errors import ChatUnreachable, SettingsError
from bot.model.ids import ChannelName
from bot.model.part import Cure, Pulse

log = logging.getLogger(__name__)

Ports = Mapping[ChannelName, tuple[Channel, ChatPort]]
RETRY = 15.0
RETRY_REFUSED = 120.0
"""Seconds until an app that refused the token at a new beginning is asked again: a person must mend it."""
PATIENCE = 40.0
"""Seconds that leaving an app may take: a last request, and a command that is still answered."""


@dataclass(slots=True)
class _Line:
    """One app: whether it is up, since when it is not (by the monotonic clock), and why."""

    port: ChatPort
    up: bool = False
    down_from: float = 0.0
    why: str = ""
    cure: Cure = Cure.WAIT
    task: asyncio.Task[None] | None = None


class Connections:
    """Starts the apps side by side; one that is down is tried again while all else goes on. `refused` is told
    when an app refuses its token at the very start: the configuration is wrong then."""

    def __init__(self, ports: Ports, clock: Clock, refused: Callable[[BaseException], None]) -> None:
        self._clock = clock
        self._refused = refused
        self._lines = {name: _Line(port) for name, (_, port) in ports.items()}

    def start(self) -> None:
        """Begin to connect; returns at once."""
        for name, line in self._lines.items():
            line.down_from = self._clock.monotonic()
            line.task = asyncio.create_task(self._connect(name, line), name=f"connect {name}")

    async def stop(self) -> None:
        """Leave every app."""
        tasks = [line.task for line in self._lines.values() if line.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for line in self._lines.values():
            if line.up:
                await line.port.stop()

    def up(self, name: ChannelName) -> bool:
        return self._lines[name].up

    def pulse(self, name: ChannelName) -> Pulse | None:
        """How an app is; one that is not up yet is tried again by itself."""
        line = self._lines[name]
        if line.up:
            return line.port.pulse()
        return Pulse(self._clock.monotonic() - line.down_from, line.why, line.cure)

    async def renew(self, name: ChannelName) -> None:
        """Leave an app and begin anew. What is being sent there counts as unsure, and is sent again."""
        line = self._lines[name]
        if not line.up:
            return
        line.up, line.down_from = False, self._clock.monotonic()
        try:
            async with asyncio.timeout(PATIENCE):
                await line.port.stop()
        except Exception:
            log.exception("%s could not be left in order", name)
        line.task = asyncio.create_task(self._connect(name, line, again=True), name=f"connect {name}")
        await asyncio.wait([line.task], timeout=PATIENCE)

    async def _connect(self, name: ChannelName, line: _Line, again: bool = False) -> None:
        while not line.up:
            wait = RETRY
            try:
                await line.port.start()
            except SettingsError as error:
                if not again:
                    return self._refused(error)
                line.why, line.cure, wait = str(error), Cure.PERSON, RETRY_REFUSED
                log.error("%s; everything else goes on", error)
            except ChatUnreachable as error:
                line.why, line.cure = str(error), Cure.WAIT
                log.warning("%s; trying again", error)
            except Exception as error:
                line.why, line.cure = f"a fault of mine ({type(error).__name__})", Cure.WAIT
                log.exception("%s could not be started; trying again", name)
            else:
                line.up, line.why = True, ""
                return None
            await self._clock.sleep(wait)
        return None
