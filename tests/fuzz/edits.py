"""One mutation of a reply, and how mutations are thrown. An edit can be applied alone or with others."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.venues.reply import decode
from tests.fuzz import values
from tests.fuzz.corpus import Sample, Served, encode
from tests.fuzz.tree import Path, at, said


class Kind(StrEnum):
    DROP = "drop a field"
    WRITE = "write"
    RETYPE = "number for text, text for number"
    WRAP = "wrong container"
    SWAP = "swap with another row"
    COPY = "copy from another row"
    ROW_GONE = "remove a row"
    ROW_TWICE = "repeat a row"
    EMPTY = "empty a list"
    BODY = "another body"
    CUT = "cut the body"
    ERROR = "an error of the venue"
    ERROR_EMPTY = "an error of the venue around empty lists"
    STATUS = "another HTTP status"


OFTEN: Mapping[Kind, int] = {
    Kind.DROP: 14,
    Kind.WRITE: 34,
    Kind.RETYPE: 8,
    Kind.WRAP: 6,
    Kind.SWAP: 8,
    Kind.COPY: 6,
    Kind.ROW_GONE: 4,
    Kind.ROW_TWICE: 4,
    Kind.EMPTY: 3,
    Kind.BODY: 2,
    Kind.CUT: 3,
    Kind.ERROR: 3,
    Kind.ERROR_EMPTY: 4,
    Kind.STATUS: 2,
}
SPOILING = frozenset({Kind.BODY, Kind.CUT})
"""Kinds after which a reply could not have come in good order, whatever else is done to it. (The code of an
error can be overwritten again.)"""


@dataclass(frozen=True, slots=True)
class Edit:
    """`path` leads into the reply of `call`; `value` is what is written, or where from."""

    call: int
    kind: Kind
    path: Path = ()
    value: Any = None

    def __str__(self) -> str:
        where = ".".join(map(str, self.path)) or "all of it"
        what = "" if self.value is None and self.kind is not Kind.WRITE else f" {values.shown(self.value)}"
        return f"reply {self.call}, {where}: {self.kind}{what}"


@dataclass(slots=True)
class State:
    """Replies under mutation. `bodies` and `statuses` replace those of a call, `cuts` are the parts of bodies
    that are left; `spoiled` are calls whose reply could not have come in good order; `copies` pairs rows with
    their repetitions."""

    trees: list[Any]
    bodies: dict[int, bytes] = field(default_factory=dict)
    statuses: dict[int, int] = field(default_factory=dict)
    cuts: dict[int, float] = field(default_factory=dict)
    spoiled: set[int] = field(default_factory=set)
    copies: list[tuple[Any, Any]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)

    def apply(self, edit: Edit) -> bool:
        """Whether the edit found its place and changed something."""
        try:
            _HOW[edit.kind](self, edit)
        except (LookupError, TypeError, AttributeError):
            return False
        self.touched.add(edit.call)
        if edit.kind in SPOILING:
            self.spoiled.add(edit.call)
        return True

    def served(self, sample: Sample) -> list[Served]:
        """The calls of the sample with these replies, as they are after being written out and read."""
        found: list[Served] = []
        for call, entry in enumerate(sample.given["calls"]):
            reply = decode(self.body(call)) if call in self.touched else self.trees[call]
            status = self.statuses.get(call, entry.get("status", 200))
            found.append({**entry, "number": call, "status": status, "reply": reply})
        return found

    def body(self, call: int) -> bytes:
        """A reply as it goes out."""
        body = self.bodies[call] if call in self.bodies else encode(self.trees[call])
        return body[: int(len(body) * self.cuts[call])] if call in self.cuts else body

    def put(self, edit: Edit, value: Any) -> None:
        """Set what stands at the edit's place."""
        if edit.path:
            at(self.trees[edit.call], edit.path[:-1])[edit.path[-1]] = value
        else:
            self.trees[edit.call] = value

    def at(self, edit: Edit) -> Any:
        return at(self.trees[edit.call], edit.path)


def _drop(state: State, edit: Edit) -> None:
    holder = at(state.trees[edit.call], edit.path[:-1])
    if not isinstance(holder, dict):
        raise TypeError
    del holder[edit.path[-1]]


def _write(state: State, edit: Edit) -> None:
    state.at(edit)
    state.put(edit, copy.deepcopy(edit.value))


def _retype(state: State, edit: Edit) -> None:
    state.put(edit, retyped(state.at(edit)))


def retyped(cell: Any) -> Any:
    """A number as text, or a text that is a number as a number. Raises TypeError for anything else."""
    text = said(cell)
    if text is None or not values.PLAIN.fullmatch(text):
        raise TypeError
    return values.Literal(text.encode()) if isinstance(cell, str) else text


def _wrap(state: State, edit: Edit) -> None:
    found = state.at(edit)
    if edit.value == "unwrap":
        inner = list(found.values()) if isinstance(found, dict) else found
        if isinstance(inner, str):
            raise TypeError
        state.put(edit, inner[0])
    elif edit.value == "record" and isinstance(found, list):
        state.put(edit, {str(number): item for number, item in enumerate(found)})
    else:
        state.put(edit, [found])


def _swap(state: State, edit: Edit) -> None:
    other = Edit(edit.call, edit.kind, edit.value)
    mine, theirs = state.at(edit), state.at(other)
    state.put(edit, theirs)
    state.put(other, mine)


def _copy(state: State, edit: Edit) -> None:
    state.put(edit, copy.deepcopy(at(state.trees[edit.call], edit.value)))


def _row_gone(state: State, edit: Edit) -> None:
    found = at(state.trees[edit.call], edit.path[:-1])
    if not isinstance(found, list):
        raise TypeError
    del found[int(edit.path[-1])]


def _row_twice(state: State, edit: Edit) -> None:
    found = at(state.trees[edit.call], edit.path[:-1])
    if not isinstance(found, list):
        raise TypeError
    again = copy.deepcopy(found[int(edit.path[-1])])
    state.copies.append((found[int(edit.path[-1])], again))
    found.insert(edit.value, again)


def _empty(state: State, edit: Edit) -> None:
    if not isinstance(found := state.at(edit), list):
        raise TypeError
    found.clear()


def _body(state: State, edit: Edit) -> None:
    state.bodies[edit.call] = edit.value


def _cut(state: State, edit: Edit) -> None:
    state.cuts[edit.call] = edit.value


def _error(state: State, edit: Edit) -> None:
    status, reply = edit.value
    state.trees[edit.call] = copy.deepcopy(reply)
    state.statuses[edit.call] = status


def _error_empty(state: State, edit: Edit) -> None:
    """The fields of an error over the reply as it is, its lists emptied; a bare list becomes an error."""
    status, reply = edit.value
    tree = state.trees[edit.call]
    if not isinstance(reply, dict):
        raise TypeError
    _clear(tree)
    if isinstance(tree, dict):
        tree.update(copy.deepcopy(reply) | {name: value for name, value in tree.items() if name not in reply})
    else:
        state.trees[edit.call] = {**copy.deepcopy(reply), "data": [], "list": []}
    state.statuses[edit.call] = status


def _clear(tree: Any) -> None:
    if isinstance(tree, list):
        tree.clear()
    elif isinstance(tree, dict):
        for value in tree.values():
            _clear(value)


def _status(state: State, edit: Edit) -> None:
    state.statuses[edit.call] = edit.value


_HOW = {
    Kind.DROP: _drop,
    Kind.WRITE: _write,
    Kind.RETYPE: _retype,
    Kind.WRAP: _wrap,
    Kind.SWAP: _swap,
    Kind.COPY: _copy,
    Kind.ROW_GONE: _row_gone,
    Kind.ROW_TWICE: _row_twice,
    Kind.EMPTY: _empty,
    Kind.BODY: _body,
    Kind.CUT: _cut,
    Kind.ERROR: _error,
    Kind.ERROR_EMPTY: _error_empty,
    Kind.STATUS: _status,
}
