"""What Bybit's replies mean: payload -> facts. Pure; the pages are named in `VENUE.pages`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from bot.clock import to_ms
from bot.errors import Garbled
from bot.model.fill import Cause, Fill
from bot.model.ids import FillId
from bot.model.observation import Fills
from bot.model.position import (
    Gauge,
    MarginMode,
    NoGauge,
    NoGaugeReason,
    Position,
    Side,
    SizeUnit,
)
from bot.venues.bybit.marks import FORCED, cause, settle_coin
from bot.venues.contract import Look
from bot.venues.reading import (
    Row,
    above_zero,
    gauge,
    key,
    maybe_moment,
    maybe_number,
    maybe_price,
    moment,
    number,
    numbers,
    rows,
    text,
)

OVERLAP = 600_000
"""Milliseconds that are read again before a cursor, and that a first reading goes back."""

_LATE = 3_600_000
"""Milliseconds that an execution may show up late: the page says that lists lag in extreme markets."""

_EXACT = Context(prec=50, traps=[])


@dataclass(frozen=True, slots=True)
class Book:
    """One of the lists that together hold every future: its category and settle coin ("" for inverse)."""

    category: str
    settle_coin: str


BOOKS = (Book("linear", "USDT"), Book("linear", "USDC"), Book("inverse", ""))


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list. `cursor` is "" on the last one; `time` the venue's clock in ms, if it sent one."""

    rows: Sequence[Row]
    cursor: str
    time: int | None


@dataclass(frozen=True, slots=True)
class Executions:
    """The executions of one category that changed a position, oldest first, and the next cursor in ms."""

    category: str
    rows: Sequence[Row]
    cursor: int
    gap: str = ""


# --- envelope ------------------------------------------------------------------------------------


def envelope(payload: Any) -> Row:
    """The `result` of a reply with retCode 0. Raises Garbled: an error can carry an empty list."""
    if not isinstance(payload, dict) or _code(payload) != "0":
        raise Garbled("the answer has no retCode 0")
    result = payload.get("result")
    if not isinstance(result, dict):
        raise Garbled("result is missing")
    return result


def page_of(payload: Any, category: str) -> Page:
    """One page of the list that was asked for. Raises Garbled."""
    result = envelope(payload)
    if result.get("category", category) != category:
        raise Garbled("the answer is about another category")
    cursor = result.get("nextPageCursor") or ""
    if not isinstance(cursor, str):
        raise Garbled("nextPageCursor is not a text")
    time = maybe_moment(payload, "time")
    return Page(rows(result.get("list"), "list"), cursor, None if time is None else to_ms(time))


def _code(payload: Row) -> str:
    code = payload.get("retCode")
    return "" if isinstance(code, bool) or not isinstance(code, int | str) else str(code)


# --- positions -----------------------------------------------------------------------------------


def look(books: Iterable[tuple[Book, Iterable[Page]]]) -> Look:
    """Every open position of the pages. Raises Garbled when one of them cannot be read."""
    oddities: list[str] = []
    positions = [
        _position(row, size, book, oddities)
        for book, pages in books
        for page in pages
        for row in page.rows
        if (size := number(row, "size"))
    ]
    return Look(tuple(positions), tuple(oddities))


def hedged(page: Page) -> bool | None:
    """Whether a symbol's own rows (empty ones too) are in hedge mode; None when there are none."""
    return any(text(row, "positionIdx") != "0" for row in page.rows) if page.rows else None


_FIGURES = numbers("avgPrice", "markPrice", "leverage", "unrealisedPnl", "liqPrice")


def _position(row: Row, size: Decimal, book: Book, oddities: list[str]) -> Position:
    symbol, slot = text(row, "symbol"), text(row, "positionIdx")
    if size < 0:
        raise Garbled(f"size of {symbol} is negative")
    entry, mark, leverage, profit, liquidation = _FIGURES(row)
    mark = above_zero(mark)
    inverse = not book.settle_coin
    position = Position(
        key(symbol, slot),
        _long_or_short(row),
        size,
        SizeUnit.USD if inverse else SizeUnit.BASE,
        rank(row.get("adlRankIndicator")),
        entry_price=above_zero(entry),
        mark_price=mark,
        notional=size if inverse else _notional(row, size, mark),
        leverage=above_zero(leverage),
        margin_mode=MarginMode.ISOLATED if str(row.get("tradeMode")) == "1" else None,
        profit=_profit(profit, mark, inverse),
        currency=book.settle_coin or "USD",
        liquidation_price=above_zero(liquidation),
    )
    _note(position, row.get("positionStatus"), oddities)
    return position


def _long_or_short(row: Row) -> Side:
    side = row.get("side")
    if side == "Buy":
        return Side.LONG
    if side == "Sell":
        return Side.SHORT
    raise Garbled("side of an open position is neither Buy nor Sell")


def rank(value: Any) -> Gauge:
    """The place in the ADL queue, 1 (last) to 5 (next to be deleveraged).

    The enum page gives 0 to 5 without a direction; the help centre lights more lamps for a higher rank,
    five for the highest, and third parties read it so. 0 is documented as the value of an empty position:
    on an open one it says nothing, so it is ABSENT and never a low rank.
    """
    found = gauge(value, "adlRankIndicator", 5, lowest=1)
    if isinstance(found, NoGauge) and found.venue_value == "adlRankIndicator=0":
        return NoGauge(NoGaugeReason.ABSENT, found.venue_value)
    return found


def _notional(row: Row, size: Decimal, mark: Decimal | None) -> Decimal | None:
    # unsure: positionValue; in the documented sample it is the value at the entry price, not at the mark.
    return maybe_price(row, "positionValue") if mark is None else _times(size, mark)


def _profit(profit: Decimal | None, mark: Decimal | None, inverse: bool) -> Decimal | None:
    if profit is None or not inverse:
        return profit
    return None if mark is None else _times(profit, mark)  # sent in the settle coin, shown in USD


def _times(left: Decimal, right: Decimal) -> Decimal | None:
    product = _EXACT.multiply(left, right)
    return product if product.is_finite() else None


def _note(position: Position, status: Any, oddities: list[str]) -> None:
    where = position.key
    if where.slot not in ("0", "1", "2"):
        oddities.append(f"{where}: positionIdx={where.slot}")
    if status not in ("Normal", "Liq", "Adl", "", None):
        oddities.append(f"{where}: positionStatus={status}")
    if isinstance(position.gauge, NoGauge) and position.gauge.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(f"{where}: {position.gauge.venue_value}")


# --- executions ----------------------------------------------------------------------------------


def clock_of(page: Page) -> int:
    """The venue's time of a page in ms. Raises Garbled."""
    if page.time is None:
        raise Garbled("time is missing")
    return page.time


def reaches_back(page: Page) -> bool:
    """Whether a page (newest first) goes back further than a first reading wants to."""
    return bool(page.rows) and number(page.rows[-1], "execTime") < clock_of(page) - OVERLAP


def executions(category: str, pages: Sequence[Page], since: int | None, gap: str = "") -> Executions:
    """What changed positions in the pages (in the order they were read), and where to go on.

    `since` is the earlier cursor, None on a first reading: that keeps the last minutes only and goes on
    from the venue's clock, so that nothing older is told later. After that the cursor follows an hour behind
    the clock: an execution that is listed late is still met.
    """
    now = clock_of(pages[-1])
    floor = (now,) if since is None else (since, now - _LATE)
    kept = [row for page in pages for row in page.rows]
    kept.reverse()  # newest first is how they came; rows of equal time must be turned round too
    kept.sort(key=lambda row: number(row, "execTime"))
    if since is None:
        kept = [row for row in kept if number(row, "execTime") >= now - OVERLAP]
    unique = {text(row, "execId"): row for row in kept if row.get("execType") != "Funding"}
    changed = [row for row in unique.values() if number(row, "execQty")]
    return Executions(category, changed, max(floor), gap)


def symbols(batch: Executions) -> list[str]:
    """The symbols met, each once."""
    return list(dict.fromkeys(text(row, "symbol") for row in batch.rows))


def fills(batches: Iterable[Executions], modes: Mapping[str, bool], oddities: Sequence[str]) -> Fills:
    """The executions as facts, oldest first. `modes` says by symbol whether it is in hedge mode."""
    notes, found, cursor, gaps = list(oddities), [], {}, []
    for batch in batches:
        cursor[batch.category] = str(batch.cursor)
        gaps.append(batch.gap)
        for row in batch.rows:
            if row.get("side") not in ("Buy", "Sell"):
                notes.append(f"side={row.get('side')}")
                continue
            found.append(_fill(row, batch.category, modes.get(text(row, "symbol"), False), notes))
    found.sort(key=lambda fill: fill.at)
    return Fills(tuple(found), cursor, max(gaps, default=""), tuple(notes))


def _fill(row: Row, category: str, hedge: bool, notes: list[str]) -> Fill:
    symbol, size = text(row, "symbol"), number(row, "execQty")
    why, proof, known = cause(row.get("execType"), row.get("createType"))
    if not known:
        notes.append(proof)
    coin = settle_coin(symbol, category)
    return Fill(
        FillId(text(row, "execId")),
        key(symbol, _slot(row, hedge, why)),
        size if row["side"] == "Buy" else size.copy_negate(),
        number(row, "execPrice"),
        moment(row, "execTime"),
        why,
        proof,
        SizeUnit.USD if category == "inverse" else SizeUnit.BASE,
        mark_price=maybe_price(row, "markPrice"),
        realised=maybe_number(row, "execPnl"),
        # A fee taken in another coin (feeCurrency) is left out: one currency stands for the whole fill.
        fee=maybe_number(row, "execFee") if row.get("feeCurrency") in (None, "", coin) else None,
        currency=coin,
        order_id=str(row.get("orderId") or ""),
    )


def _slot(row: Row, hedge: bool, why: Cause) -> str:
    """The positionIdx that the execution changed; the rows do not carry it.

    In hedge mode a closing Sell shrinks the long (1), a closing Buy the short (2), an opening one grows
    its own side. unsure: the documented sample has an empty closedSize; it is read as "closes nothing",
    except for forced executions, which always close.
    """
    if not hedge:
        return "0"
    closes = why in FORCED or bool(maybe_price(row, "closedSize"))
    return "1" if (row["side"] == "Buy") != closes else "2"
