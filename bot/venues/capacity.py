"""How many accounts one address can watch at a venue, by the same limits that the budgets keep. Pure."""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Venue

_SLACK = 1e-9
"""So that 0.1 + 0.2 still fits into 0.3."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """`accounts` at most, and the limit that lets no more in (for 0: that a single account breaks)."""

    accounts: int
    bound: Limit


def capacity(venue: Venue, seconds: float, deep_every: float | None = None) -> Capacity:
    """How many accounts one address can watch there, when each is looked at every `seconds` and read in depth
    every `deep_every` seconds (None: at the venue's calm pace), within `Pace.margin` of every limit.

    Counted is what `Venue.cost` states (one account with one open position), accounts being spread evenly
    over time, as the sweep does. What is asked once for all accounts (public signals, the instruments) and
    the rare rest (proving a key, the delta-neutral mode) is left to the other part of the limits. An account
    alone must fit into each limit of its own key, and of the address, at its worst moment: then it is 0
    accounts. Raises ValueError for a pace of nothing, or where no limit is stated for an address.
    """
    deep_every = venue.pace.deep if deep_every is None else deep_every
    if min(seconds, deep_every) <= 0:
        raise ValueError("a pace is a number of seconds above 0")
    calm, deep = charged(venue.cost.calm), charged(venue.cost.deep)
    found: list[Capacity] = []
    for limit in calm | deep:
        allowed = limit.weight * venue.pace.margin
        at_worst = calm[limit] * _most(limit.seconds, seconds) + deep[limit] * _most(
            limit.seconds, deep_every
        )
        if at_worst > allowed + _SLACK:
            return Capacity(0, limit)
        if not limit.per_key:
            each = (calm[limit] / seconds + deep[limit] / deep_every) * limit.seconds
            found.append(Capacity(math.floor(allowed / each + _SLACK), limit))
    if not found:
        raise ValueError(f"{venue.title} states no limit for an address")
    return min(found, key=lambda one: one.accounts)


def charged(requests: Iterable[Endpoint]) -> Counter[Limit]:
    """The weight that these requests take from each limit."""
    spent: Counter[Limit] = Counter()
    for endpoint in requests:
        for limit in endpoint.limits:
            spent[limit] += endpoint.weight
    return spent


def _most(window: float, every: float) -> int:
    """How many of the events that come every so many seconds fall into one window at most."""
    return max(1, math.ceil(window / every - _SLACK))
