"""When to look next, and whether to read fills now. Pure; each decision has a named reason."""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Sight
from bot.model.ids import AccountId
from bot.model.position import AdlGauge, Position, unmoved

LONGEST_BACKOFF = 30.0
"""Seconds. A blind account is tried at least this often."""
MOMENT = 0.1
SPREAD = 0.1
"""The part of an interval by which accounts are kept out of step with each other."""


class Deep(StrEnum):
    """Why a look also reads fills."""

    FIRST = "first look"
    BACK = "back from a gap"
    SHRANK = "a position shrank"
    ROSE = "an indicator rose"
    UNDER_WAY = "the venue is deleveraging a position"
    OPEN = "a reduction is unexplained, a mark lasts, or orders were not read since the last fill"
    TIME = "it is time"
    ASKED = "somebody asked for it"


def why_fills(
    before: Baseline,
    positions: tuple[Position, ...],
    now: datetime,
    every: timedelta,
    calm: timedelta = timedelta(0),
    gauge_from: Decimal = Decimal(0),
) -> Deep | None:
    """The reason to read fills in this look, or None when positions say enough.

    They are read at least `every` so often while danger is near, and every `calm` (if longer) otherwise.
    """
    if before.looked_at is None or before.fills_at is None:
        return Deep.FIRST
    if before.health.sight is not Sight.WELL or now - before.looked_at > every:
        return Deep.BACK
    if not unmoved(before.positions, positions):
        if shrunk(before, positions):
            return Deep.SHRANK
        if _rose(before, positions):
            return Deep.ROSE
        if _marked(before, positions):
            return Deep.UNDER_WAY
    since = now - before.fills_at
    if _has_open_ends(before, now, every) and not timedelta(0) <= since < every / 4:
        return Deep.OPEN
    pace = every if in_danger(before, gauge_from) else max(every, calm)
    return None if timedelta(0) <= since < pace else Deep.TIME


def _has_open_ends(before: Baseline, now: datetime, every: timedelta) -> bool:
    """Whether something is still to be found out soon; a question that stays open is asked less often later.

    An incident alone is no reason: if it grows, a position shrinks.
    """
    incident, orders_at = before.incident, before.orders_at
    unread = incident is not None and orders_at is not None and orders_at < incident.seen_at
    marked = any(p.under_adl for p in before.positions)
    return marked or unread or any(now - q.at < every * 10 for q in before.questions)


def shrunk(before: Baseline, positions: tuple[Position, ...]) -> frozenset[str]:
    """Symbols with a position that is smaller than remembered, gone, or on the other side."""
    now = {p.key: p.signed_size for p in positions}
    return frozenset(
        p.key.symbol for p in before.positions if now.get(p.key, Decimal(0)) * p.side.sign < p.size
    )


def next_look(
    account: AccountId,
    baseline: Baseline,
    now: datetime,
    calm: float,
    near: float,
    tuning: Tuning,
    asked: float = 0.0,
) -> float:
    """Seconds until the next look: `near` while danger is near, `calm` otherwise, longer while failing or
    when the venue `asked` for a pause, but never past the moment when failing becomes blindness: that look
    is refused without a request while the venue wants to be left alone."""
    health = baseline.health
    if health.sight in (Sight.FAILING, Sight.BLIND):
        pause = max(asked, min(LONGEST_BACKOFF, near * 2.0 ** min(health.failures - 1, 10)))
        if health.sight is Sight.FAILING and health.failing_from is not None:
            blind_in = (health.failing_from + tuning.blind_after - now).total_seconds()
            return min(pause, max(blind_in, MOMENT))
        return pause
    pace = near if in_danger(baseline, tuning.gauge_from) else calm
    return pace * (1 + SPREAD * ((account * 0.618) % 1 - 0.5))


def in_danger(baseline: Baseline, gauge_from: Decimal) -> bool:
    """Whether ADL is near an account, or something about it is still to be found out."""
    high = any(isinstance(p.gauge, AdlGauge) and p.gauge.share >= gauge_from for p in baseline.positions)
    return high or baseline.incident is not None or bool(baseline.questions or baseline.under_way)


def _marked(before: Baseline, positions: tuple[Position, ...]) -> bool:
    """Whether the venue marks a position that it did not mark before."""
    known = {p.key for p in before.positions if p.under_adl}
    return any(p.under_adl and p.key not in known for p in positions)


def _rose(before: Baseline, positions: tuple[Position, ...]) -> bool:
    told = {memory.key: memory.told for memory in before.gauges}
    return any(
        isinstance(p.gauge, AdlGauge) and p.gauge.level > told.get(p.key, p.gauge.level) for p in positions
    )
