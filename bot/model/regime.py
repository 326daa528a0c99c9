"""How dangerous a market is as to ADL, judged from all that is known of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class RegimeState:
    """`since` is when it was entered; `reasons` with their numbers (a share, a count), strongest first.
    `quiet_since` is when the last reason for the regime ceased, None while one holds."""

    symbol: str
    regime: Regime
    since: datetime
    reasons: tuple[tuple[Why, Decimal], ...] = ()
    quiet_since: datetime | None = None
