"""What comes out of a venue is sane: numbers that can be shown, aware times, ids, texts of some length."""

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.model.fill import Fill
from bot.model.instrument import Instrument
from bot.model.order import OpenOrder
from bot.model.position import AdlGauge, Position, PositionKey

WIDEST = 60
"""Places before and after the point that a number may have: written out, more would flood a message."""
LONGEST = 500
"""Characters of any text that comes out: an id, a mark, an oddity."""


def oddness(value: Any, where: str = "") -> Iterator[str]:
    """What is wrong with facts, however nested; `where` names the place in them."""
    yield from _own_rules(value, where)
    match value:
        case None | bool() | int() | Enum():
            return
        case Decimal():
            yield from _number(value, where)
        case str():
            if len(value) > LONGEST:
                yield f"{where} is a text of {len(value)} characters"
        case datetime():
            if value.utcoffset() != timedelta(0):
                yield f"{where} is a time that is not UTC"
        case dict():
            for name, inner in value.items():
                yield from oddness(name, f"{where} key")
                yield from oddness(inner, f"{where}.{str(name)[:20]}")
        case _:
            yield from _parts(value, where)


def _parts(value: Any, where: str) -> Iterator[str]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name != "raw":  # the row as it came, kept as evidence, never shown
                yield from oddness(getattr(value, field.name), f"{where}.{field.name}")
    elif hasattr(value, "_asdict"):
        for name, inner in value._asdict().items():
            yield from oddness(inner, f"{where}.{name}")
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from oddness(inner, f"{where}[]")
    else:
        yield f"{where} is a {type(value).__name__}"


def _number(value: Decimal, where: str) -> Iterator[str]:
    if not value.is_finite():
        yield f"{where} is not finite"
        return
    _, digits, exponent = value.as_tuple()
    if not -WIDEST <= int(exponent) <= WIDEST or len(digits) > 2 * WIDEST:
        yield f"{where} is a number of {len(digits)} digits with exponent {exponent}"


def _own_rules(value: Any, where: str) -> Iterator[str]:
    """What facts of a kind must be besides."""
    match value:
        case PositionKey(symbol, slot) if not _named(symbol) or not isinstance(slot, str):
            yield f"{where} names no position"
        case Position() if value.size <= 0:
            yield f"{where} has size {value.size}"
        case Fill() if not _named(value.id) or not value.signed:
            yield f"{where} has no id or changes nothing"
        case OpenOrder() if not _named(value.id) or not _named(value.symbol) or value.size < 0:
            yield f"{where} has no id, no symbol or a size below zero"
        case Instrument() if not _named(value.symbol) or value.contract <= 0:
            yield f"{where} has no symbol or an empty contract"
        case AdlGauge() if not 0 <= value.level <= value.of:
            yield f"{where} is {value.level} of {value.of}"


def _named(value: Any) -> bool:
    return isinstance(value, str) and value != ""
