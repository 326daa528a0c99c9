"""The venue says that it is deleveraging a position right now: told before any execution is known."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.baseline import UnderWay
from bot.model.event import AdlUnderWay
from bot.model.ids import AccountId, AlertId
from bot.model.position import Position, PositionKey

REMEMBERED = timedelta(minutes=10)
"""How long after the mark is gone an execution still belongs to it."""


def follow(
    account: AccountId, known: Iterable[UnderWay], positions: Iterable[Position], at: datetime
) -> tuple[tuple[AdlUnderWay, ...], tuple[UnderWay, ...]]:
    """The marks that came or went, and those to remember. A position that is gone keeps its mark's memory:
    its execution is still to come."""
    before = {mark.key: mark for mark in known if at - mark.at < REMEMBERED}
    events: list[AdlUnderWay] = []
    after: dict[PositionKey, UnderWay] = dict(before)
    for position in positions:
        mark = before.get(position.key)
        if position.under_adl:
            if mark is None or (mark.over and mark.taken):
                mark = UnderWay(
                    position.key, AlertId(f"{account}:under-way:{position.key}:{at.isoformat()}"), at
                )
                events.append(AdlUnderWay(at, mark.alert, position))
            elif mark.over:
                events.append(AdlUnderWay(at, mark.alert, position))
            after[position.key] = replace(mark, at=at, over=False)
        elif mark is not None and not mark.over:
            events += [] if mark.taken else [AdlUnderWay(at, mark.alert, position, over=True)]
            after[position.key] = replace(mark, over=True)
    return tuple(events), tuple(after.values())


def open_alerts(marks: Iterable[UnderWay]) -> dict[PositionKey, AlertId]:
    """The messages in which an execution may go on."""
    return {mark.key: mark.alert for mark in marks if not mark.taken}
