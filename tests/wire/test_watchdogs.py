"""The whole bot between two chat apps on loopback: one falls silent, is begun anew, and the other tells."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from simcord.backend.models import User

from bot import settings
from bot.app import App
from bot.clock import WallClock
from bot.errors import KeepsFailing
from bot.host import Host
from bot.settings import Secrets
from tests.fakes.waiting import until
from tests.wire.discord_server import IDENTIFY, DiscordServer
from tests.wire.discord_server import TOKEN as DISCORD_TOKEN
from tests.wire.telegram_server import PERSON, TOKEN, BotApi, Refuse, Stall, serving

SILENT = "I have heard nothing from"


@dataclass
class Two:
    """A bot whose host is reached in both apps."""

    app: App
    telegram: BotApi
    discord: DiscordServer
    ada: User

    def in_discord(self) -> list[str]:
        return [str(m.embeds[0]) for m in self.discord.direct_messages(self.ada) if m.embeds]

    def in_telegram(self) -> list[str]:
        return [call["text"] for call in self.telegram.story.calls("sendMessage")]

    def parts(self) -> dict[str, bool]:
        assert self.app.vigil is not None
        return {state.reading.key: state.well for state in self.app.vigil.states()}


def table(folder: Path, hosts: dict[str, dict[str, str]], ada: User, **dogs: Any) -> dict[str, Any]:
    quick = {"every": 0.1, "chat_silent": 3, "steady": 0.5, "restart_pause": 1}
    return {
        "database": folder / "bot.sqlite3",
        "master_key_file": folder / "bot.key",
        "watchdog": quick | dogs,
        "people": {
            "Vera": {
                "role": "host",
                "addresses": {"telegram": str(PERSON["id"]), "discord": str(ada.id)},
            }
        },
        "chat": {name: {"hosts": found} for name, found in hosts.items()},
    }


@pytest.fixture
async def two(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Two]:
    async with AsyncExitStack() as stack:
        telegram, discord = BotApi(), DiscordServer()
        telegram.longest_poll, discord.heartbeat = 1, 300
        await discord.start()
        stack.push_async_callback(discord.stop)
        hosts = {"telegram": {"api": await stack.enter_async_context(serving(telegram))}}
        ada = discord.person("ada")
        given = table(tmp_path, {**hosts, "discord": discord.hosts}, ada, **getattr(request, "param", {}))
        tokens = {"ADLWATCH_TELEGRAM_TOKEN": TOKEN, "ADLWATCH_DISCORD_TOKEN": DISCORD_TOKEN}
        app = App(Host(settings.check(given, "test"), Secrets(None, tokens), WallClock()))
        await app.start()
        stack.push_async_callback(app.stop)
        made = Two(app, telegram, discord, ada)
        await telegram.story.until("getUpdates")
        await until(lambda: IDENTIFY in discord.packets)
        yield made


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
