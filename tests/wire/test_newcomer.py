"""A newcomer on both apps, from the invite to the account, and each command once: the real libraries."""

import asyncio
import json
from collections.abc import AsyncIterator
from html import unescape
from typing import Any

import pytest
import simcord

from bot.chat.contract import ChannelSettings
from bot.chat.discord.intake import DeskClient
from bot.chat.telegram.client import TelegramChat
from bot.desk.front import FrontDesk
from bot.model.person import Role
from bot.store.database import Database
from bot.words import languages, say, spoken
from tests.builders import position
from tests.fakes.clock import SetClock
from tests.fakes.household import house, list_people
from tests.fakes.venue import FIELDS, ScriptedSession
from tests.wire.telegram_server import BOT_NAME, PERSON, TOKEN, BotApi, Refuse, posted, serving

NEWCOMER = {"id": 6602, "is_bot": False, "first_name": "Ben"}
BENS_CHAT = {"id": 6602, "type": "private", "first_name": "Ben"}
WORDS = {"invite": "Cleo", "join": "", "start": ""}
"""What follows a command that is nothing without it."""


class Telegram:
    """Telegram on loopback with the real desk behind it."""

    def __init__(self, api: BotApi, chat: TelegramChat, desk: FrontDesk) -> None:
        self.api, self.chat, self.desk = api, chat, desk
        self._number = 500
        self.newcomer: dict[str, Any] = NEWCOMER

    async def says(
        self, text: str, who: dict[str, Any] | None = None, chat: dict[str, Any] = BENS_CHAT
    ) -> Any:
        """Somebody types, the newcomer unless said otherwise; the bot's answer."""
        known = len(self.api.story.calls("sendMessage"))
        self._number += 1
        await self.api.receives(message=posted(text, chat, self._number, sender=who or self.newcomer))
        return (await self.api.story.until("sendMessage", known + 1))[known]

    async def taps(self, call: Any, label: str) -> Any:
        """The newcomer presses a button; the message as it is then."""
        rows = json.loads(call["reply_markup"])["inline_keyboard"]
        data = next(b["callback_data"] for row in rows for b in row if b["text"] == label)
        known = len(self.api.story.calls("editMessageText"))
        query = {"id": "q-1", "from": self.newcomer, "chat_instance": "c", "data": data}
        await self.api.receives(callback_query={**query, "message": posted("x", BENS_CHAT, 41)})
        return (await self.api.story.until("editMessageText", known + 1))[known]


@pytest.fixture
async def telegram(database: Database, clock: SetClock) -> AsyncIterator[Telegram]:
    await list_people(database, ("Vera", Role.HOST, {"telegram": str(PERSON["id"])}))
    api = BotApi()
    async with serving(api) as host:
        chats: list[TelegramChat] = []
        stands = house(
            database,
            clock,
            ScriptedSession(held=[position(10, level=3)]),
            invitations=lambda code: (("Telegram", chats[0].invitation(code)),),
        )
        desk = FrontDesk(stands)
        chat = TelegramChat(ChannelSettings({"token": TOKEN}, {"api": host}), desk)
        chats.append(chat)
        await chat.start()
        try:
            yield Telegram(api, chat, desk)
        finally:
            await chat.stop()


async def test_a_newcomer_on_telegram_gets_from_the_link_to_a_connected_account(telegram: Telegram) -> None:
    invite = await telegram.says("/invite Ben", PERSON, {**BENS_CHAT, "id": PERSON["id"]})
    link = f"https://t.me/{BOT_NAME}?start="
    code = invite["text"].split(link)[1].split()[0]
    start = await telegram.says(f"/start {code}")
    assert "Hello Ben" in start["text"]
    venues = await telegram.taps(start, say("button-connect"))
    asked = await telegram.taps(venues, "Somewhere")
    assert "Untick it." in asked["text"] and "Step 1 of 2" in asked["text"]
    second = await telegram.says(FIELDS["name"])
    assert "Step 2 of 2" in second["text"] and not telegram.api.story.calls("deleteMessage")
    done = await telegram.says(FIELDS["secret"])
    assert "somewhere (Somewhere) is connected" in done["text"] and say("connect-erased") in done["text"]
    assert "cannot trade, cannot withdraw" in done["text"]
    assert telegram.api.story.order()[-2:] == ["deleteMessage", "sendMessage"]
    shown = await telegram.taps(done, say("button-positions"))
    assert "somewhere (Somewhere): not read yet" in shown["text"]


@pytest.mark.parametrize("language", languages())
async def test_the_main_flow_in_the_language_of_a_newcomers_app(telegram: Telegram, language: str) -> None:
    invite = await telegram.says("/invite Ben", PERSON, {**BENS_CHAT, "id": PERSON["id"]})
    code = invite["text"].split(f"{BOT_NAME}?start=")[1].split()[0]
    telegram.newcomer = {**NEWCOMER, "language_code": language}
    with spoken(language):
        start = await telegram.says(f"/start {code}")
        assert say("start-known", name="Ben") in unescape(start["text"])
        await telegram.taps(await telegram.taps(start, say("button-connect")), "Somewhere")
        await telegram.says(FIELDS["name"])
        done = await telegram.says(FIELDS["secret"])
        for key in ("connect-erased", "connect-proof-read-only"):
            assert say(key) in unescape(done["text"])
        shown = await telegram.taps(done, say("button-positions"))
        assert say("accounts-never") in unescape(shown["text"])
        for command in ("risk", "alerts", "status", "learn", "help"):
            assert say("failed-head") not in (await telegram.says(f"/{command}"))["text"]


async def test_a_key_that_could_not_be_erased_is_told(telegram: Telegram) -> None:
    host, chat = PERSON, {**BENS_CHAT, "id": PERSON["id"]}
    await telegram.says("/connect somewhere", host, chat)
    await telegram.says(FIELDS["name"], host, chat)
    telegram.api.faults["deleteMessage"].append(Refuse(400, "Bad Request: message can't be deleted"))
    done = await telegram.says(FIELDS["secret"], host, chat)
    assert "is connected" in done["text"] and say("connect-not-erased") in done["text"].replace("&#x27;", "'")


async def test_every_command_is_answered_on_telegram(telegram: Telegram, clock: SetClock) -> None:
    host, chat = PERSON, {**BENS_CHAT, "id": PERSON["id"]}
    await telegram.says("/connect somewhere main name=ana-1 secret=" + "s" * 20, host, chat)
    for command in telegram.desk.commands:
        clock.advance(60)  # nobody types so many at once
        answer = await telegram.says(f"/{command.name} {WORDS.get(command.name, '')}", host, chat)
        assert say("failed-head") not in answer["text"], command.name


@pytest.fixture
async def discord(database: Database, clock: SetClock) -> AsyncIterator[simcord.Env]:
    assert "uvloop" not in type(asyncio.get_running_loop()).__module__
    session = ScriptedSession(held=[position(10, level=3)])
    stands = house(database, clock, session, invitations=lambda code: (("Discord", f"/join {code}"),))
    env = simcord.Env(DeskClient(FrontDesk(stands)))
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
    assert not env.errors


async def invited(discord: simcord.Env, database: Database) -> tuple[simcord.UserHandle, str]:
    """A newcomer, and the code of the invite that a host made for them."""
    vera, ben = discord.create_user("vera"), discord.create_user("ben")
    await list_people(database, ("Vera", Role.HOST, {"discord": str(vera.id)}))
    invite = (await vera.slash("invite", name="Ben")).response
    assert invite is not None
    code = invite.embeds[0].description.split("/join ")[1].split()[0].replace("\\", "")
    return ben, code


async def test_a_newcomer_on_discord_joins_and_connects_by_a_form(
    discord: simcord.Env, database: Database
) -> None:
    ben, code = await invited(discord, database)
    start = (await ben.slash("join", code=code)).response
    assert start is not None and "Hello Ben" in start.embeds[0].description
    await ben.click(start, label=say("button-connect"))
    await ben.click(start, label="Somewhere")
    opened = await ben.click(start, label=say("button-fill-in"))
    assert opened.modal is not None
    done = await ben.submit_modal(opened, {**FIELDS, "label": ""})
    assert done.ephemeral and done.response is not None
    assert done.response.embeds[0].title == "somewhere (Somewhere) is connected"
    assert FIELDS["secret"] not in str(done.response.embeds[0].to_dict())
    found = await ben.autocomplete("pause", "account", "some")
    assert [choice["value"] for choice in found] == ["somewhere"]


@pytest.mark.parametrize("language", languages())
async def test_the_main_flow_in_a_newcomers_language_on_discord(
    discord: simcord.Env, database: Database, language: str
) -> None:
    ben, code = await invited(discord, database)
    await ben.slash("join", code=code)
    await ben.slash("language", language=language)
    with spoken(language):
        start = (await ben.slash("start")).response
        assert start is not None
        await ben.click(start, label=say("button-connect"))
        await ben.click(start, label="Somewhere")
        opened = await ben.click(start, label=say("button-fill-in"))
        done = (await ben.submit_modal(opened, {**FIELDS, "label": ""})).response
        assert done is not None
        assert say("connect-proof-read-only") in str(done.embeds[0].to_dict())
        await ben.click(done, label=say("button-positions"))
        for command in ("positions", "risk", "alerts", "status", "learn", "help"):
            answer = (await ben.slash(command)).response
            assert answer is not None and answer.embeds[0].title != say("failed-head"), command


async def test_every_command_is_answered_on_discord(
    discord: simcord.Env, database: Database, clock: SetClock
) -> None:
    vera = discord.create_user("vera")
    await list_people(database, ("Vera", Role.HOST, {"discord": str(vera.id)}))
    for name in sorted(vera.available_commands()):
        clock.advance(60)
        given = {"name": "Cleo"} if name == "invite" else {}
        result = await vera.slash(name, **given)
        assert result.response is not None and result.response.embeds[0].title != say("failed-head"), name
