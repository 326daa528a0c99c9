"""What a venue tells everybody: kept by source and market; and a signal that is lost, which is not calm."""

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
    back, losses = _losses(before.losses, seen, heard, held, at)
    lost, losses = _told(venue, losses, at, tuning)
    strange = tuple(o for o in seen.oddities if o not in before.oddities)
    memory = replace(
        before,
        voices=_voices(before.voices, seen, held, at),
        heard=tuple(heard.items()),
        losses=losses,
        oddities=(*before.oddities, *strange)[-tuning.kept_oddities :],
    )
    again = (SignalBack(at, venue, loss.source, loss.what, loss.since) for loss in back if loss.told)
    return (*again, *lost, *(Oddity(at, what, venue) for what in strange)), memory


def _voices(known: Iterable[Voice], seen: Signals, held: Collection[str], at: datetime) -> tuple[Voice, ...]:
    """What each source has said by now, and up to when that holds. Of a market that nobody asks of it says
    nothing: what it said before is not true any more for who comes back."""
    after = {(voice.source, voice.symbol): voice for voice in known}
    for signal in seen.readings:
        place = (signal.source, signal.symbol)
        after[place] = _spoken(after.get(place), signal, at)
    for place, voice in after.items():
        if voice.symbol not in held:
            after[place] = replace(voice, left=True)
        elif voice.source in seen.answered and voice.whole and not voice.left and voice.until is not None:
            after[place] = replace(voice, until=at)
    return tuple(after.values())


def _spoken(before: Voice | None, signal: Signal, at: datetime) -> Voice:
    """A voice after a reading. What the reading leaves out, and the source told before, stands as it was: no
    judgement is never calm, and a field that comes empty is no number. Where the market was left, nothing
    stands: the voice is left until it speaks of danger as before."""
    says = signal.danger is not None or signal.fund is not None or signal.drawdown is not None
    if before is None or before.until is None:
        return Voice(signal.source, signal.symbol, signal, at if says else None)
    old = before.signal
    if before.left:
        anew = says and (signal.danger is not None or old.danger is None)
        return Voice(signal.source, signal.symbol, signal, at) if anew else before
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
