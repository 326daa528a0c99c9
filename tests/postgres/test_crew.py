"""The workers of a database: a piece has one of them, who is silent loses it, and writes nothing more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import psycopg
import pytest

from bot.clock import WallClock
from bot.duty import HOUSE, Duty
from bot.errors import StruckOff
from bot.model.crew import Worker
from bot.model.server import Server
from bot.store import baselines, crew
from bot.store.database import Database
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.postgres.cluster import Cluster, do

AGED = "UPDATE workers SET seen_at = seen_at - interval '1 hour' WHERE number = {}"
MARKS = "SELECT name FROM marks ORDER BY name"
SHARDS = 4
LOST_AFTER = 600.0
"""Seconds: longer than any test, so that nobody is silent because the machine is busy."""

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


class Yard:
    """Opens workers of one database in this process, and stops them in the end."""

    def __init__(self, where: Server, stack: AsyncExitStack) -> None:
        self.where = where
        self._stack = stack

    async def worker(self) -> Database:
        database = Database(self.where)
        self._stack.push_async_callback(database.close)
        await database.open(owner=True)
        return database

    async def roll(self) -> dict[int, Worker]:
        async with AsyncExitStack() as stack:
            database = Database(self.where)
            stack.push_async_callback(database.close)
            assert database.crew is not None
            return {worker.number: worker for worker in await database.crew.roll()}


@pytest.fixture
async def yard(place: Server) -> AsyncIterator[Yard]:
    async with AsyncExitStack() as stack:
        yield Yard(place, stack)


def number(database: Database) -> int:
    assert database.crew is not None and database.crew.number is not None
    return database.crew.number


async def mark(database: Database, name: str) -> None:
    async with database.write() as db:
        await baselines.mark(db, name, at())


async def takes(database: Database, piece: str = HOUSE) -> bool:
    async with database.write() as db:
        return await crew.take(db, piece, number(database))


async def strikes_off(database: Database) -> tuple[int, ...]:
    async with database.write() as db:
        return await crew.strike_off(db, LOST_AFTER)


async def test_a_piece_has_one_worker_until_that_is_gone(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    assert [await takes(w) for w in (first, second, first)] == [True, False, False]
    assert await takes(second, "other")
    assert {n: w.pieces for n, w in (await yard.roll()).items()} == {
        number(first): (HOUSE,),
        number(second): ("other",),
    }
    await first.close()
    assert await takes(second)
    assert [w.pieces for w in (await yard.roll()).values()] == [(HOUSE, "other")]


async def test_a_piece_that_was_given_back_is_free(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    assert await takes(first)
    async with second.write() as db:
        await crew.give_back(db, HOUSE, number(second))  # not the second's
    assert not await takes(second)
    async with first.write() as db:
        await crew.give_back(db, HOUSE, number(first))
    assert await takes(second)


async def test_who_is_silent_is_struck_off_and_writes_nothing_more(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    heard: list[BaseException] = []
    first.lost = heard.append
    assert await takes(first)
    assert await strikes_off(second) == ()
    do(yard.where, AGED.format(number(first)))
    assert await strikes_off(second) == (number(first),)
    assert await takes(second)
    with pytest.raises(StruckOff):
        await mark(first, "mark1")
    assert first.crew is not None
    with pytest.raises(StruckOff):
        await first.crew.beat()
    await mark(second, "mark2")
    assert do(yard.where, MARKS) == [("mark2",)] and [type(e) for e in heard] == [StruckOff]


async def test_a_number_is_never_given_again(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    gone = number(second)
    await second.close()
    assert number(await yard.worker()) > gone > number(first)


async def test_who_freezes_in_the_middle_of_a_write_holds_nobody_up(yard: Yard) -> None:
    """Its transaction is undone, and its lock free, as soon as its connections are ended."""
    first, second = await yard.worker(), await yard.worker()
    with pytest.raises(Exception, match=r"terminat|closed"):
        async with first.write() as db:
            await baselines.mark(db, "mark1", at())
            do(yard.where, AGED.format(number(first)))
            assert second.crew is not None
            await second.crew.cut_off(LOST_AFTER)
            assert await strikes_off(second) == (number(first),)
    await mark(second, "mark2")
    assert do(yard.where, MARKS) == [("mark2",)]


async def test_a_command_line_takes_no_part(yard: Yard) -> None:
    database = Database(yard.where)
    await database.open()
    await mark(database, "mark1")
    assert await yard.roll() == {}
    await database.close()


async def test_one_of_two_has_the_work_and_the_other_when_it_is_gone(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    one, other = duty(first), duty(second)
    for each in (one, other, one, other):
        await each.turn()
    await one.house()
    waiting = asyncio.ensure_future(other.house())
    assert await one.ours() and await other.ours()
    await first.close()
    assert not waiting.done()
    await other.turn()
    await asyncio.wait_for(waiting, 30)


async def test_the_work_of_one_that_is_silent_goes_to_another(yard: Yard) -> None:
    first, second = await yard.worker(), await yard.worker()
    clock = SetClock()
    one, other = duty(first), duty(second, clock)
    await one.turn()
    await steady(other, clock)
    do(yard.where, AGED.format(number(first)))
    await other.turn()
    await other.house()
    assert not await one.ours(), "nothing that it had claimed may leave"
    with pytest.raises(StruckOff):
        await one.turn()


async def test_one_that_was_struck_off_hears_of_it(yard: Yard) -> None:
    first = await yard.worker()
    heard = asyncio.get_running_loop().create_future()
    first.lost = heard.set_result
    assert first.crew is not None
    one = Duty(first, first.crew, WallClock(), 4.0, SHARDS)
    one.start()
    await one.house()
    do(yard.where, "DELETE FROM workers")
    assert isinstance(await asyncio.wait_for(heard, 30), StruckOff)
    await one.stop()


async def test_who_was_away_itself_strikes_nobody_off(yard: Yard) -> None:
    """After a new start of the server everybody seems silent."""
    first, second = await yard.worker(), await yard.worker()
    clock = SetClock()
    assert await takes(first)
    other = duty(second, clock)
    await steady(other, clock)
    clock.advance(LOST_AFTER)
    do(yard.where, AGED.format(number(first)))
    await other.turn()
    assert len(await yard.roll()) == 2
    await steady(other, clock)
    assert other.has_house and len(await yard.roll()) == 1


async def test_nobody_may_be_heard_while_the_server_is_away(yard: Yard, cluster: Cluster) -> None:
    first = await yard.worker()
    one = duty(first)
    await one.turn()
    cluster.stop()
    try:
        assert not await one.ours()
        with pytest.raises((psycopg.Error, OSError)):
            await one.turn()
    finally:
        cluster.start()
    await one.turn()
    assert await one.ours()


def duty(database: Database, clock: SetClock | None = None) -> Duty:
    assert database.crew is not None
    return Duty(database, database.crew, clock or SetClock(), LOST_AFTER, SHARDS)


async def steady(one: Duty, clock: SetClock) -> None:
    """It was heard for so long that it may judge others."""
    for _ in range(5):
        await one.turn()
        clock.advance(LOST_AFTER / 4)
