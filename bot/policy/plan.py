"""From events to tellings. The id of an alert comes from its cause, so deciding twice tells once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.model.alert import Alert, Reason, Telling
from bot.model.drill import DrillReported
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    Banned,
    ClockOff,
    Event,
    Forced,
    GaugeMoved,
    HedgeDrifted,
    Oddity,
    Outage,
    PastUnread,
    Reduced,
    SignalBack,
    SignalLost,
    WentBlind,
)
from bot.model.exposure import Noted, RegimeChanged, Reloaded
from bot.model.hosting import CopyFailed, Knocking
from bot.model.ids import AccountId, AlertId, PersonId, VenueName
from bot.model.key import KeyExpires
from bot.model.person import Account, Person
from bot.model.program import PartFailed, PartWell
from bot.model.progress import ChecklistDone, Pictured, RebuildOpened, Unacknowledged
from bot.model.reach import Reach, Unreached
from bot.model.regime import Regime, RegimeState
from bot.policy.audience import addresses, audience, shown
from bot.policy.manner import manner
from bot.policy.repetition import repeat
from bot.policy.urgency import checklist, urgency
from bot.policy.usefulness import subject
from bot.policy.volume import SHARED, kind

NEVER = timedelta(0)


def plan(
    events: Iterable[Event],
    account: Account | None,
    people: Iterable[Person],
    repeat_every: timedelta = NEVER,
    now: datetime | None = None,
) -> tuple[Telling, ...]:
    """One telling per event and person, in the order of the events.

    `account` is None for events of the program itself. `repeat_every` is how often its owner wants to be
    reminded of what nobody acknowledged. `now` is the time of telling, where it is not that of the event.
    """
    everybody = tuple(people)
    return tuple(
        replace(
            telling,
            repeat=repeat(event, repeat_every) if _own(account, person) else None,
            shared=account is not None and kind(event) in SHARED and person.id == account.owner,
            manner=manner(telling.alert, account, person, event.at if now is None else now),
        )
        for event in events
        for person in audience(event, account, everybody)
        for telling in (_telling(event, account, person),)
    )


def alert_id(event: Event, account: Account | None) -> AlertId:
    """The name under which an event is told; later news of the same event has the same name."""
    owner = "program" if account is None else str(account.id)
    match event:
        case AdlTaken():
            return event.incident.alert
        case Reduced() | Forced() | AdlUnderWay() | Reloaded() | HedgeDrifted() | Outage() | DrillReported():
            return event.alert
        case PartFailed() | PartWell():
            return event.alert
        case GaugeMoved():
            return AlertId(f"{owner}:gauge:{event.position.key}:{event.at.isoformat()}")
        case RegimeChanged():
            return regime_alert(event.venue, event.state)
        case ChecklistDone():
            return AlertId(f"{event.alert}:done:{event.times}")
        case RebuildOpened():
            return AlertId(f"{event.alert}:rebuild")
        case Unacknowledged():
            return AlertId(f"{event.alert}:unheard:{event.since.isoformat()}")
        case Pictured():
            return AlertId(f"{event.incident.alert}:picture")
        case Noted():
            return AlertId(f"{owner}:note:{event.kind}:{event.position.key}:{event.at.isoformat()}")
        case Oddity():
            venue = event.venue if account is None else account.venue
            return AlertId(f"program:oddity:{venue}:{event.what}")
        case KeyExpires():
            return AlertId(f"{owner}:key-expires:{event.expires_at.isoformat()}:{event.within}")
        case Banned() | ClockOff() | CopyFailed() | Knocking():
            return _hosting_alert(event)
        case SignalLost() | SignalBack():
            lost = type(event).__name__
            return AlertId(
                f"program:{lost}:{event.venue}:{event.source}:{event.what}:{event.since.isoformat()}"
            )
        case Unreached():
            return _unreached(owner, event)
        case PastUnread():
            return AlertId(f"{owner}:past:{event.at:%Y-%m-%d}")
        case _:
            return AlertId(f"{owner}:{type(event).__name__}:{event.at.isoformat()}")


def _hosting_alert(event: Banned | ClockOff | CopyFailed | Knocking) -> AlertId:
    """A copy that fails is told once a day, a siege once an hour, through a restart too."""
    match event:
        case Banned():
            return AlertId(f"program:ban:{event.venue}:{event.at.isoformat()}")
        case ClockOff():
            return AlertId(f"program:clock:{event.venue}:{event.at:%Y-%m-%d}")
        case CopyFailed():
            return AlertId(f"program:copy:{event.at:%Y-%m-%d}")
        case Knocking():
            return AlertId(f"program:knocking:{event.at:%Y-%m-%dT%H}")


def _unreached(owner: str, event: Unreached) -> AlertId:
    """Of an address that is gone once a day, of a group each time; of a silent app one message from its
    beginning to its end."""
    match event.kind:
        case Reach.GONE:
            own = "" if event.person is None else "self:"
            return AlertId(f"{owner}:unreached:{own}{event.name}:{event.app}:{event.at:%Y-%m-%d}")
        case Reach.SILENT if event.alert is not None:
            return event.alert
        case Reach.SILENT:
            since = event.since or event.at
            return AlertId(f"{owner}:silent:{event.app}:{since.isoformat()}")
        case Reach.REFUSED:
            return AlertId(f"{owner}:refused:{event.app}:{event.number}")
        case Reach.GROUP | Reach.TOPIC:
            own = "" if event.person is None else "self:"
            return AlertId(f"{owner}:{event.kind}:{own}{event.name}:{event.app}:{event.at.isoformat()}")


def regime_alert(venue: VenueName, state: RegimeState) -> AlertId:
    """The name under which a market's regime is told, whoever holds it."""
    if state.regime is not Regime.CALM:
        return danger_alert(venue, state)
    return AlertId(f"regime:{venue}:{state.symbol}:calm:{state.since.isoformat()}")


def danger_alert(venue: VenueName, state: RegimeState) -> AlertId:
    """The name of the message that told how the market last became worse."""
    return AlertId(f"regime:{venue}:{state.symbol}:danger:{(state.peak or state.since).isoformat()}")


def to_person(name: AlertId, person: PersonId) -> AlertId:
    """The name of a person's own copy of what is told."""
    return AlertId(f"{name}:to:{person}")


def _own(account: Account | None, person: Person) -> bool:
    """Whether it is theirs to act on: a viewer has nothing to acknowledge and no list of steps."""
    return account is None or person.id == account.owner


def _about(event: Event, account: Account, person: Person) -> AccountId:
    """The account that an alert is filed under: of several that fail together, one that its reader sees."""
    if person.id == account.owner or account.id in person.sees or not isinstance(event, Outage):
        return account.id
    return next(a.account for a in event.accounts if a.account in person.sees)


def _telling(event: Event, account: Account | None, person: Person) -> Telling:
    name = alert_id(event, account)
    alert = Alert(
        id=to_person(name, person.id),
        person=person.id,
        account=None if account is None else _about(event, account, person),
        event=shown(event, account, person),
        urgency=urgency(event),
        at=event.at,
        checklist=checklist(event) if _own(account, person) else "",
        began_at=began_at(event),
        subject=subject(event),
    )
    return Telling(alert, _reason(event), addresses(event, person))


def began_at(event: Event) -> datetime:
    """When it happened, by the venue's clock where it says so."""
    match event:
        case AdlTaken():
            return event.incident.first_at
        case WentBlind():
            return event.since
        case _:
            return event.at


def _reason(event: Event) -> Reason:
    """CHANGED only says that the message may exist already; the store decides by its name."""
    match event:
        case Oddity() | ClockOff() | CopyFailed() | Knocking() | KeyExpires():
            return Reason.ONCE
        case ChecklistDone() | RebuildOpened() | Pictured():
            return Reason.ONCE
        case AdlTaken(fresh=False):
            return Reason.CHANGED
        case Reduced() if event.cause is not None:
            return Reason.CHANGED
        case _:
            return Reason.FIRST
