"""How many messages may leave now, by the rules a channel declared. Pure: time is an argument, in seconds
that never step back."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil

from bot.chat.contract import Limits, Pace
from bot.model.alert import Urgency
from bot.model.ids import DeliveryId

URGENT = Urgency.FORCED
"""What is at least as urgent may use the places that a pace spares."""
FEWEST, MOST = 8, 16
"""Sends under way per channel: more than that only queue up inside the client libraries."""
SPARE = 1.25
"""So much more than the usual time of a send is reckoned with."""


@dataclass(slots=True)
class Throttle:
    """What one channel has sent lately: over all addresses, to each address, and of each message. What is
    claimed and has not left yet counts as if it left now."""

    limits: Limits
    _all: deque[float] = field(default_factory=deque)
    _to: dict[str, deque[float]] = field(default_factory=dict)
    _last: dict[DeliveryId | None, float] = field(default_factory=dict)
    _claimed: dict[DeliveryId, str] = field(default_factory=dict)
    _chats: dict[str, str] = field(default_factory=dict)

    def may_send(self, address: str, urgency: Urgency, now: float, edits: DeliveryId | None = None) -> bool:
        """Whether a message to `address` may leave at `now`; `edits` names the one that it changes."""
        if self.opens(now) > now or not self._free(self._chat(address), now, urgency <= URGENT):
            return False
        return edits not in self._last or self._last[edits] + self.limits.edit_every <= now

    def claim(self, address: str, message: DeliveryId) -> None:
        """Keep a place for a message to `address`, until it is sent or dropped."""
        self._claimed[message] = self._chat(address)

    def drop(self, message: DeliveryId) -> None:
        """A message does not leave now: its place is free."""
        self._claimed.pop(message, None)

    def sent(self, address: str, now: float, message: DeliveryId) -> None:
        """Book a message to `address` that leaves at `now`, be it new or an edit."""
        self.drop(message)
        _book(self._all, (self.limits.overall,), now)
        chat = self._chat(address)
        _book(self._to.setdefault(chat, deque()), self._paces(chat), now)
        self._last[message] = now

    @property
    def places(self) -> int:
        """How many of a full window are not claimed."""
        return self.limits.overall.count - len(self._claimed)

    def opens(self, now: float) -> float:
        """When the next message may be claimed at all: `now`, or later."""
        return self._when(self.places, now)

    def leaves(self, now: float) -> float:
        """When the next message that was claimed may leave: `now`, or later."""
        return self._when(self.limits.overall.count, now)

    def _when(self, places: int, now: float) -> float:
        if places <= 0:
            return now + self.limits.overall.seconds
        return now if len(self._all) < places else max(now, self._all[-places] + self.limits.overall.seconds)

    def held(self, now: float, urgent: bool) -> tuple[str, ...]:
        """The addresses that take nothing at `now`, urgent or not. What is over is forgotten."""
        self._last = {n: at for n, at in self._last.items() if at + self.limits.edit_every > now}
        self._to = {to: left for to, left in self._to.items() if not self._over(to, left, now)}
        known = {*self._to, *self._claimed.values()}
        self._chats = {to: chat for to, chat in self._chats.items() if chat in known}
        return tuple(to for to in sorted(self._chats) if not self._free(self._chats[to], now, urgent))

    def _chat(self, address: str) -> str:
        return self._chats.setdefault(address, self.limits.chat(address))

    def _paces(self, chat: str) -> Sequence[Pace]:
        return self.limits.group if self.limits.is_group(chat) else self.limits.person

    def _free(self, chat: str, now: float, urgent: bool) -> bool:
        left, claimed = self._to.get(chat, ()), sum(to == chat for to in self._claimed.values())
        return all(_free(left, pace, now, urgent, claimed) for pace in self._paces(chat))

    def _over(self, chat: str, left: deque[float], now: float) -> bool:
        return all(left[-1] + pace.seconds <= now for pace in self._paces(chat))


def at_once(per_second: float, took: float) -> int:
    """How many sends to have under way so that a rate is reached though each takes `took` seconds."""
    return min(MOST, max(FEWEST, ceil(per_second * took * SPARE)))


def _free(left: Sequence[float], pace: Pace, now: float, urgent: bool, claimed: int) -> bool:
    places = pace.count - claimed - (0 if urgent else pace.spared)
    return places > 0 and (len(left) < places or left[-places] + pace.seconds <= now)


def _book(left: deque[float], paces: Sequence[Pace], now: float) -> None:
    """Note one more, and forget what no pace looks at any more."""
    left.append(now)
    while len(left) > max((pace.count for pace in paces), default=1):
        left.popleft()
