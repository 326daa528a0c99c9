"""An execution on a position, with the cause that the venue itself marks."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from bot.model.ids import FillId
from bot.model.position import PositionKey, Side, SizeUnit


class Cause(StrEnum):
    """Why a position changed, as far as the venue proves it."""

    ADL = "adl"
    LIQUIDATION = "liquidation"
    TAKEOVER = "takeover"
    """The liquidation engine took the position over at its bankruptcy price."""
    SETTLEMENT = "settlement"
    """Settled or delisted by the venue."""
    DELIVERY = "delivery"
    OWN_ORDER = "own order"
    TRANSFER = "transfer"
    """Moved to or from another account, or by a block trade, without an order in the book."""
    PROBABLE_ADL = "probable adl"
    """No mark of the venue, but independent signs that point to ADL; they are named in the proof."""
    UNRECOGNISED = "unrecognised"
    """The venue sent a mark that is not in its documents; kept raw in the fill's `proof`."""


@dataclass(frozen=True, slots=True)
class Fill:
    """One execution, or one executed system order where the venue shows only those.

    `signed` is the change of the position in `unit`: negative when a long shrinks, positive when a short
    shrinks. `realised` is profit before fees, signed, in `currency`; None when the venue sends
    none. `proof` is the venue's own mark ("execType=AdlTrade"). `raw` are the rows of the venue's lists that
    it was read from, unless it is one's own order: evidence, and no part of what it says.
    """

    id: FillId
    key: PositionKey
    signed: Decimal
    price: Decimal
    at: datetime
    cause: Cause
    proof: str
    unit: SizeUnit = SizeUnit.BASE
    mark_price: Decimal | None = None
    realised: Decimal | None = None
    fee: Decimal | None = None
    currency: str = ""
    size_before: Decimal | None = None
    order_id: str = ""
    raw: tuple[str, ...] = field(default=(), compare=False, repr=False)

    @property
    def size(self) -> Decimal:
        return abs(self.signed)

    @property
    def reduces(self) -> Side:
        """The side of the position that this execution makes smaller."""
        return Side.SHORT if self.signed > 0 else Side.LONG


class Share(NamedTuple):
    """An execution that explains a part of a reduction: its cause, and the venue's mark."""

    fill: FillId
    cause: Cause
    proof: str
