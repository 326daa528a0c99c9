"""Texts that are kept and shown for ever must not be a key that somebody put in the wrong place."""

import re
from collections.abc import Collection

PIECE = 8
"""Characters of a known key from which on a piece of it is recognised."""
LIKELY = 16
"""Letters and digits in a row, mixed, that are taken for a key that nobody knows."""


def keylike(text: str, values: Collection[str] = ()) -> bool:
    """Whether a text may be a key, or a piece of one of `values`."""
    words = re.split(r"[^A-Za-z0-9]+", text)
    known = any(word in value for word in words if len(word) >= PIECE for value in values)
    return known or any(len(w) >= LIKELY and not w.isalpha() and not w.isdigit() for w in words)
