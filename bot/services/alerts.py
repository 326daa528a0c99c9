"""A person's alerts, and a test that travels the whole way."""

from bot.model.alert import Alert, Reason, Telling, Told, Urgency
from bot.model.event import Trial
from bot.model.ids import AlertId
from bot.model.person import Person
from bot.services.house import House
from bot.store import alerts, people

SHOWN = 10


async def recent(house: House, person: Person) -> tuple[Told, ...]:
    """The newest alerts of a person, newest first."""
    async with house.database.read() as db:
        return await alerts.latest(db, person.id, SHOWN)


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
