"""Which mutations a case gets: by dice that venue, sample and seed alone decide, to be thrown again."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from tests.fuzz import values
from tests.fuzz.corpus import Sample
from tests.fuzz.edits import OFTEN, Edit, Kind, State
from tests.fuzz.marks import Marks
from tests.fuzz.tree import Path, at, cells

HOW_MANY = (1, 1, 1, 1, 2, 2, 3, 4)
ERRORS_AS = (200, 200, 400)
"""HTTP statuses that an error of a venue also comes with."""
TRIES = 40


class Thrower:
    """Throws mutations at the samples of one venue. `errors` are its own error replies, with their status."""

    def __init__(self, marks: Marks, errors: Sequence[tuple[int, Any]]) -> None:
        self._marked = marks.names()
        self._errors = errors

    def throw(self, sample: Sample, seed: int) -> tuple[Edit, ...]:
        """One to four edits, each of which finds its place after those before it."""
        dice = random.Random(f"{sample.venue.name}/{sample.stem}/{seed}")
        state = State(sample.trees())
        edits: list[Edit] = []
        wanted = dice.choice(HOW_MANY)
        for _ in range(TRIES):
            if len(edits) == wanted:
                break
            edit = self._edit(dice, state)
            if edit is not None and state.apply(edit):
                edits.append(edit)
        return tuple(edits)

    def _edit(self, dice: random.Random, state: State) -> Edit | None:
        call = dice.randrange(len(state.trees))
        (kind,) = dice.choices(list(OFTEN), list(OFTEN.values()))
        return _MAKERS.get(kind, _simple)(self, dice, state, call, kind)

    def marked(self, path: Path) -> bool:
        """Whether a mark of ADL may stand there: then only what is no mark is written."""
        return any(step in self._marked for step in path)

    def value(self, dice: random.Random, path: Path) -> Any:
        return values.harmless(dice) if self.marked(path) else values.anything(dice)

    def error(self, dice: random.Random) -> tuple[int, Any] | None:
        if not self._errors:
            return None
        status, reply = dice.choice(self._errors)
        return dice.choice((status, *ERRORS_AS)), reply


Maker = Callable[[Thrower, random.Random, State, int, Kind], Edit | None]


def _simple(by: Thrower, dice: random.Random, state: State, call: int, kind: Kind) -> Edit | None:
    """An edit of one node: any, or for some kinds a cell."""
    tree = state.trees[call]
    if kind is Kind.RETYPE or dice.random() < 0.75:
        places = list(cells(tree))
    else:
        places = [path for path in nodes(tree) if path or dice.random() < 0.2]
    if not places:
        return None
    path = dice.choice(places)
    if kind is Kind.WRAP:
        return Edit(call, kind, path, dice.choice(("list", "record", "unwrap")))
    return Edit(call, kind, path, by.value(dice, path) if kind is Kind.WRITE else None)


def _pair(by: Thrower, dice: random.Random, state: State, call: int, kind: Kind) -> Edit | None:
    """Swap or copy one field of two rows of a list; never one that may hold a mark of ADL."""
    lists = [path for path, length in _lists(state.trees[call]) if length > 1]
    if not lists:
        return None
    where = dice.choice(lists)
    found = at(state.trees[call], where)
    one, other = dice.sample(range(len(found)), 2)
    shared = [path for path in cells(found[one]) if path in cells(found[other]) and not by.marked(path)]
    if not shared:
        return None
    path = dice.choice(shared)
    return Edit(call, kind, (*where, one, *path), (*where, other, *path))


def _row(by: Thrower, dice: random.Random, state: State, call: int, kind: Kind) -> Edit | None:
    lists = [(path, length) for path, length in _lists(state.trees[call]) if length]
    if not lists:
        return None
    where, length = dice.choice(lists)
    place = (*where, dice.randrange(length))
    return Edit(call, kind, place, dice.randint(0, length) if kind is Kind.ROW_TWICE else None)


def _list(by: Thrower, dice: random.Random, state: State, call: int, kind: Kind) -> Edit | None:
    lists = [path for path, length in _lists(state.trees[call]) if length]
    return Edit(call, kind, dice.choice(lists)) if lists else None


def _whole(by: Thrower, dice: random.Random, state: State, call: int, kind: Kind) -> Edit | None:
    match kind:
        case Kind.BODY:
            return Edit(call, kind, (), dice.choice(values.BODIES))
        case Kind.CUT:
            return Edit(call, kind, (), dice.random())
        case Kind.STATUS:
            return Edit(call, kind, (), dice.choice(values.STATUSES))
        case _:
            error = by.error(dice)
            return None if error is None else Edit(call, kind, (), error)


_MAKERS: dict[Kind, Maker] = {
    Kind.SWAP: _pair,
    Kind.COPY: _pair,
    Kind.ROW_GONE: _row,
    Kind.ROW_TWICE: _row,
    Kind.EMPTY: _list,
    **dict.fromkeys((Kind.BODY, Kind.CUT, Kind.STATUS, Kind.ERROR, Kind.ERROR_EMPTY), _whole),
}


def nodes(tree: Any, path: Path = ()) -> list[Path]:
    """The paths of everything in a tree, itself included."""
    found: list[Path] = [path]
    if isinstance(tree, dict):
        for name, value in tree.items():
            found += nodes(value, (*path, name))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            found += nodes(value, (*path, number))
    return found


def _lists(tree: Any, path: Path = ()) -> list[tuple[Path, int]]:
    """The lists of records in a tree, with their lengths."""
    found: list[tuple[Path, int]] = []
    if isinstance(tree, dict):
        for name, value in tree.items():
            found += _lists(value, (*path, name))
    elif isinstance(tree, list):
        if all(isinstance(item, dict) for item in tree):
            found.append((path, len(tree)))
        for number, value in enumerate(tree):
            found += _lists(value, (*path, number))
    return found
