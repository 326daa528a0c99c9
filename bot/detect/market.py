"""What a venue tells everybody: a warning rose or fell, or a signal is lost, which is not calm."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.detect.tuning import Tuning
from bot.model.event import Event, MarketWarned, Oddity, SignalBack, SignalLost
from bot.model.ids import VenueName
from bot.model.signal import Danger, Loss, MarketMemory, Signal, Signals, Warned

TOLD_FROM = Danger.HIGH
"""The danger from which holders are told."""
LEFT_FOR = timedelta(days=1)
"""How long the warning of a market that everybody left is remembered: who comes back is not told anew."""


def follow(
    venue: VenueName,
    before: MarketMemory,
    seen: Signals,
    held: Collection[str],
    at: datetime,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], MarketMemory]:
    """What public readings mean: (events, memory). `held` are the symbols that somebody holds. A reading
    without a judgement changes no warning."""
    warned, warnings = _warnings(_left(before.warnings, held, at), seen.readings, at, tuning)
    heard = {**dict(before.heard), **dict.fromkeys(seen.answered, at)}
    back, losses = _losses(before.losses, seen, heard, held, at)
    lost, losses = _told(venue, losses, at, tuning)
    strange = tuple(o for o in seen.oddities if o not in before.oddities)
    memory = MarketMemory(
        warnings=warnings,
        heard=tuple(heard.items()),
        losses=losses,
        oddities=(*before.oddities, *strange)[-tuning.kept_oddities :],
    )
    again = (SignalBack(at, venue, loss.source, loss.what, loss.since) for loss in back if loss.told)
    return (*warned, *again, *lost, *(Oddity(at, what, venue) for what in strange)), memory


def _left(warnings: Iterable[Warned], held: Collection[str], at: datetime) -> tuple[Warned, ...]:
    """The warnings, those of markets that nobody holds marked as left: no reading keeps them true."""
    kept: list[Warned] = []
    for memory in warnings:
        if memory.symbol in held:
            kept.append(memory)
        elif memory.told >= TOLD_FROM and at - (memory.left or at) < LEFT_FOR:
            kept.append(replace(memory, left=memory.left or at, less=None, less_since=None))
    return tuple(kept)


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
    """What is remembered after a reading, before anything has lasted. What was left fell unseen."""
    if danger > memory.told or (danger < memory.told and memory.left is not None):
        return Warned(memory.source, memory.symbol, danger, at, signal)
    if danger == memory.told:
        return replace(memory, less=None, less_since=None, left=None)
    return replace(memory, less=signal, less_since=memory.less_since or at)


Place = tuple[str, str]
"""Source and the venue's name of a field, "" for the whole source."""


def _losses(
    known: Iterable[Loss],
    seen: Signals,
    heard: dict[str, datetime],
    held: Collection[str],
    at: datetime,
) -> tuple[list[Loss], tuple[Loss, ...]]:
    """(what is there again, what is missing). A field is missing in some symbols, and only a reading of those
    shows it again; where nobody holds them any more, nothing can be said."""
    missing = {(loss.source, loss.what): loss for loss in known}
    for source, why in seen.failed:
        since = heard.get(source, at)
        missing.setdefault((source, ""), Loss(source, "", since, why, noticed=at))
    there = set(seen.answered) - {source for source, _ in seen.failed}
    back = [missing.pop((source, "")) for source in there if (source, "") in missing]
    for signal in seen.readings:
        for field in signal.empty:
            place = (signal.source, field)
            loss = missing.get(place) or Loss(*place, at, noticed=at)
            missing[place] = replace(loss, symbols=tuple(sorted({*loss.symbols, signal.symbol})))
        back += _filled(missing, signal)
    for place, loss in list(missing.items()):
        if loss.what:
            missing[place] = replace(loss, symbols=tuple(s for s in loss.symbols if s in held))
    return back, tuple(loss for loss in missing.values() if loss.symbols or not loss.what)


def _filled(missing: dict[Place, Loss], signal: Signal) -> list[Loss]:
    """The losses that end with this reading; they are taken out of `missing`."""
    ended: list[Loss] = []
    for place, loss in list(missing.items()):
        if loss.source != signal.source or loss.what in signal.empty or signal.symbol not in loss.symbols:
            continue
        missing[place] = replace(loss, symbols=tuple(s for s in loss.symbols if s != signal.symbol))
        if not missing[place].symbols:
            ended.append(missing.pop(place))
    return ended


def _told(
    venue: VenueName, losses: Iterable[Loss], at: datetime, tuning: Tuning
) -> tuple[tuple[SignalLost, ...], tuple[Loss, ...]]:
    """A loss is told once it lasts. For half of that it must have been missed by us: while we did not run, or
    nobody held anything, it may well have been there."""
    events: list[SignalLost] = []
    after: list[Loss] = []
    lasts = tuning.signal_lost_after
    for loss in losses:
        missed = at - (loss.noticed or loss.since)
        if not loss.told and at - loss.since >= lasts and missed >= lasts / 2:
            why = ", ".join(loss.symbols) or loss.why
            events.append(SignalLost(at, venue, loss.source, loss.what, loss.since, why))
            loss = replace(loss, told=True)
        after.append(loss)
    return tuple(events), tuple(after)
