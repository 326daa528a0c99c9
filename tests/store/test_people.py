"""Who may use the bot: nobody unless listed by the host, or let in by a one-time invite."""

import pytest

from bot.model.ids import ChannelName
from bot.model.person import Address, Person, Role
from bot.store import people
from bot.store.database import Database
from tests.builders import at
from tests.fakes.household import list_people

pytestmark = pytest.mark.on_both
CONSOLE = ChannelName("console")
NEW = Address(CONSOLE, "new")
DAY = 86_400


async def everybody(database: Database) -> list[tuple[str, Role, list[str]]]:
    async with database.read() as db:
        found = await people.everybody(db)
    return [(p.name, p.role, [a.address for a in p.addresses]) for p in found]


async def who(database: Database, address: str) -> Person | None:
    async with database.read() as db:
        return await people.who(db, CONSOLE, address)


async def redeem(database: Database, code: str, seconds: float = 0, address: Address = NEW) -> Person | None:
    async with database.write() as db:
        return await people.redeem(db, code, address, at(seconds))


async def invite(database: Database, code: str, name: str) -> None:
    async with database.write() as db:
        await people.invite(db, code, name, Role.MEMBER, at(DAY))


async def test_only_the_listed_are_known(database: Database) -> None:
    await list_people(database)
    assert await everybody(database) == [("Ana", Role.HOST, ["ana"]), ("Ben", Role.MEMBER, ["ben"])]
    known = await who(database, "ben")
    assert known is not None and known.name == "Ben"
    assert await who(database, "eve") is None


async def test_an_address_counts_in_its_own_app_alone(database: Database) -> None:
    await list_people(database)
    async with database.read() as db:
        assert await people.who(db, "another app", "ana") is None


async def test_who_is_listed_no_more_is_denied(database: Database) -> None:
    await list_people(database)
    await list_people(database, ("Ana", Role.HOST, {"console": "ana"}))
    assert await who(database, "ben") is None
    assert [name for name, *_ in await everybody(database)] == ["Ana"]
    async with database.read() as db:
        assert await people.named(db, "Ben") is None
        assert await people.named(db, "Ana") is not None


async def test_an_address_listed_no_more_is_denied(database: Database) -> None:
    """A phone was lost: the host lists another address, and the old one must not get in."""
    await list_people(database)
    await list_people(database, ("Ana", Role.HOST, {"console": "ana's new phone"}))
    assert await who(database, "ana") is None
    assert await everybody(database) == [("Ana", Role.HOST, ["ana's new phone"])]


async def test_an_invite_works_once(database: Database) -> None:
    await invite(database, "code", "Cleo")
    assert await redeem(database, "wrong") is None
    joined = await redeem(database, "code")
    assert joined is not None and (joined.name, joined.role) == ("Cleo", Role.MEMBER)
    assert await redeem(database, "code", address=Address(CONSOLE, "eve")) is None
    assert await who(database, "eve") is None
    assert await everybody(database) == [("Cleo", Role.MEMBER, ["new"])]


async def test_an_old_invite_lets_nobody_in(database: Database) -> None:
    await invite(database, "code", "Cleo")
    assert await redeem(database, "code", DAY + 1) is None
    assert await everybody(database) == []


async def test_the_code_itself_is_not_kept(database: Database) -> None:
    await invite(database, "a-secret-code", "Cleo")
    async with database.read() as db:
        rows = (await db.exec_driver_sql("SELECT * FROM invites")).all()
    assert len(rows) == 1 and "a-secret-code" not in str(rows)


async def test_an_invite_outlives_the_list_without_its_powers(database: Database) -> None:
    await invite(database, "code", "Cleo")
    await redeem(database, "code")
    await list_people(database, ("Cleo", Role.HOST, {"console": "cleo"}))
    assert await everybody(database) == [("Cleo", Role.HOST, ["cleo", "new"])]
    await list_people(database, ("Ana", Role.HOST, {"console": "ana"}))
    cleo = await who(database, "new")
    assert cleo is not None and cleo.role is Role.MEMBER


async def test_an_address_that_is_gone_still_belongs_to_its_person(database: Database) -> None:
    await list_people(database)
    async with database.write() as db:
        await people.gone(db, CONSOLE, "ben", "blocked")
    known = await who(database, "ben")
    assert known is not None and known.name == "Ben"
