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
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from typing import Any

import aiohttp
import yarl

from bot.clock import Clock, WallClock
from bot.errors import BrokenPromise, Garbled, Unreachable
from bot.model.instrument import Instrument
from bot.model.position import PositionKey
from bot.venues.budget import Budget, Limit
from bot.venues.catalogue import Catalogue
from bot.venues.contract import Endpoint, Feed, PublicSession, Stream, Venue, VenueSession
from bot.venues.reply import Reply, decode
from bot.venues.skew import Skew
from bot.venues.stream import connected, straight
from bot.venues.wire import AccountWire

Recorder = Callable[[str, Endpoint, Mapping[str, Any], int, bytes], None]
"""Told of every reply: account label, endpoint, request parameters before signing, status, body."""

_COMPARE_EVERY = 5.0
"""Seconds between two comparisons of the venue's clock with the host's."""


async def load_library() -> Any:
    """The ccxt module. It takes seconds to import, so it is done off the loop and only when needed."""
    return await asyncio.to_thread(importlib.import_module, "ccxt.async_support")


class Pool:
    """Everything the accounts of one venue share. Open it once, inside the running loop. `sharers` processes
    share the host's address, and so the limits that the venue has for it."""

    def __init__(
        self,
        venue: Venue,
        hosts: Mapping[str, str] | None = None,
        timeout: float = 10.0,
        recorder: Recorder | None = None,
        clock: Clock | None = None,
        sharers: int = 1,
    ) -> None:
        self.venue = venue
        self.margin = venue.pace.margin / sharers
        self.hosts = {**venue.hosts, **(hosts or {})}
        self.timeout = aiohttp.ClientTimeout(total=timeout)
        self.recorder = recorder
        self.clock = clock or WallClock()
        self.budgets: dict[str, Budget] = {}
        self.skew = Skew()
        self.bans: list[tuple[datetime, float, str]] = []
        self.catalogue = Catalogue(self._instruments, self.clock)
        self.public: PublicSession | None = None
        self.allowed = frozenset((e.method, self.hosts[e.host] + e.path) for e in venue.endpoints)
        self.feeds = frozenset(self.hosts[feed.host] + feed.path for feed in venue.feeds)
        self.signing_errors: tuple[type[Exception], ...] = ()
        self._compared = float("-inf")
        self._http: aiohttp.ClientSession | None = None
        self._streams: aiohttp.ClientSession | None = None
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
        self._streams = aiohttp.ClientSession(
            connector=self._http.connector,
            connector_owner=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=self.timeout,
            middlewares=(straight,),
        )
        guarded = type("Guarded", (_Guard, getattr(ccxt, self.venue.ccxt_id)), {})
        self._prototype = guarded({"enableRateLimit": False, "ssl_context": tls})
        self._prototype.pool = self
        self._readdress(self._prototype)
        if self.venue.public is not None:
            self.public = self.venue.public(self.wire({}))

    async def close(self) -> None:
        if self.public is not None:
            await self.public.close()
        for http in (self._streams, self._http):
            if http is not None:
                await http.close()

    def session(
        self,
        fields: Mapping[str, str],
        label: str = "",
        held: Collection[PositionKey] = (),
        reads: Collection[str] = (),
    ) -> VenueSession:
        """A session for one account. `fields` are its key fields by name; an address is one too. `held` are
        the positions remembered from an earlier run, `reads` what its key was found to read."""
        return self.venue.open(self.wire(fields, label, held, reads))

    def wire(
        self,
        fields: Mapping[str, str],
        label: str = "",
        held: Collection[PositionKey] = (),
        reads: Collection[str] = (),
    ) -> AccountWire:
        """The account's own copy of the client: 7 KiB instead of 250, sharing all that does not differ."""
        client = copy.copy(self._prototype)
        client.options = dict(self._prototype.options)
        client.headers = dict(self._prototype.headers or {})
        for field in self.venue.key_fields:
            setattr(client, field.attribute, fields.get(field.name, ""))
        shown = {f.name: fields.get(f.name, "") for f in self.venue.key_fields if not f.secret}
        return AccountWire(self, client, shown, label, held, reads)

    def budget(self, limit: Limit) -> Budget:
        """What is spent of a limit of this host's address."""
        if limit.name not in self.budgets:
            self.budgets[limit.name] = Budget(limit, self.margin)
        return self.budgets[limit.name]

    def ahead(self) -> timedelta:
        """How far the venue's clock is ahead of the host's, as far as its replies have shown it."""
        return timedelta(seconds=self.skew.seconds)

    def now(self) -> datetime:
        """The venue's time."""
        return self.clock.now() + self.ahead()

    def note_ban(self, seconds: float, why: str) -> None:
        """The venue shut this host out; kept until `bans` is emptied by whoever tells the host."""
        self.bans.append((self.clock.now(), seconds, why))

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
        sent = self.clock.now()
        try:
            async with self._http.request(
                method, address, data=data, headers=headers, allow_redirects=False
            ) as response:
                raw = await response.read()
                self._note_time(response.headers.get("Date", ""), sent)
                return Reply(response.status, response.headers, decode(raw)), raw
        except TimeoutError as error:
            raise Unreachable("no answer in time") from error
        except aiohttp.ClientPayloadError as error:
            raise Garbled("the answer was cut short") from error
        except (aiohttp.ClientError, OSError) as error:
            raise Unreachable(f"no connection ({type(error).__name__})") from error

    def stream(self, feed: Feed) -> AbstractAsyncContextManager[Stream]:
        """A connection to one of the venue's feeds. Raises BrokenPromise for any other address."""
        assert self._streams is not None, "Pool.open() was not called"
        address = self.hosts[feed.host] + feed.path
        if address not in self.feeds:
            raise BrokenPromise(f"{address} is not a feed this program may open")
        return connected(self._streams, address)

    def _note_time(self, date: str, sent: datetime) -> None:
        """Compare clocks now and then: every reply would be wasted work."""
        if date and self.clock.monotonic() >= self._compared + _COMPARE_EVERY:
            self._compared = self.clock.monotonic()
            self.skew.heard(date, sent, self.clock.now())

    async def _instruments(self) -> Mapping[str, Instrument]:
        return {} if self.public is None else await self.public.instruments()

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
