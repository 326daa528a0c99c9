"""The calls to OKX for one account, named as OKX names them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.clock import to_ms
from bot.errors import Lacks
from bot.model.funds import Funds
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import CancelledOrder, OpenOrder, Orders
from bot.model.proof import Proof
from bot.venues.contract import Endpoint, Look, Wire
from bot.venues.okx import executions, funds, key, marks, orders, parse
from bot.venues.okx.endpoints import (
    ACCOUNT,
    ALGO,
    ALGO_HISTORY,
    ALGO_KINDS,
    BALANCE,
    BILLED,
    BILLS,
    CANCELLED,
    CLOSED,
    CONDITIONAL,
    CONFIG,
    FILLS,
    FILLS_HISTORY,
    KINDS,
    MARGIN,
    OPEN,
    ORDERS,
    ORDERS_HISTORY,
    PAGE,
    POSITIONS,
    POSITIONS_HISTORY,
)
from bot.venues.okx.evidence import Evidence
from bot.venues.okx.pages import pages
from bot.venues.okx.products import kinds
from bot.venues.reading import Row
from bot.venues.slots import recognised

_NONE, _SOME = Decimal(0), Decimal("1E-18")
"""Sizes: nothing, and something of which only is known that it was there before a restart."""

_REMEMBERED = executions.OVERLAP * 2
"""How long (ms) before the cursor what was told from a second source is remembered: an order is dated by its
last execution, and the fills are read again from an hour before the cursor."""

_MOST = 10
"""Pages of cancelled orders that are read: a thousand orders of the last two hours."""

_PROBES: Mapping[str, tuple[tuple[Endpoint, Mapping[str, str]], ...]] = {
    ACCOUNT: (
        (POSITIONS, {}),
        (FILLS, {"limit": "1"}),
        (FILLS_HISTORY, {"instType": "SWAP", "limit": "1"}),
    ),
    BILLED: ((BILLS, {"type": "9", "limit": "1"}),),
    OPEN: ((ORDERS, {"limit": "1"}),),
    CONDITIONAL: ((ALGO, {"ordType": ALGO_KINDS[0], "limit": "1"}),),
    CANCELLED: ((ORDERS_HISTORY, {"instType": "SWAP", "state": "canceled", "limit": "1"}),),
    CLOSED: ((POSITIONS_HISTORY, {"limit": "1"}),),
    MARGIN: ((BALANCE, {}),),
}


class OkxSession:
    """One account at OKX. Remembers the margin modes it saw, because fills do not name theirs."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._modes = parse.modes(wire.held)
        self._sizes = dict.fromkeys(wire.held, _SOME)
        self._isolated: list[Row] = []

    async def prove(self) -> Proof:
        """What the key may do, by account/config, and which reading calls it may make.

        unsure: config is taken to be open to a key that only reads; refused, the verdict is CANNOT_TELL.
        Raises Lacks when the key may read nothing of an account at all.
        """
        config = await self._probe(CONFIG, {})
        probes: dict[str, tuple[Any, ...]] = {}
        for name, calls in _PROBES.items():
            probes[name] = tuple([await self._probe(endpoint, params) for endpoint, params in calls])
        if all(payload is None for payloads in probes.values() for payload in payloads):
            raise Lacks("this key may read neither positions nor fills")
        return key.proof(config, probes)

    async def positions(self) -> Look:
        """Every swap, futures and option position: one request, no parameters."""
        rows = parse.data(await self.wire.call(POSITIONS, {}))
        self._isolated = [row for row in rows if row.get("mgnMode") == "isolated"]
        known = await self.wire.instruments(parse.symbols(rows))
        look = parse.positions(rows, known)
        look = recognised(look, self._sizes, parse.is_strange, parse.renamed) if look.oddities else look
        sizes = {position.key: position.size for position in look.positions}
        shrank = [held for held, size in self._sizes.items() if sizes.get(held, _NONE) < size]
        # Of two legs that a fill could mean, it means the one that shrank.
        self._modes.update(parse.modes(sizes) | parse.modes(shrank))
        self._sizes = sizes
        return look

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """The account's executions; what bills, orders and closed positions show besides when a position in
        `focus` shrank, each execution once."""
        asked = self.wire.now()
        reach = executions.reach(since, asked)
        rows, oddities = await self._executed(reach), list[str]()
        primary = executions.fills(rows, self._modes, oddities)
        seen, told = marks.Seen(), marks.remembered(since.get("told", ""))
        if focus:
            evidence = Evidence(self.wire, self._modes, since, reach.begin, to_ms(asked), focus)
            seen = await evidence.gather()
        read, told = marks.merged(primary, seen, told)
        newest = executions.newest(primary, asked)
        cursor = {"fills": newest, **{name: str(begin) for name, begin in seen.owed.items()}}
        if not focus:  # what was owed still is
            cursor |= {name: since[name] for name in (BILLED, CANCELLED, CLOSED) if name in since}
        if remembered := marks.noted(told, min(int(newest), *seen.owed.values(), int(newest)) - _REMEMBERED):
            cursor["told"] = remembered
        return Fills(
            executions.oldest_first(read),
            cursor,
            reach.gap,
            tuple(dict.fromkeys([*oddities, *seen.oddities])),
            seen.signs,
        )

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """Resting and conditional orders of `symbols`, and those that OKX cancelled since then and why.

        Raises Lacks where this key was not found to read open orders.
        """
        if OPEN not in self.wire.reads:
            raise Lacks("this key was not found to read open orders")
        oddities: list[str] = []
        # An order of one instrument is asked for by name: the lists of a busy account are long.
        one = {"instId": next(iter(symbols))} if len(symbols) == 1 else {}
        found = orders.resting(await pages(self.wire, ORDERS, one, "ordId"), symbols, oddities)
        found += await self._conditional(symbols, one, oddities)
        gone: list[CancelledOrder] = []
        if cancelled_since is not None and CANCELLED in self.wire.reads:
            gone = await self._cancelled(symbols, one, cancelled_since, oddities)
        return Orders(tuple(found), tuple(gone), symbols or None, tuple(dict.fromkeys(oddities)))

    async def funds(self) -> Funds:
        """The margin of the trading account and its coins, in one request. Raises Lacks where this key was
        not found to read them. The margin of isolated positions is as the last look showed it."""
        if MARGIN not in self.wire.reads:
            raise Lacks("this key was not found to read the margin")
        return funds.funds(await self.wire.call(BALANCE, {}), self._isolated)

    async def neutrality(self) -> Neutrality:
        """Whether the account is in the delta-neutral mode (`stgyType`). Raises Lacks where the key may not
        read the configuration."""
        return key.neutrality(await self.wire.call(CONFIG, {}))

    async def _executed(self, reach: executions.Reach) -> list[Row]:
        begin = {"begin": str(reach.begin)}
        if not reach.far:
            return await pages(self.wire, FILLS, begin, "billId")
        rows: list[Row] = []
        for kind in KINDS:
            rows += await pages(self.wire, FILLS_HISTORY, {"instType": kind, **begin}, "billId")
        return rows

    async def _conditional(
        self, symbols: frozenset[str], one: Mapping[str, str], oddities: list[str]
    ) -> list[OpenOrder]:
        if CONDITIONAL not in self.wire.reads:
            return []
        rows: list[Row] = []
        for kind in ALGO_KINDS:
            rows += await pages(self.wire, ALGO, {"ordType": kind, **one}, "algoId")
        return orders.conditional(rows, symbols, oddities)

    async def _cancelled(
        self, symbols: frozenset[str], one: Mapping[str, str], since: datetime, oddities: list[str]
    ) -> list[CancelledOrder]:
        """OKX keeps an order that was cancelled unfilled for two hours. The lists are sorted by when an order
        was made, so a time to begin at would hide old orders; of conditional ones the last page is read."""
        gone: list[CancelledOrder] = []
        for kind in kinds(symbols):
            params = {"instType": kind, "state": "canceled", **one}
            rows = await pages(self.wire, ORDERS_HISTORY, params, "ordId", most=_MOST)
            if len(rows) >= _MOST * PAGE:
                oddities.append(f"orders-history: more than {_MOST * PAGE} cancelled orders")
            gone += orders.cancelled(rows, symbols, since, oddities)
        if CONDITIONAL not in self.wire.reads:
            return gone
        for algo in ALGO_KINDS:
            params = {"ordType": algo, "state": "canceled", **one}
            rows = await pages(self.wire, ALGO_HISTORY, params, "algoId", most=1)
            gone += orders.cancelled_conditional(rows, symbols, since, oddities)
        return gone

    async def _probe(self, endpoint: Endpoint, params: Mapping[str, str]) -> Any:
        """The payload, or None when this key may not make the call."""
        try:
            return await self.wire.call(endpoint, params)
        except Lacks:
            return None
