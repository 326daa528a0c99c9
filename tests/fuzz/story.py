"""What detection makes of a mutated reply: a refused one tells of blindness alone, and nothing raises."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.detect.blindness import missed
from bot.detect.step import step
from bot.detect.tuning import Tuning
from bot.errors import KeyRefused
from bot.model.baseline import Baseline
from bot.model.event import AdlTaken, Event, Reduced, SeesAgain, WentBlind
from bot.model.fill import Cause, Fill
from bot.model.ids import AccountId
from bot.model.key import KeyTurnedDown
from bot.model.observation import Fills, Observation
from bot.model.order import Orders
from bot.model.position import NoGauge, NoGaugeReason, Position, PositionKey
from bot.venues.contract import Look
from tests.fuzz.corpus import Refusal, Sample

ACCOUNT = AccountId(1)
TUNING = Tuning()
PACE = timedelta(seconds=15)
UNSEEN = NoGauge(NoGaugeReason.NOT_OFFERED)


def told(sample: Sample, facts: Any) -> list[str]:
    """What is wrong with what people would hear: of a look as the sample is, then of the mutated one."""
    before = _before(sample)
    if before is None:
        return []
    if isinstance(facts, Refusal):
        return _blind(sample, before, facts)
    if isinstance(facts, Look):
        seen = Observation(sample.now, facts.positions, oddities=facts.oddities)
    elif isinstance(facts, Fills):
        seen = _with_fills(sample.now, before, facts)
    elif isinstance(facts, Orders):
        seen = Observation(sample.now, orders=facts)
    else:
        return []
    events, after = step(ACCOUNT, before, seen, TUNING)
    again, _ = step(ACCOUNT, after, replace(seen, at=sample.now + PACE), TUNING)
    wrong = [_name(event) for event in events if isinstance(event, AdlTaken) and not _has_adl(seen.fills)]
    return [f"{name} without an ADL fill" for name in wrong] + [
        f"{_name(event)} is told twice"
        for event in again
        if isinstance(event, Reduced) and event.cause is None
    ]


def _blind(sample: Sample, before: Baseline, refusal: Refusal) -> list[str]:
    """After a refused look, and a minute of them: blindness; and when it heals, no change of any position."""
    refused = isinstance(refusal.error, KeyRefused)
    first, after = missed(before, refusal.why, refused, sample.now, TUNING)
    later = sample.now + TUNING.blind_after
    second, after = missed(after, refusal.why, refused, later, TUNING)
    third, _ = step(ACCOUNT, after, Observation(later + PACE, before.positions), TUNING)
    allowed = (WentBlind, KeyTurnedDown, SeesAgain)
    wrong = [event for event in (*first, *second, *third) if not isinstance(event, allowed)]
    return [f"a refused reply tells of {_name(event)}" for event in wrong]


def _before(sample: Sample) -> Baseline | None:
    """The baseline of an account as the sample shows it, a moment earlier."""
    if isinstance(sample.base, Look):
        positions = sample.base.positions
    elif isinstance(sample.base, Fills):
        positions = _positions(sample.base.fills)
    elif isinstance(sample.base, Orders):
        positions = ()
    else:
        return None
    first = Observation(sample.now - PACE, positions, ())
    _, baseline = step(ACCOUNT, Baseline(), first, TUNING)
    if isinstance(sample.base, Orders):
        _, baseline = step(ACCOUNT, baseline, Observation(sample.now - PACE, orders=sample.base), TUNING)
    return baseline


def _positions(fills: Iterable[Fill]) -> tuple[Position, ...]:
    """Positions three times as large as what the fills take from them."""
    sums: dict[PositionKey, list[Fill]] = defaultdict(list)
    for fill in fills:
        sums[fill.key].append(fill)
    return tuple(
        Position(key, own[0].reduces, 3 * sum((f.size for f in own), Decimal(0)), own[0].unit, UNSEEN)
        for key, own in sums.items()
    )


def _with_fills(now: datetime, before: Baseline, facts: Fills) -> Observation:
    """A look that finds each position at two thirds, with the mutated fills."""
    smaller = tuple(p._replace(size=p.size * 2 / 3) for p in before.positions)
    return Observation(
        now, smaller, facts.fills, cursor=facts.cursor, oddities=facts.oddities, signs=facts.signs
    )


def _has_adl(fills: tuple[Fill, ...] | None) -> bool:
    return any(fill.cause is Cause.ADL for fill in fills or ())


def _name(event: Event) -> str:
    return type(event).__name__
