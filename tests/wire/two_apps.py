"""The whole bot between Telegram and Discord on loopback, and a host who reads in both."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simcord.backend.models import User

from bot import settings
from bot.app import App
from bot.clock import WallClock
from bot.host import Host
from bot.services.house import House
from bot.settings import Secrets
from tests.fakes.line import Line, line_to
from tests.fakes.waiting import until
from tests.wire.discord_server import IDENTIFY, DiscordServer
from tests.wire.discord_server import TOKEN as DISCORD_TOKEN
from tests.wire.telegram_server import PERSON, TOKEN, BotApi, serving

SILENT = "I have heard nothing from"


@dataclass
class Two:
    """A bot whose host is reached in both apps; Discord's gateway is at the other end of `line`."""

    app: App
    house: House
    telegram: BotApi
    discord: DiscordServer
    ada: User
    line: Line

    def in_discord(self) -> list[str]:
        return [str(m.embeds[0]) for m in self.discord.direct_messages(self.ada) if m.embeds]

    def in_telegram(self) -> list[str]:
        return [call["text"] for call in self.telegram.story.calls("sendMessage")]

    def parts(self) -> dict[str, bool]:
        assert self.app.vigil is not None
        return {state.reading.key: state.well for state in self.app.vigil.states()}


@asynccontextmanager
async def two_apps(folder: Path, dogs: Mapping[str, Any]) -> AsyncIterator[Two]:
    """The bot with quick watchdogs (`dogs` change them), as soon as both apps hear it."""
    async with AsyncExitStack() as stack:
        telegram, discord = BotApi(), DiscordServer()
        telegram.longest_poll, discord.heartbeat = 1, 300
        await discord.start()
        stack.push_async_callback(discord.stop)
        line = await stack.enter_async_context(line_to(discord.hosts["api"]))
        discord.hosts["gateway"] = f"ws://{line.address}/gateway"
        hosts = {"telegram": {"api": await stack.enter_async_context(serving(telegram))}}
        ada = discord.person("ada")
        given = _table(folder, {**hosts, "discord": discord.hosts}, ada, dogs)
        tokens = {"ADLWATCH_TELEGRAM_TOKEN": TOKEN, "ADLWATCH_DISCORD_TOKEN": DISCORD_TOKEN}
        app = App(Host(settings.check(given, "test"), Secrets(None, tokens), WallClock()))
        house = await app.start()
        stack.push_async_callback(app.stop)
        await telegram.story.until("getUpdates")
        await until(lambda: IDENTIFY in discord.packets)
        yield Two(app, house, telegram, discord, ada, line)


def _table(
    folder: Path, hosts: dict[str, dict[str, str]], ada: User, dogs: Mapping[str, Any]
) -> dict[str, Any]:
    quick = {"every": 0.1, "chat_silent": 3, "steady": 0.5, "restart_pause": 1}
    return {
        "database": folder / "bot.sqlite3",
        "master_key_file": folder / "bot.key",
        "watchdog": {**quick, **dogs},
        "people": {
            "Vera": {
                "role": "host",
                "addresses": {"telegram": str(PERSON["id"]), "discord": str(ada.id)},
            }
        },
        "chat": {name: {"hosts": found} for name, found in hosts.items()},
    }
