"""From events to tellings. The id of an alert comes from its cause, so deciding twice tells once."""

from collections.abc import Iterable

from bot.model.alert import Alert, Reason, Telling
from bot.model.event import AdlTaken, Event, Forced, GaugeMoved, Oddity, PastUnread, Reduced, Unreached
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
        case Reduced() | Forced():
            return event.alert
        case GaugeMoved():
            return AlertId(f"{owner}:gauge:{event.position.key}:{event.at.isoformat()}")
        case Oddity():
            return AlertId(f"{owner}:oddity:{event.what}")
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
        case AdlTaken(fresh=False):
            return Reason.CHANGED
        case Reduced() if event.cause is not None:
            return Reason.CHANGED
        case _:
            return Reason.FIRST
