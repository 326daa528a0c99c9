"""The insurance fund's money over time: its balance, its peak, and which coin's losses it paid."""

from collections import defaultdict, deque
from decimal import Decimal

from bot.rehearsal.queue import STEPS

WINDOW = 8 * 60 * 60
"""Seconds that a fall of the fund is remembered."""


class Purse:
    """`balance` is in USD. `pay` as often as wanted within a second, then `close` it; seconds only grow."""

    def __init__(self, balance: Decimal) -> None:
        self.balance = balance
        self._paid: deque[tuple[int, str, Decimal]] = deque()
        self._fallen: defaultdict[str, Decimal] = defaultdict(Decimal)
        self._peaks = deque([(0, balance)])

    def pay(self, coin: str, amount: Decimal, second: int) -> None:
        """Cover a loss of `amount` USD in a coin; negative is a gain for the fund."""
        if amount:
            self.balance -= amount
            self._paid.append((second, coin, amount))
            self._fallen[coin] += amount

    def close(self, second: int) -> None:
        """Note the balance at the end of a second, and forget what is older than the window."""
        while self._paid and self._paid[0][0] <= second - WINDOW:
            _, coin, amount = self._paid.popleft()
            self._fallen[coin] -= amount
        while self._peaks and self._peaks[-1][1] <= self.balance:  # a peak that a later one hides
            self._peaks.pop()
        self._peaks.append((second, self.balance))
        while self._peaks[0][0] < second - WINDOW:
            self._peaks.popleft()

    def drawdown(self, coin: str) -> Decimal:
        """What a coin took from the fund within the window, as a share of the fund's peak: -1 to 0."""
        peak = self._peaks[0][1]
        if peak <= 0:
            return Decimal(0)
        return -min(max(self._fallen[coin] / peak, Decimal(0)), Decimal(1)).quantize(STEPS)
