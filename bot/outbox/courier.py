"""Claims what is due, sends it, settles it; recovers what a crash left half done.

Never loses an alert: it was committed before the courier saw it, it is marked sent only after the app
accepted it, and what nobody knows about is sent again, marked as a possible repeat.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat import compose
from bot.chat.contract import Channel, ChatPort
from bot.clock import Clock
from bot.errors import BrokenPromise
from bot.model.delivery import Delivery, Gone, Outcome, Rejected, Sent, TryLater
from bot.model.ids import ChannelName
from bot.outbox.order import order
from bot.outbox.retry import recovered, settle
from bot.outbox.throttle import Throttle
from bot.store import alerts, outbox, people
from bot.store.database import Database

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Sends under way per channel: more only queue up inside the client libraries."""
READ_AHEAD = 500


@dataclass(slots=True)
class _Lane:
    """One chat app: its port, what it has sent lately, and until when it asked for a pause."""

    channel: Channel
    port: ChatPort
    throttle: Throttle
    closed_until: datetime | None = None


class Courier:
    """Carries deliveries to chat apps. `turn` serves one app; call it often, each app on its own."""

    def __init__(
        self,
        database: Database,
        ports: Mapping[ChannelName, tuple[Channel, ChatPort]],
        titles: compose.Titles,
        clock: Clock,
    ) -> None:
        self._database = database
        self._titles = titles
        self._clock = clock
        self._lanes = {
            name: _Lane(channel, port, Throttle(channel.limits.per_second, channel.limits.per_address))
            for name, (channel, port) in ports.items()
        }

    async def recover(self) -> int:
        """Queue again what was being sent when the program stopped; returns how many."""
        async with self._database.write() as db:
            now = self._clock.now()
            found = [recovered(d, now) for d in await outbox.interrupted(db)]
            await outbox.settle(db, found, now)
        return len(found)

    async def turn(self, channel: ChannelName) -> int:
        """Send what may leave now to one app, the most urgent first; returns how many were tried."""
        now = self._clock.now()
        lane = self._lanes[channel]
        if lane.closed_until is not None and now < lane.closed_until:
            return 0
        async with self._database.read() as db:
            waiting = await outbox.due(db, channel, now, READ_AHEAD)
        chosen = self._choose(lane, waiting, now)
        if not chosen:
            return 0
        async with self._database.write() as db:
            await outbox.claim(db, chosen)
        outcomes = await asyncio.gather(*(self._deliver(d) for d in chosen))
        await self._settle(list(zip(chosen, outcomes, strict=True)))
        return len(chosen)

    def _choose(self, lane: _Lane, waiting: tuple[Delivery, ...], now: datetime) -> list[Delivery]:
        chosen: list[Delivery] = []
        for delivery in order(waiting):
            if len(chosen) == AT_ONCE:
                break
            if lane.throttle.may_send(delivery.address, now):
                lane.throttle.sent(delivery.address, now)
                chosen.append(delivery)
        return chosen

    async def _deliver(self, delivery: Delivery) -> Outcome:
        """What the app answered. A fault of our own keeps the delivery for later, never ends it."""
        try:
            return await self._attempt(delivery)
        except Exception as error:
            log.exception("delivery %s of alert %s", delivery.id, delivery.alert)
            return TryLater(f"own fault ({type(error).__name__})", 60)

    async def _attempt(self, delivery: Delivery) -> Outcome:
        async with self._database.read() as db:
            told = await alerts.get(db, delivery.alert)
        if told is None:
            raise BrokenPromise(f"delivery {delivery.id} has no alert")
        lane = self._lanes[delivery.channel]
        message = compose.alert(told, self._titles, repeat=delivery.repeat)
        if delivery.ref is not None and lane.channel.edits:
            return await lane.port.edit(delivery.address, delivery.ref, message)
        return await lane.port.send(delivery.address, message)

    async def _settle(self, results: list[tuple[Delivery, Outcome]]) -> None:
        now = self._clock.now()
        async with self._database.write() as db:
            await outbox.settle(db, [settle(d, outcome, now) for d, outcome in results], now)
            for delivery, outcome in results:
                if isinstance(outcome, Gone):
                    await people.gone(db, delivery.channel, delivery.address, outcome.why)
        for delivery, outcome in results:
            self._heed(delivery, outcome, now)

    def _heed(self, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
        """Log what went wrong, and keep a pause that an app asked for."""
        if isinstance(outcome, TryLater) and outcome.after is not None:
            lane = self._lanes[delivery.channel]
            until = now + timedelta(seconds=outcome.after)
            lane.closed_until = max(lane.closed_until or until, until)
        if not isinstance(outcome, Sent):
            level = logging.ERROR if isinstance(outcome, Rejected | Gone) else logging.WARNING
            log.log(level, "%s to %s: %s", delivery.alert, delivery.channel, outcome)
