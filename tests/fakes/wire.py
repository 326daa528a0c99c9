"""A wire that serves payloads from a list: the port a venue session talks to, without a network."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any

from bot.clock import Clock, WallClock
from bot.model.instrument import Instrument
from bot.model.position import PositionKey
from bot.venues.contract import Endpoint, Feed, Stream, Venue
from bot.venues.reply import Reply, plain_complaint


class SampleWire:
    """Serves `calls`: each {"call": "GET /path", "params": {...}, "status": 200, "reply": ...}.

    A call is answered by the first unused entry with the same method and path whose `params` (a subset)
    match; entries marked "again" stay. A request nobody prepared fails the test.
    """

    def __init__(
        self,
        venue: Venue,
        calls: Sequence[Mapping[str, Any]],
        fields: Mapping[str, str] | None = None,
        reads: Sequence[str] = (),
        now: datetime | None = None,
        known: Mapping[str, Instrument] | None = None,
    ) -> None:
        self.venue = venue
        self.fields = fields or {}
        self.held: tuple[PositionKey, ...] = ()
        self.reads = tuple(reads)
        self.moment = now
        self.clock: Clock = WallClock()
        self.known = known or {}
        self.left = list(calls)
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def now(self) -> datetime:
        return self.moment or WallClock().now()

    async def instruments(self, symbols: Iterable[str]) -> Mapping[str, Instrument]:
        return self.known

    def stream(self, feed: Feed) -> AbstractAsyncContextManager[Stream]:
        raise AssertionError(f"nothing prepared for a stream at {feed.path}")

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        name = f"{endpoint.method} {endpoint.path}"
        self.asked.append((name, dict(params)))
        for entry in self.left:
            wanted = {k: str(v) for k, v in entry.get("params", {}).items()}
            given = {k: str(v) for k, v in params.items()}
            if entry["call"] == name and wanted.items() <= given.items():
                if not entry.get("again"):
                    self.left.remove(entry)
                reply = Reply(entry.get("status", 200), {}, entry["reply"])
                complaint = self.venue.complaint(reply) or plain_complaint(reply)
                if complaint is not None:
                    raise complaint
                return reply.payload
        raise AssertionError(f"nothing prepared for {name} {dict(params)}")
