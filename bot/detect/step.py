"""Runs every detector over one look. The first look only makes a baseline and tells no old news."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.detect import adl, blindness, gauge, reduction, under_way
from bot.detect.aftermath import aftermath, with_funds
from bot.detect.children import hushed
from bot.detect.lateness import late_by
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Health, SeenFill, UnderWay
from bot.model.event import AdlUnderWay, Event, FirstLook, Forced, Oddity, PastUnread
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId, AlertId
from bot.model.observation import Observation
from bot.model.position import Position, PositionKey, unmoved
from bot.model.preferences import GaugeWishes

WELL = Health()
QUIET_CAUSES = frozenset({Cause.ADL, Cause.OWN_ORDER})
"""ADL has its own event, and a person knows their own orders."""


def step(
    account: AccountId, before: Baseline, seen: Observation, tuning: Tuning, wishes: GaugeWishes | None = None
) -> tuple[tuple[Event, ...], Baseline]:
    """What a look means: (events, baseline). Looking twice at the same says nothing the second time.

    `wishes` are the owner's as to indicators, None: those of the tuning.
    """
    if seen.positions is None and seen.fills is None:
        return aftermath(before, seen, tuning)
    if seen.positions is not None and _is_quiet(before, seen, seen.positions):
        return (), replace(before, looked_at=seen.at, positions=seen.positions)
    return examine(account, before, seen, tuning, wishes)


def examine(
    account: AccountId, before: Baseline, seen: Observation, tuning: Tuning, wishes: GaugeWishes | None = None
) -> tuple[tuple[Event, ...], Baseline]:
    """What a look means, by all detectors. `step` is the same, with a short way for a quiet look."""
    healed, health = ((), before.health) if seen.partial else blindness.saw(before.health, seen.at)
    strange = tuple(o for o in seen.oddities if o not in before.oddities)
    after = replace(
        with_funds(before, seen),
        looked_at=seen.at,
        fills_at=before.fills_at if seen.fills is None else seen.at,
        cursor=seen.cursor or before.cursor,
        seen=_remember(before.seen, seen.fills or (), seen.at, tuning),
        health=health,
        oddities=(*before.oddities, *strange)[-tuning.kept_oddities :],
    )
    notes = (*healed, *_notes(seen, strange))
    if before.looked_at is None:
        under, marks = under_way.follow(account, (), seen.positions or (), seen.at)
        return (*notes, *_first(seen), *under), replace(_based_on(after, seen), under_way=marks)
    events, after = _changes(account, before, after, seen, tuning, wishes or tuning.gauge)
    return (*notes, *events), after


def _is_quiet(before: Baseline, seen: Observation, positions: tuple[Position, ...]) -> bool:
    """Whether nothing moved and nothing is pending, so that no detector could have anything to say."""
    pending = (
        before.credits or before.questions or before.incident or before.under_way or before.health != WELL
    )
    news = seen.fills is not None or seen.oddities or seen.gap or seen.cursor
    if pending or news or before.looked_at is None or any(m.below or m.above for m in before.gauges):
        return False
    return unmoved(before.positions, positions)


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
    account: AccountId,
    before: Baseline,
    after: Baseline,
    seen: Observation,
    tuning: Tuning,
    wishes: GaugeWishes,
) -> tuple[tuple[Event, ...], Baseline]:
    fresh = _fresh(before, seen.fills or (), tuning)
    ledger = reduction.reconcile(account, before, seen.positions, fresh, seen.at, tuning, seen.ahead)
    ledger = reduction.explained(ledger, seen.signs)
    under, marks = _under_way(account, before, seen)
    taken, open_one, past = adl.follow(account, before, seen, fresh, ledger, marks, tuning)
    told = {event.incident.alert for event in taken}
    hit = {fill.key for fill in fresh if fill.cause is Cause.ADL}
    under, marks = under_way.taken(before.under_way, marks, under, hit, told, seen.at)
    ledger = hushed(ledger, {t.key for t in open_one.taken} if open_one else (), seen.at)
    free = {(q.cause, q.key): q.alert for q in reversed(ledger.answered) if q.alert not in told}
    forced = _forced(account, before, seen, fresh, free, tuning)
    replaced = told | {f.alert for f in forced}
    answered = tuple(q for q in (*ledger.answered, *ledger.named) if q.alert not in replaced)
    moved, gauges = (
        ((), before.gauges)
        if seen.positions is None
        else gauge.follow(before.gauges, seen.positions, seen.at, wishes)
    )
    after = replace(
        after,
        positions=before.positions if seen.positions is None else seen.positions,
        gauges=gauges,
        credits=ledger.credits,
        questions=ledger.questions,
        incident=open_one,
        past=past,
        under_way=marks,
    )
    return (*taken, *under, *forced, *answered, *ledger.asked, *moved), after


def _under_way(
    account: AccountId, before: Baseline, seen: Observation
) -> tuple[tuple[AdlUnderWay, ...], tuple[UnderWay, ...]]:
    if seen.positions is None:
        return (), before.under_way
    return under_way.follow(account, before.under_way, seen.positions, seen.at)


def _fresh(before: Baseline, fills: Iterable[Fill], tuning: Tuning) -> tuple[Fill, ...]:
    """Fills not seen before. What is older than the memory (or than the watch itself) is old news: a
    source that is quiet for long sends its last fill again and again."""
    old = {s.id for s in before.seen}
    horizons = [max(old_fill.at for old_fill in before.seen)] if before.seen else []
    horizons += [before.watched_from] if before.watched_from else []
    # A row dated in the future must not make all that follows old.
    known = min(max(horizons), before.looked_at or max(horizons)) if horizons else None
    floor = known - tuning.remember_fills if known else None
    new = (f for f in fills if f.id not in old and (floor is None or f.at >= floor))
    return tuple({f.id: f for f in new}.values())


def _forced(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    fresh: tuple[Fill, ...],
    free: Mapping[tuple[Cause | None, PositionKey], AlertId],
    tuning: Tuning,
) -> tuple[Forced, ...]:
    """One event per cause and position. `free` names alerts to go on in: two causes in one message would hide
    each other."""
    groups: dict[tuple[Cause, PositionKey], list[Fill]] = {}
    for fill in fresh:
        if fill.cause not in QUIET_CAUSES:
            groups.setdefault((fill.cause, fill.key), []).append(fill)
    sizes = {p.key: Decimal(0) for p in before.positions} | {p.key: p.size for p in seen.positions or ()}
    instruments = {p.key: p.instrument for p in (*before.positions, *(seen.positions or ()))}
    return tuple(
        Forced(
            at=seen.at,
            alert=free.get((cause, key), AlertId(f"{account}:forced:{fills[0].id}")),
            cause=cause,
            fills=tuple(fills),
            left=None if seen.positions is None else sizes.get(key),
            unit=fills[0].unit,
            late_by=late_by(seen.at + seen.ahead, max(f.at for f in fills), tuning),
            instrument=instruments.get(key),
        )
        for (cause, key), fills in groups.items()
    )


def _remember(
    seen: tuple[SeenFill, ...], fills: Iterable[Fill], at: datetime, tuning: Tuning
) -> tuple[SeenFill, ...]:
    """The fills to know again: from twice as far back as a fill may count as new, because the host's clock
    may step back; and a row dated in the future must not push out the others."""
    known = {f.id: SeenFill(f.id, f.at, f.order_id) for f in fills} | {s.id: s for s in seen}
    newest = min(at, max((s.at for s in known.values()), default=at))
    return tuple(s for s in known.values() if s.at >= newest - 2 * tuning.remember_fills)
