"""Claims what is due, sends it, settles it; recovers what a crash left half done.

Never loses an alert: it was committed before the courier saw it, it is marked sent only after the app
accepted it, and what nobody knows about is sent again, marked as a possible repeat (unless the app is sure
to take it once).
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat import compose, journeys, shared
from bot.chat.contract import Channel, ChatPort
from bot.chat.figures import Titles
from bot.chat.message import Message
from bot.clock import Clock
from bot.errors import BrokenPromise
from bot.model.alert import Told
from bot.model.delivery import Delivery, Gone, Outcome, Rejected, Sent, TryLater, Unsure
from bot.model.ids import ChannelName, DeliveryId
from bot.outbox import ends, once
from bot.outbox.fallover import Rules
from bot.outbox.lane import Lane
from bot.outbox.order import order
from bot.outbox.pictures import with_picture
from bot.outbox.retry import OVERDUE, recovered, settle
from bot.outbox.throttle import Throttle
from bot.store import alerts, outbox, shares
from bot.store import manners as manner_store
from bot.store.database import Database

log = logging.getLogger(__name__)

READ_AHEAD = 100
"""Rows that are ordered at a time; what may not leave now is not among them."""
PATIENCE = 10.0
"""Seconds that a stop waits for sends under way."""


async def _always() -> bool:
    return True


class Courier:
    """Carries deliveries to chat apps. `turn` serves one app; call it often, each app on its own.
    `settled` hears of every answer. `ours` is asked before a message leaves: whether no other process has the
    work by now."""

    def __init__(
        self,
        database: Database,
        ports: Mapping[ChannelName, tuple[Channel, ChatPort]],
        titles: Titles,
        clock: Clock,
        settled: Callable[[Delivery, Outcome, datetime], None] = lambda delivery, outcome, now: None,
        rules: Rules | None = None,
        ours: Callable[[], Awaitable[bool]] = _always,
    ) -> None:
        self._rules = rules or Rules()
        self._ours = ours
        self._database = database
        self._titles = titles
        self._clock = clock
        self._settled = settled
        self._under_way: set[asyncio.Task[None]] = set()
        self._closing = False
        self._apps = {name: channel.title for name, (channel, _) in ports.items()}
        self._lanes = {
            name: Lane(
                channel,
                port,
                Throttle(channel.limits),
                moved_at=clock.monotonic(),
            )
            for name, (channel, port) in ports.items()
        }

    async def recover(self) -> int:
        """Queue again what was being sent when the program stopped; returns how many."""
        async with self._database.write() as db:
            now = self._clock.now()
            found = [recovered(d, now) for d in await outbox.interrupted(db)]
            await outbox.settle(db, found, now)
        return len(found)

    async def serve(self, channel: ChannelName) -> None:
        """Start all sends that may leave, as fast as the app allows, until nothing is left that may leave
        soon. None is waited for while there is room for more: a slow chat holds up no other."""
        lane = self._lanes[channel]
        while not self._closing:
            lane.freed.clear()
            chosen, left = await self._take(channel)
            for delivery in chosen:
                task = asyncio.create_task(self._carry(delivery), name=f"delivery {delivery.id}")
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)
                lane.sends.add(task)
                task.add_done_callback(lane.sends.discard)
            if not left:
                return
            if lane.room <= 0:
                await lane.freed.wait()
            elif (wait := lane.throttle.opens(self._clock.monotonic()) - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
            elif not chosen:
                return

    async def turn(self, channel: ChannelName) -> int:
        """Send what may leave now and wait for the answers; returns how many were tried."""
        chosen, _ = await self._take(channel)
        await asyncio.gather(*(self._carry(delivery) for delivery in chosen))
        return len(chosen)

    def held(self, channel: ChannelName, address: str) -> bool:
        """Whether the app asked us to leave an address, or all of them, alone for now."""
        lane, passed = self._lanes[channel], self._clock.monotonic()
        return passed < max(lane.closed_until, lane.limited.get(address, 0.0))

    def idle(self, channel: ChannelName) -> float:
        """Seconds since anything was claimed for an app, or answered by it."""
        return self._clock.monotonic() - self._lanes[channel].moved_at

    async def renew(self, channel: ChannelName) -> None:
        """Cut off what is being sent to an app and never ends; nobody knows whether it arrived."""
        sends = tuple(self._lanes[channel].sends)
        for task in sends:
            task.cancel()
        await asyncio.gather(*sends, return_exceptions=True)

    def finish(self) -> None:
        """Take nothing more: what is not on its way stays in the outbox."""
        self._closing = True
        for lane in self._lanes.values():
            lane.freed.set()

    async def stop(self, patience: float = PATIENCE) -> None:
        """Wait a while for sends under way; what is not answered then counts as unsure at the next start."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=patience)

    async def _take(self, channel: ChannelName) -> tuple[list[Delivery], bool]:
        """What may leave now to one app, the most urgent first, claimed for sending; and whether more waits
        that only lacks room, or its turn."""
        lane, now = self._lanes[channel], self._clock.now()
        await self._settle(lane)
        passed = self._clock.monotonic()
        if passed < lane.closed_until:
            return [], False
        if lane.room <= 0 or lane.throttle.opens(passed) > passed:
            return [], True
        async with self._database.read() as db:
            waiting = await outbox.due(db, channel, now, READ_AHEAD, lane.held(passed))
        chosen, left = self._chosen(lane, waiting, passed)
        if chosen:
            lane.busy += len(chosen)
            lane.moved_at = passed
            chosen = await self._claimed(lane, chosen, now)
        return chosen, left

    async def _claimed(self, lane: Lane, chosen: list[Delivery], now: datetime) -> list[Delivery]:
        """Those of the chosen that may still leave, marked as being sent."""
        going: set[DeliveryId] = set()
        try:
            async with self._database.write() as db:
                mine = await outbox.claim(db, chosen, now, now + self._rules.sending_for)
            going = {delivery.id for delivery in mine}  # not before the commit, which may fail
        finally:
            for delivery in chosen:
                if delivery.id not in going:
                    lane.rest(delivery)
        return mine

    def _chosen(self, lane: Lane, waiting: Sequence[Delivery], now: float) -> tuple[list[Delivery], bool]:
        """Those for which there is room now, booked as sent; and whether there are more."""
        chosen: list[Delivery] = []
        for delivery in order(waiting):
            if len(chosen) >= lane.room or lane.throttle.opens(now) > now:
                return chosen, True
            edits = None if delivery.ref is None else delivery.id
            if lane.throttle.may_send(delivery.address, delivery.urgency, now, edits):
                lane.throttle.claim(delivery.address, delivery.id)
                chosen.append(delivery)
        return chosen, len(waiting) == READ_AHEAD and bool(chosen)

    async def _carry(self, delivery: Delivery) -> None:
        """Send one claimed delivery and write down how it ended; if that fails, the next turn writes it."""
        lane, began = self._lanes[delivery.channel], self._clock.monotonic()
        try:
            outcome = await self._deliver(delivery)
        except asyncio.CancelledError:
            lane.unsettled.append((delivery, Unsure("cut off while sending")))
            raise
        finally:
            passed = self._clock.monotonic()
            lane.ended(delivery, passed - began, passed)
        lane.unsettled.append((once.taken(delivery, lane.channel, outcome), outcome))
        await self._settle(lane)

    async def _deliver(self, delivery: Delivery) -> Outcome:
        """What the app answered. A fault of our own keeps the delivery for later, never ends it."""
        try:
            async with asyncio.timeout(self._rules.sending_for.total_seconds()):
                return await self._attempt(delivery)
        except TimeoutError:
            return OVERDUE
        except Exception as error:
            log.exception("delivery %s of alert %s", delivery.id, delivery.alert)
            return TryLater(f"own fault ({type(error).__name__})")

    async def _attempt(self, delivery: Delivery) -> Outcome:
        lane = self._lanes[delivery.channel]
        # One by one: a message that is read from the database sooner must not overtake an older one.
        async with lane.door, self._database.read() as db:
            told = await alerts.get(db, delivery.alert)
            manners = await manner_store.of(db, delivery.person)
        if told is None:
            raise BrokenPromise(f"delivery {delivery.id} has no alert")
        doubled = once.may_double(delivery, lane.channel, self._clock.now())
        with compose.in_language(manners.language):
            message = await self._composed(lane, replace(delivery, repeat=doubled), told)
        await lane.leave(delivery, self._clock)
        if not await self._ours():
            return TryLater("not sent: another process may have it by now")
        if delivery.ref is not None and lane.channel.edits:
            return await lane.port.edit(delivery.address, delivery.ref, message)
        return await lane.port.send(delivery.address, replace(message, once=once.name(delivery)))

    async def _composed(self, lane: Lane, delivery: Delivery, told: Told) -> Message:
        """The message of a delivery, with all that belongs to this copy of it."""
        if delivery.shared:  # a group sees what the owner lets it see, and no picture of sizes
            sizes = delivery.shared == shares.SIZES
            return self._dressed(
                shared.alert(told, self._titles, sizes=sizes, repeat=delivery.repeat), delivery
            )
        view = delivery.view if lane.channel.buttons else None
        message = compose.alert(told, self._titles, repeat=delivery.repeat, view=view, reader=delivery.person)
        lane.rest(delivery)  # what is still being drawn is not on its way: it must hold up no alert
        try:
            drawn = await with_picture(self._database, told, self._titles, message)
        finally:
            lane.resume(delivery)
        return self._dressed(drawn, delivery)

    def _dressed(self, message: Message, delivery: Delivery) -> Message:
        """The message as silent as this copy is to be, and why it comes this way."""
        if delivery.silent:
            message = replace(message, silent=True)
        return message if delivery.instead is None else journeys.elsewhere(message, delivery.instead)

    async def _settle(self, lane: Lane) -> None:
        """Write down how all sends ended that are answered by now."""
        async with lane.desk:
            results, lane.unsettled = lane.unsettled, []
            if not results:
                return
            now = self._clock.now()
            try:
                async with self._database.write() as db:
                    await outbox.settle(db, [settle(d, outcome, now) for d, outcome in results], now)
                    for delivery, outcome in results:
                        await ends.settled(db, delivery, outcome, self._apps, now)
            except BaseException:
                lane.unsettled += results
                raise
        for delivery, outcome in results:
            self._heed(lane, delivery, outcome)
            self._settled(delivery, outcome, now)

    def _heed(self, lane: Lane, delivery: Delivery, outcome: Outcome) -> None:
        """Log what went wrong, and keep a pause that an app asked for."""
        lane.shut = lane.shut and not isinstance(outcome, Sent)
        if isinstance(outcome, TryLater) and outcome.after is not None:
            lane.pause(delivery.address, outcome.after, outcome.everybody, self._clock.monotonic())
        if not isinstance(outcome, Sent):
            level = logging.ERROR if isinstance(outcome, Rejected | Gone) else logging.WARNING
            log.log(level, "%s to %s: %s", delivery.alert, delivery.channel, outcome)
