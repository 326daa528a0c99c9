"""A person's alerts, and a test that travels the whole way."""

from bot.errors import UserMistake
from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.event import Trial
from bot.model.ids import AlertId
from bot.model.person import Person
from bot.services.house import House
from bot.store import alerts, people, reminders
from bot.words import say

SHOWN = 10


async def recent(house: House, person: Person) -> tuple[Told, ...]:
    """The newest alerts of a person, newest first."""
    async with house.database.read() as db:
        return await alerts.latest(db, person.id, SHOWN)


async def acknowledge(house: House, person: Person, number: int) -> tuple[Told, bool]:
    """Stop the reminders of an alert: the alert as it stands now, and whether nobody had done so before.

    Raises UserMistake when it is not that person's.
    """
    now = house.clock.now()
    async with house.database.write() as db:
        found = await reminders.of_person(db, number, person.id)
        if found is None:
            raise UserMistake(say("got-it-not-yours"))
        alert, reminder = found
        first = await reminders.acknowledge(db, reminder.number, person.name, now)
        if first:
            await alerts.touch(db, alert, now)
        told = await alerts.get(db, alert)
    house.nudge()
    assert told is not None
    return told, first


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
