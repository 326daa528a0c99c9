"""An account under watch, with all that is remembered of it while the program runs."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.detect.context import Context
from bot.model.baseline import Baseline
from bot.model.person import Account
from bot.model.position import PositionKey
from bot.model.score import Ranking
from bot.venues.contract import VenueSession
from bot.watch.track import Track


def level() -> timedelta:
    """Clocks that agree."""
    return timedelta(0)


@dataclass(slots=True)
class Watched:
    """An account with what is remembered of it. `pause` is how long its venue asked to be left alone; `ahead`
    says how far the venue's clock is ahead of ours; `mode_asked` is when the delta-neutral mode was.
    `deep_every` is how often fills are read when all is calm, if that is rarer than near danger; `stretch`
    how many times longer than wished it all takes, because many share the venue's limits. `asked`:
    somebody wants it looked at now, fills and orders included. `trouble` is the kind of error of the
    last look, "" for none. `ranked` are the scores last kept beside an indicator, `track` how its positions
    went lately."""

    account: Account
    session: VenueSession
    baseline: Baseline
    pause: float = 0.0
    ahead: Callable[[], timedelta] = level
    mode_asked: datetime | None = None
    deep_every: timedelta = timedelta(0)
    stretch: float = 1.0
    asked: bool = False
    trouble: str = ""
    ranked: dict[PositionKey, Ranking] = field(default_factory=dict)
    apart: Callable[[], Context] | None = None
    """For an account that nothing real surrounds (a drill): what does."""
    track: Track = field(default_factory=Track)
    follow: Callable[[Callable[[bool], None]], Awaitable[None]] | None = None
    """Opens its private stream, where its venue has one: see `Venue.follow`."""
