"""Which way an alert goes that one app does not take, and which silences begin and end. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.alert import Told
from bot.model.delivery import ON_ITS_WAY, Delivery, Instead, State
from bot.model.ids import AlertId, ChannelName, PersonId
from bot.model.part import Part
from bot.model.person import Address, Person
from bot.model.program import PartFailed, PartWell
from bot.model.reach import Unreached

Way = tuple[ChannelName, PersonId]


@dataclass(frozen=True, slots=True)
class Rules:
    """`sending_for` is the deadline of one send; what an app has not accepted for `fall_over_after` goes
    another way, too; a place in the ADL queue is worth telling for `gauge_useful`."""

    sending_for: timedelta = timedelta(minutes=2)
    fall_over_after: timedelta = timedelta(minutes=5)
    gauge_useful: timedelta = timedelta(minutes=30)


class Detour(StrEnum):
    """What becomes of a delivery that one app does not take."""

    ELSEWHERE = "it goes to the next address"
    THERE_ALREADY = "every other address has a copy that is well"
    NO_OTHER_WAY = "the person has no other address that takes messages"


def detour(
    one: Delivery, copies: Iterable[Delivery], person: Person, bad: Collection[Address]
) -> tuple[Detour, Address | None]:
    """Where a delivery goes as well; `bad` are addresses that take nothing now."""
    others = [copy for copy in copies if copy.id != one.id]
    taken = {Address(copy.channel, copy.address) for copy in (*others, one)}
    free = [a for a in person.addresses if a not in taken and a not in bad]
    if free:
        return Detour.ELSEWHERE, free[0]
    if any(_well(copy, bad) for copy in others):
        return Detour.THERE_ALREADY, None
    return Detour.NO_OTHER_WAY, None


def _well(copy: Delivery, bad: Collection[Address]) -> bool:
    """Whether a copy has arrived, or is on its way."""
    if copy.sent:
        return True
    return copy.state in ON_ITS_WAY and Address(copy.channel, copy.address) not in bad


def instead(one: Delivery, now: datetime) -> Instead:
    """Why an alert comes another way."""
    if one.state in (State.GONE, State.REJECTED):
        return Instead(one.channel, None, one.reason)
    since = one.failing_since or one.not_before
    return Instead(one.channel, (now - since).total_seconds(), one.reason)


def turns(silent: Collection[Way], told: Mapping[Way, datetime]) -> tuple[frozenset[Way], frozenset[Way]]:
    """The silences that begin, and those that are over."""
    known = frozenset(told)
    return frozenset(silent) - known, known - frozenset(silent)


def unheard(told: Iterable[Told], channel: ChannelName) -> AlertId | None:
    """The alert that told the hosts that an app is not heard, if that is not over; `told` is newest first."""
    events = [one.alert.event for one in told]
    over = {event.alert for event in events if isinstance(event, PartWell)}
    for event in events:
        if isinstance(event, PartFailed) and (event.part, event.channel) == (Part.CHAT, channel):
            return None if AlertId(f"{event.alert}:well") in over else event.alert
    return None


def told_as(told: Iterable[Told], app: str, since: datetime) -> AlertId | None:
    """The alert in whose place the hosts were told that an app accepts nothing since then, if any."""
    for one in told:
        event = one.alert.event
        if isinstance(event, Unreached) and (event.app, event.since, event.person) == (app, since, None):
            return event.alert
    return None
