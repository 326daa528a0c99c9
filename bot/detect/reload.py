"""After ADL the same risk is put on again while the market is not calm: noticed, and said once. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from bot.detect.context import Context
from bot.detect.tuning import Tuning
from bot.model.baseline import Baseline, Cut
from bot.model.event import AdlTaken, Event, Reduced
from bot.model.exposure import Reloaded
from bot.model.fill import Cause
from bot.model.ids import AccountId, AlertId
from bot.model.incident import Incident, Taken
from bot.model.observation import Observation
from bot.model.position import Position, PositionKey
from bot.model.regime import Regime, RegimeState

LOOKS = 2
"""Looks in a row that must show it: a venue may show an older size once more."""
NOTHING = Decimal(0)


def follow(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    events: tuple[Event, ...],
    after: Baseline,
    context: Context,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], Baseline]:
    """The events with those of a risk put on again, and the baseline that remembers what ADL took."""
    if not events and not before.cuts:
        return events, after
    cuts = before.cuts
    for event in events:
        cuts = _cut(cuts, event, before.positions)
    kept = (cut for cut in cuts if _matters(cut, context.regimes.get(cut.key.symbol), seen.at, tuning))
    if seen.positions is None:
        return events, replace(after, cuts=tuple(kept))
    told: list[Event] = []
    watched: list[Cut] = []
    for cut in kept:
        regime = context.regimes.get(cut.key.symbol)
        new, position = _watch(cut, seen.positions, regime, seen.at, tuning)
        watched.append(new)
        if position is not None:
            told.append(_reloaded(account, new, position, regime, seen.at))
    return (*events, *told), replace(after, cuts=tuple(watched))


def _cut(cuts: tuple[Cut, ...], event: Event, positions: Iterable[Position]) -> tuple[Cut, ...]:
    """The cuts after an event. A reduction whose cause is not known yet is kept for its leverage: the
    position may be gone when the cause comes."""
    held = {position.key: position for position in positions}
    known = {cut.key: cut for cut in cuts}
    match event:
        case AdlTaken():
            for taken in event.incident.taken:
                _taken(known, event.incident, taken, held.get(taken.key), event)
        case Reduced(cause=Cause.ADL, settled=True):
            # The incident of its executions says how much they took; nothing of it is missing any more.
            cut = known.get(event.key)
            if cut is not None and cut.alert == event.alert:
                known[event.key] = replace(cut, proven=True)
        case Reduced() if event.cause in (None, Cause.PROBABLE_ADL, Cause.ADL):
            cut = known.get(event.key)
            fresh = cut is None or cut.alert != event.alert
            if fresh or cut is None:
                sizes = (event.before, event.missing)
                cut = _of(held.get(event.key), Cut(event.key, event.side, event.alert, event.at, *sizes))
            known[event.key] = replace(cut, proven=event.cause is Cause.ADL)
        case Reduced():
            known = {key: cut for key, cut in known.items() if cut.alert != event.alert}
        case _:
            return cuts
    return tuple(known.values())


def _taken(
    known: dict[PositionKey, Cut],
    incident: Incident,
    taken: Taken,
    position: Position | None,
    event: AdlTaken,
) -> None:
    cut = known.get(taken.key)
    if cut is not None and (cut.alert == incident.alert or not cut.proven):
        before = cut.before if taken.before is None else taken.before
        known[taken.key] = replace(cut, alert=incident.alert, before=before, taken=taken.taken, proven=True)
    elif event.fresh:
        size = position.size if position is not None else taken.taken
        before = size if taken.before is None else taken.before
        cut = Cut(taken.key, taken.side, incident.alert, event.at, before, taken.taken)
        known[taken.key] = _of(position, cut)


def _of(position: Position | None, cut: Cut) -> Cut:
    """The cut with what the position was worth before, and its leverage."""
    if position is None or position.side is not cut.side:
        return cut
    notional = position.notional
    if notional is not None and position.size:
        notional = notional * cut.before / position.size
    return replace(cut, notional=notional, leverage=position.leverage)


def _matters(cut: Cut, regime: RegimeState | None, at: datetime, tuning: Tuning) -> bool:
    """Whether a cut is still to be remembered. Within the first hour a calm market may only not have been
    judged yet."""
    age = abs(at - cut.at)
    if not cut.proven:
        return age < tuning.question_lasts
    if regime is not None and regime.regime is Regime.CALM and age > tuning.exposure.reload_unknown:
        return False
    return age < tuning.exposure.reload_remembered


def _watch(
    cut: Cut, positions: Iterable[Position], regime: RegimeState | None, at: datetime, tuning: Tuning
) -> tuple[Cut, Position | None]:
    """The cut after a look, and the position that carries its risk again, when that is to be said now."""
    mine = [p for p in positions if p.key.symbol == cut.key.symbol and p.side is cut.side]
    size = sum((p.size for p in mine), NOTHING)
    expected = max(NOTHING, cut.before - cut.taken)
    low = min(size, expected if cut.low is None else cut.low)
    if not (cut.proven and mine and _is_on_again(cut, mine, size, low, tuning)):
        return replace(cut, low=low, looks=0), None
    looks = min(cut.looks + 1, LOOKS)
    say = looks == LOOKS and not cut.told and _is_danger(cut, regime, at, tuning)
    largest = max(mine, key=lambda p: (p.key == cut.key, p.size))
    return replace(cut, low=low, looks=looks, told=cut.told or say), largest if say else None


def _is_on_again(cut: Cut, mine: list[Position], size: Decimal, low: Decimal, tuning: Tuning) -> bool:
    """Whether something was put on, and it is at least as large or at as much leverage as before. What ADL
    left over stands at the old leverage by itself."""
    leverages = [p.leverage for p in mine if p.leverage is not None]
    leverage = max(leverages, default=None)
    if leverage is not None and cut.leverage is not None and leverage > cut.leverage:
        return True
    if size - low < tuning.exposure.reload_least * cut.taken or size <= low:
        return False
    notional = sum((p.notional or NOTHING for p in mine), NOTHING)
    as_large = size >= cut.before or (cut.notional is not None and notional >= cut.notional)
    return as_large or (leverage is not None and cut.leverage is not None and leverage >= cut.leverage)


def _is_danger(cut: Cut, regime: RegimeState | None, at: datetime, tuning: Tuning) -> bool:
    if regime is None:
        return abs(at - cut.at) <= tuning.exposure.reload_unknown
    return regime.regime is not Regime.CALM


def _reloaded(
    account: AccountId, cut: Cut, position: Position, regime: RegimeState | None, at: datetime
) -> Reloaded:
    return Reloaded(
        at=at,
        alert=AlertId(f"{account}:reload:{cut.alert}:{cut.key}"),
        position=position,
        before=cut.before,
        taken=cut.taken,
        taken_at=cut.at,
        leverage_before=cut.leverage,
        notional_before=cut.notional,
        regime=regime,
    )
