"""The ADL indicator rose or fell. Rising is told at once, falling after a few looks agree."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.detect.tuning import Tuning
from bot.model.baseline import GaugeMemory
from bot.model.event import GaugeMoved
from bot.model.position import AdlGauge, Position


def seed(positions: Iterable[Position]) -> tuple[GaugeMemory, ...]:
    """Memories of a first look: every level counts as told."""
    return tuple(GaugeMemory(p.key, p.gauge.level) for p in positions if isinstance(p.gauge, AdlGauge))


def follow(
    memories: Iterable[GaugeMemory], positions: Iterable[Position], at: datetime, tuning: Tuning
) -> tuple[tuple[GaugeMoved, ...], tuple[GaugeMemory, ...]]:
    """The indicators that moved, and the new memories.

    A position without an indicator keeps its memory: absent is not low. A position that is gone is
    forgotten. A new position counts as risen from 0.
    """
    known = {memory.key: memory for memory in memories}
    events: list[GaugeMoved] = []
    kept: list[GaugeMemory] = []
    for position in positions:
        memory = known.get(position.key)
        if not isinstance(position.gauge, AdlGauge):
            kept += [memory] if memory else []
            continue
        event, memory = _one(memory or GaugeMemory(position.key, 0), position, position.gauge, at, tuning)
        events += [event] if event else []
        kept.append(memory)
    return tuple(events), tuple(kept)


def _one(
    memory: GaugeMemory, position: Position, gauge: AdlGauge, at: datetime, tuning: Tuning
) -> tuple[GaugeMoved | None, GaugeMemory]:
    moved = GaugeMoved(at, position, memory.told, gauge.level, gauge.of)
    if gauge.level == memory.told:
        return None, replace(memory, below=0)
    if gauge.level > memory.told:
        told = gauge.share >= tuning.gauge_from
        return (moved if told else None), GaugeMemory(memory.key, gauge.level)
    if memory.below + 1 < tuning.gauge_looks_down:
        return None, replace(memory, below=memory.below + 1)
    was_high = memory.told >= tuning.gauge_from * gauge.of
    return (moved if was_high else None), GaugeMemory(memory.key, gauge.level)
