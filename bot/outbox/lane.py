"""One chat app as the courier serves it."""

import asyncio
from dataclasses import dataclass, field

from bot.chat.contract import Channel, ChatPort
from bot.model.delivery import Delivery, Outcome
from bot.outbox.throttle import Throttle


@dataclass(slots=True)
class Lane:
    """One chat app: its port, what it has sent lately, how many sends are under way, and answers that are
    not written down yet. `closed_until` and `limited` (by chat) are pauses that the app asked for, by the
    monotonic clock, which nobody sets back. `door` is passed in the order of claiming, `desk` by who writes
    answers down: all that came meanwhile, in one commit. `moved_at` is when something was
    last claimed or answered, `sends` what is under way.
    """

    channel: Channel
    port: ChatPort
    throttle: Throttle
    closed_until: float = 0.0
    limited: dict[str, float] = field(default_factory=dict)
    busy: int = 0
    unsettled: list[tuple[Delivery, Outcome]] = field(default_factory=list)
    moved_at: float = float("-inf")
    sends: set[asyncio.Task[None]] = field(default_factory=set)
    door: asyncio.Lock = field(default_factory=asyncio.Lock)
    desk: asyncio.Lock = field(default_factory=asyncio.Lock)
