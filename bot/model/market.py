"""What is remembered of a venue's markets: what its public sources said, what is lost, their regimes."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import AccountId, VenueName
from bot.model.regime import RegimeState
from bot.model.signal import Signal


@dataclass(frozen=True, slots=True)
class Voice:
    """One source on one market. `signal` is its newest reading, completed by what an earlier one said where
    the newest left something out (then `whole` is False). `until` is the host's time up to which that is
    known to hold, None when the source never said anything of this market. `left`: nobody is in the market
    any more, or nothing was said since that is news of it."""

    source: str
    symbol: str
    signal: Signal
    until: datetime | None = None
    whole: bool = True
    left: bool = False


@dataclass(frozen=True, slots=True)
class Stir:
    """What an account of this host met in a market at `at`: ADL took by `fills` executions, or (0) its
    indicator rose."""

    symbol: str
    account: AccountId
    at: datetime
    fills: int = 0


@dataclass(frozen=True, slots=True)
class Met:
    """What an account of a venue met, as another process has to hear it."""

    venue: VenueName
    account: AccountId
    stirs: tuple[Stir, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """A source, or (`what` not "") one field of it, that is no longer told; `source` "" stands for all that
    the venue tells. `since` is when it was last there, `noticed` when it was first missed: they lie apart
    when nobody listened in between. `symbols` are those whose field is empty, `told` is whether the host
    knows."""

    source: str
    what: str
    since: datetime
    why: str = ""
    told: bool = False
    noticed: datetime | None = None
    symbols: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarketMemory:
    """What is remembered of a venue's markets. `heard` is when each source was last alive; `regimes` are as
    people last heard of them."""

    voices: tuple[Voice, ...] = ()
    stirs: tuple[Stir, ...] = ()
    regimes: tuple[RegimeState, ...] = ()
    heard: tuple[tuple[str, datetime], ...] = ()
    losses: tuple[Loss, ...] = ()
    oddities: tuple[str, ...] = ()
