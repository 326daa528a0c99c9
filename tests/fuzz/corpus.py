"""What there is to mutate: every sample of every venue, and what each becomes as it stands."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec

from bot.errors import Unreachable, VenueError
from bot.venues.contract import Endpoint, Feed, Stream, Venue
from bot.venues.reply import decode
from tests.fakes.clock import SetClock
from tests.fakes.wire import SampleWire
from tests.venues.samples import facts, paths, wire

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
"""The time of samples that state none, so that a case is the same every day."""
MOST_CALLS = 300
"""Requests after which a session is held to ask without end."""

encode = msgspec.json.Encoder(decimal_format="number").encode

Served = Mapping[str, Any]
"""An entry of a sample's `calls`, with `reply` as it goes out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample file. `bodies` are its replies as bytes, in the order of `calls`; `base` is what it becomes
    unchanged: the answer, or the name of the error."""

    venue: Venue
    stem: str
    given: Mapping[str, Any]
    bodies: tuple[bytes, ...]
    base: Any

    @property
    def ask(self) -> str:
        return str(self.given.get("ask", "positions"))

    @property
    def fails(self) -> bool:
        return isinstance(self.base, Refusal)

    @property
    def now(self) -> datetime:
        return datetime.fromisoformat(self.given["now"]) if "now" in self.given else NOW

    def trees(self) -> list[Any]:
        """The replies, decoded afresh."""
        return [decode(body) for body in self.bodies]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reply that was not believed: the kind of error, its words, and the error itself."""

    kind: str
    why: str
    error: VenueError


class Endless(Exception):
    """A session that asks on and on."""


class FuzzWire(SampleWire):
    """Serves mutated replies. A request that nobody prepared, because a mutated reply led to it, is answered
    as by an exchange that cannot be reached."""

    served: list[Served]
    frozen: datetime

    @classmethod
    def of(cls, sample: Sample, served: list[Served]) -> "FuzzWire":
        made = wire(sample.venue, {**sample.given, "calls": served}, cls)
        assert isinstance(made, FuzzWire)
        made.frozen = sample.now
        made.clock = SetClock(sample.now)
        return made

    def now(self) -> datetime:
        return self.frozen

    @asynccontextmanager
    async def stream(self, feed: Feed) -> AsyncIterator[Stream]:
        """Nobody answers: what a stream says is no part of a sample."""
        raise Unreachable("not prepared")
        yield

    async def call(self, endpoint: Endpoint, params: Mapping[str, Any]) -> Any:
        if len(self.asked) >= MOST_CALLS:
            raise Endless(f"{MOST_CALLS} requests, and no end")
        try:
            return await super().call(endpoint, params)
        except AssertionError as error:
            if not str(error).startswith("nothing prepared"):
                raise
            raise Unreachable("not prepared") from error


async def answer(sample: Sample, served: list[Served]) -> tuple[Any, FuzzWire]:
    """What the session makes of these replies: facts or a Refusal. Any other error is passed on."""
    given = FuzzWire.of(sample, served)
    try:
        return await facts(sample.venue, dict(sample.given), given), given
    except VenueError as error:
        return Refusal(type(error).__name__, str(error), error), given


def entries(sample: Sample, trees: list[Any]) -> list[Served]:
    """The sample's calls with these replies, which are taken as decoded."""
    return [{**entry, "reply": tree} for entry, tree in zip(sample.given["calls"], trees, strict=True)]


async def load() -> tuple[Sample, ...]:
    """Every sample that shows a reply. Raises for one that is broken without any mutation."""
    found = []
    for venue, path in paths():
        given = decode(path.read_bytes())
        bodies = tuple(encode(call["reply"]) for call in given["calls"])
        if not bodies:
            continue
        bare = Sample(venue, path.stem, given, bodies, None)
        base, _ = await answer(bare, entries(bare, bare.trees()))
        found.append(Sample(venue, path.stem, given, bodies, base))
    return tuple(found)
