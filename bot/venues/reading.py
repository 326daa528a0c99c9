"""Reads fields of a venue's reply: numbers as strings or numbers, and never a made-up zero."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import chain
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

_PLAIN = re.compile(r"[-.0-9]*").fullmatch
"""Whether all characters are those of numbers as exchanges write them."""

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


@lru_cache(maxsize=16384)
def key(symbol: str, slot: str) -> PositionKey:
    """The name of a position; the same object every time, for all accounts that hold such a position."""
    return PositionKey(symbol, slot)


def named(symbol: str, *slot: str) -> Callable[[Row], PositionKey]:
    """A reader of the name of a position: from the field of its symbol, and those that make up its slot.

    The reader raises Garbled where one of them is no name, as `text` does.
    """
    fetch = itemgetter(symbol, *slot)

    def read(row: Row) -> PositionKey:
        try:
            return _key(*fetch(row))
        except (KeyError, TypeError, Garbled):
            return key(text(row, symbol), "/".join(text(row, part) for part in slot))

    return read


@lru_cache(maxsize=16384, typed=True)
def _key(symbol: Any, *slot: Any) -> PositionKey:
    return key(text({"": symbol}, ""), "/".join(text({"": part}, "") for part in slot))


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


Figures = tuple[Decimal | None, ...]


def numbers(*names: str) -> Callable[[Sequence[Row]], list[Figures]]:
    """A reader of several fields (at least two) of many rows, each field as `maybe_number` reads it.

    Fields are nearly always plain text and all there: then a table of them is read without a step per field.
    """
    fetch = itemgetter(*names)

    def read(found: Sequence[Row]) -> list[Figures]:
        try:
            return _plain(list(chain.from_iterable(map(fetch, found))), len(names))
        except (KeyError, TypeError, ValueError, InvalidOperation):
            if len(found) > 1:  # what is odd in one row makes the others no slower
                return [figures for row in found for figures in read([row])]
            return [tuple(maybe_number(row, name) for name in names) for row in found]

    return read


def _plain(values: Sequence[str], width: int) -> list[Figures]:
    """A table of plain numbers, "" for none. Raises TypeError, ValueError or InvalidOperation for others."""
    if not _PLAIN("".join(values)) or max(map(len, values), default=0) > _WIDEST:
        raise ValueError("not plain")
    figures = iter([Decimal(value) if value else None for value in values])
    return list(zip(*[figures] * width, strict=True))


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
