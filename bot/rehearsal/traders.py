"""One trader's position in one coin, with the money that stands behind it."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bot.model.position import Side
from bot.rehearsal.prices import TICK


@dataclass(frozen=True, slots=True)
class Holding:
    """`size` is signed, in coins: positive long, negative short, zero once closed.

    `balance` is the cash in USD after paying for the coins (a short was paid for its coins), so that equity
    is balance + size x mark without any division. `leverage` is the configured one; `changed` the second
    of the last change.
    """

    key: str
    coin: str
    size: Decimal
    entry: Decimal
    balance: Decimal
    leverage: Decimal
    changed: int = 0

    @property
    def side(self) -> Side:
        return Side.LONG if self.size > 0 else Side.SHORT

    def equity(self, mark: Decimal) -> Decimal:
        """What is left in USD if all is closed at the mark."""
        return self.balance + self.size * mark

    def profit(self, mark: Decimal) -> Decimal:
        """Unrealised profit in USD, signed."""
        return self.size * (mark - self.entry)

    def bankruptcy(self) -> Decimal:
        """The price at which equity is zero, rounded so that closing there leaves no debt; at least 0."""
        rounding = ROUND_CEILING if self.size > 0 else ROUND_FLOOR
        return max((-self.balance / self.size).quantize(TICK, rounding), Decimal(0))

    def traded(self, change: Decimal, price: Decimal, second: int) -> "Holding":
        """The holding after buying (positive) or selling `change` coins."""
        size = self.size + change
        return replace(
            self,
            size=size,
            entry=self._entry_after(change, price),
            balance=self.balance - change * price,
            changed=second,
        )

    def _entry_after(self, change: Decimal, price: Decimal) -> Decimal:
        size = self.size + change
        if self.size * change >= 0 and size != 0:
            return ((self.size * self.entry + change * price) / size).quantize(TICK)
        turned = self.size * size < 0
        return price if turned else self.entry


def opened(key: str, coin: str, size: Decimal, entry: Decimal, leverage: Decimal) -> Holding:
    """A holding of `size` coins (signed) bought at `entry` with the margin that the leverage asks for."""
    margin = (abs(size) * entry / leverage).quantize(TICK, ROUND_CEILING)
    return Holding(key, coin, size, entry, margin - size * entry, leverage)
