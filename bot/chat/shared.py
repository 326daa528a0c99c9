"""An alert as a group reads it: of the shared account alone, without its lists, and without sizes where they
are hidden. Pure.

What is not known to hold no size is told in one sentence that holds nothing.
"""

from dataclasses import replace

from bot.chat import compose, figures
from bot.chat.figures import Titles
from bot.chat.message import Message
from bot.model.alert import Told
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    Event,
    Forced,
    GaugeMoved,
    Outage,
    Reduced,
    SeesAgain,
    WentBlind,
    alone,
)
from bot.model.exposure import RegimeChanged
from bot.model.fill import Cause
from bot.words import say


def alert(told: Told, titles: Titles, *, sizes: bool, repeat: bool = False) -> Message:
    """The message for a group. Its one button acknowledges the alert, for its owner. No page can be turned
    there: what a summary only counts is the owner's to read."""
    stripped = replace(told, checklist=None, helpers=(), alert=replace(told.alert, event=_own(told)))
    whole = compose.alert(stripped, titles, repeat=repeat, view=None)
    buttons = whole.buttons if told.reminder is not None else ()
    if sizes:
        return replace(whole, steps=(), below=(), buttons=buttons, thread=_thread(told, whole.head))
    again = (say("repeat-mark"),) if repeat else ()
    head = _head(stripped.alert.event, figures.where(told.account, titles), whole.head)
    return Message(
        head,
        lines=(*again, *figures.beyond_some(_symbols(stripped.alert.event))),
        foot=say("shared-foot"),
        buttons=buttons,
        tone=whole.tone,
        silent=whole.silent,
        thread=_thread(told, head),
    )


def _thread(told: Told, head: str) -> str:
    """An incident has a thread of its own; what is said again of it has none."""
    again = told.reminder is not None and told.reminder.told > 0
    return head if isinstance(told.alert.event, AdlTaken) and not again else ""


def _own(told: Told) -> Event:
    """The event as far as it is about the shared account."""
    event = told.alert.event
    if isinstance(event, Outage):
        entry = next((a for a in event.accounts if a.account == told.alert.account), event.accounts[0])
        if entry.back is None:
            return WentBlind(entry.at, entry.since, entry.why)
        return SeesAgain(entry.back, entry.since)
    return alone(event)


def _symbols(event: Event) -> tuple[str, ...]:
    """The markets of an event that may have many."""
    match event:
        case AdlTaken():
            return tuple(sorted(event.incident.symbols))
        case Forced():
            return tuple(sorted({fill.key.symbol for fill in event.fills}))
        case _:
            return ()


def _head(event: Event, where: str, whole: str) -> str:
    match event:
        case AdlTaken():
            return say("shared-adl", symbols=figures.some(_symbols(event)), account=where)
        case Reduced(cause=Cause.ADL | Cause.PROBABLE_ADL):
            return say("shared-adl", symbols=event.key.symbol, account=where)
        case Reduced():
            return say("shared-reduced", symbols=event.key.symbol, account=where)
        case Forced():
            symbols = figures.some(_symbols(event))
            cause = say(f"cause-{event.cause.value.replace(' ', '-')}")
            return say("shared-forced", cause=cause, symbols=symbols, account=where)
        case GaugeMoved() | AdlUnderWay() | WentBlind() | SeesAgain() | RegimeChanged():
            return whole
        case _:
            return say("shared-other", account=where)
