"""A drill: a made-up ADL for the person who asks, on all of their addresses."""

from bot.errors import UserMistake
from bot.model.person import Person
from bot.services.house import House
from bot.store import drills
from bot.words import say


async def begin(house: House, person: Person, escalates: bool) -> None:
    """Have a drill played within a second or two. Raises UserMistake while one of theirs runs."""
    async with house.database.write() as db:
        if await drills.of_person(db, person.id) is not None:
            raise UserMistake(say("drill-running"))
        await drills.begin(db, house.vault, person.id, escalates, house.clock.now())


async def stop(house: House, person: Person) -> None:
    """End a drill now. Raises UserMistake when none of theirs runs."""
    async with house.database.write() as db:
        drill = await drills.of_person(db, person.id)
        if drill is None:
            raise UserMistake(say("drill-none"))
        await drills.stop(db, drill.account)
