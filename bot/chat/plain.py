"""Text from outside (a symbol, a label, an error of an exchange, a name) as nothing but text. Pure."""

import unicodedata

DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""They turn the order of what follows, so that 100 may read 001: https://www.unicode.org/reports/tr9/"""


def shown(text: str) -> str:
    """The text with its lines, but without control characters and marks of direction, and without halves of a
    character, which cannot be sent at all."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return "\n".join("".join(_visible(letter) for letter in line) for line in whole.splitlines())


def one_line(text: str) -> str:
    """The same on one line."""
    return shown(text).replace("\n", " ")


def _visible(letter: str) -> str:
    if letter == "\t":
        return " "
    hidden = letter in DIRECTIONS or unicodedata.category(letter) == "Cc"
    return "" if hidden else letter
