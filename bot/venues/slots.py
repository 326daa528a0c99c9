"""Positions under a word that nobody knows keep the name under which they were held. Pure."""

from collections.abc import Callable, Collection

from bot.errors import Garbled
from bot.model.position import Position, PositionKey
from bot.venues.contract import Look


def recognised(
    look: Look,
    held: Collection[PositionKey],
    strange: Callable[[PositionKey], bool],
    renamed: Callable[[Position, PositionKey], Position | None],
) -> Look:
    """The look with each position of a `strange` slot under the name of the one that it must be: held before,
    of its symbol, and shown by no other row. A venue that changes its words must not look as if it had closed
    what is held. `renamed` is the position under that name, None where it cannot be that one.

    One that was not held keeps its strange name. Raises Garbled when it could be several.
    """
    odd = [p for p in look.positions if strange(p.key)]
    if not odd:
        return look
    shown = {p.key for p in look.positions}
    gone = [key for key in held if key not in shown]
    names: dict[PositionKey, Position] = {}
    for position in odd:
        fitting = [k for k in gone if k.symbol == position.key.symbol and renamed(position, k)]
        if len(fitting) > 1:
            raise Garbled(f"which position of {position.key.symbol} is meant cannot be told")
        if fitting:
            names[position.key] = renamed(position, fitting[0]) or position
    found = tuple(names.get(p.key, p) for p in look.positions)
    if len({p.key for p in found}) < len(found):
        raise Garbled("which of two positions is meant cannot be told")
    return Look(found, look.oddities)
