"""What one IP may still ask of a venue: documented weights over a minute, and pauses the venue ordered."""

from collections import deque

MINUTE = 60.0


class Budget:
    """The request weight of one venue for this host.

    Times are seconds of any steadily growing clock. `limit` is the weight we allow ourselves per minute.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.paused_until = 0.0
        self._spent: deque[tuple[float, int]] = deque()
        self._sum = 0

    def wait(self, weight: int, now: float) -> float:
        """Seconds until `weight` may be spent; 0 means now."""
        self._forget(now)
        if self._sum + weight <= self.limit or not self._spent:
            return 0.0
        over = self._sum + weight - self.limit
        for at, spent in self._spent:
            over -= spent
            if over <= 0:
                return max(0.0, at + MINUTE - now)
        return MINUTE

    def spend(self, weight: int, now: float) -> None:
        """Book `weight` as sent at `now`."""
        self._spent.append((now, weight))
        self._sum += weight

    def pause(self, seconds: float, now: float) -> None:
        """Send nothing for `seconds`: the venue said so."""
        self.paused_until = max(self.paused_until, now + seconds)

    def paused(self, now: float) -> float:
        """Seconds of an ordered pause that are left; 0 when there is none."""
        return max(0.0, self.paused_until - now)

    def _forget(self, now: float) -> None:
        while self._spent and self._spent[0][0] <= now - MINUTE:
            self._sum -= self._spent.popleft()[1]
