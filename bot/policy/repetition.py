"""What is said again while nobody acknowledged it, and for how long. Every decision has a named reason."""

from datetime import timedelta
from enum import StrEnum

from bot.model.alert import Repeat
from bot.model.baseline import Baseline, Sight
from bot.model.event import AdlTaken, Event, GaugeMoved
from bot.model.key import KeyTooPowerful

ADL_AT_MOST = 4
"""How often ADL is said again: unlike a place in the queue it has no end, and nobody may be there."""


class Verdict(StrEnum):
    """What becomes of an alert that is due to be said again."""

    REMIND = "it lasts, and nobody acknowledged it"
    OVER = "it no longer lasts"
    ENOUGH = "it was said often enough"


def repeat(event: Event, every: timedelta) -> Repeat | None:
    """How an event is repeated until it is acknowledged, None for what is not. ADL that takes more opens it
    again."""
    match event:
        case GaugeMoved() if event.rose:
            return Repeat(every)
        case AdlTaken():
            return Repeat(every, reopens=event.fresh)
        case KeyTooPowerful(stopped=True):
            return Repeat(every)
        case _:
            return None


def decide(event: Event, account: Baseline | None, told: int) -> Verdict:
    """Whether to say an event again that was already said again `told` times. `account` is what is remembered
    of its account, None when it is not watched any more. A position that is not read just now stays where it
    was: unread is not over. A place further up has an alert of its own, which is said instead."""
    match event:
        case AdlTaken():
            return Verdict.REMIND if told < ADL_AT_MOST else Verdict.ENOUGH
        case GaugeMoved() if account is not None:
            stands = any(m.key == event.position.key and m.told == event.level for m in account.gauges)
            return Verdict.REMIND if stands else Verdict.OVER
        case KeyTooPowerful() if account is not None and account.health.sight is Sight.REFUSED:
            return Verdict.REMIND if told < ADL_AT_MOST else Verdict.ENOUGH
        case _:
            return Verdict.OVER
