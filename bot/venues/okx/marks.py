"""What else shows an ADL: bills, orders of the system, closed positions; pure.

They are second sources: read only when a position shrank without a known reason. Of one execution that
several lists show, one fill is told. Bills carry the id of the execution (billId), which fills have too; an
order has its own (ordId), which bills and fills name besides. A trade id is negative or "0" there and never
serves as an id; a position whose tradeId turned "0" was deleveraged or liquidated, which is no cause.

Pages: https://www.okx.com/docs-v5/en/#trading-account-rest-api-get-bills-details-last-7-days,
#order-book-trading-trade-get-order-history-last-7-days, #trading-account-rest-api-get-positions-history
"""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Sign
from bot.model.position import PositionKey, SizeUnit
from bot.venues.okx.executions import buys, ours, paid, position_of, word
from bot.venues.okx.parse import Leg
from bot.venues.reading import (
    Row,
    key,
    maybe_moment,
    maybe_number,
    maybe_price,
    moment,
    number,
    raw,
    received,
    text,
)

_BILLED = {"125": ("long", False), "126": ("short", True), "127": ("net", True), "128": ("net", False)}
"""subType of an ADL bill -> the leg it closed and whether that was a buy. A bill has no side of its own."""

_CLOSED = {"3": Cause.LIQUIDATION, "4": Cause.LIQUIDATION, "5": Cause.ADL, "6": Cause.ADL}
"""positions-history type -> cause: 3 full and 4 partial liquidation, 5 and 6 ADL. The request documents 6 as
an ADL of the whole position and 5 as one of a part; the response lists only 5: both are taken. 1 and 2 are
partial and full closing of one's own."""

Told = dict[str, tuple[str, int]]
"""ordId of an ADL -> how it was told ("f" by fills, "b" by bills, "o" as a whole order), and when it was
executed in ms."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the second sources showed. `owed` are the lists that could not be read, and from when (ms) they
    must be read next time."""

    bills: tuple[Fill, ...] = ()
    orders: tuple[Fill, ...] = ()
    signs: tuple[Sign, ...] = ()
    oddities: tuple[str, ...] = ()
    owed: Mapping[str, int] = field(default_factory=dict)


def orders(found: Iterable[Row], held: Mapping[Leg, frozenset[str]], oddities: list[str]) -> list[Fill]:
    """Orders of category "adl" as one fill each, at their average price.

    Raises Garbled for one without id, instrument, side, size, price or time.
    """
    return [_order(row, held) for row in found if word(row, "category") == "adl" and ours(row, oddities)]


def _order(row: Row, held: Mapping[Leg, frozenset[str]]) -> Fill:
    size, order_id = number(row, "accFillSz").copy_abs(), text(row, "ordId")
    price = maybe_price(row, "avgPx")
    if price is None or not size:
        raise Garbled("an ADL order has no price or no size")
    return Fill(
        id=FillId(f"order-{order_id}"),
        key=_slotted(row, held, "tdMode"),
        signed=size if buys(row) else size.copy_negate(),
        price=price,
        at=maybe_moment(row, "fillTime") or moment(row, "uTime"),
        cause=Cause.ADL,
        proof="category=adl",
        unit=SizeUnit.CONTRACTS,
        realised=maybe_number(row, "pnl"),
        fee=paid(row),
        currency=word(row, "feeCcy"),
        order_id=order_id,
        raw=(received(row),),
    )


def bills(
    found: Iterable[Row],
    held: Mapping[Leg, frozenset[str]],
    prices: Mapping[str, Decimal],
    oddities: list[str],
) -> tuple[list[Fill], list[Sign]]:
    """The bills of type 9 (ADL) as fills; as signs where a bill does not show an execution.

    `prices` are the average prices of ADL orders by ordId. unsure: what `px` of a bill means is documented
    for other subtypes only, so it is taken only where the order's price is not known.
    Raises Garbled for a row without id, instrument, size or time.
    """
    fills: list[Fill] = []
    signs: list[Sign] = []
    for row in found:
        if word(row, "type") != "9" or not ours(row, oddities):
            continue
        sub_type, price = word(row, "subType"), prices.get(word(row, "ordId")) or maybe_price(row, "px")
        if sub_type not in _BILLED:
            oddities.append(f"bills type=9 subType={raw(sub_type)}")
        pos_side, bought = _BILLED.get(sub_type, ("net", False))
        position, size = _slotted({**row, "posSide": pos_side}, held, "mgnMode"), number(row, "sz").copy_abs()
        if sub_type in _BILLED and price is not None and size:
            fills.append(_bill(row, position, size if bought else size.copy_negate(), price))
        else:
            signs.append(Sign(position, Cause.ADL, f"type=9 subType={raw(sub_type)}", _when(row)))
    return fills, signs


def _bill(row: Row, position: PositionKey, signed: Decimal, price: Decimal) -> Fill:
    return Fill(
        id=FillId(text(row, "billId")),
        key=position,
        signed=signed,
        price=price,
        at=_when(row),
        cause=Cause.ADL,
        proof=f"type=9 subType={word(row, 'subType')}",
        unit=SizeUnit.CONTRACTS,
        mark_price=maybe_price(row, "fillMarkPx"),
        realised=maybe_number(row, "pnl"),
        fee=paid(row),
        currency=word(row, "ccy"),
        order_id=word(row, "ordId"),
        raw=(received(row),),
    )


def _when(row: Row) -> datetime:
    return maybe_moment(row, "fillTime") or moment(row, "ts")


def signs(
    found: Iterable[Row],
    held: Mapping[Leg, frozenset[str]],
    focus: Collection[str],
    begin: int,
    oddities: list[str],
) -> list[Sign]:
    """What positions-history names as the latest way in which a position of `focus` was closed or reduced,
    at `begin` (ms) or later. "When states stack, the latest close type wins." Raises Garbled."""
    read: list[Sign] = []
    for row in found:
        how = word(row, "type")
        if how not in ("1", "2", *_CLOSED):
            oddities.append(f"positions-history type={raw(how)}")
        cause = _CLOSED.get(how)
        if cause is None or text(row, "instId") not in focus or not ours(row, oddities):
            continue
        at = moment(row, "uTime")
        if to_ms(at) >= begin:
            read.append(Sign(_slotted(row, held, "mgnMode"), cause, f"positions-history type={how}", at))
    return read


def _slotted(row: Row, held: Mapping[Leg, frozenset[str]], mode_field: str) -> PositionKey:
    """The position of a row that names its margin mode; one that does not is found as for a fill.

    unsure: whether these lists say "net" or the direction in net mode; the leg that is held decides.
    """
    symbol, side, mode = text(row, "instId"), word(row, "posSide") or "net", word(row, mode_field)
    if (symbol, side) not in held and (symbol, "net") in held:
        side = "net"
    if mode not in ("cross", "isolated"):
        return position_of({**row, "posSide": side}, held)
    return key(symbol, f"{side}/{mode}")


def remembered(cursor: str) -> Told:
    """What the cursor says was told from a second source."""
    return {order_id: (how, at) for order_id, (how, at) in json.loads(cursor or "{}").items()}


def noted(told: Told, begin: int) -> str:
    """For the cursor: what must be remembered while executions from `begin` (ms) on are read again."""
    kept = {order_id: (how, at) for order_id, (how, at) in told.items() if at >= begin}
    return json.dumps(kept, ensure_ascii=False) if kept else ""


def merged(primary: Iterable[Fill], seen: Seen, told: Told) -> tuple[list[Fill], Told]:
    """Each execution once: fills first, then bills, then orders; and what was told from where by now.

    A bill of an order that the fills show is one of its executions, also when its own row is not there yet:
    it will come. What was told as a whole order is not told again in parts.
    """
    whole = {order_id for order_id, (how, _) in told.items() if how == "o"}
    shown = [fill for fill in primary if fill.order_id not in whole]
    ids, known = {fill.id for fill in shown}, {fill.order_id for fill in shown if fill.order_id}
    billed = [b for b in seen.bills if b.id not in ids and b.order_id not in known | whole]
    known |= {b.order_id for b in billed} | (told.keys() - whole)
    ordered = [order for order in seen.orders if order.order_id not in known]
    adl = [fill for fill in shown if fill.cause is Cause.ADL]
    parts = [("f", adl), ("b", billed), ("o", ordered)]
    now_told = {f.order_id: (how, to_ms(f.at)) for how, found in parts for f in found if f.order_id}
    return [*shown, *billed, *ordered], {**told, **now_told}
