"""Whether the hedge is mended: the open part as the person trades it down."""

from collections.abc import Iterable

from bot.checklist.found import Found
from bot.checklist.scene import Scene
from bot.model.checklist import Mark, Step
from bot.model.event import AdlTaken, Forced, GaugeMoved, Reduced
from bot.model.evidence import Gap, Missing, Naked, Nothing
from bot.model.hedge import Balance, Hedge, Imbalance, exact


def hedges(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per hedge that was hit; there is nothing to mend where no legs are paired."""
    match scene.event:
        case AdlTaken() | Forced() | Reduced():
            found = tuple(_hit(imbalance) for imbalance in scene.event.imbalances)
        case GaugeMoved():
            found = tuple(_threatened(scene, scene.event))
        case _:
            return (Found("", Mark.UNKNOWN, Missing(Gap.NO_EXECUTION)),)
    return found or (Found("", Mark.DONE, Nothing()),)


def _hit(imbalance: Imbalance) -> Found:
    """It counts as mended when it is within the person's tolerance; unread legs may hide that it is not."""
    mended = Mark.UNKNOWN if imbalance.unread else Mark.DONE
    mark = Mark.OPEN if imbalance.balance is Balance.OPEN else mended
    return Found(imbalance.base, mark, Naked(imbalance))


def _threatened(scene: Scene, event: GaugeMoved) -> Iterable[Found]:
    """The hedge that would lose a leg: for its owner to know, and to tick."""
    instrument = event.position.instrument
    hedge: Hedge | None = (scene.hedges or {}).get(instrument.base) if instrument is not None else None
    if hedge is None or not hedge.faces:
        return
    naked = max(hedge.legs, key=lambda leg: abs(leg.coins) if leg.key != event.position.key else -1)
    yield Found(
        hedge.base,
        Mark.OPEN,
        Naked(
            Imbalance(
                base=hedge.base,
                before=exact(hedge.net),
                after=exact(hedge.net),
                usd=None,
                hedged=exact(hedge.hedged),
                naked=naked,
                closings=(),
                pairing=hedge.pairing,
                gross=exact(hedge.gross),
                balance=Balance.HELD,
            )
        ),
    )
