"""A night in which the clock is changed: the host's, forward and back, or the person's, as each autumn."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.venues.discovery import venues
from tests.stories.hands import say_to_bot
from tests.stories.stage import HostClock
from tests.stories.town import WITH_GAUGE, Town

REMINDER = "Reminder: nobody has pressed Got it yet."
HELD, RISE, TAKEN = "Held back for you", "Next in line for ADL", "ADL took"


@pytest.fixture
async def town(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Town]:
    start = getattr(request, "param", None)
    town = Town(tmp_path, venues()[WITH_GAUGE[0]], **({"start": start} if start else {}))
    town.host_clock = HostClock(town.clock)
    await town.open()
    await town.wait(60)
    town.heard()
    yield town
    await town.close()


def is_ahead(town: Town, by: timedelta) -> None:
    assert isinstance(town.host_clock, HostClock)
    town.host_clock.ahead = by


def news(town: Town) -> list[str]:
    """What was told since the last time of what this story is about; edits and reminders left out."""
    said = town.chats[0].said[-len(heard) :] if (heard := town.heard()) else []
    new = [s.head for s in said if s.ref is None and REMINDER not in s.message.lines]
    return [part for head in new for part in (HELD, RISE, TAKEN) if head.startswith(part)]


async def falls_and_rises(town: Town) -> None:
    town.holds(str((await town.baseline()).positions[0].size), queue="0.1")
    await town.wait(120)
    news(town)
    town.holds(str((await town.baseline()).positions[0].size), queue="1")
    await town.wait(30)


async def test_the_hosts_clock_jumps_past_the_end_and_back_into_the_quiet_hours(town: Town) -> None:
    now = town.clock.now()
    await say_to_bot(town, "quiet", f"{now:%H:%M}-{now + timedelta(hours=2):%H:%M}")
    town.holds("5", queue="1")
    await town.wait(30)
    assert news(town) == []

    is_ahead(town, timedelta(hours=3))
    await town.wait(30)
    assert news(town) == [HELD], "by this clock the hours are over"

    is_ahead(town, timedelta(0))
    await falls_and_rises(town)
    assert news(town) == [], "they are not, and so it is held again"
    town.holds("4", queue="1")
    town.fills("1", before="5")
    await town.wait(30)
    assert news(town) == [TAKEN], "ADL passes"

    await town.stop()
    await town.start()
    await town.wait(7200, tick=60)
    told = news(town)
    assert told.count(HELD) == 1 and RISE not in told


async def test_what_a_clock_that_is_ahead_held_is_told_when_it_is_set_back(town: Town) -> None:
    now = town.clock.now()
    await say_to_bot(town, "quiet", f"{now + timedelta(hours=11):%H:%M}-{now + timedelta(hours=19):%H:%M}")
    is_ahead(town, timedelta(hours=12))
    town.holds("5", queue="1")
    await town.wait(30)
    assert news(town) == [], "it is night by this clock"
    is_ahead(town, timedelta(0))
    await town.wait(30)
    assert news(town) == [HELD]
    await town.wait(3600, tick=60)
    assert HELD not in news(town)


@pytest.mark.parametrize("town", [datetime(2026, 10, 25, 0, 5, tzinfo=UTC)], indirect=True)
async def test_the_persons_clock_shows_the_last_quiet_hour_twice(town: Town) -> None:
    """In Madrid 02:06 to 03:00, and 02:00 to 03:00 once more: quiet until the first 02:30."""
    await say_to_bot(town, "timezone", "Europe/Madrid")
    await say_to_bot(town, "quiet", "23:00-02:30")
    town.holds("5", queue="1")
    await town.wait(600, tick=20)
    assert news(town) == []
    await town.wait(1200, tick=20)
    assert news(town) == [HELD]
    await town.wait(2400, tick=60)
    await falls_and_rises(town)
    assert news(town) == [RISE], "02:15 for the second time: not held until the next night"
    await town.wait(4000, tick=60)
    assert HELD not in news(town)
