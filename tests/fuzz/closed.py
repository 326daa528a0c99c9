"""No position is reported closed, or changed, that the mutated reply does not plainly show as such.

A position of the unchanged reply may be missing only when

- its own record has a size that is a well-formed zero, or a kind of product that the venue's samples know; or
- its own record has another well-formed name: then a position of another name must be there instead; or
- its record is gone from a list that holds nothing but records the exchange sent, in a reply that carries no
  error code and no total that speaks against it; or the page it stood on was not asked for after such a list.

In every other case it must be there unchanged, or the whole reply must be refused.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bot.model.position import Position
from bot.venues.contract import Look
from tests.fuzz.corpus import FuzzWire, Sample
from tests.fuzz.edits import Edit, Kind, State
from tests.fuzz.tree import Path, at, cells, said, same
from tests.fuzz.values import PLAIN
from tests.fuzz.venue import Known
from tests.fuzz.vital import Origin, Role, records


class Fate(StrEnum):
    STAYS = "stays"
    RESIZED = "another size or side"
    RENAMED = "another name"
    MAY_GO = "may go"


@dataclass(slots=True)
class Marked:
    """The records of a sample's positions and all items of their lists, as objects, from before any edit."""

    records: list[Any] = field(default_factory=list)
    items: list[list[Any]] = field(default_factory=list)

    @classmethod
    def of(cls, origins: Collection[Origin], trees: list[Any]) -> "Marked":
        marked = cls()
        for origin in origins:
            marked.records.append(records(trees[origin.call], origin.where)[origin.number])
            marked.items.append(list(at(trees[origin.call], origin.where)))
        return marked


class Judge:
    """Judges one case: what must stand after these edits."""

    def __init__(self, known: Known, sample: Sample, edits: Collection[Edit], state: State) -> None:
        self._known = known
        self._sample = sample
        self._edits = edits
        self._state = state

    def look(self, look: Look, marked: Marked, given: FuzzWire) -> list[str]:
        """What is wrong with an accepted look."""
        now = {position.key: position for position in look.positions}
        found = [f"{p.key} is there twice, differently" for p in look.positions if not _alike(now[p.key], p)]
        stay = set()
        for number, origin in enumerate(self._known.origins[self._sample.stem]):
            fate = self._fate(origin, marked.records[number], marked.items[number], given)
            if fate is not Fate.MAY_GO:
                stay.add(_claim(origin, marked.records[number]))
            if fate in (Fate.STAYS, Fate.RESIZED):
                found += _kept(origin.position, now.get(origin.position.key), fate)
        if len(now) < len(stay):
            found.append(f"{len(now)} positions where there must be {len(stay)}")
        return found

    def _fate(self, origin: Origin, record: Any, items: list[Any], given: FuzzWire) -> Fate:
        if not self._was_asked(origin.call, given):
            return Fate.MAY_GO if self._paging_may_end(origin.call) else Fate.STAYS
        try:
            listed = at(self._state.trees[origin.call], origin.where)
        except (LookupError, TypeError):
            return Fate.STAYS
        if not isinstance(listed, list):
            return Fate.STAYS
        if not any(item is record for item in listed):
            return Fate.MAY_GO if self._is_sound(origin, listed, items) else Fate.STAYS
        return self._by_cells(origin, record)

    def _by_cells(self, origin: Origin, record: Any) -> Fate:
        fates = set()
        for path, (was, roles) in origin.cells.items():
            try:
                cell = at(record, path)
            except (LookupError, TypeError):
                cell = None
            if not same(cell, was) and (fate := self._by_cell(str(path[-1]), said(cell), roles)):
                fates.add(fate)
        for fate in (Fate.MAY_GO, Fate.STAYS, Fate.RENAMED, Fate.RESIZED):
            if fate in fates:
                return fate
        return Fate.STAYS

    def _by_cell(self, name: str, text: str | None, roles: Collection[Role]) -> Fate | None:
        """What a cell that now says `text` may do: STAYS when an exchange would say no such thing, None when
        it changes nothing, as an unknown kind of product does not."""
        if Role.SIZE in roles:
            if text is None or not PLAIN.fullmatch(text.strip()):
                return Fate.STAYS
            return Fate.RESIZED if Decimal(text) else Fate.MAY_GO
        is_known = text in self._known.words.get(name, ())
        if Role.NAME in roles:
            return Fate.RENAMED if text and text.strip() else Fate.STAYS
        if Role.KIND in roles:
            return Fate.MAY_GO if is_known else None
        return Fate.RESIZED if is_known else Fate.STAYS

    def _is_sound(self, origin: Origin, listed: list[Any], items: list[Any]) -> bool:
        """Whether a list without the record could be what the exchange sent."""
        known = {id(item) for item in items}
        copies = sum(e.kind is Kind.ROW_TWICE and e.call == origin.call for e in self._edits)
        foreign = [item for item in listed if id(item) not in known]
        if len(foreign) > copies or not all(isinstance(item, dict) for item in listed):
            return False
        return self._is_decent(origin.call) and not self._is_contradicted(origin, listed, items)

    def _is_decent(self, call: int) -> bool:
        """Whether a reply says of itself that it is one."""
        if call in self._state.spoiled or not 200 <= self._state.statuses.get(call, 200) < 300:
            return False
        was, now = self._sample.trees()[call], self._state.trees[call]
        if not isinstance(was, dict):
            return isinstance(now, type(was))
        return isinstance(now, dict) and all(same(was.get(c), now.get(c)) for c in self._known.codes)

    def _is_contradicted(self, origin: Origin, listed: list[Any], items: list[Any]) -> bool:
        """Whether a total beside an emptied list still counts what is gone."""
        totals = _totals(self._sample.trees()[origin.call], origin.where, items)
        try:
            left = [at(self._state.trees[origin.call], path) for path in totals]
        except (LookupError, TypeError):
            return False
        return not listed and any(_number(cell) for cell in left)

    def _was_asked(self, call: int, given: FuzzWire) -> bool:
        return all(entry.get("number") != call or entry.get("again") for entry in given.left)

    def _paging_may_end(self, call: int) -> bool:
        """Whether an earlier page says, in good order, that there is no more."""
        calls = self._sample.given["calls"]
        ends = (Kind.EMPTY, Kind.ROW_GONE)
        return any(
            calls[edit.call]["call"] == calls[call]["call"]
            and edit.call != call
            and self._is_decent(edit.call)
            and (edit.kind in ends or (edit.kind is Kind.WRITE and edit.value in ("", [])))
            for edit in self._edits
        )


def _claim(origin: Origin, record: Any) -> tuple[Any, ...]:
    """The names and the size that a record claims now: two that claim the same are one row, repeated."""
    now = cells(record)
    roles = [
        (path, now.get(path)) for path, (_, roles) in origin.cells.items() if roles & {Role.NAME, Role.SIZE}
    ]
    return origin.call, *sorted((str(path), str(said(cell))) for path, cell in roles)


def _kept(was: Position, now: Position | None, fate: Fate) -> list[str]:
    if now is None:
        return [f"{was.key} is gone"]
    if fate is Fate.STAYS and not _alike(was, now):
        return [f"{was.key} was {was.side} {was.size} and is {now.side} {now.size}"]
    return []


def _alike(one: Position, other: Position) -> bool:
    return (one.side, one.size, one.unit) == (other.side, other.size, other.unit)


def _number(cell: Any) -> Decimal:
    text = said(cell)
    return Decimal(text) if text is not None and PLAIN.fullmatch(text) else Decimal(0)


def _totals(tree: Any, where: Path, items: list[Any]) -> list[Path]:
    """The cells outside the list that name how many records it has, or the sum of one of their fields."""
    sums: dict[Path, Decimal] = {}
    for item in items:
        for path, cell in cells(item).items():
            sums[path] = sums.get(path, Decimal(0)) + abs(_number(cell))
    known = {Decimal(len(items)), *sums.values()} - {Decimal(0), Decimal(1)}
    return [
        path
        for path, cell in cells(tree).items()
        if path[: len(where)] != where
        and any(word in str(path[-1]).lower() for word in ("total", "count"))
        and _number(cell) in known
    ]
