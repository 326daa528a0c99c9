"""How far an insurance fund fell within an hour, eight hours and a day, from its balances over time. Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from bot.model.market import Voice
from bot.model.signal import Signal

BUCKET = timedelta(minutes=5)
"""Balances closer together are one point, the highest of them."""
HOUR, EIGHT_HOURS, DAY = timedelta(hours=1), timedelta(hours=8), timedelta(hours=24)
KEPT = DAY + BUCKET
NOTHING = Decimal(0)

Point = tuple[datetime, Decimal]
Curve = tuple[Point, ...]
"""The peaks of a balance, oldest first."""
Name = tuple[str, str, str, bool]
"""Symbol, source, asset, and whether it comes once a day: balances of different names are never compared."""


class Falls(NamedTuple):
    """The falls from the highest balance of the time before, as shares from 0 to 1."""

    hour: Decimal = NOTHING
    eight: Decimal = NOTHING
    day: Decimal = NOTHING


def added(curve: Curve, at: datetime, balance: Decimal) -> Curve:
    """The curve with one balance more; one dated before the newest counts as of the same time."""
    if not curve or at - curve[-1][0] >= BUCKET:
        return (*(point for point in curve if at - point[0] <= KEPT), (at, balance))
    newest, peak = curve[-1]
    return curve if balance <= peak else (*curve[:-1], (newest, balance))


def fall(curve: Curve, balance: Decimal, until: datetime, within: timedelta) -> Decimal:
    """The fall to `balance` from the highest point within that time before `until`: 0 to 1 (it is empty)."""
    peak = max((high for at, high in curve if at >= until - within), default=NOTHING)
    if peak <= 0 or balance >= peak:
        return NOTHING
    return min(Decimal(1), (peak - balance) / peak)


class Curves:
    """The balances of a venue's funds over the last day, one curve for each name."""

    def __init__(self) -> None:
        self._curves: dict[Name, Curve] = {}
        self._known: dict[tuple[str, str], tuple[datetime, Signal, Falls]] = {}

    def recall(self, readings: Iterable[Signal], now: datetime) -> None:
        """Take in balances of the past, oldest first; one dated in the future counts as of `now`."""
        for signal in readings:
            self._add(signal, min(signal.at, now))

    def hear(self, readings: Iterable[Signal], before: Iterable[Voice], now: datetime) -> None:
        """Take in new balances. What the voices of `before` said stood until they were last heard: a source
        may speak only when something changes."""
        held = {(voice.source, voice.symbol): voice for voice in before}
        for signal in readings:
            voice = held.get((signal.source, signal.symbol))
            if voice is not None and voice.until is not None:
                self._add(voice.signal, min(voice.until, now))
            self._add(signal, min(signal.at, now))

    def _add(self, signal: Signal, at: datetime) -> None:
        if signal.fund is not None:
            name = _name(signal)
            self._curves[name] = added(self._curves.get(name, ()), at, signal.fund)

    def falls(self, voice: Voice) -> Falls:
        """How far the fund fell up to when the voice was last heard. One that comes once a day proves nothing
        of shorter times."""
        signal, until = voice.signal, voice.until
        if signal.fund is None or until is None:
            return Falls()
        place = (voice.source, voice.symbol)
        known = self._known.get(place)
        if known is None or known[0] != until or known[1] is not signal:
            curve = self._curves.get(_name(signal), ())
            known = self._known[place] = (until, signal, _falls(curve, signal.fund, until, signal.daily))
        return known[2]


def _name(signal: Signal) -> Name:
    return (signal.symbol, signal.source, signal.asset, signal.daily)


def _falls(curve: Curve, balance: Decimal, until: datetime, daily: bool) -> Falls:
    if daily:
        return Falls(day=fall(curve, balance, until, DAY))
    hour, eight, day = (fall(curve, balance, until, within) for within in (HOUR, EIGHT_HOURS, DAY))
    return Falls(hour, eight, day)
