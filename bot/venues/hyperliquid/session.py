"""The calls to Hyperliquid, an account's and the public one: all are POST /info, told apart by the `type` in
the body."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.clock import to_ms
from bot.errors import Lacks
from bot.model.fill import Fill
from bot.model.funds import Funds
from bot.model.ids import FillId
from bot.model.instrument import Instrument
from bot.model.observation import Cursor, Fills, Neutrality
from bot.model.order import Orders
from bot.model.proof import Proof
from bot.model.signal import Signals
from bot.venues.budget import Limit
from bot.venues.contract import Endpoint, Look, Part, PublicWire, Wire
from bot.venues.hyperliquid import funds, parse, products

_ADDRESS = (Limit("address", 1200, 60),)

CLEARINGHOUSE_STATE = Endpoint("POST", "api", "/info", "publicPostInfo", 2, _ADDRESS)
SPOT_STATE = Endpoint("POST", "api", "/info", "publicPostInfo", 2, _ADDRESS)
USER_ROLE = Endpoint("POST", "api", "/info", "publicPostInfo", 60, _ADDRESS)
# The documented weight of fills is 20 and 1 more for every 20 rows that come back, which nobody can
# book in advance; fills are asked for rarely, and the margin of the budget takes the difference.
USER_FILLS = Endpoint("POST", "api", "/info", "publicPostInfo", 20, _ADDRESS)
# unsure: not in the list of weights; "all other documented info requests" weigh 20.
FRONTEND_OPEN_ORDERS = Endpoint("POST", "api", "/info", "publicPostInfo", 20, _ADDRESS)
META = Endpoint("POST", "api", "/info", "publicPostInfo", 20, _ADDRESS)

ENDPOINTS = (CLEARINGHOUSE_STATE, SPOT_STATE, USER_ROLE, USER_FILLS, FRONTEND_OPEN_ORDERS, META)
PARTS = (Part(parse.PERPETUALS, CLEARINGHOUSE_STATE, {"type": "clearinghouseState"}),)

OVERLAP = 10 * 60 * 1000
"""How far before the cursor to read again, in ms."""
FULL_PAGE = 500
"""Rows from which on a page may have been cut. The page of a user's fills says 2,000, the general rule for
time ranges above it 500 (unsure which holds): asking once more after 500 is right for both."""
KEPT = 10_000
"""The venue keeps this many of an account's most recent fills."""


class Session:
    """Reads one address."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self._state: Any = None

    async def prove(self) -> Proof:
        """READ_ONLY for every address that holds an account; raises Lacks for an agent or unused one."""
        return parse.proof(await self._info(USER_ROLE, "userRole"))

    async def positions(self) -> Look:
        """The open perpetual positions of the main dex."""
        state = await self._info(CLEARINGHOUSE_STATE, "clearinghouseState")
        look = parse.positions(state)
        self._state = state
        known = await self.wire.instruments(p.key.symbol for p in look.positions)
        found = tuple(p._replace(instrument=known.get(p.key.symbol)) for p in look.positions)
        return Look(found, look.oddities)

    async def fills(self, since: Cursor, focus: frozenset[str]) -> Fills:
        """Executions from ten minutes before the cursor on; without one, the most recent 2,000."""
        if "fills" not in since:
            userFills = await self._info(USER_FILLS, "userFills")
            return self._gathered([parse.fills(userFills, self._user)], since, gap="")
        return await self._fills_by_time(since)

    async def orders(self, symbols: frozenset[str], cancelled_since: datetime | None = None) -> Orders:
        """Resting perpetual orders, stops and take-profits included; all symbols in one call. What the venue
        took away is not read: it shows when two readings are compared."""
        return Orders(parse.orders(await self._info(FRONTEND_OPEN_ORDERS, "frontendOpenOrders")))

    async def funds(self) -> Funds:
        """The margin as the last look at positions showed it, and the coins of the spot account."""
        state = self._state or await self._info(CLEARINGHOUSE_STATE, "clearinghouseState")
        return funds.funds(state, await self._info(SPOT_STATE, "spotClearinghouseState"))

    async def neutrality(self) -> Neutrality:
        """Raises Lacks: there is no such mode."""
        raise Lacks("there is no delta-neutral mode here")

    async def _fills_by_time(self, since: Cursor) -> Fills:
        """Pages forward by the last time seen, as the venue's page on pagination says."""
        startTime = first = int(since["fills"]) - OVERLAP
        pages: list[parse.Page] = []
        gap = ""
        while True:
            userFillsByTime = await self._info(USER_FILLS, "userFillsByTime", startTime=startTime)
            pages.append(parse.fills(userFillsByTime, self._user))
            if pages[-1].rows < FULL_PAGE:
                break
            if pages[-1].newest <= startTime:
                gap = f"More than {FULL_PAGE} fills in one millisecond; some of them could not be read."
            startTime = max(pages[-1].newest, startTime + 1)
        if sum(page.rows for page in pages) >= KEPT and pages[0].oldest > first + OVERLAP:
            gap = f"The exchange keeps only the {KEPT:,} most recent fills; older ones could not be read."
        return self._gathered(pages, since, gap)

    def _gathered(self, pages: list[parse.Page], since: Cursor, gap: str) -> Fills:
        """The pages as one, oldest first; neighbours share the rows of their boundary. A row dated in the
        future does not take the cursor there: all until then would be missed."""
        by_id: dict[FillId, Fill] = {fill.id: fill for page in pages for fill in page.fills}
        oddities = dict.fromkeys(oddity for page in pages for oddity in page.oddities)
        newest = max(int(since.get("fills", 0)), *(page.newest for page in pages))
        newest = min(newest, to_ms(self.wire.now()))
        # Rows of one millisecond come in the order of execution, which a stable sort keeps.
        ordered = tuple(sorted(by_id.values(), key=lambda fill: fill.at))
        return Fills(ordered, {"fills": str(newest)} if newest else {}, gap, tuple(oddities))

    @property
    def _user(self) -> str:
        return self.wire.fields["address"]

    async def _info(self, endpoint: Endpoint, kind: str, **more: Any) -> Any:
        return await self.wire.call(endpoint, {"type": kind, "user": self._user, **more})


class Public:
    """What everybody is told: the list of perpetuals. There is no public warning of ADL."""

    def __init__(self, wire: PublicWire) -> None:
        self.wire = wire

    async def instruments(self) -> Mapping[str, Instrument]:
        """The perpetuals of the main dex."""
        return products.instruments(await self.wire.call(META, {"type": "meta"}))

    async def signals(self, held: frozenset[str]) -> Signals:
        """None."""
        return Signals()

    async def close(self) -> None:
        """Nothing is open."""
