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
