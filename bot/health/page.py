"""The page itself: `/healthz`, `/readyz` and `/metrics`, on loopback unless the host says otherwise."""

import logging

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.errors import SettingsError
from bot.health.figures import Figures, Scope
from bot.health.ready import reasons
from bot.health.tally import Tally
from bot.words import say

log = logging.getLogger(__name__)

OVERDUE = 60.0
"""Seconds of the host without a turn of the watchdogs after which the process counts as dead."""
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Page:
    """Open it before the bot starts, and `show` the bot once it runs."""

    def __init__(self, address: str, tally: Tally) -> None:
        self._address = address
        self._tally = tally
        self._figures = Figures(tally.registry)
        self._scope: Scope | None = None
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def open(self) -> None:
        """Listen; without an address do nothing. Raises SettingsError when that cannot be."""
        if not self._address:
            return
        host, _, port = self._address.rpartition(":")
        app = web.Application()
        app.router.add_get("/healthz", self._alive)
        app.router.add_get("/readyz", self._ready)
        app.router.add_get("/metrics", self._metrics)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, host.strip("[]"), int(port)).start()
        except (OSError, OverflowError) as error:
            await self.close()
            raise SettingsError(say("health-taken", address=self._address, why=_why(error))) from None
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"
        log.info("health page at %s", self.url)

    def show(self, scope: Scope) -> None:
        """The bot runs: from now on the page tells how it is."""
        self._scope = scope

    async def close(self) -> None:
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _alive(self, request: web.Request) -> web.Response:
        """200 while the loop answers and the watchdogs take turns."""
        scope = self._scope
        if scope is not None:
            silent = scope.clock.monotonic() - scope.vigil.guard.turned_at
            if silent > OVERDUE * scope.clock.rate:
                return _json(503, {"alive": False, "reasons": [say("health-stuck", seconds=f"{silent:.0f}")]})
        return _json(200, {"alive": True})

    async def _ready(self, request: web.Request) -> web.Response:
        why = (say("ready-starting"),) if self._scope is None else _reasons(self._scope)
        return _json(503 if why else 200, {"ready": not why, "reasons": list(why)})

    async def _metrics(self, request: web.Request) -> web.Response:
        if self._scope is not None:
            self._figures.fill(self._scope)
        text = generate_latest(self._tally.registry)
        return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE_LATEST, **HEADERS})


def _reasons(scope: Scope) -> tuple[str, ...]:
    vigil = scope.vigil
    watched = [one for many in vigil.sweep.watched().values() for one in many]
    down = [channel.title for name, (channel, _) in vigil.ports.items() if not vigil.connections.up(name)]
    return reasons(watched, down, vigil.states(), scope.started)


def _json(status: int, body: dict[str, object]) -> web.Response:
    return web.json_response(body, status=status, headers=HEADERS)


def _why(error: OSError | OverflowError) -> str:
    """A clause: asyncio's own text names the address twice."""
    known = {98: "another program listens there", 48: "another program listens there", 13: "not allowed"}
    number = getattr(error, "errno", None)
    return known.get(number or 0) or getattr(error, "strerror", None) or "not an address of this host"
