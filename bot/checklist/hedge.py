"""Whether the hedge is mended: the open part as the person trades it down."""

from collections.abc import Iterable

from bot.checklist.found import Found, missing, nothing
from bot.checklist.scene import Scene
from bot.model.checklist import Mark, Step
from bot.model.event import AdlTaken, Forced, GaugeMoved, Reduced
from bot.model.evidence import Alone, Gap, Naked
from bot.model.hedge import Balance, Imbalance, Leg
from bot.model.position import PositionKey


def hedges(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per hedge that was hit; there is nothing to mend where no legs are paired."""
    match scene.event:
        case AdlTaken() | Forced() | Reduced():
            found = tuple(_hit(imbalance) for imbalance in scene.event.imbalances)
        case GaugeMoved():
            found = tuple(_threatened(scene, scene.event))
        case _:
            return missing(Gap.NO_EXECUTION)
    return found or nothing()


def _hit(imbalance: Imbalance) -> Found:
    """It counts as mended when it is within the person's tolerance; unread legs may hide that it is not."""
    mended = Mark.UNKNOWN if imbalance.unread else Mark.DONE
    mark = Mark.OPEN if imbalance.balance is Balance.OPEN else mended
    return Found(imbalance.base, mark, Naked(imbalance))


def _threatened(scene: Scene, event: GaugeMoved) -> Iterable[Found]:
    """The leg that would stand alone: for its owner to know, and to tick."""
    position = event.position
    for hedge in (scene.hedges or {}).values():
        mine = [leg for leg in hedge.legs if _is(leg, scene, position.key)]
        others = [leg for leg in hedge.legs if mine and leg.size * mine[0].size < 0]
        if others:
            yield Found(hedge.base, Mark.OPEN, Alone(max(others, key=lambda leg: abs(leg.coins))))


def _is(leg: Leg, scene: Scene, key: PositionKey) -> bool:
    return scene.account is not None and (leg.account, leg.key) == (scene.account.id, key)
