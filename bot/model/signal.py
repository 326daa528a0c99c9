"""What a venue tells everybody about the danger of ADL in a market."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum


class Danger(IntEnum):
    """The venue's own mark, or its published rule applied to its published numbers."""

    CALM = 0
    RAISED = 1
    HIGH = 2
    UNDER_WAY = 3
    """ADL takes place in this market."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One public reading of one market.

    `source` is the venue's own name of the list or channel, `symbol` the instrument, `at` the venue's time
    of the data (the host's when it sends none). `danger` is None where the source does not judge; `said` is
    what it says in its own words ("adlRisk=high"). `fund` is the insurance fund's balance in `asset`;
    `drawdown` the fund's fall as a signed share (-0.2 is a fifth lost), `starts` and `stops` the shares at
    which the venue starts and stops ADL. `daily`: the balance is refreshed once a day only. `empty` names
    fields that the venue documents, and that came empty or not at all.
    """

    source: str
    symbol: str
    at: datetime
    danger: Danger | None = None
    said: str = ""
    fund: Decimal | None = None
    asset: str = ""
    drawdown: Decimal | None = None
    starts: Decimal | None = None
    stops: Decimal | None = None
    daily: bool = False
    empty: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signals:
    """What a venue told everybody just now. `answered` are the sources that were heard or are known to be
    alive (a stream that is silent while all is calm counts when its connection answers), `failed` those
    that were due and could not be read, with the reason. `oddities` as everywhere."""

    readings: tuple[Signal, ...] = ()
    answered: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    oddities: tuple[str, ...] = ()


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
class Warned:
    """A market's danger as people last heard of it: `told`, since `since`, by the reading `signal`. `less` is
    the newest reading when that shows less, which it has done since `less_since`. `left` is when the last
    holder left the market (nothing is heard of it since), None again with the first reading after that."""

    source: str
    symbol: str
    told: Danger
    since: datetime
    signal: Signal
    less: Signal | None = None
    less_since: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class MarketMemory:
    """What is remembered of a venue's public signals. `warnings` are those people last heard of; `heard` is
    when each source was last alive."""

    warnings: tuple[Warned, ...] = ()
    heard: tuple[tuple[str, datetime], ...] = ()
    losses: tuple[Loss, ...] = ()
    oddities: tuple[str, ...] = ()
