"""Resting, conditional and cancelled orders turned into facts; pure.

Pages: https://www.okx.com/docs-v5/en/#order-book-trading-trade-get-order-list,
#order-book-trading-algo-trading-get-algo-order-list, #order-book-trading-trade-get-order-history-last-7-days
and #order-book-trading-algo-trading-get-algo-order-history
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from bot.model.order import Cancel, CancelledOrder, OpenOrder
from bot.venues.okx.executions import buys, ours, word
from bot.venues.reading import (
    Row,
    above_zero,
    maybe_moment,
    maybe_number,
    maybe_price,
    number,
    raw,
    received,
    text,
)

_REASONS = {
    "1": Cancel.OWNER,
    "2": Cancel.LIQUIDATION,
    "3": Cancel.LIQUIDATION,
    # unsure: OKX calls it "ADL-triggered", but describes it by an account that is near its own liquidation.
    "6": Cancel.ADL,
    **dict.fromkeys(("17", "21", "22", "23"), Cancel.POSITION_GONE),
    **dict.fromkeys(
        (
            *("0", "4", "7", "9", "10", "13", "14", "15", "20", "27", "31", "32", "33"),
            *("36", "37", "38", "39", "42", "43", "44", "45", "46"),
        ),
        Cancel.OTHER,
    ),
}
"""cancelSource -> reason. 2 and 3 free margin before a liquidation; 17 and 21 follow a position that was
closed whole, 22 and 23 a reduce-only order that had become too large; 0 is the system in general."""

_TRIGGERS = ("slTriggerPx", "tpTriggerPx", "triggerPx", "moveTriggerPx", "activePx")
"""Where kinds of conditional orders keep their trigger; of two (oco) the stop is the protection."""
_PRICES = {"slTriggerPx": "slOrdPx", "tpTriggerPx": "tpOrdPx", "triggerPx": "ordPx"}


def resting(found: Iterable[Row], wanted: Collection[str], oddities: list[str]) -> list[OpenOrder]:
    """The orders of orders-pending for the instruments `wanted` (none named: for all).

    Raises Garbled for one without id, instrument, side or size.
    """
    return [_resting(row) for row in found if _of(row, wanted, oddities)]


def conditional(found: Iterable[Row], wanted: Collection[str], oddities: list[str]) -> list[OpenOrder]:
    """The orders of orders-algo-pending for instruments `wanted` (none named: for all). Raises Garbled."""
    return [_conditional(row) for row in found if _of(row, wanted, oddities)]


def cancelled(
    found: Iterable[Row], wanted: Collection[str], since: datetime, oddities: list[str]
) -> list[CancelledOrder]:
    """The orders of orders-history that were cancelled at `since` or later, with the venue's reason.

    One without a time of its own is told: it is in the list. Raises Garbled.
    """
    read = []
    for row in found:
        at = maybe_moment(row, "uTime")
        if _of(row, wanted, oddities) and (at is None or at >= since):
            reason, proof = _reason(word(row, "cancelSource"), oddities)
            read.append(CancelledOrder(_resting(row), reason, proof, at, (received(row),)))
    return read


def cancelled_conditional(
    found: Iterable[Row], wanted: Collection[str], since: datetime, oddities: list[str]
) -> list[CancelledOrder]:
    """The orders of orders-algo-history that were cancelled at `since` or later; OKX names no reason there.

    It tells a stop that was taken away from one that was triggered. Raises Garbled.
    """
    read = []
    for row in found:
        at = maybe_moment(row, "uTime") or maybe_moment(row, "cTime")
        if _of(row, wanted, oddities) and (at is None or at >= since):
            read.append(CancelledOrder(_conditional(row), Cancel.UNSTATED, "", at, (received(row),)))
    return read


def _of(row: Row, wanted: Collection[str], oddities: list[str]) -> bool:
    return (not wanted or text(row, "instId") in wanted) and ours(row, oddities)


def _reason(source: str, oddities: list[str]) -> tuple[Cancel, str]:
    if not source:
        return Cancel.UNSTATED, ""
    proof = f"cancelSource={raw(source)}"
    if source not in _REASONS:
        oddities.append(proof)
    return _REASONS.get(source, Cancel.OTHER), proof


def _resting(row: Row) -> OpenOrder:
    filled = maybe_number(row, "accFillSz") or Decimal(0)
    return OpenOrder(
        id=text(row, "ordId"),
        symbol=text(row, "instId"),
        buy=buys(row),
        kind=word(row, "ordType"),
        size=max(number(row, "sz").copy_abs() - filled.copy_abs(), Decimal(0)),
        price=maybe_price(row, "px"),
        trigger=None,
        reduce_only=_yes(row, "reduceOnly"),
        slot=_slot(row),
    )


def _conditional(row: Row) -> OpenOrder:
    closes = maybe_number(row, "closeFraction") == 1
    trigger = next((name for name in _TRIGGERS if maybe_price(row, name) is not None), "")
    return OpenOrder(
        id=text(row, "algoId"),
        symbol=text(row, "instId"),
        buy=buys(row),
        kind=word(row, "ordType"),
        size=Decimal(0) if closes else number(row, "sz").copy_abs(),
        # A price of -1 is the market's.
        price=above_zero(maybe_number(row, _PRICES.get(trigger, ""))),
        trigger=maybe_price(row, trigger),
        reduce_only=_yes(row, "reduceOnly"),
        closes=closes,
        slot=_slot(row),
    )


def _yes(row: Row, name: str) -> bool:
    return row.get(name) in ("true", True)


def _slot(row: Mapping[str, object]) -> str:
    """The slot of the position an order belongs to; "" when its margin mode is not one of positions."""
    mode = word(row, "tdMode")
    return f"{word(row, 'posSide') or 'net'}/{mode}" if mode in ("cross", "isolated") else ""
