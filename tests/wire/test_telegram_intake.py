"""The real python-telegram-bot against a Bot API on loopback: what people type and press."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from telegram import Update

from bot.chat.contract import SILENCE, Asker, ChannelSettings, FormField, Pressed
from bot.chat.message import Button, Message, Step, Tick
from bot.chat.telegram.client import TelegramChat
from bot.chat.telegram.intake import UPDATES
from bot.errors import BrokenPromise
from bot.model.ids import ChannelName
from bot.words import say
from tests.wire.telegram_server import (
    BOT_NAME,
    GROUP,
    PERSON,
    PRIVATE,
    TOKEN,
    BotApi,
    Page,
    Refuse,
    TinyDesk,
    posted,
    serving,
)

VERA = Asker(ChannelName("telegram"), user="5501", chat="5501", name="Vera Ilves", private=True)
VERA_IN_GROUP = Asker(
    ChannelName("telegram"),
    user="5501",
    chat="-70077",
    name="Vera Ilves",
    private=False,
    group="-70077",
    title="desk",
)


@dataclass
class Running:
    """A started channel, the server it talks to and the desk behind it."""

    chat: TelegramChat
    api: BotApi
    desk: TinyDesk


@asynccontextmanager
async def started(patience: float = 5.0) -> AsyncIterator[Running]:
    api = BotApi()
    desk = TinyDesk(api.story)
    async with serving(api) as host:
        chat = TelegramChat(ChannelSettings({"token": TOKEN}, {"api": host}), desk, patience=patience)
        await chat.start()
        try:
            yield Running(chat, api, desk)
        finally:
            await chat.stop()


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    async with started() as all_of_it:
        yield all_of_it


def asked(name: str, text: str = "", asker: Asker = VERA, erased: bool | None = None) -> Mapping[str, Any]:
    return {"asker": asker, "name": name, "text": text, "erased": erased}


async def test_each_scope_has_its_menu(running: Running) -> None:
    menus = {
        fields["scope"]: [c["command"] for c in json.loads(fields["commands"])]
        for fields in running.api.story.calls("setMyCommands")
    }
    assert {json.loads(scope)["type"]: commands for scope, commands in menus.items()} == {
        "default": ["help", "connect"],
        "all_private_chats": ["help", "connect"],
        "all_group_chats": ["help"],
        "chat": ["help", "connect", "invite"],
    }
    hosts = [json.loads(scope) for scope in menus if '"chat"' in scope]
    assert hosts == [{"type": "chat", "chat_id": PERSON["id"]}]


async def test_an_invite_is_a_link_that_opens_the_bot(running: Running) -> None:
    assert running.chat.invitation("abc-1_2") == f"https://t.me/{BOT_NAME}?start=abc-1_2"


SECRET, NAME = FormField("secret", "Secret", secret=True), FormField("label", "Label")


@pytest.mark.parametrize(("asked_for", "erased"), [(SECRET, True), (NAME, None)], ids=["secret", "name"])
async def test_what_was_asked_for_is_handed_over_and_erased_first_where_it_is_secret(
    running: Running, asked_for: FormField, erased: bool | None
) -> None:
    running.desk.question = asked_for
    await running.api.types("short", number=318)
    await running.api.story.until("sendMessage")
    order = ["deleteMessage", "desk.typed", "sendMessage"] if erased else ["desk.typed", "sendMessage"]
    assert running.api.story.order() == order
    assert running.api.story.calls("desk.typed") == [{"asker": VERA, "text": "short", "erased": erased}]


async def test_an_update_that_the_library_cannot_read_is_passed_over_and_shown_to_nobody(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    unreadable = {
        "message_id": 320,
        "text": "my-secret-key",
        "chat": PRIVATE,
        "from": {"id": 5501},
        "date": 0,
    }
    await running.api.receives(message=unreadable)
    await running.api.types("/positions")
    await running.api.story.until("sendMessage")
    assert running.api.story.calls("desk.command") == [asked("positions")]
    assert "passed over" in caplog.text and "my-secret-key" not in caplog.text


async def test_words_in_a_group_answer_no_question(running: Running) -> None:
    running.desk.question = SECRET
    await running.api.types("short", GROUP)
    await running.api.types("/help", GROUP)
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["desk.command", "sendMessage"]


async def test_nothing_that_waited_is_dropped_and_edited_messages_are_asked_for(running: Running) -> None:
    assert running.api.story.calls("deleteWebhook")[0].get("drop_pending_updates", "false") == "false"
    polls = await running.api.story.until("getUpdates")
    assert json.loads(polls[0]["allowed_updates"]) == list(UPDATES)


@pytest.mark.parametrize(
    ("text", "chat", "expected"),
    [
        ("/positions", PRIVATE, asked("positions")),
        ("/positions btc 5", PRIVATE, asked("positions", "btc 5")),
        ("/help positions", PRIVATE, asked("help", "positions")),
        ("/nonsense", PRIVATE, asked("nonsense")),
        ("hello?", PRIVATE, asked("help")),
        (f"/positions@{BOT_NAME.upper()} x", GROUP, asked("positions", "x", VERA_IN_GROUP)),
        ("/positions", GROUP, asked("positions", "", VERA_IN_GROUP)),
    ],
    ids=[
        "command",
        "arguments",
        "known, no secret",
        "unknown",
        "plain text",
        "named in a group",
        "in a group",
    ],
)
async def test_a_command_is_answered_where_it_was_typed(
    running: Running, text: str, chat: Mapping[str, Any], expected: Mapping[str, Any]
) -> None:
    await running.api.types(text, chat)
    [sent] = await running.api.story.until("sendMessage")
    assert sent["chat_id"] == str(chat["id"])
    assert sent["text"] == "<b>an answer</b>"
    assert running.api.story.calls("desk.command") == [expected]
    assert running.api.story.order() == ["desk.command", "sendMessage"]


async def test_group_talk_and_other_bots_commands_are_not_ours(running: Running) -> None:
    await running.api.types("hello all", GROUP)
    await running.api.types("/positions@another_bot", GROUP)
    await running.api.types("/mine", GROUP)
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["desk.command", "sendMessage"]
    assert running.api.story.calls("desk.command")[0]["name"] == "mine"


@pytest.mark.parametrize(
    ("chat", "asker"), [(PRIVATE, VERA), (GROUP, VERA_IN_GROUP)], ids=["private", "group"]
)
async def test_a_secret_is_erased_before_the_desk_is_asked(
    running: Running, chat: Mapping[str, Any], asker: Asker
) -> None:
    await running.api.types("/Connect venue KEY SECRET", chat, number=318)
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["deleteMessage", "desk.command", "sendMessage"]
    assert running.api.story.calls("deleteMessage") == [{"chat_id": str(chat["id"]), "message_id": "318"}]
    assert running.api.story.calls("desk.command") == [
        asked("connect", "venue KEY SECRET", asker, erased=True)
    ]


async def test_the_desk_is_told_when_a_secret_could_not_be_erased(running: Running) -> None:
    running.api.faults["deleteMessage"].append(Refuse(400, "Bad Request: message can't be deleted"))
    await running.api.types("/connect venue KEY SECRET")
    await running.api.story.until("sendMessage")
    assert running.api.story.calls("desk.command")[0]["erased"] is False


async def test_a_secret_command_without_arguments_is_not_erased(running: Running) -> None:
    await running.api.types("/connect")
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["desk.command", "sendMessage"]
    assert running.api.story.calls("desk.command")[0]["erased"] is None


KEY = "k7" * 20


@pytest.mark.parametrize(
    "text", [f"/conect venue api_key={KEY}", f"here: {KEY}", f"/start {KEY}", f"secret = {KEY}"]
)
async def test_a_key_is_erased_wherever_it_is_typed(running: Running, text: str) -> None:
    await running.api.types(text, number=318)
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["deleteMessage", "desk.command", "sendMessage"]
    assert running.api.story.calls("desk.command")[0]["erased"] is True


async def test_an_edit_or_a_caption_with_a_key_is_erased_and_not_acted_on(running: Running) -> None:
    edited = posted(f"/connect venue {KEY}", PRIVATE, 319, sender=PERSON)
    # The emulator knows no edited messages, so this one goes to the real library directly.
    update = Update.de_json({"update_id": 77, "edited_message": edited}, running.chat._bot)
    await running.chat._application.process_update(update)
    await running.api.story.until("sendMessage")
    caption = {k: v for k, v in posted("", PRIVATE, 320, sender=PERSON).items() if k != "text"}
    await running.api.receives(message={**caption, "caption": f"/connect venue {KEY}"})
    await running.api.story.until("sendMessage", 2)
    erased = [call["message_id"] for call in running.api.story.calls("deleteMessage")]
    assert erased == ["319", "320"]
    assert {call["name"] for call in running.api.story.calls("desk.command")} == {"help"}


async def test_long_numbers_of_others_in_a_group_are_left_alone(running: Running) -> None:
    await running.api.types(f"the transaction is {KEY}", GROUP)
    await running.api.types(f"/connect venue {KEY}", GROUP, number=321)
    await running.api.story.until("sendMessage")
    assert [call["message_id"] for call in running.api.story.calls("deleteMessage")] == ["321"]


FORWARDED = {"type": "hidden_user", "sender_user_name": "Somebody", "date": 1_790_000_000}


@pytest.mark.parametrize(
    ("kind", "more", "why"),
    [
        ("edited_message", {"edit_date": 1_790_000_000}, "command-edited"),
        ("message", {"forward_origin": FORWARDED}, "command-forwarded"),
    ],
)
async def test_an_edited_and_a_forwarded_command_are_not_acted_on_and_told_why(
    running: Running, kind: str, more: dict[str, Any], why: str
) -> None:
    sent = posted("/invite Mallory", PRIVATE, 320, sender=PERSON) | more
    update = Update.de_json({"update_id": 78, kind: sent}, running.chat._bot)
    await running.chat._application.process_update(update)
    (answer,) = await running.api.story.until("sendMessage")
    assert running.api.story.calls("desk.command") == [asked("help")]
    assert say(why) in answer["text"]


async def test_who_does_not_slow_down_gets_no_answer(running: Running) -> None:
    running.desk.answer = SILENCE
    await running.api.types("/help", number=330)
    await running.api.story.until("desk.command")
    running.desk.answer = Message("again")
    await running.api.types("/help", number=331)
    (answer,) = await running.api.story.until("sendMessage")
    assert "again" in answer["text"]


async def test_a_press_is_answered_and_the_message_edited(running: Running) -> None:
    ticked = Message("ADL", steps=(Step(Tick.DONE, "Check the hedge"),), buttons=((Button("Undo", "u:4"),),))
    running.desk.pressed = Pressed("Ticked", ticked)
    await running.api.presses("t:4", GROUP, number=41)
    [edited] = await running.api.story.until("editMessageText")
    assert running.api.story.order() == ["desk.press", "answerCallbackQuery", "editMessageText"]
    assert running.api.story.calls("desk.press") == [{"asker": VERA_IN_GROUP, "data": "t:4"}]
    assert running.api.story.calls("answerCallbackQuery")[0]["text"] == "Ticked"
    assert (edited["chat_id"], edited["message_id"]) == ("-70077", "41")
    assert edited["text"] == "<b>ADL</b>\n\n✅ Check the hedge"


async def test_a_press_with_only_a_toast_edits_nothing(running: Running) -> None:
    await running.api.presses("s:4")
    await running.api.story.until("answerCallbackQuery")
    await running.chat.stop()
    assert running.api.story.order() == ["desk.press", "answerCallbackQuery"]


async def test_a_press_too_old_for_a_toast_still_edits(running: Running) -> None:
    running.desk.pressed = Pressed("Ticked", Message("ADL"))
    running.api.faults["answerCallbackQuery"].append(Refuse(400, "Bad Request: query is too old"))
    await running.api.presses("t:4")
    assert await running.api.story.until("editMessageText")


async def test_presses_on_one_message_take_turns(running: Running) -> None:
    gate = running.desk.gates["first"] = asyncio.Event()
    running.desk.pressed = Pressed("Ticked", Message("ADL"))
    await running.api.presses("first")
    await running.api.presses("second")
    await running.api.presses("elsewhere", number=42)
    await running.api.story.until("editMessageText")
    gate.set()
    await running.api.story.until("editMessageText", 3)
    assert [call["data"] for call in running.api.story.calls("desk.press")] == [
        "first",
        "elsewhere",
        "second",
    ]


async def test_an_error_of_ours_is_logged_without_the_text_and_the_bot_lives_on(
    running: Running, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    running.desk.answer = BrokenPromise("a rule broke")
    await running.api.types("/connect venue KEY-4471 SECRET-4471")
    await running.api.story.until("desk.command")
    running.desk.answer = Message("fine again")
    await running.api.types("/help", number=320)
    [sent] = await running.api.story.until("sendMessage")
    assert sent["text"] == "<b>fine again</b>"
    logged = "\n".join(logging.Formatter().format(record) for record in caplog.records)
    assert "BrokenPromise: a rule broke" in logged
    assert [r.name for r in caplog.records if r.exc_info] == ["bot.chat.telegram.intake"]
    assert "4471" not in logged
    assert TOKEN not in logged


async def test_a_slow_command_does_not_hold_up_the_next_secret(running: Running) -> None:
    gate = running.desk.gates["slow"] = asyncio.Event()
    await running.api.types("/slow")
    await running.api.story.until("desk.command")
    await running.api.types("/connect venue KEY SECRET", number=321)
    await running.api.story.until("sendMessage")
    assert running.api.story.order() == ["desk.command", "deleteMessage", "desk.command", "sendMessage"]
    gate.set()
    await running.api.story.until("sendMessage", 2)


async def test_a_command_that_hangs_does_not_hold_up_the_stop(caplog: pytest.LogCaptureFixture) -> None:
    async with started(patience=0.3) as running:
        gate = running.desk.gates["hang"] = asyncio.Event()
        await running.api.types("/hang")
        await running.api.story.until("desk.command")
        await running.chat.stop()
        gate.set()
    assert any("still being answered" in record.message for record in caplog.records)


async def test_a_failed_poll_is_survived(running: Running, caplog: pytest.LogCaptureFixture) -> None:
    running.api.faults["getUpdates"].append(Page(502))
    await running.api.types("/one")
    await running.api.story.until("sendMessage")
    await running.api.types("/two", number=322)
    await running.api.story.until("sendMessage", 2)
    assert [call["name"] for call in running.api.story.calls("desk.command")] == ["one", "two"]
    assert any("updates could not be read" in record.message for record in caplog.records)
