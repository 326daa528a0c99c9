"""What a venue's samples tell before they are mutated: marks, words, errors, where positions come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.venues.contract import Look, Venue
from tests.fuzz import marks, vital
from tests.fuzz.corpus import Sample
from tests.fuzz.marks import Marks
from tests.fuzz.throw import Thrower
from tests.fuzz.tree import said
from tests.fuzz.values import PLAIN

LONGEST_CODE = 10
"""Characters of an error code; a longer number in an error reply is a time."""


@dataclass(frozen=True, slots=True)
class Known:
    """`codes` are the fields in which the venue says that a reply is an error; `origins` where the positions
    of each sample come from, by its name."""

    venue: Venue
    samples: tuple[Sample, ...]
    marks: Marks
    words: Mapping[str, frozenset[str]]
    codes: frozenset[str]
    origins: Mapping[str, tuple[vital.Origin, ...]]
    thrower: Thrower

    def sample(self, stem: str) -> Sample:
        return next(sample for sample in self.samples if sample.stem == stem)


async def study(venue: Venue, samples: Sequence[Sample]) -> Known:
    """All that is known of a venue from its samples."""
    own = tuple(sample for sample in samples if sample.venue.name == venue.name)
    learned, words = await marks.learn(own), vital.words(own)
    errors = _errors(own)
    origins = {
        sample.stem: await vital.origins(sample, words) for sample in own if isinstance(sample.base, Look)
    }
    codes = frozenset(name for _, reply in errors for name in _codes(reply, own))
    return Known(venue, own, learned, words, codes, origins, Thrower(learned, errors))


def _errors(samples: Sequence[Sample]) -> list[tuple[int, Any]]:
    """Error replies with their status: those of refused samples with a code that no good reply has."""
    return [
        (int(entry.get("status", 200)), entry["reply"])
        for sample in samples
        if sample.fails
        for entry in sample.given["calls"]
        if _codes(entry["reply"], samples)
    ]


def _codes(reply: Any, samples: Sequence[Sample]) -> set[str]:
    """The fields of a reply whose number no good reply of the venue shows there."""
    if not isinstance(reply, dict):
        return set()
    numbers = {
        name: text
        for name, value in reply.items()
        if (text := said(value)) is not None and PLAIN.fullmatch(text) and len(text) <= LONGEST_CODE
    }
    good = [
        entry["reply"]
        for sample in samples
        if not sample.fails
        for entry in sample.given["calls"]
        if isinstance(entry["reply"], dict) and int(entry.get("status", 200)) == 200
    ]
    return {name for name, text in numbers.items() if all(said(tree.get(name)) != text for tree in good)}
