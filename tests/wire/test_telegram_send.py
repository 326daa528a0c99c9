"""The real python-telegram-bot against a Bot API on loopback: sending, editing, and every way it fails."""

import json
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from bot.chat.contract import ChannelSettings, ChatPort
from bot.chat.message import Button, Message, Step, Tick, Tone
from bot.chat.telegram import CHANNEL
from bot.chat.telegram.client import TelegramChat
from bot.chat.telegram.outcome import LONG_PAUSE
from bot.errors import ChatUnreachable, SettingsError
from bot.model.delivery import Gone, Moved, Outcome, Rejected, Sent, TryLater, Unsure
from bot.model.ids import MessageRef
from tests.builders import at
from tests.wire.telegram_server import (
    BOT_NAME,
    TOKEN,
    BotApi,
    Cut,
    Fault,
    Page,
    Refuse,
    Stall,
    Story,
    TinyDesk,
    serving,
)

ALERT = Message("ADL took 2 of 7 <ETH & co>", steps=(Step(Tick.OPEN, "Check the hedge"),), tone=Tone.ALARM)
WRONG = "8812345670:another-token-that-nobody-ever-issued"


@asynccontextmanager
async def connected(api: BotApi, *, token: str = TOKEN, patience: float = 5.0) -> AsyncIterator[TelegramChat]:
    """A channel that can send; it is not started, so nothing polls."""
    async with serving(api) as host:
        settings = ChannelSettings(secrets={"token": token}, hosts={"api": host})
        chat = TelegramChat(settings, TinyDesk(api.story), patience=patience)
        try:
            yield chat
        finally:
            await chat.stop()


def unused_address() -> str:
    """A loopback address where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_the_description_opens_a_port() -> None:
    settings = ChannelSettings(secrets={"token": TOKEN})
    port: ChatPort = CHANNEL.open(settings, TinyDesk(Story()))
    assert isinstance(port, TelegramChat)


async def test_send() -> None:
    api = BotApi()
    async with connected(api) as chat:
        assert await chat.send("5501", ALERT) == Sent(MessageRef("5501:1"))
    [fields] = api.story.calls("sendMessage")
    assert fields["chat_id"] == "5501"
    assert fields["text"] == "🔴 <b>ADL took 2 of 7 &lt;ETH &amp; co&gt;</b>\n\n☐ Check the hedge"
    assert fields["parse_mode"] == "HTML"
    assert json.loads(fields["link_preview_options"]) == {"is_disabled": True}
    assert fields.get("disable_notification", "false") == "false"
    assert "reply_markup" not in fields


async def test_silent() -> None:
    api = BotApi()
    async with connected(api) as chat:
        await chat.send("5501", Message("gauge fell", silent=True))
    assert api.story.calls("sendMessage")[0]["disable_notification"] == "true"


async def test_buttons() -> None:
    api = BotApi()
    rows = ((Button("Seen", "s:12"), Button("Mute", "m:12")), (Button("Checklist", "c:12"),))
    async with connected(api) as chat:
        assert isinstance(await chat.send("5501", Message("h", buttons=rows)), Sent)
    assert json.loads(api.story.calls("sendMessage")[0]["reply_markup"]) == {
        "inline_keyboard": [
            [{"text": "Seen", "callback_data": "s:12"}, {"text": "Mute", "callback_data": "m:12"}],
            [{"text": "Checklist", "callback_data": "c:12"}],
        ]
    }


async def test_edit_in_a_group() -> None:
    api = BotApi()
    async with connected(api) as chat:
        assert await chat.edit("-70077", MessageRef("-70077:41"), ALERT) == Sent(MessageRef("-70077:41"))
    [fields] = api.story.calls("editMessageText")
    assert (fields["chat_id"], fields["message_id"]) == ("-70077", "41")
    assert fields["text"].endswith("☐ Check the hedge")


async def test_edit_of_a_foreign_handle() -> None:
    api = BotApi()
    async with connected(api) as chat:
        assert isinstance(await chat.edit("5501", MessageRef("not ours"), ALERT), Rejected)
    assert api.story.order() == []


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Refuse(429, "Too Many Requests: retry after 23", {"retry_after": 23}), TryLater),
        (Refuse(400, "Bad Request: group chat was upgraded", {"migrate_to_chat_id": -100900}), Moved),
        (Refuse(403, "Forbidden: bot was blocked by the user"), Gone),
        (Refuse(400, "Bad Request: chat not found"), Gone),
        (Refuse(400, "Bad Request: message is too long"), Rejected),
        (Refuse(502, "Bad Gateway"), Unsure),
        (Page(502), Unsure),
        (Page(403), TryLater),
        (Page(200), Unsure),
        (Cut(), Unsure),
    ],
    ids=str,
)
async def test_a_send_that_fails(fault: Fault, outcome: type[Outcome]) -> None:
    api = BotApi()
    api.faults["sendMessage"].append(fault)
    async with connected(api) as chat:
        assert type(await chat.send("5501", ALERT)) is outcome
        assert isinstance(await chat.send("5501", ALERT), Sent), "the next one arrives"


async def test_a_server_that_refuses_the_markup_gets_the_text_without_it() -> None:
    """A host's own, older server does not know every tag of today."""
    api = BotApi()
    refused = Refuse(
        400, 'Bad Request: can\'t parse entities: Unsupported start tag "tg-time" at byte offset 9'
    )
    api.faults["sendMessage"].append(refused)
    aged = replace(ALERT, foot="As of 03:12:44 UTC", as_of=at())
    async with connected(api) as chat:
        assert await chat.send("5501", aged) == Sent(MessageRef("5501:1"))
        api.faults["editMessageText"].append(refused)
        assert await chat.edit("5501", MessageRef("5501:1"), aged) == Sent(MessageRef("5501:1"))
    for call in ("sendMessage", "editMessageText"):
        fields = api.story.calls(call)[-1]
        assert "parse_mode" not in fields
        assert fields["text"].startswith(
            "🔴 ADL took 2 of 7 <ETH & co>\n\n☐ Check the hedge\n\nAs of 03:12:44 UTC"
        )


async def test_flood_tells_the_pause() -> None:
    api = BotApi()
    api.faults["sendMessage"].append(Refuse(429, "Too Many Requests", {"retry_after": 23}))
    async with connected(api) as chat:
        outcome = await chat.send("5501", ALERT)
    assert isinstance(outcome, TryLater)
    assert outcome.after == 23.0


async def test_stall_is_unsure() -> None:
    api = BotApi()
    api.faults["sendMessage"].append(Stall())
    async with connected(api, patience=0.3) as chat:
        assert await chat.send("5501", ALERT) == Unsure("no usable reply: ReadTimeout")


async def test_connection_refused_was_never_sent() -> None:
    settings = ChannelSettings(secrets={"token": TOKEN}, hosts={"api": unused_address()})
    chat = TelegramChat(settings, TinyDesk(Story()))
    assert await chat.send("5501", ALERT) == TryLater("no usable reply: ConnectError")
    await chat.stop()


async def test_an_unchanged_edit_is_fine() -> None:
    api = BotApi()
    api.faults["editMessageText"].append(Refuse(400, "Bad Request: message is not modified: same content"))
    async with connected(api) as chat:
        assert await chat.edit("5501", MessageRef("5501:9"), ALERT) == Sent(MessageRef("5501:9"))


async def test_check_tells_the_bots_name() -> None:
    api = BotApi()
    async with connected(api) as chat:
        assert await chat.check() == f"@{BOT_NAME}"
    assert api.story.calls("getMe") == [{}]


async def test_a_wrong_token_is_a_settings_error() -> None:
    async with connected(BotApi(), token=WRONG) as chat:
        with pytest.raises(SettingsError, match="@BotFather") as checked:
            await chat.check()
        with pytest.raises(SettingsError, match="@BotFather") as started:
            await chat.start()
        assert isinstance(await chat.send("5501", ALERT), TryLater), "what is closed sends nothing"
    for error in (checked.value, started.value):
        assert error.__context__ is None, "the library's own error quotes the token"


async def test_a_start_that_failed_can_be_tried_again() -> None:
    api = BotApi()
    api.faults["getMe"].append(Refuse(502, "Bad Gateway"))
    async with connected(api) as chat:
        with pytest.raises(ChatUnreachable, match="cannot be reached"):
            await chat.start()
        assert isinstance(await chat.send("5501", ALERT), TryLater), "a failed start leaves nothing open"
        await chat.start()
        await api.story.until("getUpdates")
        assert isinstance(await chat.send("5501", ALERT), Sent)


async def test_a_refused_send_because_of_the_token_waits_long() -> None:
    async with connected(BotApi(), token=WRONG) as chat:
        assert await chat.send("5501", ALERT) == TryLater(
            "the bot token was refused", LONG_PAUSE, everybody=True
        )


async def test_an_unreachable_host_is_not_blamed_on_the_token() -> None:
    settings = ChannelSettings(secrets={"token": TOKEN}, hosts={"api": unused_address()})
    chat = TelegramChat(settings, TinyDesk(Story()))
    with pytest.raises(SettingsError, match="cannot be reached"):
        await chat.check()
    with pytest.raises(ChatUnreachable, match="cannot be reached"):
        await chat.start()
    await chat.stop()


async def test_the_token_is_in_no_log_line_and_no_outcome(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    api = BotApi()
    faults: list[Fault] = [
        Refuse(502, "Bad Gateway"),
        Page(502),
        Page(403),
        Cut(),
        Stall(),
        Refuse(401, "Unauthorized"),
    ]
    api.faults["sendMessage"].extend(faults)
    seen: list[str] = []
    async with connected(api, patience=0.3) as chat:
        await chat.start()
        seen += [repr(await chat.send("5501", ALERT)) for _ in range(len(faults) + 1)]
    async with connected(BotApi(), token=WRONG) as chat:
        for step in (chat.check, chat.start):
            with pytest.raises(SettingsError) as raised:
                await step()
            seen.append(str(raised.value))
        seen.append(repr(await chat.send("5501", ALERT)))
    seen += [logging.Formatter().format(record) for record in caplog.records]
    assert len(caplog.records) > 10, "the libraries were listened to"
    for text in seen:
        assert TOKEN not in text
        assert WRONG not in text
