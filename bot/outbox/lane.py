"""One chat app as the courier serves it."""

import asyncio
from dataclasses import dataclass, field

from bot.chat.contract import Channel, ChatPort
from bot.clock import Clock
from bot.model.delivery import Delivery, Outcome
from bot.outbox.throttle import URGENT, Throttle, at_once
from bot.store.outbox import Held

A_FLOOD = 4
"""So many chats limited at once mean that the limit is ours, not theirs."""
LASTING = 0.9
"""The part of what was known of the time of a send that one more send leaves standing."""


@dataclass(slots=True)
class Lane:
    """One chat app: its port, what it has sent lately, how many sends are under way, and answers that are
    not written down yet. `closed_until` and `limited` (by chat) are pauses that the app asked for, by the
    monotonic clock, which nobody sets back. `door` is passed in the order of claiming, `gate` in that of
    leaving, `desk` by who writes answers down: all that came meanwhile, in one commit. `moved_at` is when
    something was last claimed or answered, `sends` what is under way. `took` is how many seconds a send takes
    lately, `freed` is set whenever one leaves or is over. `shut`: the app asked all of us to wait, and has
    taken nothing since; one send at a time finds out whether it takes messages again.
    """

    channel: Channel
    port: ChatPort
    throttle: Throttle
    closed_until: float = 0.0
    shut: bool = False
    limited: dict[str, float] = field(default_factory=dict)
    busy: int = 0
    unsettled: list[tuple[Delivery, Outcome]] = field(default_factory=list)
    moved_at: float = float("-inf")
    sends: set[asyncio.Task[None]] = field(default_factory=set)
    door: asyncio.Lock = field(default_factory=asyncio.Lock)
    gate: asyncio.Lock = field(default_factory=asyncio.Lock)
    desk: asyncio.Lock = field(default_factory=asyncio.Lock)
    took: float = 0.0
    freed: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def room(self) -> int:
        """How many more sends may be under way."""
        most = 1 if self.shut else at_once(self.channel.limits.overall.per_second, self.took)
        return min(most - self.busy, self.throttle.places)

    async def leave(self, delivery: Delivery, clock: Clock) -> None:
        """Wait until a message may leave, and book it: when it leaves is what the app counts."""
        async with self.gate:
            while (wait := self.throttle.leaves(clock.monotonic()) - clock.monotonic()) > 0:
                await clock.sleep(wait)
            self.throttle.sent(delivery.address, clock.monotonic(), delivery.id)
        self.freed.set()

    def rest(self, delivery: Delivery) -> None:
        """Note that a message that was claimed is not on its way after all, or not now."""
        self.busy -= 1
        self.throttle.drop(delivery.id)
        self.freed.set()

    def resume(self, delivery: Delivery) -> None:
        """Note that a message that rested is on its way again, and keeps its place until it leaves."""
        self.busy += 1
        self.throttle.claim(delivery.address, delivery.id)

    def ended(self, delivery: Delivery, took: float, now: float) -> None:
        """Note that a send is over, after so many seconds."""
        self.busy -= 1
        self.throttle.drop(delivery.id)
        self.took += (took - self.took) * (1 - LASTING)
        self.moved_at = now
        self.freed.set()

    def held(self, now: float) -> Held:
        """The addresses to which nothing may leave now: their pace, or a pause that the app asked for."""
        limited = tuple(chat for chat, end in self.limited.items() if now < end)
        return Held(
            (*limited, *self.throttle.held(now, urgent=True)), self.throttle.held(now, urgent=False), URGENT
        )

    def pause(self, address: str, seconds: float, everybody: bool, now: float) -> None:
        """Leave an address alone for so many seconds, or all of them."""
        until = now + seconds
        self.limited = {chat: end for chat, end in self.limited.items() if end > now} | {address: until}
        if everybody:
            self.closed_until = max(self.closed_until, until)
        elif len(self.limited) >= A_FLOOD:
            self.closed_until = max(self.closed_until, min(self.limited.values()))
        self.shut = self.shut or now < self.closed_until
