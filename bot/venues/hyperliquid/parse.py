"""Hyperliquid's replies as facts. Pure.

Shapes: the info endpoint's pages (see `VENUE.pages`), and recordings of real replies from 2023 on, which lack
some of today's fields (`tid`, `feeToken`, `time`).
"""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from bot.clock import from_ms
from bot.errors import Garbled, Lacks, Unreachable, VenueError
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.order import OpenOrder
from bot.model.position import MarginMode, NoGauge, NoGaugeReason, Position, PositionKey, Side, SizeUnit
from bot.model.proof import Proof, Verdict
from bot.venues.contract import Look
from bot.venues.reading import Row, maybe_number, maybe_price, number, raw, received, rows, text
from bot.venues.reply import Reply

NO_GAUGE = NoGauge(NoGaugeReason.NOT_OFFERED)
SLOT = "net"
"""One position per coin: the venue's position `type` is always "oneWay"."""
CURRENCY = "USDC"
PERPETUALS, OPEN_ORDERS, MARGIN, SPOT_BALANCES = "perpetuals", "open orders", "margin", "spot balances"
"""What an account is read for, by our names."""

_MARGIN = {"cross": MarginMode.CROSS, "isolated": MarginMode.ISOLATED}
_TEN_DIGITS = Context(prec=10, Emin=-20, Emax=20, traps=[])
"""Anything dearer than 1e20 becomes infinity here, anything below 1e-20 zero: neither is a price."""
_LATEST = 10**14

ADL_DIR = "Auto-Deleveraging"
LIQUIDATED = "Liquidated"
"""Begins the dir of a liquidated side: "Liquidated Cross Long", "Liquidated Isolated Short"."""
SETTLEMENT_DIR = "Settlement"
"""unsure: seen in others' code for delisted coins, in no official page."""
OWN_DIRS = frozenset(
    ("Open Long", "Open Short", "Close Long", "Close Short", "Long > Short", "Short > Long", "Buy", "Sell")
)


@dataclass(frozen=True, slots=True)
class Page:
    """One reply of fills. `rows` counts spot ones, too; the times are first and last, in ms, 0 for none."""

    fills: tuple[Fill, ...]
    rows: int
    oldest: int
    newest: int
    oddities: tuple[str, ...]


def complaint(reply: Reply) -> VenueError | None:
    """Lacks for a request the venue cannot read (400 and 422, sent as plain text), Unreachable for a 401,
    since there is no key that could be refused; else None.

    There are no error codes of its own for reading: limits (429) and outages speak by HTTP status.
    """
    if reply.status in (400, 422):
        return Lacks(f"the exchange did not understand the request; check the address (HTTP {reply.status})")
    if reply.status == 401:
        return Unreachable("the exchange answered HTTP 401")
    return None


def proof(payload: Any) -> Proof:
    """READ_ONLY: an address signs nothing. Raises Lacks for an agent wallet or an unused address.

    Roles: user, agent, vault, subAccount, missing (userRole on the info endpoint's page); a role we do not
    know is still only an address. Nobody can be refused to read one, so all lists are readable.
    """
    role = text(_record(payload, "userRole"), "role")
    if role == "agent":
        raise Lacks("this is an agent wallet; give the address of the master account")
    if role == "missing":
        raise Lacks("nobody has used this address; check it")
    return Proof(Verdict.READ_ONLY, reads=(PERPETUALS, OPEN_ORDERS, MARGIN, SPOT_BALANCES))


def positions(payload: Any) -> Look:
    """The positions of a clearinghouseState. Raises Garbled when it or any open row cannot be read.

    A reply whose summaries count open positions that its list does not show, or that do not say, is cut,
    never "flat".
    """
    state = _record(payload, "clearinghouseState")
    summaries = [_record(state.get("marginSummary"), "marginSummary")]
    if "crossMarginSummary" in state:
        summaries.append(_record(state["crossMarginSummary"], "crossMarginSummary"))
    found: list[Position] = []
    oddities: list[str] = []
    for row in rows(state.get("assetPositions"), "assetPositions"):
        position = _position(_record(row.get("position"), "position"))
        if position is None:
            continue
        found.append(position)
        if row.get("type") != "oneWay":
            oddities.append(f"{position.key.symbol}: type={raw(repr(row.get('type')))}")
        if position.margin_mode is None:
            oddities.append(f"{position.key.symbol}: leverage={raw(row['position'].get('leverage'))}")
    if not found and any(number(summary, "totalNtlPos") for summary in summaries):
        raise Garbled("the account's summary counts positions that the list does not show")
    return Look(tuple(found), tuple(oddities))


def fills(payload: Any, user: str) -> Page:
    """The perpetual fills of userFills or userFillsByTime in the reply's order; `user` is the own address.

    Spot fills and outcome tokens are no positions and are left out. Raises Garbled for a row without its
    coin, time, side, price or size.
    """
    found: list[Fill] = []
    times: list[int] = []
    oddities: list[str] = []
    for row in rows(payload, "fills"):
        coin, milliseconds = text(row, "coin"), _milliseconds(row, "time")
        times.append(milliseconds)
        if _is_spot(coin):
            continue
        cause, mark = _cause(row, user)
        if cause is Cause.UNRECOGNISED:
            oddities.append(f"{coin}: {mark}")
        found.append(_fill(row, coin, milliseconds, cause, mark))
    oldest, newest = (min(times), max(times)) if times else (0, 0)
    return Page(tuple(found), len(times), oldest, newest, tuple(oddities))


def orders(payload: Any) -> tuple[OpenOrder, ...]:
    """The resting perpetual orders of frontendOpenOrders, or of the plainer openOrders.

    `children` (a stop and a take-profit tied to an order) are often listed at the top as well: each oid
    counts once. An order on the whole position (isPositionTpsl) may have size 0. Raises Garbled.
    """
    listed = rows(payload, "open orders")
    found: dict[str, OpenOrder] = {}
    children = [child for row in listed for child in rows(row.get("children") or [], "children")]
    for row in [*listed, *children]:
        if not _is_spot(text(row, "coin")):
            found.setdefault(text(row, "oid"), _order(row))
    return tuple(found.values())


def _position(asset: Row) -> Position | None:
    """One open position, or None for a size of zero."""
    coin, szi = text(asset, "coin"), number(asset, "szi")
    if szi == 0:
        return None
    leverage = asset.get("leverage")
    leverage = leverage if isinstance(leverage, dict) else {}
    mode = leverage.get("type")
    size, value = szi.copy_abs(), maybe_price(asset, "positionValue")
    return Position(
        key=PositionKey(coin, SLOT),
        side=Side.LONG if szi > 0 else Side.SHORT,
        size=size,
        unit=SizeUnit.BASE,
        gauge=NO_GAUGE,
        entry_price=maybe_price(asset, "entryPx"),
        mark_price=_mark(value, size),
        notional=value,
        leverage=maybe_price(leverage, "value"),
        margin_mode=_MARGIN.get(mode) if isinstance(mode, str) else None,
        profit=maybe_number(asset, "unrealizedPnl"),
        currency=CURRENCY,
        liquidation_price=maybe_price(asset, "liquidationPx"),
    )


def _fill(row: Row, coin: str, milliseconds: int, cause: Cause, mark: str) -> Fill:
    size, price, start = number(row, "sz"), number(row, "px"), maybe_number(row, "startPosition")
    if size <= 0:
        raise Garbled("sz of a fill is not above zero")
    liquidation = row.get("liquidation")
    token = row.get("feeToken")
    return Fill(
        id=_fill_id(row, coin, milliseconds),
        key=PositionKey(coin, SLOT),
        signed=size if _buys(row) else size.copy_negate(),
        price=price,
        at=from_ms(milliseconds),
        cause=cause,
        proof=mark,
        mark_price=maybe_price(liquidation, "markPx") if isinstance(liquidation, dict) else None,
        realised=maybe_number(row, "closedPnl"),
        fee=maybe_number(row, "fee"),
        # unsure: on a builder-deployed dex the fee's token is taken for the currency of the profit, too.
        currency=raw(token) if isinstance(token, str) and token else CURRENCY,
        size_before=None if start is None else start.copy_abs(),
        order_id=text(row, "oid") if row.get("oid") else "",
        raw=() if cause is Cause.OWN_ORDER else (received(row),),
    )


def _fill_id(row: Row, coin: str, milliseconds: int) -> FillId:
    """The same for every reading of one execution.

    `tid` is a hash of the two order ids, unique only together with coin and time, and 0 on system fills.
    Without one, nothing less than all of these tells the fills of one order in one block apart
    (startPosition stands still within a block: seen in real recordings of 2023).
    """
    tid = row.get("tid")
    if isinstance(tid, int | str) and tid not in (0, "0", "", False):
        return FillId(f"{coin}:{milliseconds}:{text(row, 'tid')}")
    rest = ":".join(raw(row.get(name)) for name in ("oid", "startPosition", "sz", "px"))
    return FillId(f"{coin}:{milliseconds}:{rest}")


def _cause(row: Row, user: str) -> tuple[Cause, str]:
    """The cause by `dir`, and the mark that proves it.

    Trap: a maker who traded against a liquidation order carries the `liquidation` object as well; it makes
    an ordinary fill a liquidation only when the liquidated user is the account itself.
    """
    direction = row.get("dir")
    mark = f"dir={raw(direction)}"
    if direction == ADL_DIR:
        return Cause.ADL, mark
    if isinstance(direction, str) and direction.startswith(LIQUIDATED):
        return Cause.LIQUIDATION, mark
    if (liquidated := _liquidated_user(row)) and liquidated.lower() == user.lower():
        return Cause.LIQUIDATION, f"liquidation.liquidatedUser={raw(liquidated)}"
    if direction == SETTLEMENT_DIR:
        return Cause.SETTLEMENT, mark
    if isinstance(direction, str) and direction in OWN_DIRS:
        return Cause.OWN_ORDER, mark
    return Cause.UNRECOGNISED, mark


def _liquidated_user(row: Row) -> str:
    liquidation = row.get("liquidation")
    liquidated = liquidation.get("liquidatedUser") if isinstance(liquidation, dict) else None
    return liquidated if isinstance(liquidated, str) else ""


def _order(row: Row) -> OpenOrder:
    kind = row.get("orderType")
    kind = raw(kind) if isinstance(kind, str) and kind else "limit"
    # The limitPx of a market order is only the worst price it may slip to.
    return OpenOrder(
        id=text(row, "oid"),
        symbol=text(row, "coin"),
        buy=_buys(row),
        kind=kind,
        size=number(row, "sz").copy_abs(),
        price=None if "Market" in kind else maybe_price(row, "limitPx"),
        trigger=maybe_price(row, "triggerPx") if row.get("isTrigger") is True else None,
        reduce_only=row.get("reduceOnly") is True,
    )


def _buys(row: Row) -> bool:
    """B(id) buys, A(sk) sells. Raises Garbled for anything else: without it the sign would be a guess."""
    side = row.get("side")
    if side not in ("A", "B"):
        raise Garbled("side is neither A nor B")
    return bool(side == "B")


def _is_spot(coin: str) -> bool:
    """Spot pairs are "@107" or "PURR/USDC"; outcome tokens "#12" (unsure) are held like spot."""
    return coin[0] in "@#" or "/" in coin


def _mark(value: Decimal | None, size: Decimal) -> Decimal | None:
    """The mark price to ten digits: the reply names the position's value at it, not the price itself."""
    mark = None if value is None else _TEN_DIGITS.divide(value, size)
    if mark is None or not mark.is_finite() or mark <= 0:
        return None
    return Decimal(f"{mark:f}")  # 64500, not 6.45E+4


def _milliseconds(row: Row, name: str) -> int:
    """A time in ms since 1970. Raises Garbled."""
    value = _maybe_milliseconds(row, name)
    if value is None:
        raise Garbled(f"{name} is not a time in milliseconds")
    return value


def _maybe_milliseconds(row: Row, name: str) -> int | None:
    """As `_milliseconds`, or None. The range comes first: int() of a huge exponent would never end."""
    value = maybe_number(row, name)
    if value is None or not 0 < value < _LATEST or value != int(value):
        return None
    return int(value)


def _record(value: Any, what: str) -> Row:
    if not isinstance(value, dict):
        raise Garbled(f"{what} is not a record")
    return value
