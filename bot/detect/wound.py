"""What a reduction did to a hedge: said in its own message, which is edited as the person mends it. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from bot.detect.context import Context
from bot.detect.hedge import (
    by_base,
    gone,
    grown,
    is_hedge,
    legs,
    moved,
    of_keys,
    speaks_only_of,
    weigh,
)
from bot.model.baseline import Baseline, Wound
from bot.model.event import AdlTaken, Event, Forced, Reduced
from bot.model.fill import Cause
from bot.model.hedge import Balance, Hedge, Imbalance, Leg, Pairing
from bot.model.ids import AccountId, AlertId
from bot.model.observation import Observation
from bot.model.position import PositionKey

Reduction = AdlTaken | Forced | Reduced
LASTS = timedelta(hours=24)
"""How long a message is edited as its hedge is mended."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """The owner's hedges by base asset before and after the look."""

    account: AccountId
    before: Mapping[str, Hedge]
    after: Mapping[str, Hedge]
    questions: tuple[Reduced, ...]
    """Reductions seen before this look, without an execution."""
    now: Mapping[AlertId, Reduced]
    """The same as they stand after it, but for those that go on as another event."""
    context: Context


def tend(
    account: AccountId,
    before: Baseline,
    seen: Observation,
    events: tuple[Event, ...],
    after: Baseline,
    context: Context,
) -> tuple[tuple[Event, ...], Baseline]:
    """The events with what they did to hedges, those of earlier messages that stand otherwise now, and the
    baseline with the wounds to remember."""
    if not before.wounds and not any(isinstance(event, AdlTaken | Forced | Reduced) for event in events):
        return events, after
    scene = _scene(account, before, events, after, context)
    wounds = {alert_of(wound.event): wound for wound in before.wounds}
    told: list[Event] = []
    for event in events:
        if isinstance(event, AdlTaken | Forced | Reduced):
            wound = _hurt(event, seen, scene, wounds)
            wounds[alert_of(event)] = wound
            event = wound.event
        told.append(event)
    quiet = wounds.keys() - {alert_of(e) for e in told if isinstance(e, AdlTaken | Forced | Reduced)}
    for name in (name for name in wounds if name in quiet and seen.positions is not None):
        now = _now(wounds[name], seen, after, scene)
        if _differs(wounds[name].event, now.event, context):
            wounds[name] = now
            told.append(now.event)
    kept = tuple(wound for wound in wounds.values() if _lasts(wound, seen, after))
    return tuple(told), replace(after, wounds=kept)


def without_others(baseline: Baseline, there: Collection[AccountId]) -> Baseline:
    """A baseline that remembers no leg but of those accounts: what was erased is not told any more."""
    kept = tuple(w for w in baseline.wounds if _speaks_only_of(w, there))
    return baseline if len(kept) == len(baseline.wounds) else replace(baseline, wounds=kept)


def _speaks_only_of(wound: Wound, there: Collection[AccountId]) -> bool:
    hit = all(leg.account in there for leg in wound.hit)
    return hit and all(speaks_only_of(imbalance, there) for imbalance in wound.event.imbalances)


def alert_of(event: Reduction) -> AlertId:
    """The name of the message that tells a reduction."""
    return event.incident.alert if isinstance(event, AdlTaken) else event.alert


def _scene(
    account: AccountId, before: Baseline, events: Iterable[Event], after: Baseline, context: Context
) -> _Scene:
    others = context.others()
    was = by_base((*legs(account, context.where, before), *others), context.pairings)
    now = by_base((*legs(account, context.where, after), *others), context.pairings)
    answers = {event.alert: event for event in events if isinstance(event, Reduced)}
    stand = {question.alert: question for question in after.questions} | answers
    return _Scene(account, was, now, before.questions, stand, context)


def _hurt(event: Reduction, seen: Observation, scene: _Scene, wounds: Mapping[AlertId, Wound]) -> Wound:
    """The wound of a reduction that is told now, with those of its message so far."""
    known = wounds.get(alert_of(event))
    was = _as_it_was(event, scene, wounds)
    there = tuple(leg for hedge in was.values() for leg in hedge.legs)
    hit = {leg.key: leg for leg in of_keys(there, scene.account, _keys(event))}
    hit |= {leg.key: leg for leg in known.hit} if known else {}
    earlier = {i.base: i for i in known.event.imbalances} if known else {}
    bases = dict.fromkeys((*earlier, *(leg.base for leg in hit.values())))
    imbalances = [
        _weighed(base, earlier.get(base), was.get(base), hit.values(), scene)
        for base in bases
        if base in earlier or (base in was and is_hedge(was[base]))
    ]
    return Wound(_with(event, imbalances), known.since if known else seen.at, tuple(hit.values()))


def _now(wound: Wound, seen: Observation, after: Baseline, scene: _Scene) -> Wound:
    """The wound as it stands now, in the newest form of its event."""
    event = wound.event
    if isinstance(event, AdlTaken):
        incident = after.incident
        same = incident is not None and incident.alert == event.incident.alert
        event = replace(event, incident=incident if incident and same else event.incident, fresh=False)
    imbalances = [_weighed(i.base, i, None, wound.hit, scene) for i in event.imbalances]
    return replace(wound, event=replace(_with(event, imbalances), at=seen.at))


def _as_it_was(event: Reduction, scene: _Scene, wounds: Mapping[AlertId, Wound]) -> Mapping[str, Hedge]:
    """The hedges before the reduction. Its positions may have been smaller for some looks already: their size
    is read more often than what explains it."""
    lost = _lost(event, scene)
    if not lost:
        return scene.before
    legs_then = {(leg.account, leg.key): leg for hedge in scene.before.values() for leg in hedge.legs}
    for leg in (leg for wound in wounds.values() for leg in wound.hit):
        legs_then.setdefault((leg.account, leg.key), gone(leg))
    for key, signed in lost.items():
        if then := legs_then.get((scene.account, key)):
            legs_then[scene.account, key] = grown(then, signed)
    return by_base((leg for leg in legs_then.values() if leg.size), scene.context.pairings)


def _lost(event: Reduction, scene: _Scene) -> Mapping[PositionKey, Decimal]:
    """What positions had lost before this look, by the sizes shown: signed, in their own unit."""
    lost = dict[PositionKey, Decimal]()
    for question in scene.questions:
        if _tells_of(event, question, scene.now.get(question.alert)):
            missing = question.missing * question.side.sign
            lost[question.key] = lost.get(question.key, Decimal(0)) + missing
    return lost


def _tells_of(event: Reduction, question: Reduced, now: Reduced | None) -> bool:
    """Whether an event explains (part of) a reduction seen earlier; `now` is the question after the look.
    One that stays as it was, or that another cause explains, is another story."""
    if isinstance(event, Reduced):
        return question.alert == event.alert
    if now is None or question.key not in _keys(event):
        return question.key in _keys(event)
    cause = Cause.ADL if isinstance(event, AdlTaken) else event.cause
    return now.missing < question.missing and any(share.cause is cause for share in now.shares)


def _weighed(
    base: str, told: Imbalance | None, was: Hedge | None, hit: Iterable[Leg], scene: _Scene
) -> Imbalance:
    """How a base stands now: against what was told of it, or else against the hedge that it was."""
    pairing = scene.context.pairings.get(base, Pairing.SUGGESTED)
    hedge = scene.after.get(base, Hedge(base, (), pairing))
    before = Fraction(told.before) if told else was.net if was else Fraction(0)
    wishes = scene.context.wishes.hedge
    return weigh(
        hedge, before, (leg for leg in hit if leg.base == base), wishes, told.balance if told else None
    )


def _with(event: Reduction, imbalances: Iterable[Imbalance]) -> Reduction:
    """The event with those imbalances that its owner has not overruled, the largest first."""
    kept = [i for i in imbalances if i.pairing is not Pairing.OVERRULED]
    kept.sort(key=lambda i: (i.balance is not Balance.OPEN, -(i.usd or 0), i.base))
    return replace(event, imbalances=tuple(kept))


def _keys(event: Reduction) -> frozenset[PositionKey]:
    match event:
        case AdlTaken():
            return frozenset(taken.key for taken in event.incident.taken)
        case Forced():
            return frozenset(fill.key for fill in event.fills)
        case Reduced():
            return frozenset({event.key})


def _differs(told: Reduction, now: Reduction, context: Context) -> bool:
    """Whether a hedge stands otherwise than its owner heard, by more than is tolerated."""
    was = {i.base: i for i in told.imbalances}
    if was.keys() != {i.base for i in now.imbalances}:
        return True
    return any(moved(was[i.base], i, context.wishes.hedge) for i in now.imbalances)


def _lasts(wound: Wound, seen: Observation, after: Baseline) -> bool:
    """Whether the message of a wound may still change: it is not mended, or the reduction still goes on."""
    name = alert_of(wound.event)
    going_on = after.incident is not None and after.incident.alert == name
    if not wound.event.imbalances:
        return False
    if going_on or any(question.alert == name for question in after.questions):
        return True
    is_open = any(i.balance is Balance.OPEN for i in wound.event.imbalances)
    return is_open and seen.at - wound.since < LASTS
