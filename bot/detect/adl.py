"""What ADL took: the events of incidents that open, grow, are settled and close, and those to remember."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from bot.detect import incident, under_way
from bot.detect.incident import Before
from bot.detect.lateness import late_by
from bot.detect.reduction import Ledger
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, UnderWay
from bot.model.event import AdlTaken, Event
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId, FillId
from bot.model.incident import Incident
from bot.model.observation import Observation
from bot.model.position import PositionKey
from bot.model.progress import Pictured

KEPT = 20
"""Incidents that are over and that a late fill may still belong to."""


class Told(NamedTuple):
    """The events of this look, the incident that stays open, and those that are over."""

    events: tuple[AdlTaken, ...]
    open: Incident | None
    past: tuple[Incident, ...]


def follow(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    fresh: Iterable[Fill],
    ledger: Ledger,
    marks: Iterable[UnderWay],
    tuning: Tuning,
) -> Told:
    """What the fresh fills mean for the incidents; the newest of them stays open until it is quiet. `ledger`
    and `marks` tell what is already said of those fills."""
    fresh = tuple(fresh)
    held = _held(before, seen, ledger)
    taken = [f for f in fresh if f.cause is Cause.ADL]
    adopted = _adopted(ledger, marks, taken)
    touched = incident.absorb(account, before.incident, taken, held, adopted, seen.at, tuning, before.past)
    if not touched:
        return _unchanged(before, seen, fresh, held, tuning)
    if all(past.id != touched[-1].id for past in before.past):
        touched = (*touched[:-1], incident.traded(touched[-1], fresh))
    if seen.positions is not None:
        touched = (*touched[:-1], incident.settle(touched[-1], seen.positions, held))
    current = before.incident
    old = () if current is None or any(i.id == current.id for i in touched) else (current,)
    newest = max((*old, *touched), key=lambda i: i.last_at)
    events = [_event(seen, i, tuning, fresh=True, closed=i is not newest) for i in touched]
    events += [_event(seen, i, tuning, closed=True) for i in old if i is not newest]
    over = [i for i in (*old, *touched) if i is not newest]
    ids = {i.id for i in (*over, newest)}
    past = (*(i for i in before.past if i.id not in ids), *over)
    return Told(tuple(events), newest, _remembered(past, seen.at, tuning))


def pictured(events: Iterable[Event]) -> tuple[Pictured, ...]:
    """A picture for each incident that is over. Told once, however often a late fill opens it again."""
    return tuple(Pictured(e.at, e.incident) for e in events if isinstance(e, AdlTaken) and e.closed)


def _adopted(ledger: Ledger, marks: Iterable[UnderWay], fills: Iterable[Fill]) -> dict[FillId, AlertId]:
    """The messages that told already of what an ADL fill did: the mark of its position, else the oldest
    question that it answers."""
    marked = under_way.open_alerts(marks)
    answers = ((s.fill, q.alert) for q in reversed(ledger.answered) if q.cause is Cause.ADL for s in q.shares)
    return dict(answers) | {f.id: marked[f.key] for f in fills if f.key in marked}


def _held(before: Baseline, seen: Observation, ledger: Ledger) -> dict[PositionKey, Before]:
    """The positions before the fills of this look: where ADL explains (part of) a reduction that was seen
    earlier, as they were before that."""
    last = before.looked_at + seen.ahead if before.looked_at else None
    held = {
        p.key: Before(
            p.size, p.currency, p.instrument, p.entry_price, p.side, last, p.mark_price, last, p.profit
        )
        for p in before.positions
    }
    missing = {q.alert: q.missing for q in before.questions}
    for question in reversed((*ledger.answered, *ledger.questions)):
        by_adl = any(share.cause is Cause.ADL for share in question.shares)
        if by_adl and question.missing < missing.get(question.alert, 0):
            now = held.get(question.key, Before(question.before))
            since = question.since + seen.ahead if question.since else None
            held[question.key] = now._replace(size=question.before, since=since)
    return held


def _unchanged(
    before: Baseline,
    seen: Observation,
    fresh: Iterable[Fill],
    held: Mapping[PositionKey, Before],
    tuning: Tuning,
) -> Told:
    """No fill came: sizes may have, and at the end of the quiet gap it is over."""
    current, past = before.incident, _remembered(before.past, seen.at, tuning)
    if current is None:
        return Told((), None, past)
    settled = incident.traded(current, fresh)
    if seen.positions is not None:
        settled = incident.settle(settled, seen.positions, held)
    if incident.is_over(current, seen.at, tuning):
        closing = _event(seen, settled, tuning, closed=True)
        return Told((closing,), None, _remembered((*past, settled), seen.at, tuning))
    return Told((_event(seen, settled, tuning),) if settled != current else (), settled, past)


def _event(
    seen: Observation, found: Incident, tuning: Tuning, fresh: bool = False, closed: bool = False
) -> AdlTaken:
    late = late_by(found.seen_at + seen.ahead, found.last_at, tuning)
    return AdlTaken(seen.at, found, late, fresh=fresh, closed=closed)


def _remembered(past: Iterable[Incident], at: datetime, tuning: Tuning) -> tuple[Incident, ...]:
    """For as long as a fill of theirs would still count as new."""
    lasts = 2 * tuning.remember_fills
    return tuple(sorted((i for i in past if at - i.seen_at < lasts), key=lambda i: i.last_at))[-KEPT:]
