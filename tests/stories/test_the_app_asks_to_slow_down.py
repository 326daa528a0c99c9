"""In the middle of ADL a chat app answers 429 to everything for eight minutes, in each way that it can."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.venues.discovery import venues
from tests.fakes.waiting import until
from tests.stories.storm import REPEAT, StormTown, far_discord, far_telegram
from tests.stories.town import WITH_GAUGE

STORM = 480
"""Seconds; longer than what one app does not take waits there alone."""
STORMS = [
    (far_telegram, "a pause is named"),
    (far_telegram, "no pause is named"),
    (far_telegram, "a page without a pause"),
    (far_discord, "a pause is named"),
    (far_discord, "a pause for everybody"),
    (far_discord, "a page without a pause"),
    (far_discord, "a guard's page"),
]


@pytest.fixture(params=STORMS, ids=lambda p: f"{p[0].__name__.removeprefix('far_')}: {p[1]}")
async def town(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[StormTown]:
    far, kind = request.param
    async with AsyncExitStack() as stack:
        town = StormTown(tmp_path, venues()[WITH_GAUGE[0]], await far(stack), kind)
        await town.open()
        stack.push_async_callback(town.close)
        vigil = town.app.vigil
        assert vigil is not None
        await until(lambda: vigil.connections.up(town.far.channel.name))
        yield town


async def test_a_storm_of_429_in_the_middle_of_adl(town: StormTown) -> None:
    """The other app has all at once and tells after five minutes; this one is asked once per pause, and has
    everything once as soon as it takes messages: ADL first, though the rise was written before it."""
    far, app = town.far, town.far.channel.title
    await town.wait(60)
    position, _ = await town.names()
    rise, taken = f"Next in line for ADL (4 of 4): {position}", f"ADL took 20 % of your {position}"
    silent, back = f"{app} has accepted nothing for 5 min", f"{app} accepts messages again"
    before, asked = len(far.read()), far.asked()

    far.begins(town.kind)
    town.holds("5", queue="1")
    await town.wait(20)
    town.holds("4")
    town.fills("1", before="5")
    await town.wait(20)
    assert heads(town.near(), rise, taken, silent) == [rise, taken]
    await town.wait(STORM)
    assert heads(town.near(), rise, taken, silent) == [rise, taken, silent]
    assert len(far.read()) == before
    assert far.asked() - asked <= 2 + (STORM + 20) / town.pause, "once for each, then once per pause"

    far.ends()
    await town.wait(2 * town.pause)
    came = far.read()[before:]
    assert heads(came, rise, taken) == [taken, rise]
    assert not any(REPEAT in text for text in came)
    assert any(back in said.head for said in town.chats[0].said)
    await town.wait(300)
    assert heads(far.read()[before:], rise, taken) == [taken, rise], "told once"


def heads(texts: list[str], *parts: str) -> list[str]:
    """Which of these are in the texts, in their order there."""
    return [part for text in texts for part in parts if part in text]
