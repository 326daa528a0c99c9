"""Runs every detector over one look. The first look only makes a baseline and tells no old news."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from bot.detect import blindness, gauge, incident, reduction
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, SeenFill
from bot.model.event import AdlTaken, Event, FirstLook, Forced, Oddity, PastUnread
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId
from bot.model.incident import Incident
from bot.model.observation import Observation
from bot.model.position import PositionKey, SizeUnit

QUIET_CAUSES = frozenset({Cause.ADL, Cause.OWN_ORDER})
"""ADL has its own event, and a person knows their own orders."""


def step(
    account: AccountId, before: Baseline, seen: Observation, tuning: Tuning
) -> tuple[tuple[Event, ...], Baseline]:
    """What a look means: (events, baseline). Looking twice at the same says nothing the second time."""
    healed, health = blindness.saw(before.health, seen.at)
    strange = tuple(o for o in seen.oddities if o not in before.oddities)
    after = replace(
        before,
        looked_at=seen.at,
        fills_at=before.fills_at if seen.fills is None else seen.at,
        cursor={**before.cursor, **seen.cursor},
        seen=_remember(before.seen, seen.fills or (), tuning),
        health=health,
        oddities=(*before.oddities, *strange),
    )
    notes = (*healed, *_notes(seen, strange))
    if before.looked_at is None:
        return (*notes, *_first(seen)), _based_on(after, seen)
    events, after = _changes(account, before, after, seen, tuning)
    return (*notes, *events), after


def _notes(seen: Observation, strange: Iterable[str]) -> tuple[Event, ...]:
    gap: tuple[Event, ...] = (PastUnread(seen.at, seen.gap),) if seen.gap else ()
    return (*gap, *(Oddity(seen.at, what) for what in strange))


def _first(seen: Observation) -> tuple[Event, ...]:
    return () if seen.positions is None else (FirstLook(seen.at, seen.positions),)


def _based_on(after: Baseline, seen: Observation) -> Baseline:
    if seen.positions is None:
        return after
    return replace(after, watched_from=seen.at, positions=seen.positions, gauges=gauge.seed(seen.positions))


def _changes(
    account: AccountId, before: Baseline, after: Baseline, seen: Observation, tuning: Tuning
) -> tuple[tuple[Event, ...], Baseline]:
    fresh = _fresh(before, seen.fills or (), tuning)
    ledger = reduction.reconcile(account, before, seen.positions, fresh, seen.at, tuning)
    adopted = {q.key: q.alert for q in ledger.answered}
    taken, open_one = _incidents(account, before, seen, fresh, adopted, tuning)
    forced = _forced(account, before, seen, fresh, adopted, tuning)
    replaced = {i.alert for i in _told(taken)} | {f.alert for f in forced}
    answered = tuple(q for q in ledger.answered if q.alert not in replaced)
    moved, gauges = (
        ((), before.gauges)
        if seen.positions is None
        else gauge.follow(before.gauges, seen.positions, seen.at, tuning)
    )
    after = replace(
        after,
        positions=before.positions if seen.positions is None else seen.positions,
        gauges=gauges,
        credits=ledger.credits,
        questions=ledger.questions,
        incident=open_one,
    )
    return (*taken, *forced, *answered, *ledger.asked, *moved), after


def _fresh(before: Baseline, fills: Iterable[Fill], tuning: Tuning) -> tuple[Fill, ...]:
    """Fills not seen before. What is older than the memory (or than the watch itself) is old news: a
    source that is quiet for long sends its last fill again and again."""
    old = {s.id for s in before.seen}
    horizons = [max(old_fill.at for old_fill in before.seen)] if before.seen else []
    horizons += [before.watched_from] if before.watched_from else []
    floor = max(horizons) - tuning.remember_fills if horizons else None
    new = (f for f in fills if f.id not in old and (floor is None or f.at >= floor))
    return tuple({f.id: f for f in new}.values())


def _told(events: Iterable[AdlTaken]) -> tuple[Incident, ...]:
    return tuple(event.incident for event in events)


def _incidents(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    fresh: tuple[Fill, ...],
    adopted: dict[PositionKey, AlertId],
    tuning: Tuning,
) -> tuple[tuple[AdlTaken, ...], Incident | None]:
    """The ADL events of this look and the incident that stays open."""
    held = {p.key: incident.Before(p.size, p.unit, p.currency) for p in before.positions}
    held |= {q.key: incident.Before(q.before, q.unit) for q in before.questions if q.key in adopted}
    fills = [f for f in fresh if f.cause is Cause.ADL]
    current = before.incident
    touched = incident.absorb(account, current, fills, held, adopted, seen.at, tuning)
    if seen.positions is not None:
        touched = tuple(incident.settle(i, seen.positions) for i in touched)
    newest = max((f.at for f in fills), default=seen.at)
    events = [AdlTaken(seen.at, i, _late(seen.at, newest, tuning)) for i in touched]
    if touched:
        return tuple(events), touched[-1]
    if current is None or incident.is_over(current, seen.at, tuning):
        return (), None
    settled = current if seen.positions is None else incident.settle(current, seen.positions)
    return ((AdlTaken(seen.at, settled, 0, fresh=False),) if settled != current else ()), settled


def _forced(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    fresh: tuple[Fill, ...],
    adopted: dict[PositionKey, AlertId],
    tuning: Tuning,
) -> tuple[Forced, ...]:
    groups: dict[tuple[Cause, PositionKey], list[Fill]] = {}
    for fill in fresh:
        if fill.cause not in QUIET_CAUSES:
            groups.setdefault((fill.cause, fill.key), []).append(fill)
    units = {p.key: p.unit for p in (*before.positions, *(seen.positions or ()))}
    sizes = {p.key: p.size for p in seen.positions or ()}
    return tuple(
        Forced(
            at=seen.at,
            alert=adopted.get(key, AlertId(f"{account}:forced:{fills[0].id}")),
            cause=cause,
            fills=tuple(fills),
            left=None if seen.positions is None else sizes.get(key, Decimal(0)),
            unit=units.get(key, SizeUnit.BASE),
            late_by=_late(seen.at, max(f.at for f in fills), tuning),
        )
        for (cause, key), fills in groups.items()
    )


def _late(seen_at: datetime, happened_at: datetime, tuning: Tuning) -> float:
    """Seconds between the fill and the look that brought it; 0 when that is soon enough."""
    late = seen_at - happened_at
    return late.total_seconds() if late > tuning.late_after else 0.0


def _remember(seen: tuple[SeenFill, ...], fills: Iterable[Fill], tuning: Tuning) -> tuple[SeenFill, ...]:
    known = {s.id: s for s in seen} | {f.id: SeenFill(f.id, f.at) for f in fills}
    newest = max((s.at for s in known.values()), default=None)
    horizon = timedelta(0) if newest is None else tuning.remember_fills
    return tuple(s for s in known.values() if newest is None or s.at >= newest - horizon)
