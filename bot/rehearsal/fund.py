"""The insurance fund: what it can bear, and what is left for the ADL queue."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Lot:
    """A bankrupt position in the engine's hands: `size` in coins, signed, taken over at `price`."""

    size: Decimal
    price: Decimal

    def loss(self, price: Decimal) -> Decimal:
        """What one coin loses when it is closed at `price`, in USD; negative is a gain."""
        return self.price - price if self.size > 0 else price - self.price


@dataclass(frozen=True, slots=True)
class Relief:
    """How a lot is closed in one step: coins sold to the book, what the fund pays for that (USD, negative:
    it gains), coins for the ADL queue. The rest of the lot waits for the next step."""

    sold: Decimal
    paid: Decimal
    deleveraged: Decimal


def relieve(lot: Lot, price: Decimal, depth: Decimal, fund: Decimal, step: Decimal) -> Relief:
    """What becomes of a lot when the book takes up to `depth` coins at `price`.

    Sizes are whole `step`s. The queue gets something only when the fund cannot pay for one more step.
    """
    left = abs(lot.size)
    loss = lot.loss(price)
    payable = left if loss <= 0 else min(left, fund // (loss * step) * step)
    sold = min(payable, depth)
    return Relief(sold, sold * loss, left - payable if payable <= depth else Decimal(0))
