"""How dangerous a market is as to ADL, judged from all that is known of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from bot.model.signal import Signal


class Regime(StrEnum):
    CALM = "calm"
    WARNING = "warning"
    CASCADE = "cascade"
    RECOVERING = "recovering"
    """The cascade is over, the fund or the ranks are not yet what they were."""

    @property
    def dangerous(self) -> bool:
        """Whether new risk should wait."""
        return self in (Regime.WARNING, Regime.CASCADE)


class Why(StrEnum):
    """Why a market is in its regime; several may hold at once."""

    VENUE_SAYS_ADL = "venue says adl"
    VENUE_MARK = "venue mark"
    """The venue's own risk mark is high."""
    TRIGGER_NEAR = "trigger near"
    """The distance to the venue's published trigger is small."""
    FUND_FELL_1H = "fund fell 1h"
    FUND_FELL_8H = "fund fell 8h"
    FUND_FELL_24H = "fund fell 24h"
    ADL_HERE = "adl here"
    """ADL took from accounts of this host."""
    RANKS_RISE = "ranks rise"
    """Indicators of several accounts of this host rose within minutes."""


class Move(StrEnum):
    """The named reasons for which a market goes from one regime to another."""

    ADL_RUNS = "adl runs"
    """The exchange says so, accounts of this host are hit in a burst, or the fund crashes."""
    DANGER_NEAR = "danger near"
    """A mark, a trigger, a fund that falls, a single ADL, or ranks that rise."""
    EASED = "eased"
    """ADL has stopped for long enough, but danger is still near."""
    OVER = "over"
    """ADL has stopped for long enough, and only the past speaks of it."""
    QUIET = "quiet"
    """No reason has held for long enough."""


@dataclass(frozen=True, slots=True)
class RegimeState:
    """`since` is when it was entered (from `was`, by `move`); `reasons` with their numbers (a share, a
    count), strongest first, as they stood at `revised`, with `signals`, the public readings of then, the one
    that judges worst first. `quiet_since` is when the last reason for the regime ceased, None while one
    holds. `began` is when the market last left calm, `peak` when it last became worse; both None before it
    ever did. `left` is when the last holder left the market (nothing is heard of it since), None again with
    the first that is said after that.
    """

    symbol: str
    regime: Regime
    since: datetime
    reasons: tuple[tuple[Why, Decimal], ...] = ()
    quiet_since: datetime | None = None
    was: Regime = Regime.CALM
    move: Move | None = None
    began: datetime | None = None
    peak: datetime | None = None
    revised: datetime | None = None
    signals: tuple[Signal, ...] = ()
    left: datetime | None = None

    @property
    def worsened(self) -> bool:
        """Whether this is worse than what it was before, so that people must hear it."""
        return self.regime.dangerous and self.peak == self.since

    @property
    def told(self) -> "RegimeState":
        """The state as people read it, which does not change as quiet time and holders come and go."""
        return replace(self, quiet_since=None, left=None)
