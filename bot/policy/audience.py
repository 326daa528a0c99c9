"""Who hears of an event: the owner of what concerns an account and the viewers who are shown it, the hosts of
what concerns the program."""

from collections.abc import Iterable
from dataclasses import replace

from bot.model.drill import DrillReported
from bot.model.event import (
    BackAfter,
    Banned,
    ClockOff,
    Event,
    HedgeDrifted,
    Oddity,
    Outage,
    SignalBack,
    SignalLost,
    alone,
)
from bot.model.hosting import CopyFailed, Knocking
from bot.model.person import Account, Address, Person, Role
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.model.progress import ChecklistDone, HandedOver, Unacknowledged
from bot.model.reach import Unreached
from bot.model.summary import Digest, HeldBack
from bot.policy.volume import SHARED, kind


def audience(event: Event, account: Account | None, people: Iterable[Person]) -> tuple[Person, ...]:
    """The people to tell."""
    match event:
        case Unreached() if event.person is not None:
            return tuple(p for p in people if p.id == event.person)
        case Oddity() | Unreached() | Banned() | ClockOff() | SignalLost() | SignalBack():
            return tuple(p for p in people if p.role is Role.HOST)
        case PartFailed() | PartWell() | Started() | Stopping() | CopyFailed() | Knocking():
            return tuple(p for p in people if p.role is Role.HOST)
        case Unacknowledged():
            return tuple(p for p in people if p.role is Role.HOST and p.id not in event.heard)
        case HeldBack():
            return ()  # made for one person, where it is told
        case BackAfter():
            return tuple(people)
        case HedgeDrifted() | HandedOver() | ChecklistDone() | Digest() | DrillReported():
            return tuple(p for p in people if p.id == event.person)
        case _:
            return () if account is None else tuple(p for p in people if _concerned(event, account, p))


def shown(event: Event, account: Account | None, person: Person) -> Event:
    """The event as far as it is a person's business: all of it to an owner, to a viewer without what it says
    of accounts that they are not shown."""
    if account is None or person.id == account.owner:
        return event
    if isinstance(event, Outage):
        return replace(event, accounts=tuple(a for a in event.accounts if a.account in person.sees))
    return alone(event)


def _concerned(event: Event, account: Account, person: Person) -> bool:
    """Whether an account is a person's own, or they are shown what happens to it."""
    if person.id == account.owner:
        return True
    about = {a.account for a in event.accounts} if isinstance(event, Outage) else {account.id}
    return kind(event) in SHARED and not person.sees.isdisjoint(about)


def addresses(event: Event, person: Person) -> tuple[Address, ...]:
    """Where a person is told: of a chat app that fails, in the others, as far as there are any."""
    failing = event.channel if isinstance(event, PartFailed | PartWell) else ""
    elsewhere = tuple(address for address in person.addresses if address.channel != failing)
    return elsewhere or person.addresses
