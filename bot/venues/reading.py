"""Reads fields of a venue's reply: numbers as strings or numbers, and never a made-up zero."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec

from bot.clock import from_ms
from bot.errors import Garbled
from bot.model.position import AdlGauge, Gauge, NoGauge, NoGaugeReason, PositionKey, Worst

Row = Mapping[str, Any]

_NUMERIC = (str, int, Decimal)
"""The types a decoded number can have. They are compared by identity, which leaves out true and false."""

_WIDEST = 40
"""Digits before the point that a number may have. One that is larger, or far smaller, would fill a message or
the memory when it is written out, and its products would overflow: it is no number of any exchange."""
_LONGEST = 200
"""Characters that a name or an id may have."""
_SHOWN = 80
"""Characters of an unknown value that are kept for the host."""

_ODD = frozenset("_eEnNsS")
"""Letters of what is looked at twice: exponents, infinities, NaNs, digits grouped by Python's own rule."""

_LATEST = 10**14
"""Milliseconds: the year 5138. What is larger is no time."""


def rows(value: Any, what: str) -> list[Row]:
    """A list of objects. Raises Garbled for anything else, `what` naming it."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Garbled(f"{what} is not a list of records")
    return value


def text(row: Row, name: str) -> str:
    """A non-empty text or id (numbers are turned into text). Raises Garbled, also for one that no exchange
    would use as a name: endless, or with characters that cannot be seen and would turn a message round."""
    value = row.get(name)
    if type(value) is int:
        value = str(value)
    if type(value) is not str or not value:
        raise Garbled(f"{name} is missing")
    if len(value) > _LONGEST or not value.isprintable():
        raise Garbled(f"{name} is not a name")
    return value


def received(row: Row) -> str:
    """The whole row as JSON: names, order and digits as they came."""
    return _ENCODER.encode(row).decode()


_ENCODER = msgspec.json.Encoder(decimal_format="number")


def raw(value: Any) -> str:
    """Whatever a venue sent where nobody knows it, as a short text for the host."""
    shown = str(value)
    shown = shown if shown.isprintable() else repr(shown)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


@lru_cache(maxsize=8192)
def key(symbol: str, slot: str) -> PositionKey:
    """The name of a position; the same object every time, for all accounts that hold such a position."""
    return PositionKey(symbol, slot)


def maybe_number(row: Row, name: str) -> Decimal | None:
    """A finite number of a size that can be real, or None when the field is missing, empty or no number.

    Trap: Decimal also reads "1_000" and digits of other scripts, which no exchange writes.
    """
    value: Any = row.get(name)
    if type(value) not in _NUMERIC or value == "":
        return None
    if type(value) is str and (len(value) > _LONGEST or "_" in value or not value.isascii()):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if type(value) is str and len(value) <= _WIDEST and _ODD.isdisjoint(value):
        return number
    return number if _is_real(number) else None


def _is_real(number: Decimal) -> bool:
    if not number.is_finite() or not -_WIDEST <= number.adjusted() < _WIDEST:
        return False
    return int(number.as_tuple().exponent) >= -2 * _WIDEST


def numbers(*names: str) -> Callable[[Row], tuple[Decimal | None, ...]]:
    """A reader of several fields at once, each as `maybe_number` reads it.

    Rows are nearly always all text and all there: then they are read without a step per field.
    """
    fetch = itemgetter(*names)

    def read(row: Row) -> tuple[Decimal | None, ...]:
        try:
            values = fetch(row)
            joined = "".join(values)  # refuses whatever is not text
            found = tuple(map(Decimal, values))
        except (KeyError, TypeError, InvalidOperation):
            return tuple(maybe_number(row, name) for name in names)
        if max(map(len, values)) <= _WIDEST and joined.isascii() and _ODD.isdisjoint(joined):
            return found
        return tuple(maybe_number(row, name) for name in names)

    return read


def above_zero(value: Decimal | None) -> Decimal | None:
    """A price, or None: venues write 0 or "" where there is none."""
    return value if value is not None and value > 0 else None


def number(row: Row, name: str) -> Decimal:
    """A finite number. Raises Garbled."""
    value = maybe_number(row, name)
    if value is None:
        raise Garbled(f"{name} is missing or not a number")
    return value


def maybe_price(row: Row, name: str) -> Decimal | None:
    """A price above zero, or None: venues write 0 or "" where there is none."""
    return above_zero(maybe_number(row, name))


def moment(row: Row, name: str) -> datetime:
    """An aware UTC time from milliseconds since 1970. Raises Garbled."""
    value = row.get(name)
    if type(value) is not int:
        value = number(row, name)
    if not 0 < value < _LATEST or value != (whole := int(value)):
        raise Garbled(f"{name} is not a time in milliseconds")
    return from_ms(whole)


def maybe_moment(row: Row, name: str) -> datetime | None:
    """As `moment`, or None when missing or unusable."""
    try:
        return moment(row, name)
    except Garbled:
        return None


def gauge(value: Any, name: str, of: int, lowest: int = 0) -> Gauge:
    """An indicator from a whole number `lowest`..`of`, highest worst, whichever way it is written.

    Missing or empty is ABSENT, anything outside the scale UNRECOGNISED with the raw value kept.
    """
    if type(value) is str or type(value) is int:
        return _known(value, name, of, lowest)
    return _gauge(value, name, of, lowest)


def _gauge(value: Any, name: str, of: int, lowest: int) -> Gauge:
    if value is None or value == "":
        return NoGauge(NoGaugeReason.ABSENT)
    shown = f"{name}={raw(value)}"
    level = maybe_number({name: value}, name)
    if level is None or not lowest <= level <= of or level != int(level):
        return NoGauge(NoGaugeReason.UNRECOGNISED, shown)
    return AdlGauge(int(level), of, shown, Worst.HIGH)


_known = lru_cache(maxsize=256)(_gauge)
"""The few values a scale has, made once: they are read for every position at every look."""
