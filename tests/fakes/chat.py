"""A chat app that keeps what it is given and answers what the test scripted."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk, Limits, Pace
from bot.chat.message import Message
from bot.model.delivery import Outcome, Sent, Unsure
from bot.model.ids import ChannelName, MessageRef
from bot.model.part import Pulse


class Said(NamedTuple):
    """One message that reached the app; `ref` is None for a new one, else the message that was edited."""

    address: str
    message: Message
    ref: MessageRef | None = None

    @property
    def head(self) -> str:
        return self.message.head


@dataclass
class RecordingChat:
    """Implements `ChatPort`. `answers` are given in turn, an exception among them is raised; after them
    every message is accepted. `heard` is its pulse; `gate` holds every send up until it is set, `arrived`
    counts those that came to it. With `once_for` it takes what has a name once, for ever."""

    name: str = "console"
    answers: deque[Outcome | Exception] = field(default_factory=deque)
    said: list[Said] = field(default_factory=list)
    gate: asyncio.Event | None = None
    heard: Pulse | None = None
    arrived: int = 0
    once_for: float = 0.0
    _taken: dict[str, MessageRef] = field(default_factory=dict)

    async def start(self) -> None:
        """Nothing to connect to."""

    async def stop(self) -> None:
        """Nothing to close."""

    def pulse(self) -> Pulse | None:
        return self.heard

    async def check(self) -> str:
        return "a recording"

    def invitation(self, code: str) -> str:
        return f"say {code}"

    async def send(self, address: str, message: Message) -> Outcome:
        return await self._take(Said(address, message))

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        return await self._take(Said(address, message, ref))

    async def _take(self, said: Said) -> Outcome:
        self.arrived += 1
        if self.gate is not None:
            await self.gate.wait()
        named = said.message.once if self.once_for and said.ref is None else ""
        if named in self._taken:
            return Sent(self._taken[named])
        self.said.append(said)
        answer = self.answers.popleft() if self.answers else None
        if isinstance(answer, Exception):
            raise answer
        ref = said.ref or MessageRef(f"{self.name}-{len(self.said)}")
        if named and isinstance(answer, Sent | Unsure | None):
            self._taken[named] = ref
        return answer or Sent(ref)

    @property
    def heads(self) -> list[str]:
        return [said.head for said in self.said]

    def answer(self, *answers: Outcome | Exception) -> None:
        self.answers.extend(answers)

    def channel(
        self, per_second: float = 1000, per_address: float = 0, edits: bool = True, **more: Any
    ) -> Channel:
        """The description of this app; `more` are further limits."""

        def open(settings: ChannelSettings, desk: Desk) -> ChatPort:
            return self

        person = (Pace(1, per_address),) if per_address else ()
        limits = Limits(10_000, Pace(int(per_second), 1.0), person, **more)
        name = ChannelName(self.name)
        return Channel(name, self.name, limits, {}, {}, "any word", open, edits, self.once_for)


def rooms(
    *chats: RecordingChat, per_second: float = 1000, per_address: float = 0, edits: bool = True, **more: Any
) -> dict[ChannelName, tuple[Channel, ChatPort]]:
    """The apps as a courier wants them."""
    return {ChannelName(c.name): (c.channel(per_second, per_address, edits, **more), c) for c in chats}
