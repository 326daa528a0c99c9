"""An order that rests on the venue."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """One resting order, conditional ones included. `kind` is the venue's own word.

    `size` is positive in the instrument's unit; `price` is None for market orders; `trigger` is the
    trigger price of a stop or take-profit, else None.
    """

    id: str
    symbol: str
    buy: bool
    kind: str
    size: Decimal
    price: Decimal | None
    trigger: Decimal | None
    reduce_only: bool
