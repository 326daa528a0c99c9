"""What may still be asked of a venue: its documented limits, for this host's address and for each key.

A limit is kept as a sliding window, which is stricter than the fixed windows of the venues; what a venue
says is used or left is believed when it is worse than our own count (others may share the address).
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

MARGIN = 0.8
"""The part of every documented limit that we use."""

_TICK = 0.001
"""Seconds: a shorter wait could be lost in the rounding of a clock, and be asked for again without end."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `weight` in any `seconds`, for this host's address or for each key (`per_key`).

    `used_header` names the reply header, in lower case, that says how much is used in the venue's running
    window; `left_header` and `reset_header` how much is left, and until when (ms since 1970). "" where the
    venue sends none.
    """

    name: str
    weight: int
    seconds: float
    per_key: bool = False
    used_header: str = ""
    left_header: str = ""
    reset_header: str = ""


class Budget:
    """What was spent of one limit. Times are seconds of any steadily growing clock."""

    __slots__ = ("_spent", "_sum", "allowed", "banned_until", "limit", "paused_until")

    def __init__(self, limit: Limit, margin: float = MARGIN) -> None:
        self.limit = limit
        self.allowed = limit.weight * margin
        self.paused_until = float("-inf")
        self.banned_until = float("-inf")
        self._spent: deque[tuple[float, int]] = deque()  # until when it counts, and the weight
        self._sum = 0

    @property
    def used(self) -> int:
        """The weight spent in the last window, as far as `wait` and `spend` have looked."""
        return self._sum

    def wait(self, weight: int, now: float) -> float:
        """Seconds until `weight` may be spent; 0 means now."""
        self._forget(now)
        if self._sum + weight <= self.allowed or not self._spent:
            return 0.0
        over = self._sum + weight - self.allowed
        for until, spent in self._spent:
            over -= spent
            if over <= 0:
                return max(until - now, _TICK)
        return max(self._spent[-1][0] - now, _TICK)  # heavier than the whole share: it goes alone

    def spend(self, weight: int, now: float) -> None:
        """Book `weight` as sent at `now`."""
        self._spent.append((now + self.limit.seconds, weight))
        self._sum += weight

    def heard(self, headers: Mapping[str, str], venue_ms: int, now: float) -> None:
        """Take in what the venue says of this limit in a reply; `venue_ms` is the venue's time."""
        limit = self.limit
        if limit.used_header and (said := headers.get(limit.used_header, "")).isdecimal():
            self._forget(now)
            if (others := int(said) - self._sum) > 0:
                self.spend(others, now)
        if limit.left_header and headers.get(limit.left_header) == "0":
            reset = headers.get(limit.reset_header, "")
            left = (int(reset) - venue_ms) / 1000 if reset.isdecimal() else limit.seconds
            self.pause(min(max(left, 0.0), limit.seconds), now)

    def pause(self, seconds: float, now: float) -> None:
        """Send nothing for `seconds`: the venue said so."""
        self.paused_until = max(self.paused_until, now + seconds)

    def ban(self, seconds: float, now: float) -> bool:
        """Pause because the venue shut us out. Whether that is news: no ban was running yet."""
        self.pause(seconds, now)
        news = now >= self.banned_until
        self.banned_until = max(self.banned_until, now + seconds)
        return news

    def paused(self, now: float) -> float:
        """Seconds of an ordered pause that are left; 0 when there is none."""
        return max(0.0, self.paused_until - now)

    def _forget(self, now: float) -> None:
        while self._spent and self._spent[0][0] <= now:
            self._sum -= self._spent.popleft()[1]
