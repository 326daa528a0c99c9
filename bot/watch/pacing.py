"""What an address may ask, shared out: accounts near danger first, the calm ones take the rest. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.venues.budget import Limit
from bot.venues.capacity import charged
from bot.venues.contract import Venue

FILLED = 0.9
"""The part of our share of a limit that looks take: keys are proven and markets are read besides."""
FLOOR = 0.5
"""The part of that which the calm accounts keep, whatever happens: nobody is left alone."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """Seconds between looks at one venue, as wished, how many looks may be under way there, and the seconds
    between looks that read fills: when all is calm, and (`fills`) near danger."""

    calm: float
    near: float
    workers: int
    deep: float = 0.0
    fills: float = 60.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """How many times longer than wished accounts wait from look to look; 1: no longer."""

    near: float = 1.0
    calm: float = 1.0


def stretch(venue: Venue, wished: Pacing, near: int, calm: int, margin: float) -> Stretch:
    """How long so many accounts of one address must wait, so that all their looks fit into a part (`margin`)
    of the venue's limits.

    Those near danger keep their pace while all of them fit, and the calm ones take what is left; an account
    near danger is never looked at more rarely than a calm one. Counted is what `Venue.cost` states. Limits
    of a key bind that account alone, and are not shared.
    """
    deep = max(wished.deep, wished.fills)
    wanted = _asked(venue, near, wished.near, wished.fills)
    calmer = _asked(venue, calm, wished.calm, deep)
    slower = Stretch()
    for limit in wanted:
        if limit.per_key:
            continue
        allowed = limit.weight / limit.seconds * margin * FILLED
        kept = min(calmer[limit], allowed * FLOOR)
        left = max(allowed - wanted[limit], kept)
        slower = Stretch(
            max(slower.near, wanted[limit] / (allowed - kept)),
            max(slower.calm, calmer[limit] / left if left else 1.0),
        )
    as_rare = slower.near * max(wished.near / wished.calm, wished.fills / deep)
    return Stretch(slower.near, max(slower.calm, as_rare if near else 1.0))


def _asked(venue: Venue, accounts: int, every: float, deep_every: float) -> Mapping[Limit, float]:
    """The weight of each limit that so many accounts would use in a second."""
    look, deep = charged(venue.cost.calm), charged(venue.cost.deep)
    each = {limit: look[limit] / every + deep[limit] / deep_every for limit in look | deep}
    return {limit: weight * accounts for limit, weight in each.items()}
