"""The whole bot between two chat apps on loopback: one falls silent, is begun anew, and the other tells."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import KeepsFailing
from tests.fakes.waiting import until
from tests.wire.discord_server import IDENTIFY
from tests.wire.telegram_server import Refuse, Stall
from tests.wire.two_apps import SILENT, Two, two_apps


@pytest.fixture
async def two(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Two]:
    async with two_apps(tmp_path, getattr(request, "param", {})) as two:
        yield two


async def test_all_is_well_and_nothing_is_said(two: Two) -> None:
    await until(lambda: len(two.parts()) == 8)
    assert all(two.parts().values())
    await two.telegram.story.until("getUpdates", 5)
    assert two.in_discord() == two.in_telegram() == []


async def test_a_stalled_poll_is_begun_anew_and_told_in_the_other_app(two: Two) -> None:
    before = len(two.telegram.story.calls("getMe"))
    two.telegram.faults["getUpdates"].append(Stall())
    await until(lambda: any(f"{SILENT} Telegram" in said for said in two.in_discord()))
    assert not two.parts()["chat:telegram"]
    await until(lambda: len(two.telegram.story.calls("getMe")) > before)
    await until(lambda: any("Telegram: well again" in said for said in two.in_discord()))
    assert two.parts()["chat:telegram"] and len(two.in_discord()) == 2
    assert "Started anew once" in two.in_discord()[1]
    assert two.in_telegram() == [], "the other app was there to tell"
    await two.telegram.types("/help")
    await until(lambda: any("/accounts" in said for said in two.in_telegram()))


async def test_a_gateway_that_is_a_zombie_is_begun_anew_and_told_in_the_other_app(two: Two) -> None:
    two.discord.fall_silent()
    await until(lambda: any(f"{SILENT} Discord" in said for said in two.in_telegram()))
    await until(lambda: two.discord.packets.count(IDENTIFY) == 2)
    await until(lambda: any("Discord: well again" in said for said in two.in_telegram()))
    assert two.in_discord() == [] and len(two.in_telegram()) == 2
    await two.discord.slash(two.ada, "help")
    await until(lambda: two.discord.direct_messages(two.ada) != [])


async def test_a_second_poller_is_told_with_what_to_do_and_left_alone(two: Two) -> None:
    before = len(two.telegram.story.calls("getMe"))
    refusal = (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    two.telegram.faults["getUpdates"] += [Refuse(409, refusal)] * 3
    await until(lambda: two.in_discord() != [])
    (told,) = two.in_discord()
    assert "another program reads this bot's messages (409)" in told
    assert "/revoke at @BotFather" in told and "alerts go out" in told
    await until(lambda: two.telegram.faults["getUpdates"] == [])
    assert len(two.telegram.story.calls("getMe")) == before, "beginning anew would only fight the other"


@pytest.mark.parametrize("two", [{"restarts": 1}], indirect=True)
async def test_a_poll_that_stays_dead_ends_the_process_for_its_supervisor(two: Two) -> None:
    two.telegram.faults["getUpdates"] += [Refuse(502, "Bad Gateway")] * 50
    with pytest.raises(KeepsFailing, match="chat:telegram was begun anew 1 times and still fails"):
        await two.app.failed
    assert any(f"{SILENT} Telegram" in said for said in two.in_discord())
