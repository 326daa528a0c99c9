"""A venue that fails several accounts of one person is one story: told once, edited as it grows and ends.

A refused key is no outage: it concerns one account alone and stays its own message.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.model.event import Outage, SeesAgain, WentBlind
from bot.model.ids import AccountId, AlertId
from bot.model.person import Account
from bot.model.unread import Unread

TOGETHER = timedelta(minutes=10)
"""Accounts that cannot be read from within this time of each other on are one outage."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person was told of accounts at one venue that could not be read, under the name `alert`.
    `account` is the one of a WentBlind, None when it is read again or gone."""

    alert: AlertId
    event: WentBlind | Outage
    account: Account | None = None


def joined(event: WentBlind, account: Account, told: Iterable[Standing]) -> Outage | None:
    """The outage that an account falls into, or None when it is the only one."""
    entry = Unread(account.id, account.label, event.at, event.since, event.why)
    for standing in told:
        before = _entries(standing)
        others = tuple(e for e in before if e.account != account.id)
        if any(e.back is None and _near(e.at, event.at) for e in others):
            return Outage(event.at, standing.alert, account.venue, (*others, entry))
    return None


def left(event: SeesAgain, account: AccountId, told: Iterable[Standing]) -> Outage | None:
    """The outage after an account is read again, or None when it was in none."""
    for standing in told:
        outage = standing.event
        if isinstance(outage, Outage) and any(_waits(e, account) for e in outage.accounts):
            entries = tuple(replace(e, back=event.at) if _waits(e, account) else e for e in outage.accounts)
            return replace(outage, at=event.at, accounts=entries)
    return None


def _waits(entry: Unread, account: AccountId) -> bool:
    return entry.account == account and entry.back is None


def _entries(standing: Standing) -> tuple[Unread, ...]:
    event, account = standing.event, standing.account
    if isinstance(event, Outage):
        return event.accounts
    return () if account is None else (Unread(account.id, account.label, event.at, event.since, event.why),)


def _near(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= TOGETHER
