"""The ADL indicator rose or fell, by what a person wishes to hear: so many looks in a row, for so long."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal

from bot.model.baseline import GaugeMemory
from bot.model.event import GaugeMoved
from bot.model.position import AdlGauge, Position
from bot.model.preferences import GaugeWishes


def seed(positions: Iterable[Position]) -> tuple[GaugeMemory, ...]:
    """Memories of a first look: every level counts as told."""
    return tuple(GaugeMemory(p.key, p.gauge.level) for p in positions if isinstance(p.gauge, AdlGauge))


def follow(
    memories: Iterable[GaugeMemory], positions: Iterable[Position], at: datetime, wishes: GaugeWishes
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
        event, memory = _one(memory or GaugeMemory(position.key, 0), position, position.gauge, at, wishes)
        events += [event] if event else []
        kept.append(memory)
    return tuple(events), tuple(kept)


def is_high(level: int, of: int, wishes: GaugeWishes) -> bool:
    """Whether a level is one that a person wishes to hear of."""
    return (wishes.from_level is not None and level >= wishes.from_level) or level >= wishes.from_share * of


def _one(
    memory: GaugeMemory, position: Position, gauge: AdlGauge, at: datetime, wishes: GaugeWishes
) -> tuple[GaugeMoved | None, GaugeMemory]:
    told, settled = memory.told, GaugeMemory(memory.key, gauge.level)
    if gauge.level == told:
        return None, settled
    moved = GaugeMoved(at, position, told, gauge.level, gauge.of)
    if gauge.level < told:
        memory = _counted(memory, at, below=memory.below + 1)
        if memory.below < wishes.looks_down or not _lasted(memory, at, wishes.dwell):
            return None, memory
        return (moved if is_high(told, gauge.of, wishes) else None), settled
    if not is_high(gauge.level, gauge.of, wishes):
        return None, settled
    worth = _worth(position)
    if worth is not None and worth < wishes.least:
        # Not worth telling now; if it grows while it stands there, it is.
        return None, GaugeMemory(memory.key, told)
    memory = _counted(memory, at, above=memory.above + 1)
    if memory.above < wishes.looks_up or not _lasted(memory, at, wishes.dwell):
        return None, memory
    return moved, settled


def _worth(position: Position) -> Decimal | None:
    """The notional in the quote currency, which a coin-margined contract is not counted in; None where it is
    not known, which is no reason to be silent."""
    if position.instrument is not None:
        quoted = position.instrument.notional(position.size, position.mark_price)
        return position.notional if quoted is None else quoted
    return position.notional


def _counted(memory: GaugeMemory, at: datetime, above: int = 0, below: int = 0) -> GaugeMemory:
    """The memory with one more look in a row on one side of what was told; a turn begins anew."""
    goes_on = above > 1 or below > 1
    since = min(memory.since, at) if goes_on and memory.since is not None else at
    return GaugeMemory(memory.key, memory.told, below, above, since)


def _lasted(memory: GaugeMemory, at: datetime, dwell: timedelta) -> bool:
    return memory.since is not None and at - memory.since >= dwell
