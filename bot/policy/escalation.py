"""Who hears next of what nobody acknowledged. Every decision has a named reason. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.event import AdlTaken, Event, GaugeMoved
from bot.model.ids import PersonId
from bot.model.person import Person
from bot.model.preferences import EscalationWishes

IN_DRILL = timedelta(minutes=1)
LONGEST = timedelta(days=1)
"""What waits for longer than this wakes nobody any more: it is no news."""


class Rung(StrEnum):
    """What becomes of an alert that nobody acknowledged."""

    HAND_ON = "nobody acknowledged it: the next listed person is told"
    TELL_HOST = "nobody acknowledged it, and nobody is left to pass it on to: the host is told"
    WAIT = "those who were told still have time"
    ENOUGH = "everybody who may hear of it has"
    MILD = "it is not grave enough to wake somebody else"
    OVER = "it no longer lasts"
    TOO_OLD = "it is too old to wake somebody else"


@dataclass(frozen=True, slots=True)
class Move:
    """`to` is set for HAND_ON; `again_at` is when to decide anew, None for never."""

    rung: Rung
    to: Person | None = None
    again_at: datetime | None = None


def decide(
    event: Event,
    lasts: bool,
    since: datetime,
    passed: Collection[PersonId],
    wishes: EscalationWishes,
    reachable: Iterable[Person],
    now: datetime,
) -> Move:
    """What to do with an alert that waits to be acknowledged since `since` and was passed on to `passed`.
    `lasts`: what it tells is still so. Listed people who cannot be reached are left out: there is no time to
    wait for them."""
    if not _grave(event):
        return Move(Rung.MILD)
    if not lasts:
        return Move(Rung.OVER)
    if now - since > LONGEST:
        return Move(Rung.TOO_OLD)
    following = _following(passed, wishes, reachable)
    if following is None and not (wishes.host and isinstance(event, AdlTaken)):
        return Move(Rung.ENOUGH)
    due = since + wishes.after * (len(passed) + 1)
    if now < due:
        return Move(Rung.WAIT, again_at=due)
    if following is None:
        return Move(Rung.TELL_HOST)
    return Move(Rung.HAND_ON, following, now + wishes.after)


def in_drill(wishes: EscalationWishes, asked: bool) -> EscalationWishes:
    """The wishes as a drill keeps them: in a minute instead of later, and only if it was asked for."""
    return replace(wishes, after=min(wishes.after, IN_DRILL)) if asked else EscalationWishes(host=False)


def _grave(event: Event) -> bool:
    """ADL, and a place at the very front of the queue."""
    match event:
        case AdlTaken():
            return True
        case GaugeMoved():
            return event.rose and event.level == event.of
        case _:
            return False


def _following(
    passed: Collection[PersonId], wishes: EscalationWishes, reachable: Iterable[Person]
) -> Person | None:
    by_name = {person.name: person for person in reachable if person.addresses}
    listed = (by_name[name] for name in wishes.to if name in by_name)
    return next((person for person in listed if person.id not in passed), None)
