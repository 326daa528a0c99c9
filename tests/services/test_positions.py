"""/position and /whatif: one market of one person, and nobody else's."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.errors import UserMistake
from bot.model.baseline import Baseline
from bot.model.funds import Funds, Pot
from bot.model.position import Position
from bot.model.score import Change, Ranking
from bot.services import positions
from bot.services.accounts import listing
from bot.services.house import House
from bot.store import baselines, rankings
from bot.store.database import Database
from tests.builders import at, key, position
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people, open_account, person
from tests.fakes.venue import ScriptedSession

HELD = (position(10), position(3, "ETHUSDC"), position(7, "XRPUSDT"), position(5, "BTC-USDT-SWAP"))
FUNDS = Funds((Pot("USDT", Decimal(9_000), Decimal(10_000), Decimal(200)),))


@pytest.fixture
async def home(database: Database, clock: SetClock) -> AsyncIterator[House]:
    await list_people(database)
    account = await open_account(database, clock)
    async with database.write() as db:
        await baselines.save(db, account.id, Baseline(at(), positions=HELD, funds=FUNDS, funds_at=at()))
        for level, score in ((1, "0.5"), (2, "0.75"), (4, "0.25")):
            reading = Ranking(key(), at(level), Decimal(score), level, 4)
            await rankings.keep(db, account.id, (reading, replace(reading, key=key("XRPUSDT"))))
    yield house(database, clock, ScriptedSession())


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("ETHUSDT", ["ETHUSDT"]),
        ("ethusdt", ["ETHUSDT"]),
        ("eth", ["ETHUSDT", "ETHUSDC"]),
        ("btcusdt", ["BTC-USDT-SWAP"]),
        ("BTC-USDT-SWAP", ["BTC-USDT-SWAP"]),
    ],
)
async def test_a_market_is_found_by_its_symbol_or_how_it_begins(
    home: House, text: str, symbols: list[str]
) -> None:
    found = await positions.ranked(home, await person(home.database, "Ana"), text)
    assert [ranked.position.key.symbol for ranked in found] == symbols


@pytest.mark.parametrize("text", ["", "  ", "/", "DOGE", "THUSDT"])
async def test_what_is_not_held_is_answered_with_what_is(home: House, text: str) -> None:
    ana = await person(home.database, "Ana")
    with pytest.raises(UserMistake, match="BTC-USDT-SWAP, ETHUSDC, ETHUSDT, XRPUSDT"):
        await positions.ranked(home, ana, text)


async def test_the_only_market_needs_no_name(home: House) -> None:
    ana = await person(home.database, "Ana")
    (standing,) = await listing(home, ana)
    async with home.database.write() as db:
        await baselines.save(db, standing.account.id, Baseline(at(), positions=HELD[:1], funds=FUNDS))
    (found,) = await positions.ranked(home, ana, " ")
    assert found.position.key.symbol == "ETHUSDT"
    with pytest.raises(UserMistake, match="ETHUSDT"):
        await positions.ranked(home, ana, "/")


async def test_nobody_is_told_of_somebody_else_s_position(home: House) -> None:
    with pytest.raises(UserMistake, match="no position"):
        await positions.ranked(home, await person(home.database, "Ben"), "ETHUSDT")


async def test_the_score_the_ways_and_how_they_agreed(home: House) -> None:
    (found,) = await positions.ranked(home, await person(home.database, "Ana"), "ETHUSDT")
    assert found.score is not None and found.score.value > 0
    assert {way.change for way in found.ways} == set(Change)
    assert found.agreement == (1, 3), "higher with higher once, against each other twice"


async def test_a_ranking_that_breaks_still_shows_the_position(home: House) -> None:
    def broken(one: Position, funds: Funds | None) -> None:
        raise ZeroDivisionError

    name, venue = next(iter(home.venues.items()))
    home = replace(home, venues={name: replace(venue, score=broken)})
    (found,) = await positions.ranked(home, await person(home.database, "Ana"), "XRPUSDT")
    assert (found.score, found.ways) == (None, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [("main", 4), ("fund/alpha", 1)]),
        ("MAIN", [("main", 4)]),
        ("fund/alpha", [("fund/alpha", 1)]),
        ("fund", [("fund/alpha", 1)]),
        ("eth", [("main", 2), ("fund/alpha", 1)]),
        ("xrp", [("main", 1)]),
    ],
)
async def test_positions_of_one_account_group_or_market(
    home: House, clock: SetClock, text: str, found: list[tuple[str, int]]
) -> None:
    other = await open_account(home.database, clock, label="fund/alpha")
    async with home.database.write() as db:
        await baselines.save(db, other.id, Baseline(at(), positions=HELD[:1]))
    shown = await positions.everything(home, await person(home.database, "Ana"), text)
    assert [(held.standing.account.label, len(held.positions)) for held in shown] == found


@pytest.mark.parametrize("text", ["nope", "/", "HUSDT"])
async def test_what_is_called_nothing_of_ones_own_is_answered_with_what_is(home: House, text: str) -> None:
    ana, ben = [await person(home.database, name) for name in ("Ana", "Ben")]
    with pytest.raises(UserMistake, match="main, BTC-USDT-SWAP, ETHUSDC, ETHUSDT, XRPUSDT"):
        await positions.everything(home, ana, text)
    assert await positions.everything(home, ben, text) == (), "who has no account is told that"
