"""Ticking steps. A tick changes the store and queues an edit, so every copy of the message follows."""

from bot.errors import UserMistake
from bot.model.alert import Told
from bot.model.checklist import StepState
from bot.model.ids import ChecklistId
from bot.model.person import Person
from bot.services.house import House
from bot.store import alerts, checklists
from bot.words import say

SHOWN = 20


async def current(house: House, person: Person) -> Told | None:
    """The alert with the person's newest unfinished checklist, or None."""
    async with house.database.read() as db:
        for checklist in await checklists.latest(db, person.id, SHOWN):
            if checklist.open:
                return await alerts.get(db, checklist.alert)
    return None


async def tick(house: House, person: Person, number: int, index: int) -> tuple[Told, StepState]:
    """Turn over step `index` (from 0): the alert as it stands now, and the step.

    Raises UserMistake when the checklist is not that person's, or has no such step.
    """
    now = house.clock.now()
    async with house.database.write() as db:
        checklist = await checklists.of_person(db, ChecklistId(number), person.id)
        if checklist is None or index >= len(checklist.steps):
            raise UserMistake(say("button-not-yours"))
        changed = await checklists.tick(db, checklist, checklist.steps[index].id, person.name, now)
        await alerts.touch(db, checklist.alert, now)
        told = await alerts.get(db, checklist.alert)
    house.nudge()
    assert told is not None
    return told, changed.steps[index]
