"""Which cells of a reply make a position: found by asking the parser itself, one cell at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.model.position import Position, PositionKey
from bot.venues.contract import Look
from tests.fuzz.corpus import Sample, answer, entries
from tests.fuzz.tree import Path, Row, at, rows, said
from tests.fuzz.values import PLAIN

MOST_WORDS = 8


class Role(StrEnum):
    """What a cell is to a position."""

    SIZE = "size"
    NAME = "name"
    """Goes into its key."""
    KIND = "kind"
    """Says whether the record is a position of ours at all."""
    SIDE = "side"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a position of an unchanged reply comes from: the record that is the `number`-th of those at
    `where`, and the cells of it that matter, each with what it says and what it is."""

    position: Position
    call: int
    where: Path
    number: int
    cells: Mapping[Path, tuple[Any, frozenset[Role]]]


def words(samples: Iterable[Sample]) -> dict[str, frozenset[str]]:
    """The texts that a venue's samples hold, by the name of their field; numbers and ids are left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for sample in samples:
        for tree in sample.trees():
            for row in rows(tree):
                for path, cell in row.cells.items():
                    if isinstance(cell, str) and cell and not PLAIN.fullmatch(cell) and len(cell) <= 40:
                        found[str(path[-1])].add(cell)
    return {name: frozenset(texts) for name, texts in found.items()}


async def origins(sample: Sample, known: Mapping[str, frozenset[str]]) -> tuple[Origin, ...]:
    """Where each position of an accepted sample comes from. Raises when one comes from nowhere."""
    assert isinstance(sample.base, Look)
    effects: dict[PositionKey, dict[tuple[int, Path, int], dict[Path, set[Role]]]] = defaultdict(dict)
    for row, number, path, cell in _cells(sample):
        for other in _others(cell, known.get(str(path[-1]), frozenset())):
            for key, role in await _effect(sample, row, number, path, other):
                place = effects[key].setdefault((row.call, row.where, number), {})
                place.setdefault(path, set()).add(role)
    return tuple(_origin(sample, position, effects[position.key]) for position in sample.base.positions)


def records(tree: Any, where: Path) -> list[Any]:
    """The records of the list at a place."""
    return [item for item in at(tree, where) if isinstance(item, dict)]


def _cells(sample: Sample) -> Iterator[tuple[Row, int, Path, Any]]:
    for call, tree in enumerate(sample.trees()):
        counted: dict[Path, int] = defaultdict(int)
        for row in rows(tree, call):
            number = counted[row.where]
            counted[row.where] += 1
            for path, cell in row.cells.items():
                yield row, number, path, cell


def _others(cell: Any, known: frozenset[str]) -> list[Any]:
    """Well-formed values that differ from a cell's."""
    text = said(cell)
    if text is None or text == "":
        return []
    if PLAIN.fullmatch(text):
        larger = Decimal(text) * 3 or Decimal(1)
        return [str(larger) if isinstance(cell, str) else int(larger) if isinstance(cell, int) else larger]
    return [f"{text}9", *sorted(known - {text})[:MOST_WORDS]]


async def _effect(
    sample: Sample, row: Row, number: int, path: Path, other: Any
) -> list[tuple[PositionKey, Role]]:
    trees = sample.trees()
    record = records(trees[row.call], row.where)[number]
    at(record, path[:-1])[path[-1]] = other
    look, _ = await answer(sample, entries(sample, trees))
    if not isinstance(look, Look):
        return []
    now = {position.key: position for position in look.positions}
    found = []
    for was in sample.base.positions:
        is_now = now.get(was.key)
        if is_now is None:
            renamed = len(look.positions) == len(sample.base.positions)
            found.append((was.key, Role.NAME if renamed else Role.KIND))
        elif is_now.size != was.size:  # not by a name: then another source's position took its place
            found.append((was.key, Role.SIZE if PLAIN.fullmatch(str(other)) else Role.NAME))
        elif is_now.side is not was.side:
            found.append((was.key, Role.SIDE))
    return found


def _origin(
    sample: Sample, position: Position, effects: Mapping[tuple[int, Path, int], Mapping[Path, set[Role]]]
) -> Origin:
    for (call, where, number), roles in effects.items():
        if any(Role.SIZE in role for role in roles.values()):
            record = records(sample.trees()[call], where)[number]
            cells = {path: (at(record, path), frozenset(role)) for path, role in roles.items()}
            return Origin(position, call, where, number, cells)
    raise AssertionError(f"{sample.venue.name}/{sample.stem}: {position.key} comes from no record")
