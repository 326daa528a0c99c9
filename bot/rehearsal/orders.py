"""The resting orders of a market's traders, and what the exchange takes away with a position."""

from collections import defaultdict
from datetime import datetime

from bot.model.order import Cancel
from bot.rehearsal.facts import SimCancel, SimCause, SimOrder


class RestingOrders:
    """Who has which orders resting, and which were taken away, in that order."""

    def __init__(self) -> None:
        self._open: defaultdict[str, list[SimOrder]] = defaultdict(list)
        self._taken: defaultdict[str, list[SimCancel]] = defaultdict(list)

    def place(self, key: str, order: SimOrder) -> None:
        self._open[key].append(order)

    def open(self, key: str) -> tuple[SimOrder, ...]:
        return tuple(self._open[key]) if key in self._open else ()

    def cancelled(self, key: str) -> tuple[SimCancel, ...]:
        return tuple(self._taken[key]) if key in self._taken else ()

    def hit(self, key: str, coin: str, cause: SimCause, at: datetime, *, closed: bool) -> None:
        """The exchange took from a position: every order of that coin goes. `closed` when nothing is left
        of the position. A trade of one's own takes nothing away."""
        if cause is SimCause.TRADE:
            return
        gone = [order for order in self.open(key) if order.coin == coin]
        for order in gone:
            self._open[key].remove(order)
            self._taken[key].append(SimCancel(order, _reason(order, cause, closed), at))


def _reason(order: SimOrder, cause: SimCause, closed: bool) -> Cancel:
    """A liquidation cancels before it takes; ADL finds a stop's position gone when it took all of it."""
    if cause is SimCause.LIQUIDATION:
        return Cancel.LIQUIDATION
    bound = order.reduce_only or order.trigger is not None
    return Cancel.POSITION_GONE if closed and bound else Cancel.ADL
