"""What one contract is, so that a position's exposure in coins and its notional are exact."""

from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum

EXACT = Context(prec=60, traps=[])
"""Wide enough for any product of two numbers a venue sends; a quotient is right to 60 digits."""


class Payoff(StrEnum):
    """How the value of a contract follows the price."""

    LINEAR = "linear"
    """Margined in the quote currency; one unit of size is a fixed number of coins."""
    INVERSE = "inverse"
    """Margined in the base asset; one unit of size is a fixed amount of the quote currency (USD)."""
    OPTION = "option"
    """Its delta moves with the price, so that size alone does not give the exposure."""


@dataclass(frozen=True, slots=True)
class Instrument:
    """Facts of one instrument as the venue lists them.

    `contract` is what one unit of a position's size stands for: coins of `base` (LINEAR, OPTION) or an
    amount of `quote` (INVERSE). `tick` is the price step, None when not listed. `family` is the venue's
    own name of the group that shares an insurance fund or a warning, "" where it has none.
    """

    symbol: str
    base: str
    quote: str
    settle: str
    payoff: Payoff
    contract: Decimal
    tick: Decimal | None = None
    family: str = ""

    def delta(self, signed_size: Decimal, mark: Decimal | None) -> Decimal | None:
        """Exposure in coins of `base`, signed (negative for a short); None when it cannot be known."""
        match self.payoff:
            case Payoff.LINEAR:
                return _finite(EXACT.multiply(signed_size, self.contract))
            case Payoff.INVERSE if mark:
                return _finite(EXACT.divide(EXACT.multiply(signed_size, self.contract), mark))
            case _:
                return None

    def notional(self, size: Decimal, mark: Decimal | None) -> Decimal | None:
        """Value of `size` in `quote` at the mark price, with its sign; None when it cannot be known."""
        if self.payoff is Payoff.INVERSE:
            return _finite(EXACT.multiply(size, self.contract))
        if mark is None or self.payoff is Payoff.OPTION:
            return None
        return _finite(EXACT.multiply(EXACT.multiply(size, self.contract), mark))


def _finite(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None
