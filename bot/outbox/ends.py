"""An address that takes no messages any more, or not this one: noted, and told to whoever can act."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.clock import Clock
from bot.model.delivery import Delivery, Gone, Moved, Outcome, Rejected
from bot.model.event import Event
from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.model.reach import Reach, Unreached
from bot.policy.plan import plan
from bot.store import alerts, people, shares
from bot.store.database import Database, Transaction

Apps = Mapping[ChannelName, str]
"""Chat apps to the titles people know."""


class Ends:
    """Hears from elsewhere of addresses that are closed. `told` is called when there is something to send."""

    def __init__(self, database: Database, apps: Apps, clock: Clock, told: Callable[[], None]) -> None:
        self._database = database
        self._apps = apps
        self._clock = clock
        self._told = told

    async def closed(self, at: Address, why: str) -> None:
        """An app says that we can write to an address no more. One that nobody reads is nothing to us."""
        async with self._database.read() as db:
            if not await shares.at(db, at) and await people.who(db, at.channel, at.address) is None:
                return
        async with self._database.write() as db:
            await closed(db, at, why, self._apps, self._clock.now())
        self._told()


async def settled(db: Transaction, one: Delivery, outcome: Outcome, apps: Apps, now: datetime) -> None:
    """What the answer to a delivery means for the address it went to."""
    at = Address(one.channel, one.address)
    match outcome:
        case Gone(why):
            await closed(db, at, why, apps, now)
        case Moved(address, why) if one.shared:
            await moved(db, at, address, why, apps, now)
        case Rejected(why) if one.ref is None:  # else only an edit was refused: it is sent anew
            await _refused(db, one, why, apps, now)


async def closed(db: Transaction, at: Address, why: str, apps: Apps, now: datetime) -> None:
    """Nothing can be written to an address any more. Told once a day of a person, once of a group: nothing is
    shared with it from now on."""
    everybody, app = await people.everybody(db), _app(apps, at)
    known = await people.who(db, at.channel, at.address)
    events = _of_group(await shares.lose(db, at), everybody, Unreached(now, "", app, why, Reach.GROUP))
    if known is not None:
        await people.gone(db, at.channel, at.address, why)
        whose = next((p for p in everybody if p.id == known.id), known)
        events += _of_person(Unreached(now, whose.name, app, why), whose, at, apps)
    await alerts.tell(db, plan(events, None, everybody), {}, now)


async def moved(db: Transaction, at: Address, to: str, why: str, apps: Apps, now: datetime) -> None:
    """A group is written to at another address. With a reason it is another place, and owners are told."""
    found = await shares.at(db, at)
    await shares.moved(db, at.channel, at.address, to)
    if why:
        everybody, event = await people.everybody(db), Unreached(now, "", _app(apps, at), why, Reach.TOPIC)
        await alerts.tell(db, plan(_of_owners(found, everybody, event), None, everybody), {}, now)


async def _refused(db: Transaction, one: Delivery, why: str, apps: Apps, now: datetime) -> None:
    """A message is refused as it is: a fault of ours, for the hosts."""
    everybody, told = await people.everybody(db), await alerts.get(db, one.alert)
    if told is not None and _is_refusal(told.alert.event):
        return  # or each such notice would be followed by one about itself, without end
    name = next((p.name for p in everybody if p.id == one.person), "")
    app, number = apps.get(one.channel, one.channel), 0 if told is None else told.number
    event = Unreached(now, name, app, why, Reach.REFUSED, number=number)
    await alerts.tell(db, plan((event,), None, everybody), {}, now)


def _is_refusal(event: Event) -> bool:
    return isinstance(event, Unreached) and event.kind is Reach.REFUSED


def _of_group(
    found: tuple[shares.Seen, ...], everybody: Iterable[Person], event: Unreached
) -> list[Unreached]:
    """For the hosts all in one, for each owner who is no host their own accounts."""
    if not found:
        return []
    to_hosts = replace(event, name=found[0].title, others=tuple(seen.label for seen in found))
    members = [p for p in everybody if p.role is not Role.HOST]
    return [to_hosts, *_of_owners(found, members, event)]


def _of_owners(found: tuple[shares.Seen, ...], among: Iterable[Person], event: Unreached) -> list[Unreached]:
    """For each of these people who owns accounts that the group saw."""
    labels = {p.id: tuple(seen.label for seen in found if seen.owner == p.id) for p in among}
    return [replace(event, name=found[0].title, person=who, others=own) for who, own in labels.items() if own]


def _of_person(lost: Unreached, whose: Person, at: Address, apps: Apps) -> list[Unreached]:
    """What the hosts are told of an address that takes no messages, and its owner if they read elsewhere."""
    other = next((apps[a.channel] for a in whose.addresses if a.channel in apps and a != at), "")
    to_hosts = replace(lost, elsewhere=other)
    if not other or whose.role is Role.HOST:
        return [to_hosts]
    return [to_hosts, replace(to_hosts, person=whose.id)]


def _app(apps: Apps, at: Address) -> str:
    return apps.get(at.channel, at.channel)
