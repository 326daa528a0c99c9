"""Joins what is told of several accounts of one person that one venue does not let us read."""

from bot.model.alert import Told
from bot.model.event import Event, Outage, SeesAgain, WentBlind
from bot.model.ids import AlertId
from bot.model.person import Account
from bot.policy.outage import Standing, joined, left
from bot.policy.plan import to_person
from bot.store import alerts, baselines
from bot.store.database import Transaction

LOOKED_BACK = 50
"""The newest messages about blindness of a person, of whatever venue, among which an outage is looked for."""


async def together(db: Transaction, events: tuple[Event, ...], account: Account) -> tuple[Event, ...]:
    """The events of a look, those about blindness as parts of an outage where there is one.

    Asked inside the transaction that tells them, so that two accounts that fail at once find each other.
    """
    if not any(isinstance(event, WentBlind | SeesAgain) for event in events):
        return events
    told = await _told(db, account)
    return tuple(_joined(event, account, told) for event in events)


def _joined(event: Event, account: Account, told: list[Standing]) -> Event:
    match event:
        case WentBlind():
            return joined(event, account, told) or event
        case SeesAgain():
            return left(event, account.id, told) or event
        case _:
            return event


async def _told(db: Transaction, account: Account) -> list[Standing]:
    """What its owner was told of accounts at this venue, the newest first."""
    found = await alerts.latest(db, account.owner, LOOKED_BACK, ("WentBlind", "Outage"))
    return [s for told in found if (s := await _standing(db, account, told)) is not None]


async def _standing(db: Transaction, account: Account, told: Told) -> Standing | None:
    name, event, other = _name(told), told.alert.event, told.account
    if isinstance(event, Outage):
        return Standing(name, event) if event.venue == account.venue else None
    if not isinstance(event, WentBlind) or other is None or other.venue != account.venue:
        return None
    health = (await baselines.load(db, other.id)).health
    return Standing(name, event, other if health.since == event.since else None)


def _name(told: Told) -> AlertId:
    """The name of an alert without the person it was told to."""
    return AlertId(told.alert.id.removesuffix(to_person(AlertId(""), told.alert.person)))
