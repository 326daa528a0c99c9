"""What a mutation writes in place of what a venue sent. None of it is a mark that any venue gives to ADL."""

import random
import re
from typing import Any, Final

import msgspec

Json = Any
Literal = msgspec.Raw
"""A number that is written into the body as it stands, whatever Python thinks of it."""

PLAIN: Final = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][+-]?[0-9]{1,2})?")
"""A number as an exchange would write it."""

EMPTY: Final[tuple[Json, ...]] = (None, "", [], {}, True, False)
WORDS: Final = (
    "Zyxel",
    "SOMETHING_NEW_2031",
    "unknown",
    "null",
    "None",
    "-",
    "buy",
    "SELL ",
    "Ｌong",
    "\u202etxet",
    "a\x00b",
    "<b>5</b> &amp; <a href='tg://user?id=1'>x</a>",
    "*_`[x](http://y)`_* @everyone {0} %s",
    "🦊" * 40,
)
NUMBERS: Final[tuple[Json, ...]] = (
    0,
    1,
    -1,
    7,
    99,
    "0",
    "-0",
    "0.00",
    "-1",
    "3.5",
    "-12345678.000000001",
    " 12.5 ",
    "1_000",
    "1,234.5",
    "12.5USDT",
    "0x10",
    "１２",
    "٣",
    "1e400",
    "-1e400",
    "1e-400",
    "1E+999999999",
    "1e-999999999",
    "0e999999999",
    "0e-999999999",
    "1e999999999999999999999",
    "NaN",
    "sNaN12",
    "Infinity",
    "-inf",
    "9" * 60,
    "0." + "0" * 50 + "1",
    "1793520004711",
    1793520004711,
    "4102444800000",
    4102444800000,
    10**14,
    99999999999999999,
    -1793520004711,
    "2026-11-01T00:00:00Z",
    Literal(b"1e400"),
    Literal(b"-1e400"),
    Literal(b"1e-400"),
    Literal(b"1e999999999"),
    Literal(b"1e-999999999"),
    Literal(b"0e999999999"),
    Literal(b"NaN"),
    Literal(b"-0"),
    Literal(b"0.1e1"),
    Literal(b"1793520004711.5"),
    Literal(b"9" * 5000),
)
JUNK: Final[tuple[Json, ...]] = (
    {"a": [{"b": None}, [], {"c": {"d": [1, "2", None]}}]},
    [[[[[[]]]]]],
    [None],
    [1, "2", True],
    [{"": ""}],
    {"list": [], "data": [], "code": "0", "retCode": 0},
    "x" * 20_000,
    ["y" * 500] * 20,
)

BODIES: Final = (
    b"",
    b" ",
    b"null",
    b"{}",
    b'""',
    b"0",
    b"true",
    b"[null]",
    b"[[]]",
    b"OK",
    b"<!DOCTYPE html><html><body>Service unavailable</body></html>",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"NaN",
    b"9" * 6000,
)
"""Whole bodies. None is an empty list: where a venue answers with a bare list, that is a true "none"."""

STATUSES: Final = (200, 200, 201, 302, 400, 401, 403, 404, 418, 429, 451, 500, 502, 503)


def number_id(dice: random.Random) -> Json:
    """An id of 19 to 30 digits, as text or as a number."""
    digits = str(dice.randint(1, 9)) + "".join(dice.choices("0123456789", k=dice.randint(18, 29)))
    return digits if dice.random() < 0.5 else Literal(digits.encode())


def anything(dice: random.Random) -> Json:
    """A value of any kind. Containers are the same object every time: copy before changing them."""
    kind = dice.random()
    if kind < 0.3:
        return dice.choice(EMPTY)
    if kind < 0.6:
        return dice.choice(NUMBERS)
    if kind < 0.75:
        return number_id(dice)
    return dice.choice(WORDS) if kind < 0.9 else dice.choice(JUNK)


def harmless(dice: random.Random) -> Json:
    """A value that cannot be any venue's mark: nothing, a word nobody uses, or the wrong kind of thing."""
    return dice.choice((*EMPTY, *WORDS, *JUNK))


def shown(value: Json) -> str:
    """A value in a report, cut to what can be read."""
    text = bytes(value).decode() if isinstance(value, Literal) else repr(value)
    return text if len(text) <= 60 else f"{text[:50]}… ({len(text)} characters)"
