"""Claims what is due, sends it, settles it; recovers what a crash left half done.

Never loses an alert: it was committed before the courier saw it, it is marked sent only after the app
accepted it, and what nobody knows about is sent again, marked as a possible repeat (unless the app is sure
to take it once).
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
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
from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.model.reach import Reach, Unreached
from bot.outbox import once
from bot.outbox.fallover import Rules
from bot.outbox.lane import Lane
from bot.outbox.order import order
from bot.outbox.pictures import with_picture
from bot.outbox.retry import OVERDUE, recovered, settle
from bot.outbox.throttle import Throttle
from bot.policy.plan import plan
from bot.store import alerts, outbox, people, shares
from bot.store import manners as manner_store
from bot.store.database import Database, Transaction

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Sends under way per channel: more only queue up inside the client libraries."""
A_FLOOD = 4
"""So many chats limited at once mean that the limit is ours, not theirs."""
READ_AHEAD = 500
PATIENCE = 10.0
"""Seconds that a stop waits for sends under way."""


class Courier:
    """Carries deliveries to chat apps. `turn` serves one app; call it often, each app on its own.
    `settled` hears of every answer."""

    def __init__(
        self,
        database: Database,
        ports: Mapping[ChannelName, tuple[Channel, ChatPort]],
        titles: Titles,
        clock: Clock,
        settled: Callable[[Delivery, Outcome, datetime], None] = lambda delivery, outcome, now: None,
        rules: Rules | None = None,
    ) -> None:
        self._rules = rules or Rules()
        self._database = database
        self._titles = titles
        self._clock = clock
        self._settled = settled
        self._under_way: set[asyncio.Task[None]] = set()
        self._lanes = {
            name: Lane(
                channel,
                port,
                Throttle(channel.limits.per_second, channel.limits.per_address),
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
        """Start all sends that may leave now, and wait for none: a slow chat holds up no other."""
        while chosen := await self._take(channel):
            for delivery in chosen:
                task = asyncio.create_task(self._carry(delivery), name=f"delivery {delivery.id}")
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)
                self._lanes[channel].sends.add(task)
                task.add_done_callback(self._lanes[channel].sends.discard)

    async def turn(self, channel: ChannelName) -> int:
        """Send what may leave now and wait for the answers; returns how many were tried."""
        chosen = await self._take(channel)
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

    async def stop(self, patience: float = PATIENCE) -> None:
        """Wait a while for sends under way; what is not answered then counts as unsure at the next start."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=patience)

    async def _take(self, channel: ChannelName) -> list[Delivery]:
        """What may leave now to one app, the most urgent first, claimed for sending."""
        lane, now = self._lanes[channel], self._clock.now()
        await self._settle(lane)
        room = AT_ONCE - lane.busy
        passed = self._clock.monotonic()
        if room <= 0 or passed < lane.closed_until:
            return []
        async with self._database.read() as db:
            waiting = await outbox.due(db, channel, now, READ_AHEAD)
        chosen: list[Delivery] = []
        for delivery in order(waiting):
            if passed < lane.limited.get(delivery.address, 0.0):
                continue
            if len(chosen) < room and lane.throttle.may_send(delivery.address, now):
                lane.throttle.sent(delivery.address, now)
                chosen.append(delivery)
        if chosen:
            async with self._database.write() as db:
                chosen = await outbox.claim(db, chosen, now, now + self._rules.sending_for)
            lane.busy += len(chosen)
            lane.moved_at = passed
        return chosen

    async def _carry(self, delivery: Delivery) -> None:
        """Send one claimed delivery and write down how it ended; if that fails, the next turn writes it."""
        lane = self._lanes[delivery.channel]
        try:
            outcome = await self._deliver(delivery)
        except asyncio.CancelledError:
            lane.unsettled.append((delivery, Unsure("cut off while sending")))
            raise
        finally:
            lane.busy -= 1
            lane.moved_at = self._clock.monotonic()
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
        message = compose.alert(
            told, self._titles, repeat=delivery.repeat, view=delivery.view, reader=delivery.person
        )
        lane.busy -= 1  # what is still being drawn is not on its way: it must hold up no alert
        try:
            drawn = await with_picture(self._database, told, self._titles, message)
        finally:
            lane.busy += 1
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
                        if delivery.shared:
                            await shares.settled(db, delivery, outcome)
                        if isinstance(outcome, Gone | Rejected) and not _edits(delivery, outcome):
                            await self._tell_who_can_act(db, delivery, outcome, now)
            except BaseException:
                lane.unsettled += results
                raise
        for delivery, outcome in results:
            self._heed(lane, delivery, outcome)
            self._settled(delivery, outcome, now)

    async def _tell_who_can_act(
        self, db: Transaction, delivery: Delivery, end: Gone | Rejected, now: datetime
    ) -> None:
        """Tell the hosts that an address takes no messages (once a day) or refuses one; of an address, the
        person as well, where they read elsewhere."""
        app, everybody = self._lanes[delivery.channel].channel.title, await people.everybody(db)
        whose = next((p for p in everybody if p.id == delivery.person), None)
        lost = Unreached(now, "" if whose is None else whose.name, app, end.why)
        if isinstance(end, Rejected):
            told = await alerts.get(db, delivery.alert)
            events = [replace(lost, kind=Reach.REFUSED, number=0 if told is None else told.number)]
        else:
            await people.gone(db, delivery.channel, delivery.address, end.why)
            events = _of_an_address(lost, whose, delivery, self._titles_of_apps())
        await alerts.tell(db, plan(events, None, everybody), {}, now)

    def _titles_of_apps(self) -> dict[ChannelName, str]:
        return {name: lane.channel.title for name, lane in self._lanes.items()}

    def _heed(self, lane: Lane, delivery: Delivery, outcome: Outcome) -> None:
        """Log what went wrong, and keep a pause that an app asked for."""
        if isinstance(outcome, TryLater) and outcome.after is not None:
            passed = self._clock.monotonic()
            until = passed + outcome.after
            lane.limited = {chat: end for chat, end in lane.limited.items() if end > passed}
            lane.limited[delivery.address] = until
            if outcome.everybody:
                lane.closed_until = max(lane.closed_until, until)
            elif len(lane.limited) >= A_FLOOD:
                lane.closed_until = max(lane.closed_until, min(lane.limited.values()))
        if not isinstance(outcome, Sent):
            level = logging.ERROR if isinstance(outcome, Rejected | Gone) else logging.WARNING
            log.log(level, "%s to %s: %s", delivery.alert, delivery.channel, outcome)


def _edits(delivery: Delivery, outcome: Outcome) -> bool:
    """Whether only an edit was refused: the message is sent anew."""
    return isinstance(outcome, Rejected) and delivery.ref is not None


def _of_an_address(
    lost: Unreached, whose: Person | None, delivery: Delivery, titles: Mapping[ChannelName, str]
) -> list[Unreached]:
    """What the hosts are told of an address that takes no messages, and its owner if they read elsewhere."""
    if whose is None:
        return [lost]
    other = next(
        (titles[a.channel] for a in whose.addresses if a.channel in titles and not _is(a, delivery)), ""
    )
    to_hosts = replace(lost, elsewhere=other)
    if not other or whose.role is Role.HOST:
        return [to_hosts]
    return [to_hosts, replace(to_hosts, person=whose.id)]


def _is(address: Address, delivery: Delivery) -> bool:
    return (address.channel, address.address) == (delivery.channel, delivery.address)
