"""What happened around an incident in the order of time: fills, looks, messages, deeds. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from bot.model.alert import Told
from bot.model.checklist import Done
from bot.model.delivery import Delivery
from bot.model.incident import Incident


class Moment(NamedTuple):
    """`what` is of a few fixed words, `about` names what it concerns; times of fills are the venue's."""

    at: datetime
    what: str
    about: str = ""
    detail: str = ""


def timeline(
    incident: Incident, told: Iterable[Told], deliveries: Iterable[Delivery], deeds: Iterable[Done]
) -> tuple[Moment, ...]:
    """All that is known, oldest first."""
    symbols = " ".join(sorted(incident.symbols))
    moments = [
        Moment(incident.first_at, "first fill", symbols, "the venue's time"),
        Moment(incident.last_at, "last fill", symbols, f"{incident.fills} fills; the venue's time"),
        Moment(incident.seen_at, "last fill seen", symbols),
        *(moment for one in told for moment in _told(one)),
        *(moment for delivery in deliveries for moment in _delivered(delivery)),
        *(Moment(d.at, "checklist", d.step, _deed(d)) for d in deeds),
    ]
    return tuple(sorted(moments, key=lambda moment: moment.at))


def _told(told: Told) -> Iterator[Moment]:
    kind, reminder = type(told.alert.event).__name__, told.reminder
    yield Moment(told.alert.at, "alert written", told.alert.id, f"{kind}, revision {told.revision} by now")
    if reminder is not None and reminder.acked_at is not None:
        yield Moment(reminder.acked_at, "acknowledged", told.alert.id, reminder.acked_by)


def _delivered(delivery: Delivery) -> Iterator[Moment]:
    yield Moment(delivery.created_at, "queued", delivery.alert, delivery.channel)
    if delivery.accepted_at is not None:
        took = (delivery.accepted_at - delivery.created_at).total_seconds()
        detail = f"{delivery.channel}, after {took:.3f} s"
        yield Moment(delivery.accepted_at, "accepted", delivery.alert, detail)


def _deed(done: Done) -> str:
    who = f" by {done.hand.by}, {done.hand.deed}" if done.hand is not None else ""
    line = f"{done.line}: " if done.line else ""
    return f"{line}{done.was} to {done.now}{who}"
