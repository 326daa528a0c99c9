"""How urgent an event is, and which checklist goes with it."""

from bot.model.alert import Urgency
from bot.model.event import (
    AdlTaken,
    Event,
    Forced,
    GaugeMoved,
    KeyTurnedDown,
    Reduced,
    SeesAgain,
    Trial,
    Unreached,
    WentBlind,
)


def urgency(event: Event) -> Urgency:
    """The place of an event in the order of sending."""
    match event:
        case AdlTaken():
            return Urgency.ADL
        case Forced() | KeyTurnedDown():
            return Urgency.FORCED
        case Reduced():
            return Urgency.UNEXPLAINED
        case WentBlind() | Unreached():
            return Urgency.BLIND
        case GaugeMoved() if event.rose:
            return Urgency.GAUGE
        case GaugeMoved() | SeesAgain() | Trial():
            return Urgency.GOOD
        case _:
            return Urgency.INFO


def checklist(event: Event) -> str:
    """The name of the list of steps that goes with an event; "" for none."""
    match event:
        case AdlTaken():
            return "adl_fill"
        case GaugeMoved() if event.rose and event.level == event.of:
            return "gauge_high"
        case WentBlind() | KeyTurnedDown():
            return "blind"
        case _:
            return ""
