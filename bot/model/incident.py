"""ADL fills of one account that belong together."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.model.ids import AlertId, IncidentId
from bot.model.order import CancelledOrder, OpenOrder
from bot.model.position import PositionKey, Side, SizeUnit


@dataclass(frozen=True, slots=True)
class Taken:
    """What ADL did to one position.

    `before` and `taken` are positive sizes in `unit`; `before` is None when nobody saw the position
    before. `shown` is the size the venue shows now (0: closed), None until a look has read it. `value` is
    the sum of price times size over the fills, `realised` the profit before fees as the venue sent it,
    None when it sent none. `mark` is the mark price of the last fill. `haircut` is how much worse than the
    mark price at the time the fills were, in the quote currency: positive is a loss against the mark, None
    when no mark price was sent.
    """

    key: PositionKey
    side: Side
    unit: SizeUnit
    taken: Decimal
    value: Decimal
    fills: int
    before: Decimal | None = None
    shown: Decimal | None = None
    realised: Decimal | None = None
    currency: str = ""
    mark: Decimal | None = None
    proof: str = ""
    haircut: Decimal | None = None

    @property
    def average_price(self) -> Decimal:
        return self.value / self.taken

    @property
    def expected(self) -> Decimal | None:
        """The size that should be left; None when the size before is unknown."""
        return None if self.before is None else max(Decimal(0), self.before - self.taken)


@dataclass(frozen=True, slots=True)
class Incident:
    """`first_at` and `last_at` are the venue's times of the first and the newest fill; `seen_at` is the
    host's time of the newest look that brought one. `alert` is the message that tells of it. `cancelled` are
    orders that went away with it; `standing` those that still rest in the symbols hit, None until read."""

    id: IncidentId
    alert: AlertId
    first_at: datetime
    last_at: datetime
    seen_at: datetime
    taken: tuple[Taken, ...]
    cancelled: tuple[CancelledOrder, ...] = ()
    standing: tuple[OpenOrder, ...] | None = None

    @property
    def symbols(self) -> frozenset[str]:
        return frozenset(t.key.symbol for t in self.taken)

    @property
    def fills(self) -> int:
        return sum(t.fills for t in self.taken)
