"""A group on Telegram, through the real python-telegram-bot: shared in a topic, renamed, moved, left."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from bot.chat.contract import ChannelSettings
from bot.chat.telegram import CHANNEL
from bot.chat.telegram.client import TelegramChat
from bot.store import people
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.events import adl, gauge_moved
from tests.fakes.clock import SetClock
from tests.wire.hall import Hall
from tests.wire.telegram_server import GROUP, PERSON, PRIVATE, TOKEN, BotApi, Refuse, posted, serving

FORUM = {"id": -1009, "type": "supergroup", "title": "Desk", "is_forum": True}
STRANGER = {"id": 6602, "is_bot": False, "first_name": "Eve"}
BOT = {"id": 8812345670, "is_bot": True, "first_name": "adl"}
TOPIC, HANA = 45, "7703"
KICKED = {"status": "kicked", "user": BOT, "until_date": 0}
CAN = (
    "send_messages send_audios send_documents send_photos send_videos send_video_notes send_voice_notes "
    "send_polls send_other_messages change_info invite_users pin_messages add_web_page_previews "
    "manage_topics edit_tag react_to_messages"
)
MUTE = {"status": "restricted", "user": BOT, "until_date": 0, "is_member": True}
MUTE |= {f"can_{what}": False for what in CAN.split()}
RIGHTS = (
    "be_edited manage_chat delete_messages manage_video_chats restrict_members promote_members change_info "
    "invite_users post_stories edit_stories delete_stories"
)
ADMIN = {"status": "administrator", "user": BOT, "is_anonymous": False}
ADMIN |= {f"can_{right}": True for right in RIGHTS.split()}
MEMBER = {"status": "member", "user": BOT}


class Group(Hall):
    """What happens in the group, and what the Bot API was asked."""

    api: BotApi

    async def types(
        self, text: str, sender: Mapping[str, Any] = PERSON, chat: Mapping[str, Any] = FORUM
    ) -> None:
        typed = posted(text, chat, 310, sender)
        if chat is FORUM:
            typed |= {"message_thread_id": TOPIC, "is_topic_message": True}
        asked = len(self.api.story.calls("sendMessage"))
        await self.api.receives(message=typed)
        await self.api.story.until("sendMessage", asked + 1)

    async def presses(self, data: str, sender: Mapping[str, Any]) -> str:
        """The note that a presser sees."""
        under = posted("an alert", FORUM, 41) | {"message_thread_id": TOPIC, "is_topic_message": True}
        answered = len(self.api.story.calls("answerCallbackQuery"))
        press = {"id": "q-1", "from": sender, "chat_instance": "c", "message": under, "data": data}
        await self.api.receives(callback_query=press)
        return str((await self.api.story.until("answerCallbackQuery", answered + 1))[-1]["text"])

    async def becomes(self, now: Mapping[str, Any], chat: Mapping[str, Any] = FORUM) -> None:
        """The bot's own membership changes."""
        change = {"chat": dict(chat), "from": PERSON, "date": 1_790_000_000}
        await self.api.receives(my_chat_member=change | {"old_chat_member": MEMBER, "new_chat_member": now})

    def in_group(self) -> list[tuple[str, int | None]]:
        """Where in the group messages were sent: the topic, and the chat."""
        sent = [f for f in self.api.story.calls("sendMessage") if str(f["chat_id"]).startswith("-100")]
        return [(str(f["chat_id"]), int(t) if (t := f.get("message_thread_id")) else None) for f in sent]


@pytest.fixture
async def group(database: Database, clock: SetClock) -> AsyncIterator[Group]:
    made = Group(database, clock, CHANNEL)
    made.api = BotApi()
    async with serving(made.api) as host:
        settings = ChannelSettings({"token": TOKEN}, {"api": host})
        await made.opened(str(PERSON["id"]), HANA, lambda desk: TelegramChat(settings, desk, patience=30))
        await made.chat.start()
        yield made
        await made.chat.stop()


async def until_shared(group: Group, *titles: str) -> None:
    """What the group is called by what is shared with it; none: nothing is."""
    await group.until(lambda shared: tuple(share.title for share in shared) == titles)


async def test_what_is_shared_in_a_topic_comes_into_the_topic_with_its_one_button(group: Group) -> None:
    await group.types("/share main")
    (share,) = await group.shared()
    assert (share.to.address, share.title) == (f"-1009/{TOPIC}", "Desk")
    await group.tells(adl())
    assert group.in_group() == [("-1009", TOPIC)] * 2, "the answer, and the alert"
    sent = [f for f in group.api.story.calls("sendMessage") if str(f["chat_id"]) == "-1009"]
    ((button,),) = json.loads(sent[-1]["reply_markup"])["inline_keyboard"]
    assert button["text"] == say("button-got-it")
    assert await group.presses(button["callback_data"], STRANGER) == say("stranger-head")
    for name in ("positions", "export", "share main"):
        await group.types(f"/{name}", STRANGER)
        assert say("stranger-head") in str(group.api.story.calls("sendMessage")[-1]["text"])
    assert await group.presses(button["callback_data"], {**PERSON, "id": int(HANA)}) == say(
        "got-it-not-yours"
    )
    assert "Vera" not in (note := await group.presses(button["callback_data"], PERSON)) and note
    await group.turn()
    assert any("Got it: Vera" in str(f.get("text")) for f in group.api.story.calls("editMessageText"))


async def test_a_closed_topic_falls_back_to_the_group_and_its_owner_is_told(group: Group) -> None:
    await group.types("/share main")
    answers = [Refuse(400, "Bad Request: TOPIC_CLOSED")]
    group.api.faults["sendMessage"] += answers
    async with group.database.write() as db:  # the group's copy is the only one in this app
        await people.gone(db, "telegram", str(PERSON["id"]), "blocked")
    await group.tells(gauge_moved(1, 3))
    assert group.in_group()[-1] == ("-1009", None)
    assert [share.to.address for share in await group.shared()] == ["-1009"]
    head = say("topic-closed-head", name="Desk", app="Telegram", accounts="main")
    assert head in group.read("vera") and head not in group.read("hana")


async def test_a_group_is_called_otherwise_and_becomes_a_supergroup(group: Group) -> None:
    await group.types("/share main", chat=GROUP)
    await group.becomes(ADMIN, GROUP)
    said = {"message_id": 311, "date": 1_790_000_000, "chat": GROUP, "from": PERSON}
    await group.api.receives(message=said | {"new_chat_title": "Night desk"})
    await until_shared(group, "Night desk")
    await group.api.receives(message=said | {"message_id": 312, "migrate_to_chat_id": -10077})
    await group.until(lambda shared: [s.to.address for s in shared] == ["-10077"])
    await group.tells(gauge_moved(1, 3))
    assert group.in_group()[-1] == ("-10077", None)


@pytest.mark.parametrize(
    ("now", "why"),
    [(KICKED, "the bot was put out of the group"), (MUTE, "the bot may not write there any more")],
    ids=["thrown out", "muted"],
)
async def test_who_is_put_out_of_a_group_tells_its_owner_and_the_host_elsewhere(
    group: Group, now: Mapping[str, Any], why: str
) -> None:
    await group.types("/share main")
    await group.becomes(now)
    await until_shared(group)
    await group.turn()
    head = say("group-closed-head", name="Desk", app="Telegram", accounts="main")
    assert (group.read("vera"), group.read("hana")) == ([head], [head])
    told = next(said.message for said in group.other.said if said.address == "vera")
    assert told.lines == (say("group-closed-line", why=why),)
    before = len(group.in_group())
    await group.tells(adl())
    assert len(group.in_group()) == before and len(group.read("vera")) == 2


async def test_who_blocks_the_bot_hears_in_their_other_app_at_once(group: Group) -> None:
    await group.becomes(KICKED, PRIVATE)
    async with asyncio.timeout(20):
        while not group.read("vera"):
            await asyncio.sleep(0.01)  # until the update was read
            await group.turn()
    head = say("unreached-head", name="Vera", app="Telegram")
    assert (group.read("vera"), group.read("hana")) == ([head], [head])
    await group.tells(gauge_moved(1, 3))
    assert len(group.read("vera")) == 2
    assert not [f for f in group.api.story.calls("sendMessage") if str(f["chat_id"]) == str(PERSON["id"])]
    async with group.database.read() as db:
        (lost,) = await people.lost(db)
    assert lost == ("telegram", str(PERSON["id"])) and at() < group.clock.now()
