"""How a position went over time: what looks showed of it, and the executions that changed it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from bot.model.fill import Fill
from bot.model.instrument import Instrument
from bot.model.position import PositionKey, Side, SizeUnit


class Sample(NamedTuple):
    """A position as one look showed it. `at` is by the venue's clock, `size` is positive in the position's
    unit and 0 once it is gone. `level` of `of` is the indicator, None where there was none; `mark` the mark
    price, None where it was not shown."""

    key: PositionKey
    at: datetime
    size: Decimal
    level: int | None = None
    of: int | None = None
    mark: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """One position from `since` to `until`, samples and executions oldest first. `before` is the size it had
    at first, where nobody sampled that. `instrument` as in a position."""

    key: PositionKey
    side: Side
    unit: SizeUnit
    since: datetime
    until: datetime
    samples: tuple[Sample, ...] = ()
    fills: tuple[Fill, ...] = ()
    before: Decimal | None = None
    instrument: Instrument | None = None
