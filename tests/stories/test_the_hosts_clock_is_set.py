"""In the middle of ADL the host's clock is set two hours forward, and back: what is told, and when."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.delivery import TryLater
from bot.venues.discovery import venues
from tests.stories.stage import HostClock
from tests.stories.town import WITH_GAUGE, Town


@pytest.fixture
async def host(tmp_path: Path) -> AsyncIterator[tuple[Town, HostClock]]:
    town = Town(tmp_path, venues()[WITH_GAUGE[0]])
    town.host_clock = clock = HostClock(town.clock)
    await town.open()
    yield town, clock
    await town.close()


def fails(town: Town, times: int) -> None:
    for chat in town.chats:
        chat.answer(*[TryLater("no connection")] * times)


async def test_the_hosts_clock_is_set_forward_and_back(host: tuple[Town, HostClock]) -> None:
    town, clock = host
    await town.wait(60)
    position, account = await town.names()
    town.heard()
    town.holds("3")
    town.fills("2", before="5")
    await town.wait(30)
    assert town.heard() == [f"ADL took 40 % of your {position} · {account}"]

    clock.ahead = timedelta(hours=2)
    town.holds("2")
    town.fills("1", before="3")
    await town.wait(60)
    heard = town.heard()
    assert f"This host's clock is 7200 s ahead of the clock of {town.venue.title}" in heard
    again = [s.message for s in town.chats[0].said if s.ref is None and s.head.startswith("ADL took")][1:]
    assert all("Reminder: nobody has pressed Got it yet." in message.lines for message in again)

    fails(town, 3)  # what is tried again by a clock that is two hours ahead …
    town.holds("1")
    town.fills("1", before="2")
    await town.wait(10)
    clock.ahead = timedelta(0)  # … must not wait for two hours
    await town.wait(60)
    told = [
        s.message for s in town.chats[0].said if s.head == f"ADL took 80 % of your {position} · {account}"
    ]
    assert dict(told[-1].facts)["Fills"] == "3" and dict(told[-1].facts)["Left"] == "1 (as expected)"
    assert not town.chats[0].answers, "it was tried until it was taken"
    await town.wait(400, tick=10)
    heads = [said.head for said in town.chats[0].said]
    assert sum(head.startswith("This host's clock is") for head in heads) == 1
    assert not any("Cannot read" in head or "shrank" in head or "closed" in head for head in heads)
