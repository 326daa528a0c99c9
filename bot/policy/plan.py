"""From events to tellings. The id of an alert comes from its cause, so deciding twice tells once."""

from collections.abc import Iterable

from bot.model.alert import Alert, Reason, Telling
from bot.model.event import (
    AdlTaken,
    AdlUnderWay,
    Banned,
    ClockOff,
    Event,
    Forced,
    GaugeMoved,
    MarketWarned,
    Oddity,
    PastUnread,
    Reduced,
    SignalBack,
    SignalLost,
    Unreached,
)
from bot.model.ids import AlertId
from bot.model.person import Account, Person
from bot.policy.audience import audience
from bot.policy.urgency import checklist, urgency


def plan(events: Iterable[Event], account: Account | None, people: Iterable[Person]) -> tuple[Telling, ...]:
    """One telling per event and person, in the order of the events.

    `account` is None for events of the program itself.
    """
    everybody = tuple(people)
    return tuple(
        _telling(event, account, person) for event in events for person in audience(event, account, everybody)
    )


def alert_id(event: Event, account: Account | None) -> AlertId:
    """The name under which an event is told; later news of the same event has the same name."""
    owner = "program" if account is None else str(account.id)
    match event:
        case AdlTaken():
            return event.incident.alert
        case Reduced() | Forced() | AdlUnderWay():
            return event.alert
        case GaugeMoved():
            return AlertId(f"{owner}:gauge:{event.position.key}:{event.at.isoformat()}")
        case MarketWarned():
            # Not of one account: whose market it is does not change with the accounts that are in it.
            where = owner if account is None else account.venue
            market = f"{event.signal.source}:{event.signal.symbol}"
            return AlertId(f"{where}:market:{market}:{event.at.isoformat()}")
        case Oddity():
            venue = event.venue if account is None else account.venue
            return AlertId(f"program:oddity:{venue}:{event.what}")
        case Banned():
            return AlertId(f"program:ban:{event.venue}:{event.at.isoformat()}")
        case ClockOff():
            return AlertId(f"program:clock:{event.venue}:{event.at:%Y-%m-%d}")
        case SignalLost() | SignalBack():
            lost = type(event).__name__
            return AlertId(
                f"program:{lost}:{event.venue}:{event.source}:{event.what}:{event.since.isoformat()}"
            )
        case Unreached():
            return AlertId(f"{owner}:unreached:{event.name}:{event.app}:{event.at:%Y-%m-%d}")
        case PastUnread():
            return AlertId(f"{owner}:past:{event.at:%Y-%m-%d}")
        case _:
            return AlertId(f"{owner}:{type(event).__name__}:{event.at.isoformat()}")


def _telling(event: Event, account: Account | None, person: Person) -> Telling:
    name = alert_id(event, account)
    alert = Alert(
        id=AlertId(f"{name}:to:{person.id}"),
        person=person.id,
        account=None if account is None else account.id,
        event=event,
        urgency=urgency(event),
        at=event.at,
        checklist=checklist(event),
    )
    return Telling(alert, _reason(event), person.addresses)


def _reason(event: Event) -> Reason:
    """CHANGED only says that the message may exist already; the store decides by its name."""
    match event:
        case Oddity() | ClockOff() | MarketWarned(rose=True):
            return Reason.ONCE
        case AdlTaken(fresh=False):
            return Reason.CHANGED
        case Reduced() if event.cause is not None:
            return Reason.CHANGED
        case _:
            return Reason.FIRST
