"""What a venue tells everybody: kept by source and market; and a signal that is lost, which is not calm."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from bot.detect.tuning import Tuning
from bot.model.event import Event, Oddity, SignalBack, SignalLost
from bot.model.ids import VenueName
from bot.model.market import Loss, MarketMemory, Voice
from bot.model.signal import Signal, Signals


def follow(
    venue: VenueName,
    before: MarketMemory,
    seen: Signals,
    held: Collection[str],
    at: datetime,
    tuning: Tuning,
) -> tuple[tuple[Event, ...], MarketMemory]:
    """What public readings mean: (events, memory). `held` are the symbols that the venue was asked of. What
    they say of danger is for `regime` to judge."""
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
    memory = replace(
        before,
        voices=_voices(before.voices, seen, held, at),
        heard=tuple(heard.items()),
        losses=losses,
        oddities=(*before.oddities, *strange)[-tuning.kept_oddities :],
    )
    return (*lost, *(Oddity(at, what, venue) for what in strange)), memory


def _voices(known: Iterable[Voice], seen: Signals, held: Collection[str], at: datetime) -> tuple[Voice, ...]:
    """What each source has said by now, and up to when that holds."""
    after = {(voice.source, voice.symbol): voice for voice in known}
    for signal in seen.readings:
        place = (signal.source, signal.symbol)
        after[place] = _spoken(after.get(place), signal, at)
    for place, voice in after.items():
        told = voice.source in seen.answered and voice.symbol in held
        if told and voice.whole and voice.until is not None and voice.until != at:
            after[place] = replace(voice, until=at)
    return tuple(after.values())


def _spoken(before: Voice | None, signal: Signal, at: datetime) -> Voice:
    """A voice after a reading. What the reading leaves out, and the source told before, stands as it was: no
    judgement is never calm, and a field that comes empty is no number."""
    says = signal.danger is not None or signal.fund is not None or signal.drawdown is not None
    if before is None or before.until is None:
        return Voice(signal.source, signal.symbol, signal, at if says else None)
    old = before.signal
    danger = old.danger if signal.danger is None else signal.danger
    fund = old.fund if signal.fund is None and signal.empty else signal.fund
    drawdown = old.drawdown if signal.drawdown is None and signal.empty else signal.drawdown
    full = replace(signal, danger=danger, fund=fund, drawdown=drawdown)
    if full == signal:
        return replace(before, signal=signal, until=at, whole=True)
    if fund is not signal.fund:
        full = replace(full, asset=old.asset, daily=old.daily)
    if drawdown is not signal.drawdown:
        full = replace(full, starts=old.starts, stops=old.stops)
    return replace(before, signal=full, whole=False)


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
