"""Fills a checklist in from what the venue shows. Pure; the same scene twice changes nothing more."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.checklist import hedge, orders, queue, rebuild, reduction, sight
from bot.checklist.deeds import finished
from bot.checklist.found import Finder, Found, missing
from bot.checklist.scene import Scene
from bot.model.checklist import Checklist, Done, Line, Mark, Shows, Step
from bot.model.evidence import Gap

FINDERS: Mapping[Shows, Finder] = {
    Shows.REDUCTION: reduction.reductions,
    Shows.MARGIN: reduction.margins,
    Shows.ORDERS: orders.orders,
    Shows.HEDGE: hedge.hedges,
    Shows.REGIME: rebuild.markets,
    Shows.REBUILD: rebuild.rebuilds,
    Shows.QUEUE: queue.places,
    Shows.SIGHT: sight.sights,
    Shows.KEY: sight.keys,
}


def fill(checklist: Checklist, scene: Scene) -> tuple[Checklist, tuple[Done, ...]]:
    """The checklist as the scene shows it, and what came done or undone by it, to be kept.

    A tick of a person stands until the venue has shown the thing done and then undone. A line that is not
    found any more goes; its number is not given again. What cannot be read leaves the lines as they were.
    """
    steps = tuple(_filled(step, scene) for step in checklist.steps)
    done = tuple(
        d for old, new in zip(checklist.steps, steps, strict=True) for d in _changes(old, new, scene)
    )
    read = scene.baseline.looked_at if scene.baseline is not None else None
    after = replace(checklist, steps=steps, read_at=read or checklist.read_at)
    return finished(after, scene.now), done


def _filled(step: Step, scene: Scene) -> Step:
    finder = FINDERS.get(step.shows)
    if finder is None:
        return step
    found = tuple(finder(scene, step)) or missing(Gap.NOT_YET)
    after = _numbered(step, found)
    undone = step.hand is not None and step.hand.settles and _came_undone(step, after)
    return replace(after, hand=None) if undone else after


def _came_undone(before: Step, after: Step) -> bool:
    """Whether the venue showed it done, and shows now that it is not."""
    return before.shown is Mark.DONE and after.shown is Mark.OPEN


def _numbered(step: Step, found: Iterable[Found]) -> Step:
    """The step with the findings as lines: each keeps the number it had, and what a person said of it."""
    known = {line.name: line for line in step.lines}
    last = step.numbered
    lines: list[Line] = []
    for one in found:
        old = known.get(one.name)
        if old is None:
            last += 1
        hand = None if old is None else old.hand
        if old is not None and old.shown is Mark.DONE and one.mark is Mark.OPEN:
            hand = None
        number = last if old is None else old.number
        lines.append(Line(number, one.name, one.mark, one.fact, hand, one.info))
    return replace(step, lines=tuple(lines), numbered=last)


def _changes(old: Step, new: Step, scene: Scene) -> Iterable[Done]:
    known = {line.name: line for line in old.lines}
    for line in new.lines:
        was = known[line.name].mark if line.name in known else Mark.UNKNOWN
        if line.mark is not was and not line.info:
            yield Done(scene.now, new.id, line.name, was, line.mark)
    if new.mark is not old.mark:
        yield Done(scene.now, new.id, "", old.mark, new.mark)
