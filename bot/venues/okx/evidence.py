"""The second sources of fills: asked when a position shrank without a known reason."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.errors import KeyRefused, VenueError
from bot.model.fill import Fill
from bot.model.observation import Cursor, Sign
from bot.venues.contract import Wire
from bot.venues.okx import marks
from bot.venues.okx.endpoints import (
    BILLED,
    BILLS,
    BILLS_ARCHIVE,
    CANCELLED,
    CLOSED,
    ORDERS_HISTORY,
    POSITIONS_HISTORY,
)
from bot.venues.okx.executions import DAY, OVERLAP
from bot.venues.okx.pages import pages
from bot.venues.okx.parse import Leg
from bot.venues.okx.products import kinds
from bot.venues.reading import Row, maybe_number

_WEEK = DAY * 13 // 2
"""bills and orders-history keep seven days; half a day is left as a margin. In ms."""
_SIGNED = OVERLAP // 4
"""How far before the cursor of fills a closed position may still be an answer, in ms: it is one row per
position that is written over, and an older one says nothing of a change seen now."""


@dataclass(slots=True)
class Evidence:
    """One reading of what is known beside the fills, from `begin` on; `clock` is when it is asked (both ms).

    A list that fails is owed: it is read from the same time on when it is asked next.
    """

    wire: Wire
    held: Mapping[Leg, frozenset[str]]
    since: Cursor
    begin: int
    clock: int
    focus: frozenset[str]
    orders: list[Fill] = field(default_factory=list)
    bills: list[Fill] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    owed: dict[str, int] = field(default_factory=dict)

    async def gather(self) -> marks.Seen:
        """What the lists that this key may read show. Raises only KeyRefused: what the fills showed must not
        be lost because a list beside them fails."""
        await self._ask(CANCELLED, self._orders)  # first: the bills have no price that is documented
        await self._ask(BILLED, self._bills)
        await self._ask(CLOSED, self._closed)
        return marks.Seen(
            tuple(self.bills), tuple(self.orders), tuple(self.signs), tuple(self.oddities), self.owed
        )

    async def _ask(self, name: str, read: Callable[[int], Awaitable[None]]) -> None:
        if name not in self.wire.reads:
            return
        begin = min(self.begin, int(self.since.get(name, self.begin)))
        try:
            await read(begin)
        except KeyRefused:
            raise
        except VenueError as error:
            self.owed[name] = begin
            self.oddities.append(f"{name} could not be read ({type(error).__name__})")

    async def _orders(self, begin: int) -> None:
        """Filtered by time of creation, which for an order of the system is that of the ADL."""
        begin = max(begin, self.clock - _WEEK)
        rows: list[Row] = []
        for kind in kinds(self.focus):
            params = {"instType": kind, "category": "adl", "begin": str(begin)}
            rows += await pages(self.wire, ORDERS_HISTORY, params, "ordId")
        self.orders = marks.orders(rows, self.held, self.oddities)

    async def _bills(self, begin: int) -> None:
        recent = begin >= self.clock - _WEEK
        params = {"type": "9", "begin": str(begin)}
        rows = await pages(self.wire, BILLS if recent else BILLS_ARCHIVE, params, "billId")
        prices = {order.order_id: order.price for order in self.orders}
        self.bills, signs = marks.bills(rows, self.held, prices, self.oddities)
        self.signs += signs

    async def _closed(self, begin: int) -> None:
        """One row per position, by the time of its last change; the list has no filter by time."""
        begin += OVERLAP - _SIGNED
        rows = await pages(
            self.wire, POSITIONS_HISTORY, {}, "uTime", lambda row: (maybe_number(row, "uTime") or 0) < begin
        )
        self.signs += marks.signs(rows, self.held, self.focus, begin, self.oddities)
