"""Whether a checklist that nobody touches is said again. Every decision has a named reason. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.checklist import Checklist, Mark
from bot.model.preferences import ChecklistWishes

AFTER_ADL = "adl_fill"


class Ignored(StrEnum):
    """What becomes of an unfinished checklist now."""

    REMIND = "nobody touched it for long enough"
    NOT_YET = "it was touched, or said, not long ago"
    ENOUGH = "it was said often enough"
    RESTING = "its open steps are snoozed, or wait for the market"
    ALERT_SPEAKS = "its alert is still said again by itself"
    NO_HARM_DONE = "only what ADL did is said again: the other lists end with what they are about"


def judge(
    checklist: Checklist,
    touched_at: datetime,
    reminded: int,
    alert_speaks: bool,
    wishes: ChecklistWishes,
    now: datetime,
) -> Ignored:
    """Whether to say a checklist again, touched last at `touched_at` and `reminded` so often since."""
    if checklist.name != AFTER_ADL:
        return Ignored.NO_HARM_DONE
    if alert_speaks:
        return Ignored.ALERT_SPEAKS
    if not wishes.remind_after or reminded >= wishes.remind_at_most:
        return Ignored.ENOUGH
    if all(s.mark in (Mark.DONE, Mark.HELD) or s.snoozed(now) for s in checklist.steps):
        return Ignored.RESTING
    due = touched_at + _wait(wishes.remind_after, reminded)
    return Ignored.REMIND if due <= now else Ignored.NOT_YET


def _wait(first: timedelta, reminded: int) -> timedelta:
    """How long after the last touch the next reminder comes: 1, 3, 7 … times the first."""
    return first * float(2 ** (reminded + 1) - 1)
