"""A mutated reply of fills must leave a cursor that can be read on from, and that is not ahead of time."""

import dataclasses
from datetime import timedelta
from typing import Any

from bot.clock import to_ms
from bot.model.observation import Fills
from tests.fuzz.corpus import Sample, answer, entries

AHEAD = timedelta(minutes=5)
"""How far in the future a request may begin, for clocks that differ."""
_MILLISECONDS = 13
"""Digits of a time in milliseconds in this century."""


async def read_on(sample: Sample, facts: Fills) -> list[str]:
    """What is wrong with a reading that goes on from the cursor, the venue being well again.

    Whatever it raises besides the venue's own errors is passed on.
    """
    later = dataclasses.replace(sample, given={**sample.given, "since": facts.cursor})
    _, given = await answer(later, entries(sample, sample.trees()))
    latest = to_ms(sample.now + AHEAD)
    return [
        f"{call} {name}={value}: reads on from the future, and misses all until then"
        for call, params in given.asked
        for name, value in params.items()
        if _is_after(value, latest)
    ]


def _is_after(value: Any, latest: int) -> bool:
    text = str(value)
    return text.isdigit() and len(text) == _MILLISECONDS and int(text) > latest
