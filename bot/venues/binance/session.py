"""One account: its products read side by side and put together."""

from collections.abc import Collection
from datetime import datetime

from bot.clock import to_ms
from bot.errors import Lacks
from bot.model.funds import Funds
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.model.position import Position, PositionKey
from bot.model.proof import Proof
from bot.venues.binance import executions, key, parse, proving, purse
from bot.venues.binance.history import History
from bot.venues.binance.holdings import Holdings
from bot.venues.binance.products import (
    CONDITIONAL_ORDERS,
    DELTA_STATUS,
    OPEN_ORDERS,
    PRODUCTS,
    USDM,
    Product,
    is_coin_margined,
)
from bot.venues.binance.resting import Resting
from bot.venues.binance.together import together
from bot.venues.contract import Look, Wire
from bot.venues.slots import recognised

KINDS = frozenset({False, True})
"""USDⓈ-M and COIN-M, by whether they are coin-margined."""
SEEN = 90 * 1000
"""Milliseconds between two looks within which nothing is taken to have come and gone unseen."""
RARELY = 60 * 60 * 1000
"""Milliseconds after which the past of a product without positions is read all the same: asking for it costs
ten times as much as a look."""


class BinanceSession:
    """Reads the products of one account that its key was proven to read; USDⓈ-M alone without a proof.

    A position that the classic calls and Portfolio Margin both show is one (unsure whether the exchange ever
    shows it twice): what Portfolio Margin says counts.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._products = _in_scope(wire.reads)
        self._holdings = tuple(Holdings(wire, product) for product in self._products)
        self._held: Collection[PositionKey] = wire.held
        self._open = set(KINDS)
        self._looked = 0
        self._histories = tuple(History(wire, product) for product in self._products)
        self._orders = OPEN_ORDERS in wire.reads
        conditional = CONDITIONAL_ORDERS in wire.reads
        self._resting = tuple(Resting(wire, product, conditional) for product in self._products)

    async def prove(self) -> Proof:
        """As `proving.prove`."""
        return await proving.prove(self._wire)

    async def positions(self) -> Look:
        """Every open position. Per product one request of weight 5 (COIN-M 1), and adlQuantile, weight 5,
        at most every 30 s while a position is open whose row does not say its place in the queue."""
        look = await self._look()
        if look.oddities:
            look = recognised(look, self._held, parse.is_strange, parse.renamed)
        held = tuple([position.key for position in look.positions])
        now = to_ms(self._wire.now())
        if not 0 <= now - self._looked < SEEN:
            self._open |= KINDS
        elif held != self._held:
            self._open |= {is_coin_margined(position.symbol) for position in held}
        self._held, self._looked = held, now
        return look

    async def _look(self) -> Look:
        if len(self._holdings) == 1:
            return await self._holdings[0].look()
        looks = await together(*(holdings.look() for holdings in self._holdings))
        found: dict[PositionKey, Position] = {}
        for look in looks:
            found |= {position.key: position for position in look.positions}
        return Look(tuple(found.values()), tuple(oddity for look in looks for oddity in look.oddities))

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """Forced orders of all symbols, and the executed orders of the symbols in `focus`.

        Per product weight 50, and 5 (COIN-M 20) for each of its symbols in `focus`; more only after a long
        silence or on full pages. USDⓈ-M or COIN-M is left out, and its cursor left where it stands, while no
        position was open there since it was last read, for an hour at most. The cursor of USDⓈ-M has the
        names that versions gave it which read no other product.
        """
        now = to_ms(self._wire.now())
        idle = {coin for coin in KINDS if self._is_idle(coin, since, focus, now)}
        due = [h for h in self._histories if h.product.coin not in idle]
        readings = await together(*(h.read(since, _of(h.product, focus), now) for h in due))
        read = [(history.product.coin, reading) for history, reading in zip(due, readings, strict=True)]
        fills = [
            executions.fills(mine, since, now, coin)
            for coin in sorted(KINDS)
            if (mine := [reading for c, reading in read if c is coin])
        ]
        self._open = {is_coin_margined(position.symbol) for position in self._held}
        self._open |= set() if 0 <= now - self._looked < SEEN else KINDS
        left = {name: value for name, value in since.items() if executions.is_of_coin(name) in idle}
        return _joined(fills, left)

    def _is_idle(self, coin: bool, since: Cursor, focus: frozenset[str], now: int) -> bool:
        """Whether nothing can have happened in USDⓈ-M (or COIN-M) since the cursor, as far as looks show."""
        sources = [product.source for product in self._products if product.coin is coin]
        fresh = all(s in since and now - executions.newest_read(since, s, now) < RARELY for s in sources)
        return fresh and coin not in self._open and not any(is_coin_margined(s) is coin for s in focus)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """The resting orders, conditional ones included, and those taken away since a time. See `Resting`
        for what it costs. Raises Lacks when the key was not found to read open orders."""
        if not self._orders:
            raise Lacks("this key was not proven to read open orders")
        asked = [(resting, _of(resting.product, symbols)) for resting in self._resting]
        found = await together(
            *(resting.read(own, cancelled_since) for resting, own in asked if own or not symbols)
        )
        return Orders(
            tuple({order.id + order.symbol: order for part in found for order in part.open}.values()),
            tuple({c.order.id + c.order.symbol: c for part in found for c in part.cancelled}.values()),
            symbols or None,
            tuple(oddity for part in found for oddity in part.oddities),
        )

    async def funds(self) -> Funds:
        """The margin of each product, and the coins of the spot wallet. Weight 5 for each classic product (40
        for Portfolio Margin), and 20 of Spot's own allowance. Raises Lacks when the key was not found to read
        either; what it was found to read must be read whole, or coins would seem to have gone."""
        return await purse.read(self._wire, self._products)

    async def neutrality(self) -> Neutrality:
        """The delta mode of a Portfolio Margin account. Weight 1500 of 12,000 a minute, so ask it seldom.
        Raises Lacks for every other account."""
        if not any(product.portfolio for product in self._products):
            raise Lacks("only Portfolio Margin accounts have a delta-neutral mode")
        return key.neutrality(await self._wire.call(DELTA_STATUS, {}))


def _in_scope(reads: Collection[str]) -> tuple[Product, ...]:
    """The products named; USDⓈ-M when none is."""
    return tuple(product for product in PRODUCTS if product.name in reads) or (USDM,)


def _of(product: Product, symbols: Collection[str]) -> frozenset[str]:
    """The symbols that are the product's."""
    return frozenset(symbol for symbol in symbols if is_coin_margined(symbol) is product.coin)


def _joined(fills: Collection[Fills], left: Cursor) -> Fills:
    """The fills of both kinds as one answer, oldest first; `left` is the cursor of what was not read."""
    cursor: Cursor = dict(left)
    for part in fills:
        cursor |= part.cursor
    return Fills(
        tuple(sorted((fill for part in fills for fill in part.fills), key=lambda fill: fill.at)),
        cursor,
        " ".join(dict.fromkeys(part.gap for part in fills if part.gap)),
        tuple(oddity for part in fills for oddity in part.oddities),
    )
