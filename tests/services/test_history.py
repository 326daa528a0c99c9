"""/position of one position shows how its indicator went, once there is something to show."""

from decimal import Decimal

import pytest

from bot.chat.contract import Asker
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.model.baseline import Baseline
from bot.model.ids import ChannelName
from bot.model.track import Sample
from bot.services import positions
from bot.services.house import House
from bot.store import baselines, samples
from bot.store.database import Database
from tests.builders import at, key, position
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

HOURS = tuple(Sample(key(), at(3600 * n), Decimal(10), n, 4, Decimal(2500 + n)) for n in range(3))


async def seen(database: Database, clock: SetClock, *found: Sample, held: int = 1) -> House:
    """Ana's account three hours past noon, with some samples behind it."""
    await list_people(database)
    account = await open_account(database, clock)
    symbols = ("ETHUSDT", "ETHUSD_PERP")[:held]
    async with database.write() as db:
        now = Baseline(looked_at=at(10_800), positions=tuple(position(8, s, level=3) for s in symbols))
        await baselines.save(db, account.id, now)
        await samples.keep(db, account.id, found)
    clock.advance(10_800)
    return house(database, clock, ScriptedSession())


async def ask(home: House) -> Message:
    asker = Asker(ChannelName("console"), "ana", "ana", "Ana", True)
    return await FrontDesk(home).command(asker, "position", "ETH")


async def test_a_picture_comes_with_the_answer(database: Database, clock: SetClock) -> None:
    home = await seen(database, clock, *HOURS)
    answer = await ask(home)
    assert answer.file is not None and answer.file.content.startswith(b"\x89PNG") and answer.lines
    (ranked,) = await positions.ranked(home, await person(database, "Ana"), "ETH")
    trace = await positions.history(home, ranked)
    assert trace is not None and trace.samples[:3] == HOURS and trace.since == at()
    assert trace.samples[3] == Sample(key(), at(10_800), Decimal(8), 3, 4, Decimal(2500))


@pytest.mark.parametrize("found", [(), (HOURS[2]._replace(at=at(10_000)),)])
async def test_too_little_is_no_picture(
    database: Database, clock: SetClock, found: tuple[Sample, ...]
) -> None:
    answer = await ask(await seen(database, clock, *found))
    assert answer.file is None and answer.lines


async def test_several_positions_are_told_without_one(database: Database, clock: SetClock) -> None:
    assert (await ask(await seen(database, clock, *HOURS, held=2))).file is None


async def test_samples_of_another_account_are_not_shown(database: Database, clock: SetClock) -> None:
    home = await seen(database, clock)
    other = await open_account(database, clock, owner="Ben")
    async with database.write() as db:
        await samples.keep(db, other.id, HOURS)
    assert (await ask(home)).file is None
