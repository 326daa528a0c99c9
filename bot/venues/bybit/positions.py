"""What Bybit's list of positions means: rows -> positions. Pure. Pages: docs/v5/position and docs/v5/enum.

Sizes of linear contracts are in coins, those of inverse ones in USD. In hedge mode each side is a row of its
own, told apart by positionIdx (0 one-way, 1 buy side, 2 sell side), which is the position's slot.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.errors import Garbled
from bot.model.instrument import EXACT, Instrument
from bot.model.position import (
    Gauge,
    MarginMode,
    NoGauge,
    NoGaugeReason,
    Position,
    PositionKey,
    Side,
    SizeUnit,
)
from bot.venues.bybit.pages import Page
from bot.venues.contract import Look
from bot.venues.reading import (
    Figures,
    Row,
    above_zero,
    gauge,
    maybe_price,
    named,
    numbers,
    raw,
    text,
)

_SLOTS = ("0", "1", "2")
_STATUSES = ("Normal", "Liq", "Adl", "", None)
"""positionStatus as documented: Liq is being liquidated, Adl being deleveraged at this moment."""


@dataclass(frozen=True, slots=True)
class Book:
    """One of the lists that together hold every future: its category and settle coin ("" for inverse)."""

    category: str
    settle_coin: str


def symbols(pages: Iterable[Page]) -> set[str]:
    """The symbols of all rows, as far as they are texts."""
    found = (row.get("symbol") for page in pages for row in page.rows)
    return {symbol for symbol in found if type(symbol) is str}


def look(books: Iterable[tuple[Book, Iterable[Page]]], known: Mapping[str, Instrument]) -> Look:
    """Every open position of the pages. Raises Garbled when one of them cannot be read.

    `known` are instruments by symbol. The notional needs none: one unit of size is one coin in a linear
    contract and one USD in an inverse one, for every instrument of a category.
    """
    oddities: list[str] = []
    positions: list[Position] = []
    for book, pages in books:
        found = [row for page in pages for row in page.rows]
        positions += [
            _position(row, own, book, known, oddities)
            for row, own in zip(found, _FIGURES(found), strict=True)
            if own[0] != 0
        ]
    return Look(tuple(positions), tuple(dict.fromkeys(oddities)))


def hedged(page: Page) -> bool | None:
    """Whether a symbol's own rows (empty ones too) are in hedge mode; None when there are none."""
    return any(text(row, "positionIdx") != "0" for row in page.rows) if page.rows else None


_NAME = named("symbol", "positionIdx")
_FIGURES = numbers("size", "avgPrice", "markPrice", "leverage", "unrealisedPnl", "liqPrice")


def _position(
    row: Row, figures: Figures, book: Book, known: Mapping[str, Instrument], oddities: list[str]
) -> Position:
    name, status = _NAME(row), row.get("positionStatus")
    size, entry, mark, leverage, profit, liquidation = figures
    if size is None or size < 0:
        raise Garbled(f"size of {name.symbol} is negative, or no number")
    mark = above_zero(mark)
    inverse = not book.settle_coin
    position = Position(
        name,
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
        instrument=known.get(name.symbol),
        under_adl=status == "Adl",
    )
    _note(position, status, oddities)
    return position


def is_strange(name: PositionKey) -> bool:
    """Whether a slot is none of the documented positionIdx."""
    return name.slot not in _SLOTS


def renamed(position: Position, name: PositionKey) -> Position | None:
    """A position of a strange slot under a name it was held by, None for one of the other side."""
    own = "1" if position.side is Side.LONG else "2"
    return position._replace(key=name) if name.slot in ("0", own) else None


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
    product = EXACT.multiply(left, right)
    return product if product.is_finite() else None


def _note(position: Position, status: Any, oddities: list[str]) -> None:
    """Unknown words, without the position they were met at: the host is told once per kind."""
    slot, gauge_ = position.key.slot, position.gauge
    if slot not in _SLOTS:
        oddities.append(f"positionIdx={raw(slot)}")
    if status not in _STATUSES:
        oddities.append(f"positionStatus={raw(status)}")
    if type(gauge_) is NoGauge and gauge_.reason is NoGaugeReason.UNRECOGNISED:
        oddities.append(gauge_.venue_value)
