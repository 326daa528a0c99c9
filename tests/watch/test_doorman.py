"""Refusals are told to the host, quietly, once an hour at most, through a restart too."""

from bot.chat import compose
from bot.model.event import Event
from bot.model.hosting import Knocking
from bot.model.ids import ChannelName
from bot.store import alerts
from bot.store.database import Database
from bot.watch.doorman import Doorman
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person

CONSOLE = ChannelName("console")


async def _knock(doorman: Doorman, clock: SetClock, minutes: int, per_minute: int = 5) -> None:
    for _ in range(minutes):
        for _ in range(per_minute):
            doorman.refused(CONSOLE, "eve")
        await doorman.turn()
        clock.advance(60)


async def _told(database: Database, name: str) -> list[Event]:
    reader = await person(database, name)
    async with database.read() as db:
        found = await alerts.latest(db, reader.id, 50)
    assert all(compose.alert(told, {}).silent for told in found)
    return [told.alert.event for told in found]


async def test_a_siege_of_three_hours_is_told_once_an_hour(database: Database, clock: SetClock) -> None:
    await list_people(database)
    titles = {CONSOLE: "Console"}
    await _knock(Doorman(database, clock, titles), clock, minutes=70)
    await _knock(Doorman(database, clock, titles), clock, minutes=110)
    told = await _told(database, "Ana")
    assert 3 <= len(told) <= 4 and all(isinstance(event, Knocking) for event in told)
    assert await _told(database, "Ben") == []


async def test_a_few_strangers_are_nobodys_news(database: Database, clock: SetClock) -> None:
    await list_people(database)
    await _knock(Doorman(database, clock, {}), clock, minutes=60, per_minute=2)
    assert await _told(database, "Ana") == []
