"""A private stream has an account looked at before its turn comes; what it missed is read when it is back."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.exchange import Fault, FaultKind
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from bot.watch.watched import Watched
from tests.fakes.waiting import until
from tests.stories.town import BREATH, Town

STREAMED = [venue for venue in venues().values() if venue.follow is not None]


@pytest.fixture(params=STREAMED, ids=lambda venue: venue.name)
async def town(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Town]:
    """The account has a stream. From here on no look begins by itself, until the story waits."""
    venue: Venue = request.param
    town = Town(tmp_path, venue)
    town.watch["streams_per_venue"] = 5
    await town.open()
    await town.wait(60)
    await until(lambda: town.app.streams() == {venue.name: 1})
    await town.wait(20)
    town.heard()
    yield town
    await town.close()


def watched(town: Town) -> Watched:
    assert town.app.vigil is not None
    return town.app.vigil.sweep.watched()[town.venue.name][0]


def adl_takes_two(town: Town) -> None:
    town.clock.advance(1)
    town.holds("3")
    town.fills("2", before="5")


async def is_told_once(town: Town) -> None:
    told = f"ADL took 40 % of your {(await town.names())[0]}"
    await town.wait(120)
    assert sum(line.startswith(told) for line in town.heard()) == 1


async def test_adl_is_known_before_the_next_look_would_begin(town: Town) -> None:
    assert watched(town).baseline.incident is None
    adl_takes_two(town)
    await until(lambda: watched(town).baseline.incident is not None)
    assert watched(town).baseline.looked_at == town.clock.now(), "in no time of the story"
    await is_told_once(town)


@pytest.mark.parametrize("kind", [FaultKind.STATUS, FaultKind.STALL])
async def test_what_happened_while_the_stream_was_lost_is_read_when_it_is_back(
    town: Town, kind: FaultKind
) -> None:
    now = town.clock.now()
    town.exchange.faults.append(Fault(None, now, now.replace(year=now.year + 1), kind))
    await asyncio.sleep(BREATH)
    adl_takes_two(town)
    while town.app.streams():
        town.clock.advance(5)
        await asyncio.sleep(BREATH)
    assert watched(town).baseline.incident is None, "nobody could hear of it"
    town.mends()
    town.clock.advance(5)
    await until(lambda: watched(town).baseline.incident is not None)
    await is_told_once(town)
