"""PostgreSQL's own: turns, a server that goes away, a password nobody sees."""

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy.exc import DBAPIError

from bot.errors import SettingsError
from bot.model.server import Server, server
from bot.store import baselines
from bot.store.database import Database
from bot.store.pulse import ALIVE, pulse
from tests.builders import at
from tests.postgres.cluster import Cluster, do


class House:
    """A database that several processes open, here several connections of one."""

    def __init__(self, where: Server, stack: AsyncExitStack) -> None:
        self.where = where
        self._stack = stack

    async def open(self, owner: bool = False) -> Database:
        database = Database(self.where)
        self._stack.push_async_callback(database.close)
        await database.open(owner)
        return database


@pytest.fixture
async def house(place: Server) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        yield House(place, stack)


pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


async def mark(database: Database, number: int = 1) -> None:
    async with database.write() as db:
        await baselines.mark(db, f"mark{number}", at())


async def test_writes_of_two_processes_do_not_overlap(house: House) -> None:
    order: list[str] = []
    one, other = await house.open(), await house.open()

    async def write(database: Database, name: str) -> None:
        async with database.write() as db:
            order.append(name)
            await asyncio.sleep(0.05)
            await baselines.mark(db, name, at())
            order.append(name)

    await asyncio.gather(*(write(database, str(id(database))) for database in (one, other, one, other)))
    assert [a == b for a, b in zip(order[::2], order[1::2], strict=True)] == [True] * 4


async def test_a_reader_sees_one_moment_and_writes_nothing(house: House) -> None:
    database = await house.open()
    async with database.read() as db:
        assert await baselines.marked(db, "mark1") is None
        await mark(database)
        assert await baselines.marked(db, "mark1") is None
    async with database.read() as db:
        assert await baselines.marked(db, "mark1") == at()
        with pytest.raises(DBAPIError, match="read-only"):
            await baselines.mark(db, "mark2", at())


async def test_it_goes_on_after_the_server_was_started_anew(house: House, cluster: Cluster) -> None:
    database = await house.open(owner=True)
    await mark(database, 1)
    cluster.stop()
    with pytest.raises((DBAPIError, OSError)):
        await mark(database, 2)
    cluster.start()
    await mark(database, 3)
    async with database.read() as db:
        assert await baselines.marked(db, "mark3") == at()


async def test_the_keys_are_changed_by_nobody_while_they_are_used(house: House) -> None:
    bot, other = await house.open(owner=True), await house.open()
    await bot.lock_vault()
    await other.lock_vault()
    with pytest.raises(SettingsError, match="another adlwatch uses it now"):
        await (await house.open()).lock_vault(alone=True)
    await bot.close()
    await other.close()
    rotating = await house.open()
    await rotating.lock_vault(alone=True)
    with pytest.raises(SettingsError, match="being changed now"):
        await (await house.open()).lock_vault()


async def test_whether_the_bot_lives_is_read_there(house: House, cluster: Cluster) -> None:
    assert pulse(cluster.database()) is None
    database = await house.open()
    assert pulse(house.where) is None
    async with database.write() as db:
        await baselines.mark(db, ALIVE, at(7))
    assert pulse(house.where) == at(7)


async def test_a_database_that_is_not_in_utf8_is_refused(house: House) -> None:
    plain = "CREATE DATABASE plain ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'"
    do(house.where, plain)
    text = house.where.url.replace(house.where.url.partition("?")[0].rpartition("/")[2], "plain")
    with pytest.raises(SettingsError, match="not in UTF8"):
        await Database(server(text)).open()


@pytest.mark.parametrize("address", ["postgresql://ana:{}@[::1]:1/x", "postgresql://ana:{}@/x?{}"])
async def test_the_password_is_never_shown(
    house: House, address: str, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    password = "canary-7d%2Fb9"
    there = server(address.format(password, house.where.url.partition("?")[2]))
    with pytest.raises(SettingsError, match="cannot be opened") as refused:
        await Database(there).open(owner=True)
    with pytest.raises(SettingsError, match="cannot be reached") as unread:
        pulse(there)
    with pytest.raises(SettingsError, match="cannot be reached") as unlocked:
        await Database(there).lock_vault()
    errors = ("".join(traceback.format_exception(each.value)) for each in (refused, unread, unlocked))
    text = "".join((caplog.text, capsys.readouterr().out, f"{there}{there!r}", *errors))
    assert there.password == "canary-7d/b9"
    assert "canary" not in text and "postgresql://ana@" in text
