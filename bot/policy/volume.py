"""How loud a kind of alert is for a person, and which kinds there are. Pure."""

from bot.model.alert import Alert
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    BackAfter,
    Banned,
    ClockOff,
    Event,
    Forced,
    GaugeMoved,
    HedgeDrifted,
    NeutralityChanged,
    Oddity,
    Outage,
    PastUnread,
    Reduced,
    SeesAgain,
    SignalBack,
    SignalLost,
    WentBlind,
)
from bot.model.exposure import Noted, RegimeChanged, Reloaded
from bot.model.fill import Cause
from bot.model.hosting import CopyFailed, Knocking
from bot.model.key import KeyEvent
from bot.model.manners import ALOUD, NEVER_OFF, Kind, Manner, Manners, Sound, Volume, Why
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import ChecklistDone, HandedOver, Pictured, RebuildOpened, Unacknowledged
from bot.model.reach import Unreached

SHARED = frozenset({Kind.ADL, Kind.FORCED, Kind.BLIND, Kind.GAUGE, Kind.MARKET})
"""What the groups that see an account are told of it."""


def kind(event: Event) -> Kind | None:
    """What a person calls such an event; None for what was asked for, which is always told."""
    match event:
        case AdlTaken() | AdlUnderWay() | Reduced(cause=Cause.ADL | Cause.PROBABLE_ADL):
            return Kind.ADL
        case Unacknowledged():
            return Kind.ADL
        case Forced() | Reduced():
            return Kind.FORCED
        case WentBlind() | SeesAgain() | Outage() | PastUnread():
            return Kind.BLIND
        case _ if isinstance(event, KeyEvent):
            return Kind.KEY
        case GaugeMoved():
            return Kind.GAUGE
        case RegimeChanged():
            return Kind.MARKET
        case HedgeDrifted() | NeutralityChanged():
            return Kind.HEDGE
        case Noted() | Reloaded():
            return Kind.HINT
        case ChecklistDone() | RebuildOpened() | HandedOver() | Pictured():
            return Kind.CHECKLIST
        case Oddity() | Banned() | ClockOff() | SignalLost() | SignalBack() | BackAfter() | Unreached():
            return Kind.PROGRAM
        case CopyFailed() | Knocking() | PartFailed() | PartWell() | Started() | Stopping():
            return Kind.PROGRAM
        case _:
            return None


def volume(alert: Alert, manners: Manners) -> Manner:
    """What a person's own volumes do to an alert. What is never off is told without a sound instead."""
    called = kind(alert.event)
    if called is None:
        return ALOUD
    match manners.volume(called, alert.account):
        case Volume.OFF if called in NEVER_OFF:
            return Manner(Sound.SILENT, Why.GRAVE)
        case Volume.OFF:
            return Manner(Sound.OFF, Why.SET_OFF)
        case Volume.SILENT:
            return Manner(Sound.SILENT, Why.SET_SILENT)
        case Volume.LOUD:
            return ALOUD
