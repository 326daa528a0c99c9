"""Reads fields of a venue's reply: numbers as strings or numbers, and never a made-up zero."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.clock import from_ms
from bot.errors import Garbled
from bot.model.position import AdlGauge, Gauge, NoGauge, NoGaugeReason, Worst

Row = Mapping[str, Any]

_NUMERIC = (str, int, Decimal)
"""A tuple, not a union: this is looked at for every number of every look."""


def rows(value: Any, what: str) -> list[Row]:
    """A list of objects. Raises Garbled for anything else, `what` naming it."""
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise Garbled(f"{what} is not a list of records")
    return value


def text(row: Row, name: str) -> str:
    """A non-empty text or id (numbers are turned into text). Raises Garbled."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise Garbled(f"{name} is missing")
    return str(value)


def maybe_number(row: Row, name: str) -> Decimal | None:
    """A finite number, or None when the field is missing, empty or not a number."""
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, _NUMERIC) or value == "":
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def number(row: Row, name: str) -> Decimal:
    """A finite number. Raises Garbled."""
    value = maybe_number(row, name)
    if value is None:
        raise Garbled(f"{name} is missing or not a number")
    return value


def maybe_price(row: Row, name: str) -> Decimal | None:
    """A price above zero, or None: venues write 0 or "" where there is none."""
    value = maybe_number(row, name)
    return value if value is not None and value > 0 else None


def moment(row: Row, name: str) -> datetime:
    """An aware UTC time from milliseconds since 1970. Raises Garbled."""
    value = number(row, name)
    if not 0 < value < 10**14 or value != int(value):
        raise Garbled(f"{name} is not a time in milliseconds")
    return from_ms(int(value))


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
    if value is None or value == "":
        return NoGauge(NoGaugeReason.ABSENT)
    shown = f"{name}={value}"
    level = maybe_number({name: value}, name)
    if level is None or not lowest <= level <= of or level != int(level):
        return NoGauge(NoGaugeReason.UNRECOGNISED, shown)
    return AdlGauge(int(level), of, shown, Worst.HIGH)
