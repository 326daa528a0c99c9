"""Looking into a reply without knowing whose it is: its records, their cells, what a cell says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from bot.venues.reply import decode
from tests.fuzz.values import Literal

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a list in a reply. `where` leads from the reply to the list, `cells` from the record to its
    scalars, however deep."""

    call: int
    where: Path
    record: dict[str, Any]
    cells: Mapping[Path, Any] = field(default_factory=dict)


def rows(tree: Any, call: int = 0) -> list[Row]:
    """The records of every outermost list."""
    return list(_rows(tree, call, ()))


def _rows(tree: Any, call: int, where: Path) -> Iterator[Row]:
    if isinstance(tree, list):
        for item in tree:
            if isinstance(item, dict):
                yield Row(call, where, item, cells(item))
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from _rows(value, call, (*where, name))


def cells(tree: Any, path: Path = ()) -> dict[Path, Any]:
    """Every scalar of a tree by its path."""
    found: dict[Path, Any] = {}
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    if not isinstance(tree, dict | list):
        return {path: tree}
    for name, value in inner:
        found |= cells(value, (*path, name))
    return found


def at(tree: Any, path: Path) -> Any:
    """What stands at a path. Raises LookupError or TypeError."""
    for step in path:
        tree = tree[step]
    return tree


def value_of(cell: Any) -> Any:
    """A scalar as it arrives, a literal number decoded."""
    return decode(bytes(cell)) if isinstance(cell, Literal) else cell


def said(cell: Any) -> str | None:
    """A text or number as text, which is the same however it is written; None for anything else."""
    cell = value_of(cell)
    return str(cell) if type(cell) in (str, int, Decimal) else None


def same(left: Any, right: Any) -> bool:
    """Whether two cells say the same, a number written as text included."""
    if said(left) is not None or said(right) is not None:
        return said(left) == said(right)
    return type(left) is type(right) and bool(left == right)


def texts(record: Any) -> set[str]:
    """All that the cells of a record say."""
    return {text for cell in cells(record).values() if (text := said(cell)) is not None}
