"""The one door to a venue: a shared ccxt client, connection pool and TLS context; per account a light copy.

ccxt names the paths and signs; its unified methods are not used because they hide ADL (they filter it out
of fills and drop the indicator), and its `fetch` is replaced by ours: one place that enforces the
allow-list, reads the reply whole, and lets the venue's own `complaint` say what is wrong with it.
"""

import asyncio
import copy
import importlib
import ssl
from collections.abc import Callable, Collection, Mapping
from typing import Any

import aiohttp
import yarl

from bot.clock import Clock, WallClock
from bot.errors import BrokenPromise, Busy, Garbled, KeyRefused, Unreachable
from bot.model.position import PositionKey
from bot.venues.budget import Budget
from bot.venues.contract import Endpoint, Venue, VenueSession
from bot.venues.reply import Reply, decode, plain_complaint

Recorder = Callable[[str, Endpoint, Mapping[str, Any], int, bytes], None]
"""Told of every reply: account label, endpoint, request parameters before signing, status, body."""

_LONGEST_WAIT = 5.0
"""Seconds that a call may wait for the budget; a look that waits longer must fail, so that it is noticed."""
_PAUSE_WITHOUT_WORD = 60.0
"""Seconds to stay away after a 429 or 418 that named no time."""


async def load_library() -> Any:
    """The ccxt module. It takes seconds to import, so it is done off the loop and only when needed."""
    return await asyncio.to_thread(importlib.import_module, "ccxt.async_support")


class Pool:
    """Everything the accounts of one venue share. Open it once, inside the running loop."""

    def __init__(
        self,
        venue: Venue,
        hosts: Mapping[str, str] | None = None,
        timeout: float = 10.0,
        recorder: Recorder | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.venue = venue
        self.hosts = {**venue.hosts, **(hosts or {})}
        self.timeout = aiohttp.ClientTimeout(total=timeout)
        self.recorder = recorder
        self.clock = clock or WallClock()
        self.budget = Budget(venue.pace.weight_per_minute * venue.pace.margin)
        self.allowed = frozenset((e.method, self.hosts[e.host] + e.path) for e in venue.endpoints)
        self.signing_errors: tuple[type[Exception], ...] = ()
        self._http: aiohttp.ClientSession | None = None
        self._prototype: Any = None

    async def open(self) -> None:
        """Create the shared client and connections; loads no markets and sends nothing."""
        ccxt = await load_library()
        self.signing_errors = (ccxt.AuthenticationError, ccxt.ArgumentsRequired)
        tls = ssl.create_default_context()
        self._http = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=tls, limit=64, keepalive_timeout=90),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=self.timeout,
            auto_decompress=True,
        )
        guarded = type("Guarded", (_Guard, getattr(ccxt, self.venue.ccxt_id)), {})
        self._prototype = guarded({"enableRateLimit": False, "ssl_context": tls})
        self._prototype.pool = self
        self._readdress(self._prototype)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()

    def session(
        self, fields: Mapping[str, str], label: str = "", held: Collection[PositionKey] = ()
    ) -> VenueSession:
        """A session for one account. `fields` are its key fields by name; an address is one too. `held` are
        the positions remembered from an earlier run."""
        return self.venue.open(self.wire(fields, label, held))

    def wire(
        self, fields: Mapping[str, str], label: str = "", held: Collection[PositionKey] = ()
    ) -> "AccountWire":
        """The account's own copy of the client: 7 KiB instead of 250, sharing all that does not differ."""
        client = copy.copy(self._prototype)
        client.options = dict(self._prototype.options)
        client.headers = dict(self._prototype.headers or {})
        for field in self.venue.key_fields:
            setattr(client, field.attribute, fields.get(field.name, ""))
        shown = {f.name: fields[f.name] for f in self.venue.key_fields if not f.secret}
        return AccountWire(self, client, shown, label, held)

    async def send(self, method: str, url: str, headers: Any, body: Any) -> tuple[Reply, bytes]:
        """One HTTP exchange; every reply that arrived whole is returned. The only way out of the process.

        Raises Unreachable or Garbled, and BrokenPromise before anything leaves when the call is not one of
        the venue's endpoints.
        """
        assert self._http is not None, "Pool.open() was not called"
        plain = url.partition("?")[0]
        if (method, plain) not in self.allowed:
            raise BrokenPromise(f"{method} {plain} is not a call this program may make")
        data = body.encode() if isinstance(body, str) else body
        address = yarl.URL(url, encoded=True)
        try:
            async with self._http.request(
                method, address, data=data, headers=headers, allow_redirects=False
            ) as response:
                raw = await response.read()
                return Reply(response.status, response.headers, decode(raw)), raw
        except TimeoutError as error:
            raise Unreachable("no answer in time") from error
        except aiohttp.ClientPayloadError as error:
            raise Garbled("the answer was cut short") from error
        except (aiohttp.ClientError, OSError) as error:
            raise Unreachable(f"no connection ({type(error).__name__})") from error

    def _readdress(self, client: Any) -> None:
        """Point every address of the ccxt client at our hosts (regional host, proxy, rehearsal)."""

        def moved(value: Any) -> Any:
            if isinstance(value, dict):
                return {name: moved(inner) for name, inner in value.items()}
            if isinstance(value, str):
                value = value.replace("{hostname}", client.hostname or "")
                for name, default in self.venue.hosts.items():
                    if value.startswith(default):
                        return self.hosts[name] + value[len(default) :]
            return value

        client.urls = {**client.urls, "api": moved(client.urls["api"])}


class AccountWire:
    """One account's calls: spends the shared budget, sends, and raises what the venue complains about."""

    def __init__(
        self,
        pool: Pool,
        client: Any,
        fields: Mapping[str, str],
        label: str,
        held: Collection[PositionKey],
    ) -> None:
        self.pool = pool
        self.client = client
        self.fields = fields
        self.held = held
        self.label = label

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        """The payload of a reply without complaint. Raises a VenueError for every other outcome."""
        await self._take(endpoint.weight)
        try:
            reply, raw = await getattr(self.client, endpoint.implicit)(dict(params))
        except self.pool.signing_errors as error:
            raise KeyRefused("the key cannot sign a request; check that it was copied whole") from error
        if self.pool.recorder is not None and self.label:  # a key that is only being proven has none
            self.pool.recorder(self.label, endpoint, params, reply.status, raw)
        complaint = self.pool.venue.complaint(reply) or plain_complaint(reply)
        if complaint is None:
            return reply.payload
        if isinstance(complaint, Busy):
            self._slow_down(complaint, reply)
        raise complaint

    async def _take(self, weight: int) -> None:
        budget, clock = self.pool.budget, self.pool.clock
        while True:
            now = clock.monotonic()
            if left := budget.paused(now):
                raise Busy("the exchange asked for a pause", left)
            if not (wait := budget.wait(weight, now)):
                return budget.spend(weight, now)
            if wait > _LONGEST_WAIT:
                raise Busy("this host has used its share of requests", wait, whole_host=False)
            await clock.sleep(wait)

    def _slow_down(self, busy: Busy, reply: Reply) -> None:
        stated = reply.headers.get("retry-after", "")
        if busy.after is None and stated.isdigit():
            busy.after = float(stated)
        if busy.after is None:
            busy.after = _PAUSE_WITHOUT_WORD
        if busy.whole_host:
            self.pool.budget.pause(busy.after, self.pool.clock.monotonic())


class _Guard:
    """Mixed in before a ccxt class, so that whatever it asks for goes through `Pool.send`."""

    pool: Pool
    sign: Callable[..., Mapping[str, Any]]

    async def request(
        self, path: str, api: Any = "public", method: str = "GET", params: Any = None, config: Any = None
    ) -> Any:
        """Where ccxt's implicit calls end: sign and send.

        Its own version adds a rate limiter, retries and a cache, which are ours to decide.
        """
        signed = self.sign(path, api, method, params or {})
        return await self.pool.send(signed["method"], signed["url"], signed["headers"], signed["body"])

    async def fetch(self, url: str, method: str = "GET", headers: Any = None, body: Any = None) -> Any:
        """The door of everything else in ccxt."""
        return await self.pool.send(method, url, headers, body)
