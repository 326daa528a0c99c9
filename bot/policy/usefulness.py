"""What only the newest word counts of, and for how long a word of it is of use. Pure.

A place in the ADL queue is read every few seconds: an old one misleads. What ADL or the exchange did to a
position never gets old, and is told however late it comes.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.baseline import Baseline
from bot.model.event import Event, GaugeMoved
from bot.policy.repetition import Verdict, decide


class Use(StrEnum):
    """What becomes of an alert that waits to be sent."""

    FRESH = "it is young enough"
    STANDS = "it is old, and still so"
    OUT_OF_DATE = "it is old, and no longer so"
    ALWAYS = "it is of use however late"


def subject(event: Event) -> str:
    """What an event is the newest word on; "" for one that counts whatever comes later."""
    match event:
        case GaugeMoved():
            return f"gauge:{event.position.key}"
        case _:
            return ""


def use(event: Event, told_at: datetime, remembered: Baseline | None, now: datetime, lasts: timedelta) -> Use:
    """Whether an alert written at `told_at` is still worth sending; `remembered` is what is known of its
    account now, None when it is not watched any more."""
    if not subject(event):
        return Use.ALWAYS
    if now - told_at < lasts:
        return Use.FRESH
    return Use.STANDS if decide(event, remembered, 0) is Verdict.REMIND else Use.OUT_OF_DATE
