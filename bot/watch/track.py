"""A short memory of how each position of an account went, for pictures: an hour or so, and what to store."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal

from bot.model.baseline import Baseline
from bot.model.observation import Observation
from bot.model.position import AdlGauge, Position, PositionKey, unmoved
from bot.model.track import Sample

KEPT = 60
"""Samples of a position that are remembered: about an hour of a calm one."""
CALM, NEAR, STORED = timedelta(minutes=1), timedelta(seconds=10), timedelta(hours=1)
"""The time between two samples, the same while ADL takes from the position, and between two that are stored
of a calm one. A size or an indicator that changed is always a sample."""
NONE = Decimal(0)


class Track:
    """The samples of one account. `note` takes in a look, `stored` says which samples are written."""

    def __init__(self) -> None:
        self._lines: dict[PositionKey, deque[Sample]] = {}
        self._stored: dict[PositionKey, Sample] = {}
        self._begun = False
        self._noted: tuple[datetime, datetime] | None = None
        """When all positions were last noted, and from when on one is due again though none moved."""

    def note(self, before: Baseline, seen: Observation, after: Baseline) -> tuple[Sample, ...]:
        """The samples to be stored after a look: of a position that ADL takes from all there are, of others
        one an hour and each change of the indicator. Nothing of what a program just started finds as it was.
        """
        at, hit = seen.at + seen.ahead, _hit(after)
        if seen.positions is None:
            return ()
        if not hit and self._is_early(at) and unmoved(before.positions, seen.positions):
            return ()
        for sample in self._samples(seen.positions, at, hit):
            line = self._lines.setdefault(sample.key, deque(maxlen=KEPT))
            if not line or _adds(line[-1], sample, NEAR if sample.key in hit else CALM):
                line.append(sample)
        if not self._begun and after.watched_from is not None and after.watched_from < seen.at:
            self._stored = {key: line[-1] for key, line in self._lines.items() if key not in hit}
        self._begun = True
        due = tuple(sample for key in self._lines for sample in self._due(key, key in hit))
        self._forget({p.key for p in seen.positions} | hit)
        oldest = min((line[-1].at for line in self._lines.values()), default=at)
        self._noted = None if due or hit else (at, oldest + CALM)
        return due

    def _is_early(self, at: datetime) -> bool:
        """Whether no position that stands still is worth a sample yet."""
        return self._noted is not None and self._noted[0] <= at < self._noted[1]

    def stored(self, samples: Iterable[Sample]) -> None:
        """These are written."""
        self._stored |= {sample.key: sample for sample in samples if sample.key in self._lines}

    def _samples(
        self, positions: Iterable[Position], at: datetime, hit: frozenset[PositionKey]
    ) -> Iterator[Sample]:
        """One of each position shown, and of size 0 of those that are shown no more."""
        shown = set()
        for position in positions:
            shown.add(position.key)
            gauge = position.gauge if isinstance(position.gauge, AdlGauge) else None
            level, of = (gauge.level, gauge.of) if gauge is not None else (None, None)
            yield Sample(position.key, at, position.size, level, of, position.mark_price)
        for key in (self._lines.keys() | hit) - shown:
            yield Sample(key, at, NONE)

    def _due(self, key: PositionKey, hit: bool) -> Iterable[Sample]:
        line, last = self._lines[key], self._stored.get(key)
        if hit:
            return [sample for sample in line if last is None or sample.at > last.at]
        newest = line[-1]
        if last is None:
            return (newest,)
        moved = (newest.level, newest.of, newest.size == 0) != (last.level, last.of, last.size == 0)
        return (newest,) if moved or newest.at - last.at >= STORED else ()

    def _forget(self, living: set[PositionKey]) -> None:
        """What is closed is remembered no more."""
        self._lines = {key: line for key, line in self._lines.items() if key in living}
        self._stored = {key: sample for key, sample in self._stored.items() if key in living}


def _hit(after: Baseline) -> frozenset[PositionKey]:
    """The positions that ADL is taking from."""
    return frozenset(t.key for t in after.incident.taken) if after.incident is not None else frozenset()


def _adds(last: Sample, sample: Sample, spacing: timedelta) -> bool:
    """Whether a sample says something that the last one did not; one that is older (a clock was set) does."""
    changed = (last.size, last.level, last.of) != (sample.size, sample.level, sample.of)
    return changed or not timedelta(0) <= sample.at - last.at < spacing
