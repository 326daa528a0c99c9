"""The adl-warning channel over OKX's public stream: subscribed, kept alive, begun anew when it is lost.

Page: https://www.okx.com/docs-v5/en/#overview-websocket-connect: a connection on which nothing was sent for
30 seconds is closed; the text "ping" is answered with "pong".
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from bot.errors import Unreachable, VenueError, first_of
from bot.venues.contract import PublicWire, Stream
from bot.venues.okx import alarm
from bot.venues.okx.alarm import Warned
from bot.venues.okx.endpoints import FEED
from bot.venues.okx.products import Market

TICK = 1.0
SILENCE = 20.0
PATIENCE = 10.0
"""Seconds: how often the connection is tended, the silence after which it is asked for a sign of life, and
how long that may take."""
QUIET = 5.0
"""Seconds without a push after which a market that is pushed every second is normal again: there is no end
event. It counts from the last push to the last answer of the connection: a late push is no calm."""
ALIVE = 60.0
"""Seconds for which an answer proves that the connection is there."""
WAITS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds before the next attempt; the last one for all that follow. OKX allows 3 connections a second."""


@dataclass(slots=True)
class Line:
    """One subscription: its id; when it was asked for, acknowledged and last pushed to (in seconds of the
    clock); what was pushed last, and the code with which OKX refused it."""

    number: str
    asked: float
    since: float | None = None
    pushed_at: float = float("-inf")
    last: Warned | None = None
    refused: str = ""

    def is_overdue(self, now: float) -> bool:
        """Whether OKX has said nothing of it for too long: then silence would be taken for calm."""
        return self.since is None and not self.refused and now - self.asked > SILENCE + PATIENCE

    def quiet_from(self) -> float | None:
        """When silence means calm, if it lasts; None while nothing is known."""
        return None if self.since is None else max(self.since, self.pushed_at) + QUIET


class Feed:
    """Keeps one connection for the markets that somebody holds. `why` says why it is not there, "" when it is
    or is only just begun; `oddities` collects unknown words until they are taken."""

    def __init__(self, wire: PublicWire) -> None:
        self.why = ""
        self.oddities: list[str] = []
        self._wire = wire
        self._clock = wire.clock
        self._wanted: frozenset[Market] = frozenset()
        self._lines: dict[Market, Line] = {}
        self._answered = float("-inf")
        self._asked_at: float | None = None
        self._acknowledged = False
        self._numbers = 0
        self._task: asyncio.Task[None] | None = None

    async def want(self, markets: Iterable[Market]) -> None:
        """Follow these markets from now on; none ends the connection. Raises what broke the task, if anything
        but a lost connection did."""
        self._wanted = frozenset(markets)
        if self._task is not None and self._task.done():
            broken, self._task = self._task, None
            self._forget()
            broken.result()
        if not self._wanted:
            await self.close()
        elif self._task is None:
            self._task = asyncio.create_task(self._run())

    async def close(self) -> None:
        """End the connection and the task behind it."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        self._forget()
        self.why = ""

    def alive(self) -> bool:
        """Whether a subscription was acknowledged and the connection answered lately."""
        return self._acknowledged and self._clock.monotonic() - self._answered <= ALIVE

    def calm(self, market: Market) -> bool:
        """Whether the connection has answered after a silence about this market that means normal."""
        line = self._lines.get(market)
        quiet = line.quiet_from() if line is not None else None
        return quiet is not None and self._answered >= quiet

    def last(self, market: Market) -> Warned | None:
        """The newest push about a market, None when there is none on this connection or it has gone calm."""
        line = self._lines.get(market)
        return None if line is None or self.calm(market) else line.last

    async def _run(self) -> None:
        failures = 0
        while True:
            try:
                async with self._wire.stream(FEED) as stream, asyncio.TaskGroup() as group:
                    group.create_task(self._listen(stream))
                    group.create_task(self._tend(stream))
            except* VenueError as lost:
                self.why = str(first_of(lost))
            failures = 0 if self.alive() else failures
            self._forget()
            await self._clock.sleep(WAITS[min(failures, len(WAITS) - 1)])
            failures += 1

    def _forget(self) -> None:
        self._lines, self._answered, self._asked_at = {}, float("-inf"), None
        self._acknowledged = False

    async def _listen(self, stream: Stream) -> None:
        while True:
            self._hear(await stream.receive())

    def _hear(self, text: str) -> None:
        heard, now = alarm.heard(text), self._clock.monotonic()
        self._answered, self._asked_at = now, None
        if heard.oddity:
            self.oddities.append(heard.oddity)
        if heard.ending:
            raise Unreachable("OKX closes this connection for a service upgrade")
        for market, line in self._lines.items():
            if heard.subscribed is not None and _means(heard.subscribed, line.number, market):
                line.since, self._acknowledged, self.why = now, True, ""
            if heard.refused is not None and heard.refused[0] == line.number:
                line.refused = heard.refused[1] or "no code"
                self.why = f"OKX refuses the warnings of {'/'.join(market)} (code {line.refused})"
                self.oddities.append(f"{alarm.CHANNEL} refused: {'/'.join(market)} code={line.refused}")
        for warned in heard.pushed:
            if warned.market in self._lines:
                line = self._lines[warned.market]
                line.since, line.pushed_at, line.last = now, now, warned

    async def _tend(self, stream: Stream) -> None:
        while True:
            await self._subscribe(stream)
            await self._clock.sleep(TICK)
            now = self._clock.monotonic()
            if self._asked_at is not None and now - self._asked_at > PATIENCE:
                raise Unreachable("the stream no longer answers")
            if any(line.is_overdue(now) for line in self._lines.values()):
                raise Unreachable("no subscription was acknowledged")
            if self._asked_at is None and self._must_ask(now):
                self._asked_at = now
                await stream.send("ping")

    def _must_ask(self, now: float) -> bool:
        """After a long silence, and to be sure that a market went quiet and not the connection."""
        quiet = [q for line in self._lines.values() if (q := line.quiet_from()) is not None]
        return now - self._answered >= SILENCE or any(self._answered < q <= now for q in quiet)

    async def _subscribe(self, stream: Stream) -> None:
        """Bring the subscriptions in line with what is wanted; each has an id of its own, so that a refusal
        names its market."""
        for market in sorted(self._lines.keys() - self._wanted):
            await stream.send(alarm.subscription("unsubscribe", self._lines.pop(market).number, market))
        for market in sorted(self._wanted - self._lines.keys()):
            self._numbers += 1
            self._lines[market] = Line(str(self._numbers), self._clock.monotonic())
            await stream.send(alarm.subscription("subscribe", str(self._numbers), market))


def _means(subscribed: tuple[str, Market], number: str, market: Market) -> bool:
    """By the id; an acknowledgement without one is known by its market."""
    return subscribed[0] == number if subscribed[0] else subscribed[1] == market
