"""A person's alerts, and a test that travels the whole way."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.errors import Refused
from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.delivery import Delivery, Journey
from bot.model.event import Trial
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Person
from bot.model.progress import Unacknowledged
from bot.services.house import House
from bot.store import alerts, escalations, outbox, people, reminders, rescue, steps
from bot.store.database import Transaction
from bot.words import say

SHOWN = 10
STILL_NEWS = timedelta(days=7)
"""How long ADL that nobody acknowledged is asked after although it is not said again."""


async def recent(house: House, person: Person | None, shown: int = SHOWN) -> tuple[Told, ...]:
    """The newest alerts of a person (None: of everybody), newest first."""
    async with house.database.read() as db:
        return await alerts.latest(db, None if person is None else person.id, shown)


async def copies(house: House, found: Iterable[Told]) -> dict[AlertId, tuple[Delivery, ...]]:
    """Where the copies of some alerts stand."""
    async with house.database.read() as db:
        return {told.alert.id: await outbox.of_alert(db, told.alert.id) for told in found}


async def journey(house: House, person: Person | None, number: int) -> tuple[Told, tuple[Journey, ...]]:
    """An alert by its number, and how each of its copies travelled.

    Raises UserMistake when there is none of that number, or it is not that person's (None: the host's
    command line asks, for anybody's).
    """
    async with house.database.read() as db:
        told = await alerts.numbered(db, number)
        if told is None and person is None:
            raise Refused(say("alert-nobody", number=number))
        if told is None or (person is not None and told.alert.person != person.id):
            raise Refused(say("alert-unknown"))
        sent = await outbox.of_alert(db, told.alert.id)
        return told, tuple([await steps.of(db, copy) for copy in sent])


async def turn(
    house: House, person: Person, number: int, channel: ChannelName, address: str, view: str
) -> Told:
    """Open a page of a long alert in one copy of its message. Raises UserMistake when it is neither theirs
    nor was passed on to them."""
    async with house.database.write() as db:
        told = await alerts.numbered(db, number)
        if told is None or person.id not in (told.alert.person, *(one.person for one in told.passed)):
            raise Refused(say("alert-unknown"))
        await outbox.turn(db, told.alert.id, channel, address, view)
    return told


async def owed(house: House, person: Person) -> tuple[Told, ...]:
    """Alerts that did not reach a person and that they have not been told of: each is told once."""
    now = house.clock.now()
    async with house.database.read() as db:
        if not await rescue.owed(db, person.id, now - house.fall_over_after, 1):
            return ()
    async with house.database.write() as db:
        names = await rescue.owed(db, person.id, now - house.fall_over_after, SHOWN)
        await rescue.own_up(db, names, now)
        found = [await alerts.get(db, name) for name in names]
    return tuple(told for told in found if told is not None)


async def acknowledge(house: House, person: Person, number: int) -> tuple[Told, bool]:
    """Stop the reminders of an alert: the alert as it stands now, and whether nobody had done so before.

    Raises UserMistake when it is not that person's, nor was passed on to them.
    """
    now = house.clock.now()
    async with house.database.write() as db:
        found = await reminders.of_person(db, number, person.id)
        if found is None:
            raise Refused(say("got-it-not-yours"))
        alert, reminder = found
        first = await reminders.acknowledge(db, reminder.number, person.name, now)
        if first:
            await _noted(db, alert, person.name, now)
        told = await alerts.get(db, alert)
    house.nudge()
    assert told is not None
    return told, first


async def acknowledge_newest(house: House, person: Person, everything: bool) -> tuple[Told, ...]:
    """Stop the reminders of the newest alert that waits for this person, or of all of them; what was
    acknowledged, newest first."""
    found = (await unacknowledged(house, person))[: None if everything else 1]
    numbers = [told.reminder.number for told in found if told.reminder is not None]
    return tuple([(await acknowledge(house, person, number))[0] for number in numbers])


async def unacknowledged(house: House, person: Person) -> tuple[Told, ...]:
    """The alerts that still wait to be acknowledged by this person, newest first."""
    async with house.database.read() as db:
        names = await reminders.open_ones(db, person.id, house.clock.now() - STILL_NEWS)
        found = [await alerts.get(db, name) for name in names]
    return tuple(told for told in found if told is not None)


async def _noted(db: Transaction, alert: AlertId, by: str, now: datetime) -> None:
    """Have every copy say who acknowledged it, and send nothing else of it any more."""
    await escalations.recall(db, alert)
    await alerts.touch(db, alert, now)
    for name in await escalations.notices(db, alert):
        notice = await alerts.get(db, name)
        if notice is not None and isinstance(notice.alert.event, Unacknowledged):
            known = replace(notice.alert.event, acked_by=by, acked_at=now)
            changed = replace(notice.alert, event=known, urgency=Urgency.GOOD)
            await alerts.tell(db, (Telling(changed, Reason.CHANGED, ()),), {}, now)


async def test(house: House, person: Person) -> int:
    """Send a test alert through the outbox to every address of a person; returns how many there are."""
    now = house.clock.now()
    event = Trial(now, person.name)
    name = AlertId(f"trial:{person.id}:{now.isoformat()}")
    alert = Alert(name, person.id, None, event, Urgency.GOOD, now)
    async with house.database.write() as db:
        reach = {p.id: p.addresses for p in await people.everybody(db)}.get(person.id, ())
        await alerts.tell(db, (Telling(alert, Reason.FIRST, reach),), house.templates, now)
    house.nudge()
    return len(reach)
