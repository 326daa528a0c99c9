"""Who hears of an event: the owner of what concerns an account, the hosts of what concerns the program."""

from collections.abc import Iterable

from bot.model.event import (
    BackAfter,
    Banned,
    ClockOff,
    Event,
    HedgeDrifted,
    Oddity,
    SignalBack,
    SignalLost,
    Unreached,
)
from bot.model.hosting import CopyFailed
from bot.model.person import Account, Person, Role
from bot.model.progress import ChecklistDone, HandedOver


def audience(event: Event, account: Account | None, people: Iterable[Person]) -> tuple[Person, ...]:
    """The people to tell."""
    match event:
        case Oddity() | Unreached() | Banned() | ClockOff() | SignalLost() | SignalBack() | CopyFailed():
            return tuple(p for p in people if p.role is Role.HOST)
        case BackAfter():
            return tuple(people)
        case HedgeDrifted() | HandedOver() | ChecklistDone():
            return tuple(p for p in people if p.id == event.person)
        case _:
            return tuple(p for p in people if account is not None and p.id == account.owner)
