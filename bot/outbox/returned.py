"""What is told of a delivery that comes back: an address takes no messages, or refuses one."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.model.delivery import Delivery, Gone, Rejected
from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.model.reach import Reach, Unreached
from bot.policy.plan import plan
from bot.store import alerts, people
from bot.store.database import Transaction

Titles = Mapping[ChannelName, str]


async def tell(
    db: Transaction, delivery: Delivery, end: Gone | Rejected, titles: Titles, now: datetime
) -> None:
    """Tell the hosts that an address takes no messages (once a day) or refuses one; of an address, the
    person as well, where they read elsewhere."""
    everybody = await people.everybody(db)
    whose = next((p for p in everybody if p.id == delivery.person), None)
    lost = Unreached(now, "" if whose is None else whose.name, titles[delivery.channel], end.why)
    if isinstance(end, Rejected):
        told = await alerts.get(db, delivery.alert)
        events = [replace(lost, kind=Reach.REFUSED, number=0 if told is None else told.number)]
    else:
        await people.gone(db, delivery.channel, delivery.address, end.why)
        events = _of_an_address(lost, whose, delivery, titles)
    await alerts.tell(db, plan(events, None, everybody), {}, now)


def _of_an_address(
    lost: Unreached, whose: Person | None, delivery: Delivery, titles: Titles
) -> list[Unreached]:
    """What the hosts are told of an address that takes no messages, and its owner if they read elsewhere."""
    if whose is None:
        return [lost]
    other = next(
        (titles[a.channel] for a in whose.addresses if a.channel in titles and not _is(a, delivery)), ""
    )
    to_hosts = replace(lost, elsewhere=other)
    if not other or whose.role is Role.HOST:
        return [to_hosts]
    return [to_hosts, replace(to_hosts, person=whose.id)]


def _is(address: Address, delivery: Delivery) -> bool:
    return (address.channel, address.address) == (delivery.channel, delivery.address)
