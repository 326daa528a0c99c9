"""The venue says that it is deleveraging a position right now: told before any execution is known."""

from collections.abc import Collection, Iterable
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
    events = [_over(m, at) for m in known if m.key not in before and not (m.over or m.taken)]
    after: dict[PositionKey, UnderWay] = dict(before)
    for position in positions:
        mark = before.get(position.key)
        if position.under_adl:
            if mark is None or (mark.over and mark.taken):
                alert = AlertId(f"{account}:under-way:{position.key}:{at.isoformat()}")
                mark = UnderWay(position, alert, at)
                events.append(AdlUnderWay(at, alert, position))
            elif mark.over:
                events.append(AdlUnderWay(at, mark.alert, position))
            after[position.key] = replace(mark, position=position, at=at, over=False)
        elif mark is not None and not mark.over:
            mark = replace(mark, position=position, over=True)
            events += [] if mark.taken else [_over(mark, at)]
            after[position.key] = mark
    return tuple(events), tuple(after.values())


def taken(
    known: Iterable[UnderWay],
    marks: Iterable[UnderWay],
    events: Iterable[AdlUnderWay],
    hit: Collection[PositionKey],
    told: Collection[AlertId],
    at: datetime,
) -> tuple[tuple[AdlUnderWay, ...], tuple[UnderWay, ...]]:
    """(events, marks) once the ADL of this look is told: executions came for the positions `hit`, incidents
    are told in the messages `told`. A mark whose execution is told with others, in another message, ends."""
    after = tuple(replace(m, taken=m.taken or m.key in hit or m.alert in told) for m in marks)
    kept = [e for e in events if e.alert not in told and e.position.key not in hit]
    ended = [m for m in known if not m.taken and m.key in hit and m.alert not in told]
    kept += [AdlUnderWay(at, m.alert, m.position, over=True, elsewhere=True) for m in ended]
    return tuple(kept), after


def open_alerts(marks: Iterable[UnderWay]) -> dict[PositionKey, AlertId]:
    """The messages in which an execution may go on."""
    return {mark.key: mark.alert for mark in marks if not mark.taken}


def _over(mark: UnderWay, at: datetime) -> AdlUnderWay:
    return AdlUnderWay(at, mark.alert, mark.position, over=True)
