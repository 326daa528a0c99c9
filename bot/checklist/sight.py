"""Whether an account is read (again), and whether its key is taken."""

from collections.abc import Iterable

from bot.checklist.found import Found, missing
from bot.checklist.scene import Scene
from bot.model.baseline import Sight
from bot.model.checklist import Mark, Step
from bot.model.event import Outage, WentBlind
from bot.model.evidence import Gap, Key
from bot.model.evidence import Sight as Seen
from bot.model.key import KeyBinding, KeyExpires, KeyTooPowerful, KeyTurnedDown
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
        return missing(Gap.UNREAD)
    earlier = next((n.fact.back for n in step.lines if isinstance(n.fact, Seen)), None)
    # Once it was read again this is over; the next trouble is told anew, with a list of its own.
    back = earlier or (None if baseline.health.blind else baseline.looked_at)
    fact = Seen(scene.account.label, event.since, back, event.why)
    return (Found("sight", Mark.OPEN if back is None else Mark.DONE, fact),)


def keys(scene: Scene, step: Step) -> Iterable[Found]:
    """Whether the venue takes the key, and it is one that is used and lasts."""
    account, event, baseline = scene.account, scene.event, scene.baseline
    if account is None or not isinstance(event, KeyTurnedDown | KeyTooPowerful | KeyBinding | KeyExpires):
        return missing(Gap.UNREAD)
    refused = baseline is not None and baseline.health.sight is Sight.REFUSED
    accepted = account.watch in (Watch.ON, Watch.PAUSED) and not refused
    if isinstance(event, KeyExpires):
        end = account.expires_at
        accepted = accepted and (end is None or end > event.expires_at)
        fact = Key(accepted, ends=event.expires_at)
    else:
        fact = Key(accepted, why="" if accepted else _objection(event))
    return (Found("key", Mark.DONE if accepted else Mark.OPEN, fact),)


def _objection(event: KeyTurnedDown | KeyTooPowerful | KeyBinding) -> str:
    """What is wrong with a key, as its message says."""
    match event:
        case KeyTurnedDown():
            return event.why
        case KeyTooPowerful():
            return ", ".join(event.named)
        case KeyBinding():
            return ""
