"""What an app refuses as it is: told once, and never about itself."""

from bot.model.delivery import Rejected
from bot.model.person import Address, Role
from bot.store import alerts
from bot.store.database import Database
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account
from tests.outbox.office import Office
from tests.outbox.post import CONSOLE


async def test_a_refused_notice_of_a_refusal_is_not_followed_by_another(
    database: Database, clock: SetClock
) -> None:
    await list_people(database, ("Ana", Role.HOST, {"console": "ana"}), ("Ben", Role.MEMBER, {}))
    office = Office(database, clock, await open_account(database, clock, "Ben"))
    await office.write("a", Address(CONSOLE, "ana"))
    office.chat.answers.extend([Rejected("bad markup")] * 20)
    for _ in range(10):
        await office.turn(after=60)
        await office.rescue.turn()
    async with database.read() as db:
        assert len(await alerts.latest(db, None, 20)) == 2, "the alert, and that it was refused"
