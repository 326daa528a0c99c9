"""Fills turned into facts: the executions that OKX itself lists; pure.

Pages: https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-transaction-details-last-3-days and
#order-book-trading-trade-get-transaction-details-last-3-months
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Cursor
from bot.model.position import PositionKey, SizeUnit
from bot.venues.okx.endpoints import KINDS, SKIPPED
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

CAUSES = {
    **dict.fromkeys(("1", "2", "3", "4", "5", "6"), Cause.OWN_ORDER),
    **dict.fromkeys((str(code) for code in range(100, 108)), Cause.LIQUIDATION),
    # unsure: these are in the list of bills (delivery, exercise, expiry); fills may not have them.
    **dict.fromkeys(("112", "113", "170", "171", "172"), Cause.DELIVERY),
    **dict.fromkeys(("125", "126", "127", "128"), Cause.ADL),
    **dict.fromkeys((str(code) for code in range(204, 210)), Cause.TRANSFER),
}
"""subType -> cause. 100-103 partial, 104-107 full liquidation; 204-209 block trades, outside the book."""

_SIDES = ("net", "long", "short")
_MINUTE = 60_000
DAY = 1440 * _MINUTE
OVERLAP = 60 * _MINUTE
"""How far before its cursor a source is read again, in ms: records are written late."""
_RECENT = DAY * 5 // 2
"""`fills` keeps three days; half a day is left as a margin. In milliseconds."""
_KEPT = 90 * DAY
"""`fills-history` keeps three months."""


@dataclass(frozen=True, slots=True)
class Reach:
    """From when to read fills: `begin` in ms; `far` when only fills-history holds it; `gap` for people."""

    begin: int
    far: bool
    gap: str


def reach(since: Cursor, now: datetime) -> Reach:
    """How far back to read, from an hour before the cursor (or before `now` when it is empty)."""
    clock = to_ms(now)
    begin = int(since.get("fills", clock)) - OVERLAP
    if begin >= clock - _RECENT:
        return Reach(begin, False, "")
    if begin >= clock - _KEPT:
        return Reach(begin, True, "")
    return Reach(clock - _KEPT, True, "OKX keeps executions for three months; older ones could not be read.")


def fills(found: Iterable[Row], held: Mapping[Leg, frozenset[str]], oddities: list[str]) -> list[Fill]:
    """The executions of swaps, futures and options, each billId once; unknown words go to `oddities`.

    Raises Garbled for a row without id, instrument, side, size, price or time.
    """
    by_id: dict[str, Fill] = {}
    for row in found:
        if ours(row, oddities):
            fill = _fill(row, held, oddities)
            if fill.signed:
                by_id[fill.id] = fill
            else:
                oddities.append(f"fillSz=0 {fill.proof}")
    return list(by_id.values())


def ours(row: Row, oddities: list[str]) -> bool:
    """Whether a row is of a product that can be a position of ours; an unknown product is taken for one."""
    kind = text(row, "instType")
    if kind not in KINDS and kind not in SKIPPED:
        oddities.append(f"instType={raw(kind)}")
    return kind not in SKIPPED


def oldest_first(read: Iterable[Fill]) -> tuple[Fill, ...]:
    """By the time of execution, and of those at one time by id."""
    return tuple(sorted(read, key=lambda fill: (fill.at, len(fill.id), fill.id)))


def newest(read: Iterable[Fill], asked: datetime) -> str:
    """The cursor of fills in ms: the newest execution's time, or `asked` (venue's time) when that is later.

    A quiet account must not fall behind what OKX keeps. OKX refuses requests more than 30 s off its clock,
    and the overlap covers that. A time far ahead is an error of somebody's and must not carry the cursor
    away: so far, that reading on from it would miss what happens now.
    """
    latest = max([asked, *(fill.at for fill in read)])
    return str(min(to_ms(latest), to_ms(asked) + OVERLAP // 2))


def _fill(row: Row, held: Mapping[Leg, frozenset[str]], oddities: list[str]) -> Fill:
    # The id is billId: the tradeId of an ADL is negative or "0" and names no execution.
    cause, proof, oddity = _cause(row)
    if oddity:
        oddities.append(oddity)
    size = number(row, "fillSz").copy_abs()
    return Fill(
        id=FillId(text(row, "billId")),
        key=position_of(row, held),
        signed=size if buys(row) else size.copy_negate(),
        price=number(row, "fillPx"),
        # `ts` is when the record was written; `fillTime` is when it happened.
        at=maybe_moment(row, "fillTime") or moment(row, "ts"),
        cause=cause,
        proof=proof,
        unit=SizeUnit.CONTRACTS,
        mark_price=maybe_price(row, "fillMarkPx"),
        realised=maybe_number(row, "fillPnl"),
        fee=paid(row),
        currency=word(row, "feeCcy"),
        order_id=word(row, "ordId"),
        raw=() if cause is Cause.OWN_ORDER else (received(row),),
    )


def _cause(row: Row) -> tuple[Cause, str, str]:
    """The cause, its mark, and what is odd about it (without ids, so that it is told once)."""
    sub_type, trade_id = raw(row.get("subType", "")), str(row.get("tradeId", ""))
    cause, proof = CAUSES.get(sub_type, Cause.UNRECOGNISED), f"subType={sub_type}"
    if cause is Cause.OWN_ORDER and trade_id.startswith("-"):
        # Negative ids are documented for ADL and liquidation only: the two marks contradict each other.
        return Cause.UNRECOGNISED, f"{proof} tradeId={raw(trade_id)}", f"{proof} with a negative tradeId"
    return cause, proof, proof if cause is Cause.UNRECOGNISED else ""


def position_of(row: Row, held: Mapping[Leg, frozenset[str]]) -> PositionKey:
    """The position a fill changed. A fill names posSide but no margin mode: the one last seen for this leg,
    or "cross" when none or several were seen. A posSide that nobody knows is the only leg held, if there is
    but one."""
    symbol, pos_side = text(row, "instId"), word(row, "posSide") or "net"
    if pos_side not in _SIDES and len(legs := [leg for leg in held if leg[0] == symbol]) == 1:
        (_, pos_side), *_ = legs
    fitting = held.get((symbol, pos_side), frozenset())
    mode = next(iter(fitting)) if len(fitting) == 1 else "cross"
    return key(symbol, f"{pos_side}/{mode}")


def buys(row: Row) -> bool:
    """Whether `side` is "buy". Raises Garbled for anything but the two sides."""
    side = row.get("side")
    if side not in ("buy", "sell"):
        raise Garbled("the side of an order or fill is unknown")
    return bool(side == "buy")


def paid(row: Row) -> Decimal | None:
    """The fee, positive when it was paid: OKX writes that as a negative number."""
    fee = maybe_number(row, "fee")
    return fee.copy_negate() if fee else fee


def word(row: Row, name: str) -> str:
    """A text or an id (also one written as a number); "" for everything else, and for what is no name."""
    try:
        return text(row, name)
    except Garbled:
        return ""
