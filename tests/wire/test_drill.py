"""A drill over the real python-telegram-bot and the real discord.py: both apps, one person, one press."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot import settings
from bot.app import App
from bot.clock import WallClock
from bot.host import Host
from bot.settings import Secrets
from tests.fakes.waiting import until
from tests.wire import discord_server, telegram_server
from tests.wire.discord_server import DiscordServer
from tests.wire.telegram_server import PERSON, BotApi, serving

MARK = "DRILL · nothing happened"


@asynccontextmanager
async def running(folder: Path, api: BotApi, discord: DiscordServer, reader: str) -> AsyncIterator[App]:
    """The live app of a person who reads in both apps and has no account."""
    async with serving(api) as telegram:
        addresses = {"telegram": str(PERSON["id"]), "discord": reader}
        table = {
            "database": folder / "bot.sqlite3",
            "master_key_file": folder / "bot.key",
            "people": {"Vera": {"role": "host", "addresses": addresses}},
            "chat": {"telegram": {"hosts": {"api": telegram}}, "discord": {"hosts": discord.hosts}},
        }
        tokens = {
            "ADLWATCH_TELEGRAM_TOKEN": telegram_server.TOKEN,
            "ADLWATCH_DISCORD_TOKEN": discord_server.TOKEN,
        }
        app = App(Host(settings.check(table, "test"), Secrets(None, tokens), WallClock()))
        await app.start()
        try:
            yield app
        finally:
            await app.stop()


def with_text(api: BotApi, method: str, text: str) -> list[Mapping[str, Any]]:
    return [call for call in api.story.calls(method) if text in call.get("text", "")]


def shown(discord: DiscordServer, reader: Any, text: str) -> list[str]:
    """What the messages in Discord that hold a text say now."""
    messages = discord.direct_messages(reader)
    bodies = ["\n".join(str(embed) for embed in message.embeds) for message in messages]
    return [body for body in bodies if text in body]


async def test_a_drill_in_both_apps_is_marked_pressed_timed_and_ended(tmp_path: Path) -> None:
    api, discord = BotApi(), DiscordServer()
    await discord.start()
    vera = discord.person("vera")
    try:
        async with running(tmp_path, api, discord, str(vera.id)):
            await api.story.until("getUpdates")
            await api.types("/drill")
            await until(lambda: bool(with_text(api, "sendMessage", "ADL took 40 %")))
            await until(lambda: bool(shown(discord, vera, "ADL took 40 %")))
            (alert,) = with_text(api, "sendMessage", "ADL took 40 %")
            await until(lambda: bool(with_text(api, "sendMessage", "How fast each app took it")))
            (report,) = with_text(api, "sendMessage", "How fast each app took it")
            assert report["text"].count("taken after") == 2 and "Telegram" in report["text"]

            rows = json.loads(alert["reply_markup"])["inline_keyboard"]
            data = next(b["callback_data"] for row in rows for b in row if b["text"] == "Got it")
            await api.presses(data)
            await until(lambda: bool(shown(discord, vera, "Got it: Vera")))

            await api.types("/drill stop", number=311)
            await until(lambda: bool(with_text(api, "editMessageText", "You ended it.")))
            await until(lambda: bool(shown(discord, vera, "You ended it.")))
            told = [call["text"] for call in api.story.calls("sendMessage")]
            assert all(MARK in text.splitlines()[0] for text in told if "adlwatch" not in text), told
            assert all(MARK in body for body in shown(discord, vera, "") if "adlwatch" not in body)
    finally:
        await discord.stop()
