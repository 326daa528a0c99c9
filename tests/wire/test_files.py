"""A message with a file, over the real libraries: an archive, and a picture that is shown."""

import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import simcord

from bot.chat.contract import ChannelSettings
from bot.chat.discord import CHANNEL as DISCORD
from bot.chat.message import Button, File, Message
from bot.model.delivery import Rejected, Sent, Unsure
from tests.wire.discord_desk import FakeDesk
from tests.wire.discord_server import TOKEN, DiscordServer
from tests.wire.telegram_server import BotApi, Cut, Refuse
from tests.wire.test_discord_desk import discord_env
from tests.wire.test_telegram_send import connected

__all__ = ["discord_env"]


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("incident-3/fills.csv", "at,id\n")
    return out.getvalue()


ZIP = File("incident-3.zip", archive(), "adlwatch export 3")
PICTURE = File("adl.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "adlwatch export 3")
WITH_ZIP = Message("Evidence of incident 3", lines=("Hashes are in it.",), file=ZIP)
WITH_PICTURE = Message("ADL took 4 of 10", file=PICTURE, silent=True)
LONG = replace(WITH_PICTURE, lines=("a long line " * 100,), silent=False)


async def test_telegram_gets_an_archive_with_its_text() -> None:
    api = BotApi()
    async with connected(api) as chat:
        assert isinstance(await chat.send("5501", WITH_ZIP), Sent)
    (sent,) = api.story.calls("sendDocument")
    assert (sent["document"]["filename"], sent["document"]["data"]) == (ZIP.name, ZIP.content)
    assert sent["caption"] == "<b>Evidence of incident 3</b>\n\nHashes are in it."
    assert sent["parse_mode"] == "HTML" and api.story.order() == ["sendDocument"]


async def test_telegram_shows_a_picture_and_edits_the_text_under_it() -> None:
    api = BotApi()
    async with connected(api) as chat:
        sent = await chat.send("5501", replace(WITH_PICTURE, buttons=((Button("More", "v:1"),),)))
        assert isinstance(sent, Sent)
        assert await chat.edit("5501", sent.ref, WITH_PICTURE) == sent
    (photo,) = api.story.calls("sendPhoto")
    assert photo["photo"]["data"] == PICTURE.content and photo["disable_notification"] == "true"
    assert "More" in photo["reply_markup"]
    (edit,) = api.story.calls("editMessageCaption")
    assert edit["caption"] == "<b>ADL took 4 of 10</b>"


async def test_a_text_too_long_for_a_caption_goes_before_its_picture() -> None:
    api = BotApi()
    async with connected(api) as chat:
        sent = await chat.send("5501", LONG)
        assert isinstance(sent, Sent) and await chat.edit("5501", sent.ref, LONG) == sent
    assert api.story.order() == ["sendMessage", "sendPhoto", "editMessageText"]
    assert "caption" not in api.story.calls("sendPhoto")[0]


async def test_a_text_that_arrived_is_not_sent_again_for_its_picture() -> None:
    api = BotApi()
    api.faults["sendPhoto"].append(Refuse(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
    async with connected(api) as chat:
        assert isinstance(await chat.send("5501", LONG), Sent)
        api.faults["sendPhoto"].append(Refuse(400, "Bad Request: PHOTO_INVALID_DIMENSIONS"))
        assert isinstance(await chat.send("5501", WITH_PICTURE), Rejected)
        api.faults["sendDocument"].append(Cut())
        assert isinstance(await chat.send("5501", WITH_ZIP), Unsure)


@pytest.fixture
def desk() -> FakeDesk:
    desk = FakeDesk()
    desk.answers = {"positions": WITH_ZIP, "checklist": WITH_PICTURE}
    return desk


async def test_discord_answers_with_a_file(discord_env: simcord.Env) -> None:
    ada = discord_env.create_user("ada")
    answer = (await ada.slash("positions", symbol="x")).response
    assert answer is not None
    (file,) = answer.attachments
    assert file.filename == ZIP.name and await file.read() == ZIP.content


async def test_discord_shows_a_picture_in_its_embed(discord_env: simcord.Env) -> None:
    answer = (await discord_env.create_user("ada").slash("checklist")).response
    assert answer is not None
    (file,) = answer.attachments
    assert file.filename == PICTURE.name
    assert answer.embeds[0].image.url == "attachment://adl.png"


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    server = DiscordServer()
    await server.start()
    yield server
    await server.stop()


async def test_discord_is_sent_a_picture_that_stays_when_its_text_is_edited(server: DiscordServer) -> None:
    chat = DISCORD.open(ChannelSettings({"token": TOKEN}, server.hosts), FakeDesk())
    await chat.start()
    try:
        ada = server.person("ada")
        sent = await chat.send(str(ada.id), WITH_PICTURE)
        assert isinstance(sent, Sent)
        assert await chat.edit(str(ada.id), sent.ref, replace(WITH_PICTURE, head="ADL is over")) == sent
    finally:
        await chat.stop()
    (message,) = server.direct_messages(ada)
    assert [a["filename"] for a in message.attachments] == [PICTURE.name]
    assert (message.embeds[0]["title"], message.embeds[0]["image"]["url"]) == (
        "ADL is over",
        "attachment://adl.png",
    )
