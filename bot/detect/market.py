"""What a venue tells everybody: a warning rose or fell, or a signal is lost, which is not calm."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.detect.tuning import Tuning
from bot.model.event import Event, MarketWarned, Oddity, SignalBack, SignalLost
from bot.model.ids import VenueName
from bot.model.signal import Danger, Loss, MarketMemory, Signal, Signals, Warned

TOLD_FROM = Danger.HIGH
"""The danger from which holders are told."""


def follow(
    venue: VenueName, before: MarketMemory, seen: Signals, at: datetime, tuning: Tuning
) -> tuple[tuple[Event, ...], MarketMemory]:
    """What public readings mean: (events, memory). A reading without a judgement changes no warning."""
    warned, warnings = _warnings(before.warnings, seen.readings, at, tuning)
    heard = {**dict(before.heard), **dict.fromkeys(seen.answered, at)}
    broken = {(source, ""): why for source, why in seen.failed} | _empty(seen.readings)
    read = {signal.source for signal in seen.readings}
    mended = {
        place
        for place in ((loss.source, loss.what) for loss in before.losses)
        if place not in broken and (place[0] in read if place[1] else place[0] in seen.answered)
    }
    lost, losses = _losses(venue, before, heard, broken, mended, at, tuning)
    strange = tuple(o for o in seen.oddities if o not in before.oddities)
    memory = MarketMemory(
        warnings=warnings,
        heard=tuple(heard.items()),
        losses=losses,
        oddities=(*before.oddities, *strange)[-tuning.kept_oddities :],
    )
    return (*warned, *lost, *(Oddity(at, what, venue) for what in strange)), memory


def _warnings(
    known: Iterable[Warned], readings: Iterable[Signal], at: datetime, tuning: Tuning
) -> tuple[tuple[MarketWarned, ...], tuple[Warned, ...]]:
    """Rising is told at once, falling once it has lasted; neither below HIGH."""
    after = {(w.source, w.symbol): w for w in known}
    events: list[MarketWarned] = []
    for signal in readings:
        if signal.danger is None:
            continue
        place = (signal.source, signal.symbol)
        memory = after.get(place) or Warned(*place, Danger.CALM, at, signal)
        after[place] = _read(memory, signal, signal.danger, at)
        if signal.danger > memory.told and signal.danger >= TOLD_FROM:
            events.append(MarketWarned(at, signal, memory.told, signal.danger))
    for place, memory in after.items():
        less, since = memory.less, memory.less_since
        if less is None or less.danger is None or since is None or at - since < tuning.warning_lasts:
            continue
        after[place] = Warned(memory.source, memory.symbol, less.danger, at, less)
        if memory.told >= TOLD_FROM:
            events.append(MarketWarned(at, less, memory.told, less.danger))
    return tuple(events), tuple(after.values())


def _read(memory: Warned, signal: Signal, danger: Danger, at: datetime) -> Warned:
    """What is remembered after a reading, before anything has lasted."""
    if danger > memory.told:
        return Warned(memory.source, memory.symbol, danger, at, signal)
    if danger == memory.told:
        return replace(memory, less=None, less_since=None)
    return replace(memory, less=signal, less_since=memory.less_since or at)


Field = tuple[str, str]
"""Source and the venue's name of a field, "" for the whole source."""


def _empty(readings: Iterable[Signal]) -> dict[Field, str]:
    """The documented fields that came empty, with the symbols where."""
    missing: defaultdict[Field, list[str]] = defaultdict(list)
    for signal in readings:
        for field in signal.empty:
            missing[(signal.source, field)].append(signal.symbol)
    return {place: ", ".join(sorted(symbols)) for place, symbols in missing.items()}


def _losses(
    venue: VenueName,
    before: MarketMemory,
    heard: dict[str, datetime],
    broken: dict[Field, str],
    mended: set[Field],
    at: datetime,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], tuple[Loss, ...]]:
    """A loss is told once it lasts, and its end if it was told."""
    events: list[Event] = []
    open_ones = {(loss.source, loss.what): loss for loss in before.losses}
    for place in mended & open_ones.keys():
        loss = open_ones.pop(place)
        if loss.told:
            events.append(SignalBack(at, venue, loss.source, loss.what, loss.since))
    for (source, field), why in broken.items():
        since = heard.get(source, at) if not field else at
        open_ones.setdefault((source, field), Loss(source, field, since, why))
    for place, loss in open_ones.items():
        if not loss.told and at - loss.since >= tuning.signal_lost_after:
            events.append(SignalLost(at, venue, loss.source, loss.what, loss.since, loss.why))
            open_ones[place] = replace(loss, told=True)
    return tuple(events), tuple(open_ones.values())
