"""The calls to OKX, named as OKX names them."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from bot.clock import Clock, WallClock
from bot.errors import Garbled, Lacks
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Look, Part, Proof, Wire
from bot.venues.okx import parse
from bot.venues.reading import Row, text

CAUTION = Limit("caution", 6000, 60)
"""unsure: no limit per address is published for private calls; this one is our own caution."""


def _limits(name: str, requests: int, seconds: float = 2) -> tuple[Limit, Limit]:
    """The limits of a private list: our caution, and the User ID's own for this list."""
    return CAUTION, Limit(name, requests, seconds, per_key=True)


POSITIONS = Endpoint(
    "GET", "rest", "/api/v5/account/positions", "privateGetAccountPositions", 1, _limits("positions", 10)
)
FILLS = Endpoint("GET", "rest", "/api/v5/trade/fills", "privateGetTradeFills", 1, _limits("fills", 60))
FILLS_HISTORY = Endpoint(
    "GET",
    "rest",
    "/api/v5/trade/fills-history",
    "privateGetTradeFillsHistory",
    1,
    _limits("fills-history", 10),
)
CONFIG = Endpoint("GET", "rest", "/api/v5/account/config", "privateGetAccountConfig", 1, _limits("config", 5))
PARTS = (Part("the account", POSITIONS),)

_LIMIT = 100
"""Rows of a full page, the documented maximum."""

_NONE, _SOME = Decimal(0), Decimal("1E-18")
"""Sizes: nothing, and something of which only is known that it was there before a restart."""

_BETWEEN_PAGES = 0.2
"""Seconds: fills-history allows 10 requests in 2 s per User ID."""


class OkxSession:
    """One account at OKX. Remembers the margin modes it saw, because fills do not name theirs."""

    def __init__(self, wire: Wire, clock: Clock | None = None) -> None:
        self.wire = wire
        self.clock = clock or WallClock()
        self._modes = parse.modes(wire.held)
        self._sizes = dict.fromkeys(wire.held, _SOME)

    async def prove(self) -> Proof:
        """What the key may do, by account/config, and which reading calls it may make.

        unsure: config is taken to be open to a key that only reads; refused, the verdict is CANNOT_TELL.
        """
        config = await self._probe(CONFIG, {})
        probes = {
            "positions": await self._probe(POSITIONS, {}),
            "fills": await self._probe(FILLS, {"limit": "1"}),
        }
        return parse.proof(config, probes)

    async def positions(self) -> Look:
        """Every swap and futures position: one request, no parameters."""
        account_positions = await self.wire.call(POSITIONS, {})
        look = parse.positions(account_positions)
        sizes = {position.key: position.size for position in look.positions}
        shrank = [held for held, size in self._sizes.items() if sizes.get(held, _NONE) < size]
        # Of two legs that a fill could mean, it means the one that shrank.
        self._modes.update(parse.modes(sizes) | parse.modes(shrank))
        self._sizes = sizes
        return look

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """The account's executions of swaps and futures; `focus` is not needed, one call covers all."""
        asked = self.clock.now()
        reach = parse.reach(since, asked)
        begin = {"begin": str(reach.begin), "limit": str(_LIMIT)}
        if not reach.far:
            rows = await self._pages(FILLS, begin)
        else:
            swap = await self._pages(FILLS_HISTORY, {"instType": "SWAP", **begin})
            futures = await self._pages(FILLS_HISTORY, {"instType": "FUTURES", **begin})
            rows = swap + futures
        return parse.fills(rows, self._modes, asked, reach.gap)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """Raises Lacks: resting orders are not read here."""
        raise Lacks("resting orders are not read at OKX")

    async def neutrality(self) -> Neutrality:
        """Raises Lacks: not read here yet."""
        raise Lacks("the delta-neutral mode is not read at OKX")

    async def _pages(self, endpoint: Endpoint, params: Mapping[str, str]) -> list[Row]:
        rows = page = parse.data(await self.wire.call(endpoint, params))
        after = ""
        while len(page) >= _LIMIT:
            oldest = text(page[-1], "billId")
            if oldest == after:
                raise Garbled("the pages of fills do not move on")
            after = oldest
            await self.clock.sleep(_BETWEEN_PAGES)
            page = parse.data(await self.wire.call(endpoint, {**params, "after": after}))
            rows = rows + page
        return rows

    async def _probe(self, endpoint: Endpoint, params: Mapping[str, str]) -> Any:
        """The payload, or None when this key may not make the call."""
        try:
            return await self.wire.call(endpoint, params)
        except Lacks:
            return None
