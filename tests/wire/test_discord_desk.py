"""What people do in Discord reaches the desk, with the real discord.py in simcord's virtual Discord."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import simcord

from bot.chat.contract import SILENCE
from bot.chat.discord.intake import DeskClient
from tests.wire.discord_desk import FakeDesk


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
async def discord_env(desk: FakeDesk) -> AsyncIterator[simcord.Env]:
    loop = asyncio.get_running_loop()
    assert "uvloop" not in type(loop).__module__, "simcord needs the plain asyncio loop"
    env = simcord.Env(DeskClient(desk))
    await env.start()
    try:
        yield env
    finally:
        await env.shutdown()
    assert not env.errors


def member(env: simcord.Env) -> tuple[simcord.MemberActor, simcord.ChannelHandle]:
    guild = env.create_guild()
    return guild.add_member(env.create_user("ada")), guild.create_text_channel("general")


async def test_a_command_in_direct_messages_is_answered_openly(
    discord_env: simcord.Env, desk: FakeDesk
) -> None:
    ada = discord_env.create_user("ada")
    result = await ada.slash("positions", symbol="ETHUSDT", side="short")
    assert desk.asked == [("command", "positions", "short ETHUSDT", None)]
    assert (desk.askers[0].user, desk.askers[0].private) == (str(ada.id), True)
    assert desk.askers[0].chat == str(ada.dm_channel.id)
    assert not result.ephemeral
    assert result.response is not None
    assert result.response.embeds[0].title == "positions short ETHUSDT"
    first = next(entry for entry in discord_env.http_requests if entry.path.endswith("/callback"))
    assert first.json == {"type": 5}, "deferred first: the desk may need longer than Discord's 3 seconds"


async def test_a_command_in_a_server_is_answered_to_the_asker_alone(
    discord_env: simcord.Env, desk: FakeDesk
) -> None:
    ada, channel = member(discord_env)
    result = await ada.slash(channel, "positions", symbol="ETHUSDT")
    assert desk.asked == [("command", "positions", "ETHUSDT", None)]
    assert not desk.askers[0].private
    assert result.ephemeral
    assert result.response is not None
    assert result.response.ephemeral


async def test_who_does_not_slow_down_gets_no_answer(discord_env: simcord.Env, desk: FakeDesk) -> None:
    desk.answers["positions"] = SILENCE
    ada = discord_env.create_user("ada")
    await ada.slash("positions", symbol="ETHUSDT")
    asked = [(entry.method, entry.path.split("/messages/")[-1]) for entry in discord_env.http_requests]
    assert ("DELETE", "@original") in asked and not [path for method, path in asked if method == "PATCH"]


async def test_the_menu_holds_what_the_table_offers(discord_env: simcord.Env) -> None:
    ada = discord_env.create_user("ada")
    assert set(ada.available_commands()) == {"positions", "checklist", "connect"}
    menu = {name: command for (name, _), command in discord_env.backend.commands[None].items()}
    options = menu["positions"]["options"]
    assert [(o["name"], o["required"]) for o in options] == [("symbol", True), ("side", False)]
    assert [choice["value"] for choice in options[1]["choices"]] == ["long", "short"]
    assert [o["name"] for o in menu["connect"]["options"]] == ["venue"], "a key is never typed in the open"


async def test_a_secret_command_shows_a_form_and_the_desk_gets_what_was_typed(
    discord_env: simcord.Env, desk: FakeDesk
) -> None:
    ada, channel = member(discord_env)
    shown = await ada.slash(channel, "connect", venue="north")
    assert shown.modal is not None
    assert shown.modal["title"].startswith("Connect an account at north")
    assert len(shown.modal["title"]) <= 45
    result = await ada.submit_modal(shown, {"key": "k-5541", "note": ""})
    assert desk.asked == [
        ("form", "connect", "north"),
        ("submit", "connect", "north", {"key": "k-5541", "note": ""}),
    ]
    assert result.ephemeral
    assert result.response is not None
    assert result.response.embeds[0].title == "account saved"


async def test_a_secret_command_without_a_form_is_answered_to_the_asker_alone(
    discord_env: simcord.Env,
) -> None:
    result = await discord_env.create_user("ada").slash("connect", venue="south")
    assert result.modal is None
    assert result.ephemeral
    assert result.response is not None
    assert result.response.embeds[0].title == "south is closed"


async def test_a_button_changes_its_message(discord_env: simcord.Env, desk: FakeDesk) -> None:
    ada = discord_env.create_user("ada")
    shown = (await ada.slash("checklist")).response
    assert shown is not None
    await ada.click(shown, label="Tick")
    assert desk.asked[-1] == ("press", "tick-7")
    after = ada.dm_channel.last_message
    assert after is not None
    assert (after.id, after.embeds[0].description) == (shown.id, "✅ check the hedge")
    assert [b["label"] for row in shown.components for b in row["components"]] == ["Untick"]


async def test_symbols_are_completed_by_the_desk(discord_env: simcord.Env, desk: FakeDesk) -> None:
    ada = discord_env.create_user("ada")
    found = await ada.autocomplete("positions", "symbol", "et")
    assert [(c["name"], c["value"]) for c in found] == [
        ("ETHUSDT short", "ETHUSDT"),
        ("BTCUSDT long", "BTCUSDT"),
    ]
    assert desk.asked == [("suggest", "positions", "symbol", "et")]


async def test_a_button_opens_a_form(discord_env: simcord.Env, desk: FakeDesk) -> None:
    ada = discord_env.create_user("ada")
    shown = (await ada.slash("checklist")).response
    assert shown is not None
    opened = await ada.click(shown, label="Fill in")
    assert opened.modal is not None and ("form", "connect", "north") in desk.asked
    await ada.submit_modal(opened, {"key": "k-5541", "note": ""})
    assert desk.asked[-1] == ("submit", "connect", "north", {"key": "k-5541", "note": ""})


async def test_a_toast_is_seen_by_the_presser_alone(discord_env: simcord.Env) -> None:
    ada = discord_env.create_user("ada")
    shown = (await ada.slash("checklist")).response
    assert shown is not None
    result = await ada.click(shown, label="Refuse")
    assert [(note.content, note.ephemeral) for note in result.followups] == [("not \\*yours\\*", True)]
    assert shown.embeds[0].description == "☐ check the hedge"


async def test_a_button_works_after_a_restart(discord_env: simcord.Env) -> None:
    ada = discord_env.create_user("ada")
    shown = (await ada.slash("checklist")).response
    assert shown is not None
    later = FakeDesk()
    await discord_env.restart_bot(DeskClient(later))
    await ada.click(shown, label="Tick")
    assert later.asked == [("press", "tick-7")]
    assert shown.embeds[0].description == "✅ check the hedge"


async def test_no_view_is_kept_in_memory(discord_env: simcord.Env) -> None:
    await discord_env.create_user("ada").slash("checklist")
    assert not discord_env.bot.persistent_views


async def test_a_refused_menu_does_not_stop_the_bot(desk: FakeDesk, caplog: pytest.LogCaptureFixture) -> None:
    env = simcord.Env(DeskClient(desk))
    env.inject_error("PUT", "/applications/*/commands", status=400)
    await env.start()
    await env.shutdown()
    assert "discord did not take the commands: Discord answered 400" in caplog.text
