"""How many messages may leave now, by the rules a channel declared. Pure: time is an argument."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

WINDOW = timedelta(seconds=1)


@dataclass(slots=True)
class Throttle:
    """What one channel has sent lately. `per_second` counts all addresses; `per_address` is the shortest
    time in seconds between two messages to one address."""

    per_second: float
    per_address: float
    recent: list[datetime] = field(default_factory=list)
    last: dict[str, datetime] = field(default_factory=dict)

    def may_send(self, address: str, now: datetime) -> bool:
        """Whether a message to `address` may leave at `now`."""
        self.recent = [at for at in self.recent if timedelta(0) <= now - at < WINDOW]
        if len(self.recent) >= self.per_second:
            return False
        last = self.last.get(address)
        return last is None or not timedelta(0) <= now - last < timedelta(seconds=self.per_address)

    def sent(self, address: str, now: datetime) -> None:
        """Book a message to `address` at `now`."""
        self.recent.append(now)
        self.last[address] = now
