"""Whose look comes next: accounts wait for their time, then in the line of their venue. Pure."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.model.ids import AccountId, VenueName

Place = Callable[[AccountId], tuple[VenueName, float] | None]
"""An account's venue, and for how many seconds it stands back for those that cannot wait; None for one that
is not looked at any more."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """How far the sweep is behind, in seconds: `behind` the look that is overdue the longest, `stuck` how
    much of that nothing at all happened at its venue, `longest` the look that is under way the longest."""

    stuck: float = 0.0
    behind: float = 0.0
    longest: float = 0.0


class Line:
    """Times are seconds of any clock that never steps back.

    In a venue's line goes first whose patience ends first. So while there are more looks due than can be
    made, accounts near danger keep their pace and the others wait, but none for ever.
    """

    def __init__(self) -> None:
        self._due: list[tuple[float, AccountId]] = []
        self._next: dict[AccountId, float] = {}
        self._ripe: defaultdict[VenueName, list[tuple[float, float, AccountId]]] = defaultdict(list)

    def put(self, account: AccountId, at: float) -> None:
        """Have an account looked at from `at` on, in place of the time that was set before."""
        self._next[account] = at
        heapq.heappush(self._due, (at, account))

    def drop(self, account: AccountId) -> None:
        """It waits no more."""
        self._next.pop(account, None)

    def ripen(self, now: float, place: Place) -> None:
        """Let those whose time has come join the line of their venue."""
        while self._due and self._due[0][0] <= now:
            at, account = heapq.heappop(self._due)
            if self._next.get(account) != at:  # of two times for one account the newer counts
                continue
            if (found := place(account)) is None:
                self.drop(account)
                continue
            venue, patience = found
            heapq.heappush(self._ripe[venue], (at + patience, at, account))

    def take(self, venue: VenueName) -> AccountId | None:
        """The first in a venue's line, who waits no more; None when nobody does."""
        line = self._ripe[venue]
        while line:
            _, at, account = heapq.heappop(line)
            if self._next.get(account) == at:
                del self._next[account]
                return account
        return None

    def venues(self) -> tuple[VenueName, ...]:
        """The venues with somebody in their line."""
        return tuple(venue for venue, line in self._ripe.items() if line)

    def late(self, now: float) -> Iterator[tuple[AccountId, float]]:
        """Everybody whose time has come and who still waits, with the seconds since then."""
        return ((account, now - at) for account, at in self._next.items() if at <= now)
