"""No ADL is invented, and none is swallowed.

Mutations never write a mark of ADL. So whatever comes out as ADL must stem from a record that carries a mark,
and there cannot be more of it than such records. And an ADL fill whose record came through whole, in a reply
that is believed, must be told, whatever its neighbours look like.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bot.model.fill import Cause, Fill
from bot.model.observation import Fills
from bot.model.order import Cancel, Orders
from bot.model.signal import Danger, Signals
from bot.venues.contract import Look
from tests.fuzz.corpus import Sample, Served
from tests.fuzz.edits import Edit, Kind, State
from tests.fuzz.marks import Marks, flagged, proven
from tests.fuzz.tree import at, cells, rows, said, texts
from tests.fuzz.values import PLAIN

_MOVING = frozenset({Kind.SWAP, Kind.COPY, Kind.RETYPE})
_PARTS = re.compile(r"[:/|]")


def invented(
    sample: Sample,
    marks: Marks,
    edits: Sequence[Edit],
    facts: Any,
    served: Sequence[Served],
    own: Sequence[Any],
) -> list[str]:
    """What comes out as ADL without a record that says so. `own` are the records that carried a mark before
    the edits, as they are after them: a record may carry a second one."""
    if isinstance(facts, Look):
        before = flagged(sample.base) if isinstance(sample.base, Look) else 0
        more = flagged(facts) > max(before, _marked_positions(marks, served))
        return ["more positions under ADL than there were"] if more else []
    if isinstance(facts, Signals):
        return _signals(sample, edits, facts)
    found = list(_named(facts))
    if not found:
        return []
    known = _also(sample, marks, facts)
    marked = [texts(record) for record in _records(served) if known.on(record)]
    marked += [texts(record) for record in own if not known.on(record)]
    wrong = [f"ADL from nowhere: {what}" for what, names in found if not any(names & row for row in marked)]
    if len(found) > len(marked):
        wrong.append(f"{len(found)} times ADL from {len(marked)} records that say so")
    return wrong


def marked(marks: Marks, trees: Sequence[Any]) -> list[Any]:
    """The records that carry a mark, as objects."""
    return [row.record for tree in trees for row in rows(tree) if marks.on(row.record)]


def with_copies(records: Sequence[Any], state: State) -> list[Any]:
    """The same and what was repeated of them."""
    found = list(records)
    for row, again in state.copies:
        if any(row is record for record in found):
            found.append(again)
    return found


def _named(facts: Any) -> Iterator[tuple[str, set[str]]]:
    """Each fact of ADL, and the texts by which its record is known."""
    if isinstance(facts, Fills):
        for fill in facts.fills:
            if fill.cause is Cause.ADL:
                yield f"fill {fill.id}", {*_PARTS.split(fill.id), fill.id, fill.order_id} - {""}
        for sign in facts.signs:
            if sign.cause is Cause.ADL:
                yield f"sign of {sign.key}", {sign.key.symbol}
    elif isinstance(facts, Orders):
        for gone in facts.cancelled:
            if gone.reason is Cancel.ADL:
                yield f"order {gone.order.id}", {*_PARTS.split(gone.order.id), gone.order.id}


def _signals(sample: Sample, edits: Sequence[Edit], facts: Signals) -> list[str]:
    """A market may be said to be under ADL by numbers too (a published rule): so where none was written."""
    if any(_is_number(edit.value) or edit.kind in _MOVING for edit in edits):
        return []
    fresh = _under_way(facts) - _under_way(sample.base)
    return [f"ADL under way in {symbol} from nowhere" for symbol in sorted(fresh)]


def _under_way(facts: Any) -> set[str]:
    readings = facts.readings if isinstance(facts, Signals) else ()
    return {signal.symbol for signal in readings if signal.danger is Danger.UNDER_WAY}


def _is_number(cell: Any) -> bool:
    text = said(cell)
    return text is not None and PLAIN.fullmatch(text) is not None


def _also(sample: Sample, marks: Marks, facts: Any) -> Marks:
    """The marks, and other values of the same fields that the facts give as proof, if the sample has them as
    they stand: it may show a mark only where it does not count, as on a product that is no position."""
    there = {
        (str(path[-1]), said(cell))
        for tree in sample.trees()
        for path, cell in cells(tree).items()
        if path and said(cell)
    }
    return marks.and_those(p for p in proven(facts) if p in there and p[0] in marks.by_field)


def _records(served: Sequence[Served]) -> Iterator[Any]:
    """The records of all lists; of a reply without any, the reply itself."""
    for entry in served:
        found = rows(entry["reply"])
        yield from [row.record for row in found] or [entry["reply"]]


def _marked_positions(marks: Marks, served: Sequence[Served]) -> int:
    return sum(marks.on(row.record) for entry in served for row in rows(entry["reply"]))


def swallowed(sample: Sample, edits: Sequence[Edit], facts: Any, served: Sequence[Served]) -> list[str]:
    """ADL fills whose record came through whole, and that are not told."""
    if not isinstance(facts, Fills) or not isinstance(sample.base, Fills) or not _in_rows(sample, edits):
        return []
    told = {_what(fill) for fill in facts.fills}
    now = [row.record for entry in served for row in rows(entry["reply"])]
    was = [row.record for tree in sample.trees() for row in rows(tree)]
    return [
        f"ADL fill {fill.id} is not told"
        for fill in sample.base.fills
        if fill.cause is Cause.ADL and _what(fill) not in told and _is_whole(fill, was, now)
    ]


def _is_whole(fill: Fill, was: list[Any], now: list[Any]) -> bool:
    """Whether all records that name the fill came through as they were, and no other names it by now."""
    names = {*_PARTS.split(fill.id), fill.order_id} - {""}
    before, after = ([record for record in found if texts(record) & names] for found in (was, now))
    return bool(before) and len(before) == len(after) and all(record in before for record in after)


def _in_rows(sample: Sample, edits: Sequence[Edit]) -> bool:
    """Whether all edits are inside records of a list: what surrounds them is as it was."""
    trees = sample.trees()
    for edit in edits:
        try:
            steps = [at(trees[edit.call], edit.path[:depth]) for depth in range(len(edit.path))]
        except (LookupError, TypeError):
            return False
        if not any(isinstance(step, list) for step in steps[:-1]):
            return False
    return True


def _what(fill: Fill) -> tuple[Any, ...]:
    return fill.key.symbol, fill.signed, fill.price, fill.at, fill.cause
