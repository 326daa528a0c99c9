"""The marks that the samples of a venue give to ADL, so that no mutation ever writes one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.model.fill import Cause
from bot.model.observation import Fills
from bot.model.order import Cancel, Orders
from bot.model.signal import Danger, Signals
from bot.venues.contract import Look
from tests.fuzz.corpus import Sample, answer, entries
from tests.fuzz.tree import at, cells, rows, said

_PROOF = re.compile(r"(\w+)=([^\s,;]+)")
_AS_WRITTEN = (
    ("fills", "cause", Cause.ADL.value),
    ("signs", "cause", Cause.ADL.value),
    ("cancelled", "reason", Cancel.ADL.value),
    ("readings", "danger", Danger.UNDER_WAY.value),
)
"""How a sample states ADL: in which list of facts, and by which field."""
_WHOLE = 6
"""A mark at least this long may be the beginning of a value, a shorter one must be all of it."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Names of fields, each with the values that stand for ADL."""

    by_field: Mapping[str, frozenset[str]]

    def names(self) -> frozenset[str]:
        return frozenset(self.by_field)

    def and_those(self, more: Iterable[tuple[str, str]]) -> "Marks":
        """These marks and more, each a field and its value."""
        found = {name: set(values) for name, values in self.by_field.items()}
        for name, value in more:
            found.setdefault(name, set()).add(value)
        return Marks({name: frozenset(values) for name, values in found.items()})

    def on(self, record: Any) -> bool:
        """Whether a record carries one."""
        for path, cell in cells(record).items():
            marks = self.by_field.get(str(path[-1])) if path else None
            if marks and (text := said(cell)) is not None and any(_is(text, mark) for mark in marks):
                return True
        return False


def _is(text: str, mark: str) -> bool:
    return text.startswith(mark) if len(mark) >= _WHOLE else text == mark


async def learn(samples: Iterable[Sample]) -> Marks:
    """The marks in a venue's samples: the proofs of what the samples themselves state to be ADL (a parser
    that calls more by that name teaches nothing), and the cells without which a position is not under ADL."""
    pairs = [pair for sample in samples for pair in [*_stated(sample), *await _flags(sample)]]
    return Marks({}).and_those(pairs)


def _stated(sample: Sample) -> Iterator[tuple[str, str]]:
    expected = sample.given.get("expect")
    for name, field, value in _AS_WRITTEN:
        facts, told = getattr(sample.base, name, ()), expected.get(name) if isinstance(expected, dict) else ()
        for fact, want in zip(facts, told or (), strict=False):
            if want.get(field) == value:
                yield from _PROOF.findall(getattr(fact, "proof", "") or getattr(fact, "said", ""))


def proven(base: Any) -> Iterator[tuple[str, str]]:
    """Field and value of every mark that facts give as the proof of ADL."""
    proofs: list[str] = []
    if isinstance(base, Fills):
        proofs += [fill.proof for fill in base.fills if fill.cause is Cause.ADL]
        proofs += [sign.proof for sign in base.signs if sign.cause is Cause.ADL]
    elif isinstance(base, Orders):
        proofs += [gone.proof for gone in base.cancelled if gone.reason is Cancel.ADL]
    elif isinstance(base, Signals):
        proofs += [signal.said for signal in base.readings if signal.danger is Danger.UNDER_WAY]
    for proof in proofs:
        yield from _PROOF.findall(proof)


def flagged(look: Look) -> int:
    """How many positions the venue says it is deleveraging now."""
    return sum(position.under_adl for position in look.positions)


async def _flags(sample: Sample) -> list[tuple[str, str]]:
    if not isinstance(sample.base, Look) or not flagged(sample.base):
        return []
    found = []
    for call, tree in enumerate(sample.trees()):
        for number, row in enumerate(rows(tree)):
            for path, cell in row.cells.items():
                if (text := said(cell)) is None:
                    continue
                trees = sample.trees()
                record = rows(trees[call])[number].record
                at(record, path[:-1])[path[-1]] = None
                look, _ = await answer(sample, entries(sample, trees))
                whole = isinstance(look, Look) and len(look.positions) == len(sample.base.positions)
                if whole and flagged(look) < flagged(sample.base):
                    found.append((str(path[-1]), text))
    return found
