"""A heartbeat to an outside monitor, so that somebody hears when the bot itself is gone.

The protocol is that of Healthchecks (healthchecks.io/docs/http_api): a POST to the check's address says
"well", /start that it starts, /fail that it is not well, and /log notes something. A beat is sent only while
every part is well; nothing in the bot ever waits for one.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiohttp

from bot.clock import Clock
from bot.model.part import Outside

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds of the host for the monitor to answer."""
WELL, START, FAIL, LOG = "", "/start", "/fail", "/log"


@dataclass(frozen=True, slots=True)
class Heard:
    """What the monitor took last: when it was told that all is well, and whether of a failure since."""

    well_at: datetime | None = None
    failing: bool = False


def due(heard: Heard, ill: tuple[str, ...], now: datetime, every: timedelta) -> str | None:
    """What to call now: FAIL once for a failure, WELL at its pace while all is well, else None. Pure."""
    if ill:
        return None if heard.failing else FAIL
    if heard.failing or heard.well_at is None or not timedelta(0) <= now - heard.well_at < every:
        return WELL
    return None


class Monitor:
    """Tells the outside monitor. Its own failure is logged once, and shown in `trouble`."""

    def __init__(self, url: str, every: float, clock: Clock) -> None:
        self._url = url.rstrip("/")
        self._every = timedelta(seconds=every)
        self._clock = clock
        self._heard = Heard()
        self._call: asyncio.Task[None] | None = None
        self._notes: list[str] = []
        self.trouble = ""

    @property
    def on(self) -> bool:
        return bool(self._url)

    def state(self) -> Outside | None:
        """What it took, for who asks; None when there is no monitor."""
        return Outside(self._heard.well_at, self.trouble) if self.on else None

    def note(self, text: str) -> None:
        """Have something noted there at the next turn."""
        if self.on:
            self._notes.append(text)

    def turn(self, ill: Iterable[str]) -> None:
        """Call what is due, beside everything else; while a call is under way nothing more is."""
        if not self.on or (self._call is not None and not self._call.done()):
            return
        self._call = asyncio.create_task(self._turn(tuple(ill)), name="heartbeat")

    async def begin(self, text: str) -> None:
        """Say that the bot starts."""
        if self.on:
            await self._post(START, text)

    async def end(self, text: str, failed: bool) -> None:
        """Say why the bot ends; waits no longer than it must."""
        if self._call is not None:
            self._call.cancel()
            await asyncio.gather(self._call, return_exceptions=True)
        if self.on:
            await self._post(FAIL if failed else LOG, text)

    async def _turn(self, ill: tuple[str, ...]) -> None:
        now = self._clock.now()
        what = due(self._heard, ill, now, self._every)
        if what is not None and await self._post(what, "\n".join(ill)):
            self._heard = replace(self._heard, failing=True) if ill else Heard(now)
        notes, self._notes = self._notes, []
        if notes:
            await self._post(LOG, "\n".join(notes))

    async def _post(self, what: str, text: str) -> bool:
        """Whether the monitor took it. Its address is a secret, so that no error text is shown."""
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        try:
            async with aiohttp.ClientSession(timeout=timeout) as http:
                answer = await http.post(self._url + what, data=text.encode(), allow_redirects=False)
                trouble = "" if answer.status < 300 else f"HTTP {answer.status}"
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            trouble = type(error).__name__
        if trouble and not self.trouble:
            log.warning("the outside monitor does not take the heartbeat: %s", trouble)
        self.trouble = trouble
        return not trouble
