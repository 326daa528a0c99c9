"""Whether an account is read (again), and whether its key is taken."""

from collections.abc import Iterable

from bot.checklist.found import Found
from bot.checklist.scene import Scene
from bot.model.baseline import Baseline, Sight
from bot.model.checklist import Mark, Step
from bot.model.event import KeyTurnedDown, Outage, WentBlind
from bot.model.evidence import Gap, Key, Missing
from bot.model.evidence import Sight as Seen
from bot.model.person import Watch


def sights(scene: Scene, step: Step) -> Iterable[Found]:
    """A line per account that could not be read: done when it is."""
    event = scene.event
    if isinstance(event, Outage):
        return tuple(
            Found(
                str(a.account),
                Mark.DONE if a.back is not None else Mark.OPEN,
                Seen(a.label, a.since, a.back, a.why),
            )
            for a in event.accounts
        )
    baseline = scene.baseline
    if not isinstance(event, WentBlind) or scene.account is None or baseline is None:
        return (Found("", Mark.UNKNOWN, Missing(Gap.UNREAD)),)
    earlier = next((n.fact.back for n in step.lines if isinstance(n.fact, Seen)), None)
    # Once it was read again this is over; the next trouble is told anew, with a list of its own.
    back = earlier or (baseline.looked_at if _sees(baseline) else None)
    fact = Seen(scene.account.label, event.since, back, event.why)
    return (Found("sight", Mark.OPEN if back is None else Mark.DONE, fact),)


def _sees(baseline: Baseline) -> bool:
    return baseline.health.sight in (Sight.WELL, Sight.FAILING)


def keys(scene: Scene, step: Step) -> Iterable[Found]:
    """Whether the venue takes the key."""
    account, event = scene.account, scene.event
    if account is None or not isinstance(event, KeyTurnedDown):
        return (Found("", Mark.UNKNOWN, Missing(Gap.UNREAD)),)
    baseline = scene.baseline
    refused = baseline is not None and baseline.health.sight is Sight.REFUSED
    accepted = account.watch is Watch.ON and not refused
    fact = Key(accepted, why="" if accepted else event.why)
    return (Found("key", Mark.DONE if accepted else Mark.OPEN, fact),)
