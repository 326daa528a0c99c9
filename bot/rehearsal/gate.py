"""The door of an exchange that counts: who asks more than the documented limits allow is refused.

For tests and benchmarks. It knows no venue: the caller says what each call costs, and how a call is named.
"""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.rehearsal.facts import Answer, Query

BAN = 120.0
"""Seconds for which an address is shut out that goes on asking while it should wait."""

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Charge:
    """What one call costs: `weight` of the limit called `limit`, of which `most` may pass in any `seconds`,
    for the address or for each key (`per_key`). Calls of the same limit say the same of it.

    `status` and `body` are the refusal (429, or what else the venue says); a 403 shuts the address out at
    once. `used_header` is the header that tells how much of the limit is used, "" for none.
    """

    limit: str
    weight: int
    most: int
    seconds: float
    per_key: bool = False
    status: int = 429
    body: str = "{}"
    used_header: str = ""


@dataclass(frozen=True, slots=True)
class Violation:
    """A request that should not have been sent. `used` is what had passed of the limit just before; `banned`
    when the client should have been waiting already."""

    at: datetime
    limit: str
    key: str | None
    used: int
    banned: bool = False


def method_and_path(query: Query) -> Name:
    return query.method, query.path


class Gate:
    """Keeps every limit as a sliding window, which is stricter than any venue's. `violations` are all
    requests that were refused, oldest first; what is refused is not counted as passed."""

    def __init__(
        self, charges: Mapping[Name, Sequence[Charge]], name: Callable[[Query], Name] = method_and_path
    ) -> None:
        self.violations: list[Violation] = []
        self.passed = 0
        self._charges = charges
        self._name = name
        self._windows: dict[tuple[str, str | None], _Window] = {}

    def refusal(self, query: Query, key: str | None) -> Answer | None:
        """The venue's refusal of a request that carries `key`, or None when it may pass; then it is counted.

        A call that nothing is charged for passes.
        """
        charges = self._charges.get(self._name(query), ())
        windows = [(charge, self._window(charge, key, query.now)) for charge in charges]
        for charge, window in windows:
            if (refused := self._judged(charge, window, query.now, key)) is not None:
                return refused
        for charge, window in windows:
            window.book(charge.weight, query.now)
        self.passed += 1
        return None

    def headers(self, query: Query, key: str | None) -> dict[str, str]:
        """What the venue says of its limits in the reply to a request that passed."""
        return {
            charge.used_header: str(self._window(charge, key, query.now).used)
            for charge in self._charges.get(self._name(query), ())
            if charge.used_header
        }

    def _window(self, charge: Charge, key: str | None, now: datetime) -> "_Window":
        whose = (charge.limit, key if charge.per_key else None)
        if whose not in self._windows:
            self._windows[whose] = _Window(timedelta(seconds=charge.seconds))
        window = self._windows[whose]
        window.forget(now)
        return window

    def _judged(self, charge: Charge, window: "_Window", now: datetime, key: str | None) -> Answer | None:
        waiting = window.shut is not None and now < window.shut
        if not waiting and window.used + charge.weight <= charge.most:
            return None
        self.violations.append(Violation(now, charge.limit, key, window.used, waiting))
        banned = not charge.per_key and (waiting or charge.status == 403)
        pause = timedelta(seconds=BAN) if banned else window.free(charge.most - charge.weight) - now
        window.shut = max(now + pause, window.shut or now)
        status = 418 if banned and charge.status == 429 else charge.status
        return Answer(charge.body, status, {"Retry-After": str(ceil((window.shut - now).total_seconds()))})


class _Window:
    """What passed of one limit within its time. `shut` is until when the client was told to wait."""

    __slots__ = ("_length", "_passed", "shut", "used")

    def __init__(self, length: timedelta) -> None:
        self.used = 0
        self.shut: datetime | None = None
        self._length = length
        self._passed: deque[tuple[datetime, int]] = deque()

    def forget(self, now: datetime) -> None:
        while self._passed and self._passed[0][0] <= now - self._length:
            self.used -= self._passed.popleft()[1]

    def book(self, weight: int, now: datetime) -> None:
        self._passed.append((now, weight))
        self.used += weight

    def free(self, room: int) -> datetime:
        """When no more than `room` will be left of what passed; there is more now."""
        left = self.used
        for at, weight in self._passed:
            left -= weight
            if left <= room:
                return at + self._length
        raise ValueError("a single call weighs more than its limit")
