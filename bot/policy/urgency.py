"""How urgent an event is, and which checklist goes with it."""

from bot.model.alert import Urgency
from bot.model.drill import DrillReported
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    Banned,
    ClockOff,
    Event,
    Forced,
    GaugeMoved,
    NeutralityChanged,
    Outage,
    Reduced,
    SeesAgain,
    SignalLost,
    Trial,
    WentBlind,
)
from bot.model.exposure import RegimeChanged, Reloaded
from bot.model.fill import Cause
from bot.model.hosting import CopyFailed
from bot.model.key import (
    KeyBinding,
    KeyExpires,
    KeyReads,
    KeyTooPowerful,
    KeyTurnedDown,
    KeyUnjudged,
)
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import HandedOver, Unacknowledged
from bot.model.reach import Unreached


def urgency(event: Event) -> Urgency:
    """The place of an event in the order of sending."""
    match event:
        case AdlTaken() | AdlUnderWay() | Reduced(cause=Cause.ADL | Cause.PROBABLE_ADL):
            return Urgency.ADL
        case HandedOver():
            return Urgency.FORCED
        case DrillReported():
            return Urgency.GOOD
        case Unacknowledged():
            return Urgency.FORCED if event.acked_at is None else Urgency.GOOD
        case Forced(cause=Cause.TRANSFER):
            return Urgency.INFO
        case Forced() | KeyTurnedDown() | KeyTooPowerful() | KeyBinding(stopped=True):
            return Urgency.FORCED
        case Reduced():
            return Urgency.UNEXPLAINED
        case Outage(unread=0):
            return Urgency.GOOD
        case Unreached() if event.back is not None:
            return Urgency.GOOD
        case PartFailed() | Started(missed=True):
            return Urgency.BLIND
        case PartWell() | Stopping():
            return Urgency.GOOD
        case WentBlind() | Outage() | Unreached() | Banned() | ClockOff() | SignalLost() | CopyFailed():
            return Urgency.BLIND
        case KeyExpires() | KeyUnjudged() | KeyBinding(bound=False) | KeyReads(found=()):
            return Urgency.BLIND
        case GaugeMoved() if event.rose:
            return Urgency.GAUGE
        case NeutralityChanged() if event.left:
            return Urgency.GAUGE
        case RegimeChanged() if event.state.regime.dangerous:
            return Urgency.GAUGE
        case Reloaded():
            return Urgency.GAUGE
        case GaugeMoved() | RegimeChanged() | NeutralityChanged() | SeesAgain() | Trial():
            return Urgency.GOOD
        case _:
            return Urgency.INFO


def checklist(event: Event) -> str:
    """The name of the list of steps that goes with an event; "" for none."""
    match event:
        case AdlTaken() | AdlUnderWay() | Reduced(cause=Cause.ADL | Cause.PROBABLE_ADL):
            return "adl_fill"
        case GaugeMoved() if event.rose and event.level == event.of:
            return "gauge_high"
        case WentBlind() | Outage():
            return "blind"
        case KeyTurnedDown() | KeyExpires() | KeyTooPowerful(stopped=True) | KeyBinding(stopped=True):
            return "key"
        case _:
            return ""
