"""A small derivatives market that goes bankrupt in the same way each time it is played."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count

from bot.model.position import Side
from bot.rehearsal.alarm import danger
from bot.rehearsal.facts import SimAccount, SimCause, SimCoin, SimFill, SimMarket, SimOrder, SimPosition
from bot.rehearsal.fund import Lot, relieve
from bot.rehearsal.opening import Listing, Opening, Resting
from bot.rehearsal.orders import RestingOrders
from bot.rehearsal.purse import Purse
from bot.rehearsal.queue import line_up, place, take
from bot.rehearsal.traders import Holding

MAKER = "maker"
"""The trader on the other side of every book: balances the opening, buys what the engine sells. Its fills
are not kept."""

MAKER_CASH = Decimal(10**12)
"""So much, in USD, that the maker never goes bankrupt and stands last in any queue."""

MARKED = 2
"""Seconds after an ADL fill for which what is left of the position is marked as being deleveraged."""


class Market:
    """Moves in whole seconds from `start`; the same opening always gives the same market.

    Each second and coin: planned orders and trades, then bankrupt positions are taken over at their
    bankruptcy price, sold as far as the book goes with the fund paying the loss, and what the fund cannot
    pay is closed against the ADL queue at the bankruptcy price. Whoever the exchange takes from loses the
    resting orders of that coin in the same second. Reads no clock: `advance` is told the time.
    """

    def __init__(self, opening: Opening, start: datetime) -> None:
        self.start = start
        self.second = 0
        self._purse = Purse(opening.fund)
        self._opening = opening
        self._ids = count(1)
        self._listings = {listing.coin: listing for listing in opening.listings}
        self._marks = {listing.coin: listing.path.at(0) for listing in opening.listings}
        self._book: dict[str, dict[str, Holding]] = {coin: {} for coin in self._listings}
        self._lots: dict[str, list[Lot]] = {coin: [] for coin in self._listings}
        self._fills: defaultdict[str, list[SimFill]] = defaultdict(list)
        self._deleveraged: dict[str, int] = {}
        self._hit: dict[tuple[str, str], int] = {}
        self._orders = RestingOrders()
        self._keys = {holding.key for holding in opening.holdings} | set(opening.rights)
        for holding in opening.holdings:
            self._book[holding.coin][holding.key] = holding
        for coin in self._listings:
            self._open_maker(coin)
        self._place_orders()

    @property
    def fund(self) -> Decimal:
        """The insurance fund in USD."""
        return self._purse.balance

    def advance(self, now: datetime) -> None:
        """Plays every whole second up to `now`; a time that was played already changes nothing."""
        target = (now - self.start) // timedelta(seconds=1)
        while self.second < target:
            self.second += 1
            self._play()

    def account(self, key: str) -> SimAccount | None:
        """The account as of the last played second; None for a key that this market does not know."""
        if key not in self._keys:
            return None
        mine = [book[key] for book in self._book.values() if key in book]
        return SimAccount(
            key=key,
            equity=sum((h.equity(self._marks[h.coin]) for h in mine), Decimal(0)),
            positions=tuple(self._position(h) for h in mine if h.size != 0),
            fills=tuple(self._fills[key]),
            orders=self._orders.open(key),
            rights=self._opening.rights.get(key, frozenset()),
            cancelled=self._orders.cancelled(key),
        )

    def public(self) -> SimMarket:
        """What everybody can see, as of the last played second."""
        return SimMarket(tuple(self._coin(coin) for coin in self._listings), self.fund)

    def mark(self, coin: str) -> Decimal:
        """The mark price as of the last played second."""
        return self._marks[coin]

    def holdings(self, coin: str) -> tuple[Holding, ...]:
        """Everybody's holdings in a coin, closed ones and the maker's included."""
        return tuple(self._book[coin].values())

    def lots(self, coin: str) -> tuple[Lot, ...]:
        """The bankrupt positions that still wait for a buyer."""
        return tuple(self._lots[coin])

    def fills(self) -> Iterable[tuple[str, SimFill]]:
        """Every fill so far with its owner's key, by id."""
        every = [(key, fill) for key, fills in self._fills.items() for fill in fills]
        return sorted(every, key=lambda entry: entry[1].id)

    def _open_maker(self, coin: str) -> None:
        size = -sum((h.size for h in self._book[coin].values()), Decimal(0))
        self._book[coin][MAKER] = Holding(MAKER, coin, size, self._marks[coin], MAKER_CASH, Decimal(1))

    def _place_orders(self) -> None:
        for resting in self._opening.orders:
            if resting.second == self.second:
                self._orders.place(resting.key, self._order(resting))

    def _play(self) -> None:
        self._place_orders()
        for listing in self._opening.listings:
            self._marks[listing.coin] = listing.path.at(self.second)
        for trade in self._opening.trades:
            if trade.second == self.second:
                self._trade_own(trade.key, trade.coin, trade.change)
        for listing in self._opening.listings:
            self._take_over(listing.coin)
            self._unwind(listing)
        self._purse.close(self.second)

    def _trade_own(self, key: str, coin: str, change: Decimal) -> None:
        mark = self._marks[coin]
        self._fill(self._book[coin][key], change, mark, SimCause.TRADE)
        self._fill(self._book[coin][MAKER], -change, mark, SimCause.TRADE)

    def _take_over(self, coin: str) -> None:
        mark = self._marks[coin]
        for holding in tuple(self._book[coin].values()):
            if holding.size == 0 or holding.equity(mark) >= 0:
                continue
            price = holding.bankruptcy()
            self._fill(holding, -holding.size, price, SimCause.LIQUIDATION)
            self._lots[coin].append(Lot(holding.size, price))

    def _unwind(self, listing: Listing) -> None:
        depth = listing.depth
        waiting = []
        for lot in self._lots[listing.coin]:
            price = listing.book_price(self._marks[listing.coin], selling=lot.size > 0)
            relief = relieve(lot, price, depth, self.fund, listing.step)
            sign = 1 if lot.size > 0 else -1
            depth -= relief.sold
            self._purse.pay(listing.coin, relief.paid, self.second)
            maker = self._book[listing.coin][MAKER]
            self._fill(maker, sign * relief.sold, price, SimCause.TRADE)
            closed = self._deleverage(listing.coin, lot, relief.deleveraged)
            left = lot.size - sign * (relief.sold + closed)
            if left != 0:
                waiting.append(Lot(left, lot.price))
        self._lots[listing.coin] = waiting

    def _deleverage(self, coin: str, lot: Lot, size: Decimal) -> Decimal:
        """Coins that the opposing queue took over, at most `size`."""
        if size == 0:
            return size
        sign = 1 if lot.size > 0 else -1
        opposing = [h for h in self._book[coin].values() if h.size * sign < 0]
        taken = take(line_up(opposing, self._marks[coin]), size)
        for holding, part in taken:
            self._fill(holding, sign * part, lot.price, SimCause.ADL)
            self._hit[holding.key, coin] = self._deleveraged[coin] = self.second
        return sum((part for _, part in taken), Decimal(0))

    def _fill(self, holding: Holding, change: Decimal, price: Decimal, cause: SimCause) -> None:
        """Changes the holding and notes the fill. A trader's change never turns a position around."""
        after = holding.traded(change, price, self.second)
        self._book[holding.coin][holding.key] = after
        if holding.key == MAKER:
            return
        opens = abs(after.size) > abs(holding.size)
        fill = SimFill(
            id=next(self._ids),
            coin=holding.coin,
            side=after.side if opens else holding.side,
            opens=opens,
            size=abs(change),
            price=price,
            mark=self._marks[holding.coin],
            realised=Decimal(0) if opens else change * (holding.entry - price),
            size_before=abs(holding.size),
            cause=cause,
            at=self._time(self.second),
        )
        self._fills[holding.key].append(fill)
        self._orders.hit(holding.key, holding.coin, cause, fill.at, closed=after.size == 0)

    def _coin(self, coin: str) -> SimCoin:
        drawdown = self._purse.drawdown(coin)
        hit = self._deleveraged.get(coin)
        since = None if hit is None else self.second - hit
        return SimCoin(coin, self._marks[coin], drawdown, danger(drawdown, self.fund, since))

    def _position(self, holding: Holding) -> SimPosition:
        mark = self._marks[holding.coin]
        hit = self._hit.get((holding.key, holding.coin))
        return SimPosition(
            coin=holding.coin,
            side=Side.LONG if holding.size > 0 else Side.SHORT,
            size=abs(holding.size),
            entry=holding.entry,
            mark=mark,
            leverage=holding.leverage,
            liquidation=holding.bankruptcy(),
            queue=place(holding, self._book[holding.coin].values(), mark),
            profit=holding.profit(mark),
            updated_at=self._time(holding.changed),
            under_adl=hit is not None and self.second - hit <= MARKED,
        )

    def _order(self, resting: Resting) -> SimOrder:
        return SimOrder(
            id=next(self._ids),
            coin=resting.coin,
            buy=resting.buy,
            size=resting.size,
            price=resting.price,
            trigger=resting.trigger,
            reduce_only=resting.reduce_only,
            at=self._time(resting.second),
        )

    def _time(self, second: int) -> datetime:
        return self.start + timedelta(seconds=second)
