"""What is old goes, each kind in its time; what waits stays; room comes back without holding anybody up."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, update

from bot.model.delivery import State
from bot.model.keep import Keep
from bot.store import baselines, upkeep
from bot.store.database import Database
from bot.store.schema import alerts as alert_table
from bot.store.schema import deliveries as delivery_table
from bot.store.schema import signals
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account
from tests.outbox.post import Post

pytestmark = pytest.mark.on_both

KEEP = Keep(alerts=timedelta(days=100), incidents=timedelta(days=500), deliveries=timedelta(days=30))


async def _count(database: Database, table: str) -> int:
    async with database.read() as db:
        found = await db.exec_driver_sql(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own names
        return int(found.scalar_one())


async def _names(database: Database, table: str = "alerts", column: str = "id") -> list[str]:
    async with database.read() as db:
        found = await db.exec_driver_sql(f"SELECT {column} FROM {table} ORDER BY 1")  # noqa: S608
        return list(found.scalars())


@pytest.fixture
async def post(database: Database, clock: SetClock) -> Post:
    await list_people(database)
    return Post(database, clock)


async def _as(post: Post, name: str, kind: str = "Trial", state: State = State.SENT) -> None:
    """An alert of that kind, written at noon, whose delivery stands so."""
    await post.write(name)
    async with post.database.write() as db:
        await db.execute(update(alert_table).where(alert_table.c.id == name).values(kind=kind))
        row = delivery_table.c.alert == name
        await db.execute(update(delivery_table).where(row).values(state=state))


@pytest.mark.parametrize(
    ("days", "told", "sent"),
    [
        (29, ["adl", "trial", "waits"], ["adl", "trial", "waits"]),
        (31, ["adl", "trial", "waits"], ["waits"]),
        (101, ["adl", "waits"], ["waits"]),
        (501, ["waits"], ["waits"]),
    ],
)
async def test_each_kind_goes_in_its_time(post: Post, days: int, told: list[str], sent: list[str]) -> None:
    await _as(post, "trial")
    await _as(post, "adl", kind="AdlTaken")
    await _as(post, "waits", state=State.RETRY)
    await upkeep.forget(post.database, KEEP, at() + timedelta(days=days))
    assert await _names(post.database) == told
    assert await _names(post.database, "deliveries", "alert") == sent


@pytest.mark.parametrize("state", [State.QUEUED, State.RETRY, State.UNSURE, State.SENDING])
async def test_what_waits_to_be_sent_is_never_forgotten(post: Post, state: State) -> None:
    await _as(post, "old", kind="AdlTaken", state=state)
    await upkeep.forget(post.database, KEEP, at() + timedelta(days=9999))
    assert await _names(post.database, "deliveries", "alert") == ["old"]


async def test_what_a_dead_address_has_not_taken_lives_as_long_as_its_alert(post: Post) -> None:
    await _as(post, "old", state=State.GONE)
    await upkeep.forget(post.database, KEEP, at() + timedelta(days=99))
    assert await _names(post.database, "deliveries", "alert") == ["old"]


async def test_executions_are_evidence_as_long_as_incidents(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.write() as db:
        for number in (0, 1):
            when = (at() + timedelta(days=number)).isoformat(timespec="microseconds")
            row = f"INSERT INTO fills VALUES ({account.id}, 'f{number}', 'adl', '{when}', '{{}}')"  # noqa: S608
            await db.exec_driver_sql(row)
    await upkeep.forget(database, KEEP, at() + timedelta(days=500, hours=1))
    assert await _names(database, "fills", "fill") == ["f1"]


async def test_more_than_one_slice_goes_and_others_have_their_turn(database: Database) -> None:
    """Ten slices of readings; a write that comes meanwhile does not wait for the last one."""
    old = {"venue": "v", "source": "s", "at": at(), "body": "x"}
    async with database.write() as db:
        await db.execute(insert(signals), [{**old, "symbol": str(n)} for n in range(10 * upkeep.SLICE)])
    going = asyncio.create_task(upkeep.forget(database, KEEP, at() + timedelta(days=11)))
    left = []
    while not going.done():
        async with database.write() as db:
            await baselines.mark(db, "a look", at())
            left.append((await db.exec_driver_sql("SELECT count(*) FROM signals")).scalar_one())
    assert (await going)["signals"] == 10 * upkeep.SLICE
    assert await _count(database, "signals") == 0
    assert len(set(left)) >= 5, "the looks came between the slices"
