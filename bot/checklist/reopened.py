"""Whether a rebuild that a dangerous market held back is free again: said once."""

from collections.abc import Set
from datetime import datetime

from bot.model.checklist import Checklist, Mark, Shows
from bot.model.evidence import Rebuild, Waits
from bot.model.progress import RebuildOpened


def reopened(
    feared: Set[str], before: Checklist, after: Checklist, now: datetime
) -> tuple[RebuildOpened | None, set[str]]:
    """What is told, and the positions whose rebuild is held since somebody judged their market dangerous:
    `feared` are those known so far."""
    feared = {*feared, *(name for name, fact in _rebuilds(before).items() if _is_feared(fact))}
    stand = _rebuilds(after)
    free = [name for name in feared if name in stand and stand[name].waits is None]
    held = {name for name, fact in stand.items() if _is_feared(fact)} | (feared - {*free})
    symbols = dict.fromkeys(stand[name].key.symbol for name in free)
    done = all(step.mark is Mark.DONE for step in after.steps if step.shows is Shows.REBUILD)
    return RebuildOpened(now, after.alert, tuple(symbols)) if symbols and not done else None, held


def _rebuilds(checklist: Checklist) -> dict[str, Rebuild]:
    return {
        line.name: line.fact
        for step in checklist.steps
        for line in step.lines
        if isinstance(line.fact, Rebuild)
    }


def _is_feared(fact: Rebuild) -> bool:
    return fact.waits is Waits.CALM and fact.regime is not None
