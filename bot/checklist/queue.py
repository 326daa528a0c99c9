"""Before it happens: the place in the queue, and what has been done to lower it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bot.checklist.found import Found, missing, unread
from bot.checklist.scene import Scene, held, is_blind
from bot.detect.score import leverage, what_if
from bot.model.baseline import Baseline
from bot.model.checklist import Mark, Step
from bot.model.event import GaugeMoved
from bot.model.evidence import Gap, Place, Smaller
from bot.model.position import AdlGauge, Position
from bot.model.score import WhatIf


def places(scene: Scene, step: Step) -> Iterable[Found]:
    """The place, done when it is lower than was told or the position is closed; and what it is made of. Once
    done it stays so: a later rise is told anew, with a list of its own."""
    event = scene.event
    if not isinstance(event, GaugeMoved):
        return missing(Gap.NOT_YET)
    baseline = scene.baseline
    if baseline is None or is_blind(scene):
        return unread(step)
    then = event.position
    if any(p.key == then.key for p in baseline.beyond):  # the key cannot read it any more: not closed
        return unread(step) or missing(Gap.NOT_OFFERED)
    now = held(scene, then.key, then.side)
    ways = () if now is None else _ways(scene, step, now, baseline)
    place = Place(then.key, then.side, event.level, now, ways)
    was_done = any(line.name == "place" and line.shown is Mark.DONE for line in step.lines)
    mark = Mark.DONE if was_done else _mark(event, now)
    return (Found("place", mark, place), *_made_of(then, now, baseline))


def _mark(event: GaugeMoved, now: Position | None) -> Mark:
    if now is None:
        return Mark.DONE
    if not isinstance(now.gauge, AdlGauge):
        return Mark.UNKNOWN
    return Mark.DONE if now.gauge.level < event.level else Mark.OPEN


def _ways(scene: Scene, step: Step, position: Position, baseline: Baseline) -> tuple[WhatIf, ...]:
    if scene.glance:
        told = next((line.fact for line in step.lines if isinstance(line.fact, Place)), None)
        if told is not None:
            return told.ways
    try:
        return what_if(position, baseline.funds, scene.context.score)
    except ArithmeticError:  # figures out of all range: the place is still shown
        return ()


def _made_of(then: Position, now: Position | None, baseline: Baseline) -> Iterator[Found]:
    """Size and leverage against those at the alert: to know of, since only the place counts."""
    size = None if now is None else now.size
    yield Found(
        "size",
        Mark.DONE if now is None or now.size < then.size else Mark.OPEN,
        Smaller(then.key, then.side, "size", then.size, size, then.unit),
        info=True,
    )
    effective = None if now is None else _leverage(now, baseline)
    if then.leverage is not None and effective is not None:
        lower = effective < then.leverage
        fact = Smaller(then.key, then.side, "leverage", then.leverage, effective)
        yield Found("leverage", Mark.DONE if lower else Mark.OPEN, fact, info=True)


def _leverage(position: Position, baseline: Baseline) -> Decimal | None:
    pot = baseline.funds.behind(position) if baseline.funds is not None else None
    return position.leverage if pot is None else leverage(position, pot) or position.leverage
