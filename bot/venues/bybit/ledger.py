"""What Bybit's transaction log says of ADL: rows -> fills, and each execution once. Pure.

Page: docs/v5/account/transaction-log. Only rows of type ADL are read. Trap: type SETTLEMENT is the funding
settlement of perpetuals, not a delisting, and type TRADE is in the executions.

unsure: whether `tradeId` is the execution's `execId`. Both readings are served: rows that carry the id of an
execution are that execution; other rows of an order whose executions are known are taken for those.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.position import SizeUnit
from bot.venues.bybit.marks import FORCED, category_of, settle_coin
from bot.venues.bybit.pages import Page, maybe_name
from bot.venues.reading import Row, key, maybe_number, moment, number, raw, received, text

PROOF = "transaction-log type=ADL"


@dataclass(frozen=True, slots=True)
class Told:
    """An ADL that was told from the log alone: time in ms, size, the ids of the trade and its order, and
    those of the order's executions that were listed already, so that none of them is taken for it later."""

    at: int
    size: Decimal
    trade: str
    order: str
    beside: tuple[str, ...] = ()


def entries(pages: Iterable[Page], notes: list[str]) -> list[Row]:
    """The rows about ADL of futures, oldest first, each once. One that cannot be read is noted: in a second
    source it must not hide the others, as it would in the first."""
    kept = {}
    for page in pages:
        for row in page.rows:
            if row.get("type") != "ADL" or row.get("category") in ("option", "spot"):
                continue
            try:
                kept[_fill(row, hedge=False).id] = row
            except Garbled as error:
                notes.append(f"transaction-log: {error}")
    rows = list(kept.values())
    rows.reverse()  # they come newest first, and rows of equal time must be turned round too
    rows.sort(key=lambda row: number(row, "transactionTime"))
    return rows


def category(row: Row) -> str:
    """The category of a row, by the symbol's name where it is not one of those known."""
    said = row.get("category")
    return said if said in ("linear", "inverse") else category_of(text(row, "symbol"))


def fills(rows: Iterable[Row], modes: Mapping[str, bool]) -> list[Fill]:
    """The rows of `entries` as facts, oldest first; `modes` as for executions."""
    return [_fill(row, modes.get(text(row, "symbol"), False)) for row in rows]


def _fill(row: Row, hedge: bool) -> Fill:
    if row.get("side") not in ("Buy", "Sell"):
        raise Garbled(f"side={raw(row.get('side'))}")
    symbol, size = text(row, "symbol"), number(row, "qty").copy_abs()
    inverse = category(row) == "inverse"
    left = maybe_number(row, "size")
    buys = _buys(row, left)
    coin = settle_coin(symbol, category(row))
    return Fill(
        FillId(text(row, "tradeId")),
        key(symbol, ("2" if buys else "1") if hedge else "0"),
        size if buys else size.copy_negate(),
        number(row, "tradePrice"),
        moment(row, "transactionTime"),
        Cause.ADL,
        PROOF,
        SizeUnit.USD if inverse else SizeUnit.BASE,
        realised=maybe_number(row, "cashFlow"),
        fee=maybe_number(row, "fee") if row.get("currency") in (None, "", coin) else None,
        currency=coin,
        size_before=None if left is None else abs(left) + size,
        order_id=maybe_name(row, "orderId"),
        raw=(received(row),),
    )


def _buys(row: Row, left: Decimal | None) -> bool:
    """Whether the ADL bought, which shrinks a short.

    ADL never turns a position round, so what is left of it (`size`, signed) tells. When nothing is left,
    `side` does. unsure: it is the trade's side in rows of type TRADE, and the position's in those of funding.
    """
    return left < 0 if left else row["side"] == "Buy"


def merge(
    executed: Sequence[Fill], logged: Sequence[Fill], told: Sequence[Told]
) -> tuple[list[Fill], list[Told]]:
    """Both sources as one list, oldest first, with each execution once; and what was told from the log alone.

    `told` is that of earlier calls: those keep the id they were told under, and executions that turn up
    later for them under another id are left out.
    """
    ids = {fill.id for fill in executed}
    kept = _not_told_yet(executed, [entry for entry in told if entry.trade not in ids])
    remembered = {entry.trade for entry in told}
    again = [fill for fill in logged if fill.id in remembered - ids]
    news = [fill for fill in logged if fill.id not in remembered | ids]
    rows = {fill.id: fill.raw for fill in logged}
    named = rows.keys() & ids
    alone = _without_execution(news, [fill for fill in kept if fill.id not in named])
    beside: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for fill in kept:
        beside[fill.order_id] += (fill.id,)
    fresh = [Told(to_ms(f.at), f.size, f.id, f.order_id, beside[f.order_id]) for f in alone]
    marked = (_as_marked(fill, rows[fill.id]) if fill.id in named else fill for fill in kept)
    merged = [*marked, *again, *alone]
    merged.sort(key=lambda fill: fill.at)
    return merged, [*told, *fresh]


def _not_told_yet(executed: Iterable[Fill], told: Iterable[Told]) -> list[Fill]:
    """The executions without those that were told from the log under another id: of the same order and
    size. One whose size differs is told: to say a little twice is better than to leave a part out."""
    covered: defaultdict[str, list[Decimal]] = defaultdict(list)
    for entry in told:
        covered[entry.order].append(entry.size)
    listed = {id_ for entry in told for id_ in entry.beside}
    return [fill for fill in executed if fill.id in listed or not _take(covered, fill)]


def _without_execution(logged: Iterable[Fill], executed: Iterable[Fill]) -> list[Fill]:
    """The log's fills for which no execution is known. Those of an order whose known executions amount to
    more are left out too: the log may sum up, and the executions that are still to come tell the rest."""
    known: defaultdict[str, list[Decimal]] = defaultdict(list)
    for fill in executed:
        known[fill.order_id].append(fill.size)
    rest = [fill for fill in logged if not _take(known, fill)]
    alone = []
    for fill in rest:
        sizes = known[fill.order_id] if fill.order_id else []
        if sum(sizes) < fill.size:
            alone.append(fill)
        else:
            left = fill.size
            while sizes and left > 0:
                left -= sizes.pop(0)
    return alone


def _take(sizes: Mapping[str, list[Decimal]], fill: Fill) -> bool:
    """Whether the order has one of that size, which is then used up."""
    of_order = sizes[fill.order_id] if fill.order_id else []
    if fill.size not in of_order:
        return False
    of_order.remove(fill.size)
    return True


def _as_marked(fill: Fill, row: tuple[str, ...]) -> Fill:
    """An execution that the log names an ADL in that row, although its own marks may leave that open."""
    known = replace(fill, raw=(*fill.raw, *row))
    return known if fill.cause in FORCED else replace(known, cause=Cause.ADL, proof=PROOF)


def packed(told: Iterable[Told], since: int) -> str:
    """What was told from the log at `since` (ms) or later, as text for a cursor; "" when nothing."""
    rows = [[t.at, str(t.size), t.trade, t.order, t.beside] for t in told if t.at >= since]
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def unpacked(text_: str) -> list[Told]:
    """The inverse of `packed`; a text that it did not write counts as nothing."""
    try:
        return [_told(row) for row in json.loads(text_ or "[]")]
    except (ValueError, TypeError, InvalidOperation):
        return []


def _told(row: Any) -> Told:
    at, size, trade, order, beside = row
    return Told(int(at), Decimal(size), str(trade), str(order), tuple(str(id_) for id_ in beside))
