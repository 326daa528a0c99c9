"""Scores kept beside indicators: by market, over all accounts of a venue, for thirty days."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from bot.model.ids import VenueName
from bot.model.keep import Keep
from bot.model.score import Ranking
from bot.store import accounts, rankings
from bot.store.database import Database
from bot.store.upkeep import forget
from tests.builders import at, key
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account

pytestmark = pytest.mark.on_both

HERE = VenueName("somewhere")
ONE = Ranking(key(), at(), Decimal("0.00012345678901234567890"), 2, 4)


async def stored(database: Database, symbol: str = "ETHUSDT", most: int = 9) -> list[Ranking]:
    async with database.read() as db:
        return list(await rankings.series(db, HERE, symbol, most))


async def test_readings_come_back_newest_first(database: Database, clock: SetClock) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    later = replace(ONE, at=at(5), level=3)
    async with database.write() as db:
        await rankings.keep(db, account.id, (ONE, later, replace(ONE, key=key("XRPUSDT"))))
        await rankings.keep(db, account.id, (replace(ONE, level=4),))
        await rankings.keep(db, account.id, ())
    new, old = await stored(database)
    assert new == replace(later, score=new.score) and old.level == 2, "what is there stays as it is"
    assert abs(new.score - ONE.score) < Decimal("1e-20")
    assert await stored(database, most=1) == [new]
    async with database.read() as db:
        assert await rankings.series(db, VenueName("elsewhere"), "ETHUSDT", 9) == ()


async def test_old_ones_are_forgotten_and_those_of_an_erased_account(
    database: Database, clock: SetClock
) -> None:
    await list_people(database)
    account = await open_account(database, clock)
    keep = Keep()
    async with database.write() as db:
        await rankings.keep(db, account.id, (ONE, replace(ONE, at=at(2))))
    await forget(database, keep, at() + keep.rankings + timedelta(seconds=1))
    assert [reading.at for reading in await stored(database)] == [at(2)]
    async with database.write() as db:
        await accounts.remove(db, account.id)
    assert await stored(database) == []
