"""Writes that come while others write share one commit, and nothing else."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event, insert, select

from bot.store.database import Database
from bot.store.schema import markets
from bot.store.together import MOST

pytestmark = pytest.mark.on_both


@contextmanager
def commits(database: Database, fails: bool = False) -> Iterator[list[str]]:
    """One entry per commit in the block; each of them fails, if asked for."""
    found: list[str] = []

    def heard(connection: object) -> None:
        found.append("commit")
        if fails:
            raise OSError("disk full")

    engine = database._kind.writing.sync_engine
    event.listen(engine, "commit", heard)
    yield found
    event.remove(engine, "commit", heard)


async def write(database: Database, name: str, error: Exception | None = None) -> str:
    async with database.together() as db:
        await db.execute(insert(markets).values(venue=name, body=""))
        if error is not None:
            raise error
    return name


async def there(database: Database) -> set[str]:
    async with database.read() as db:
        return set((await db.execute(select(markets.c.venue))).scalars())


async def test_what_comes_while_another_writes_is_committed_at_once(database: Database) -> None:
    with commits(database) as made:
        async with database.write():
            under_way = [asyncio.create_task(write(database, f"{n}")) for n in range(MOST + 1)]
            await asyncio.sleep(0)
        names = await asyncio.gather(*under_way)
    assert len(made) == 3, "the first, sixteen together, and one that found no room"
    assert await there(database) == set(names)


async def test_it_is_there_when_the_block_is_left(database: Database) -> None:
    async def seen(name: str) -> bool:
        return await write(database, name) in await there(database)

    assert all(await asyncio.gather(*(seen(f"{n}") for n in range(5))))


async def test_what_fails_is_undone_alone(database: Database) -> None:
    with commits(database) as made:
        writes = [write(database, f"{n}", ValueError("no") if n % 2 else None) for n in range(4)]
        found = await asyncio.gather(*writes, return_exceptions=True)
    assert [isinstance(one, ValueError) for one in found] == [False, True, False, True]
    assert await there(database) == {"0", "2"} and len(made) == 1


async def test_a_commit_that_fails_is_told_to_all_and_the_next_goes_on(database: Database) -> None:
    with commits(database, fails=True):
        found = await asyncio.gather(*(write(database, f"{n}") for n in range(3)), return_exceptions=True)
    assert all(isinstance(one, OSError) for one in found)
    assert await there(database) == set()
    assert await write(database, "next") == "next"


async def test_who_is_cancelled_holds_up_nobody(database: Database) -> None:
    async with database.write():
        gone = asyncio.create_task(write(database, "gone"))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        other = asyncio.create_task(write(database, "other"))
        await asyncio.sleep(0)
    await other
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert await there(database) == {"other"}
