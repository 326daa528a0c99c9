"""Sending, editing and staying connected: the real discord.py over real sockets, with faults."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from bot.chat.contract import ChannelSettings, ChatPort
from bot.chat.discord import CHANNEL
from bot.chat.discord.client import FIRST_PAUSE, LONGEST_PAUSE, next_pause
from bot.chat.message import Message
from bot.errors import SettingsError
from bot.model.delivery import Gone, Rejected, Sent, TryLater, Unsure
from bot.model.ids import MessageRef
from tests.fakes.waiting import until
from tests.wire.discord_desk import CHECKLIST, TICKED, FakeDesk
from tests.wire.discord_server import IDENTIFY, RESUME, TOKEN, DiscordServer, Fault

HELLO = Message(head="gauge 4 of 5", silent=True)


@pytest.fixture(autouse=True)
def no_token_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    assert TOKEN not in caplog.text


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    server = DiscordServer()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(autouse=True)
def nobody_is_mentioned(server: DiscordServer) -> Iterator[None]:
    yield
    bodies = [body.get("data", body) for _, body in server.requests if isinstance(body, dict)]
    written = [body for body in bodies if body.get("embeds") or body.get("content")]
    assert all(body["allowed_mentions"]["parse"] == [] for body in written)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def opened(server: DiscordServer, desk: FakeDesk, token: str = TOKEN) -> ChatPort:
    return CHANNEL.open(ChannelSettings({"token": token}, server.hosts), desk)


@pytest.fixture
async def chat(server: DiscordServer, desk: FakeDesk) -> AsyncIterator[ChatPort]:
    chat = opened(server, desk)
    await chat.start()
    yield chat
    await chat.stop()


async def test_a_message_is_sent_once_and_edited(server: DiscordServer, chat: ChatPort) -> None:
    ada = server.person("ada")
    sent = await chat.send(str(ada.id), CHECKLIST)
    assert isinstance(sent, Sent)
    (message,) = server.direct_messages(ada)
    assert sent.ref == f"{message.channel_id}:{message.id}"
    assert message.embeds[0]["description"] == "☐ check the hedge"
    assert [b["custom_id"] for b in message.components[0]["components"]] == ["adl:tick-7", "adl:refuse-7"]

    assert await chat.edit(str(ada.id), sent.ref, TICKED) == sent
    (message,) = server.direct_messages(ada)
    assert message.embeds[0]["description"] == "✅ check the hedge"


async def test_each_direct_channel_is_opened_once(server: DiscordServer, chat: ChatPort) -> None:
    people = [server.person(f"person {number}") for number in range(130)]  # the library remembers 128
    for person in [*people, people[0]]:
        assert isinstance(await chat.send(str(person.id), HELLO), Sent)
    assert [name for name, _ in server.requests].count("POST /users/@me/channels") == len(people)


async def test_a_silent_message_and_its_nonce(server: DiscordServer, chat: ChatPort) -> None:
    ada = server.person("ada")
    for _ in range(3):
        assert isinstance(await chat.send(str(ada.id), HELLO), Sent)
    posted = [body for name, body in server.requests if name.endswith("/messages")]
    assert all(body["flags"] == 1 << 12 for body in posted), "silent: no notification"
    assert len({body["nonce"] for body in posted}) == 3
    assert all(body["enforce_nonce"] for body in posted)


async def test_a_message_with_a_name_is_made_once(server: DiscordServer, chat: ChatPort) -> None:
    """Also when its answer is lost, and it is tried again with another text: what is there is given back."""
    ada = server.person("ada")
    server.faults.append(Fault("/messages", cut=True, after=True))
    assert isinstance(await chat.send(str(ada.id), replace(HELLO, once="a" * 24)), Unsure)
    again = await chat.send(str(ada.id), replace(CHECKLIST, once="a" * 24))
    (message,) = server.direct_messages(ada)
    assert again == Sent(MessageRef(f"{message.channel_id}:{message.id}"))
    assert {body["nonce"] for name, body in server.requests if name.endswith("/messages")} == {"a" * 24}
    await chat.send(str(ada.id), replace(HELLO, once="b" * 24))
    assert len(server.direct_messages(ada)) == 2


async def test_a_loud_message_has_no_flag(server: DiscordServer, chat: ChatPort) -> None:
    await chat.send(str(server.person("ada").id), CHECKLIST)
    assert not server.requests[-1][1].get("flags")


async def test_a_person_who_takes_no_messages_is_gone(server: DiscordServer, chat: ChatPort) -> None:
    ada = server.person("ada")
    server.faults.append(Fault("/messages", 403, {"code": 50007, "message": "Cannot send"}))
    assert isinstance(await chat.send(str(ada.id), HELLO), Gone)
    assert isinstance(await chat.send("61000000000000001", HELLO), Gone)


async def test_a_deleted_message_cannot_be_edited(server: DiscordServer, chat: ChatPort) -> None:
    channel = server.backend.get_dm_channel(server.person("ada").id).id
    assert isinstance(await chat.edit("", MessageRef(f"{channel}:77"), HELLO), Rejected)
    assert isinstance(await chat.edit("", MessageRef("no reference"), HELLO), Rejected)
    assert isinstance(await chat.send("ada", HELLO), Rejected)


async def test_a_short_429_is_waited_out_and_a_long_one_handed_back(
    server: DiscordServer, chat: ChatPort
) -> None:
    ada = server.person("ada")
    body = {"message": "slow down", "retry_after": 0.05, "global": False}
    server.faults.append(Fault("/messages", 429, body, {"Via": "1.1 test"}))
    assert isinstance(await chat.send(str(ada.id), HELLO), Sent)
    server.faults.append(Fault("/messages", 429, {**body, "retry_after": 95.5}, {"Via": "1.1 test"}))
    assert await chat.send(str(ada.id), HELLO) == TryLater("Discord asks us to slow down", 95.5)
    assert len(server.direct_messages(ada)) == 1


async def test_a_guard_before_discord_names_its_pause(server: DiscordServer, chat: ChatPort) -> None:
    server.faults.append(Fault("/messages", 429, "banned", {"Retry-After": "600"}))
    outcome = await chat.send(str(server.person("ada").id), HELLO)
    assert isinstance(outcome, TryLater)
    assert outcome.after == 600


async def test_a_token_withdrawn_later_is_waited_for(server: DiscordServer, chat: ChatPort) -> None:
    server.faults.append(Fault("/messages", 401, {"message": "401: Unauthorized", "code": 0}))
    outcome = await chat.send(str(server.person("ada").id), HELLO)
    assert outcome == TryLater("Discord answered 401, code 0: 401: Unauthorized", 3600)


async def test_a_cut_answer_leaves_us_unsure(server: DiscordServer, chat: ChatPort) -> None:
    ada = server.person("ada")
    server.faults.append(Fault("/messages", cut=True, after=True))
    assert isinstance(await chat.send(str(ada.id), HELLO), Unsure)
    assert len(server.direct_messages(ada)) == 1, "it was delivered, and we could not know"
    server.faults.append(Fault("/messages", 503, {"message": "down", "code": 0}))
    assert isinstance(await chat.send(str(ada.id), HELLO), Unsure)


async def test_an_answer_that_is_no_discord_is_doubted_and_logged(
    server: DiscordServer, chat: ChatPort, caplog: pytest.LogCaptureFixture
) -> None:
    ada = server.person("ada")
    server.faults.append(Fault("/messages", 200, "a proxy's page"))
    assert isinstance(await chat.send(str(ada.id), HELLO), Unsure)
    assert "discord: unexpected TypeError" in caplog.text


async def test_a_cut_before_sending_is_no_doubt(server: DiscordServer, chat: ChatPort) -> None:
    ada = server.person("ada")
    server.faults.append(Fault("/users/@me/channels", cut=True))
    assert isinstance(await chat.send(str(ada.id), HELLO), TryLater)
    assert isinstance(await chat.send(str(ada.id), HELLO), Sent)


async def test_nothing_is_sent_before_start_and_after_stop(server: DiscordServer, desk: FakeDesk) -> None:
    chat = opened(server, desk)
    address = str(server.person("ada").id)
    assert isinstance(await chat.send(address, HELLO), TryLater)
    await chat.start()
    await chat.stop()
    assert isinstance(await chat.send(address, HELLO), TryLater)
    assert isinstance(await chat.edit(address, MessageRef("1:2"), HELLO), TryLater)
    await chat.stop()


async def test_a_wrong_token_refuses_to_start(server: DiscordServer, desk: FakeDesk) -> None:
    chat = opened(server, desk, "wrong")
    with pytest.raises(SettingsError, match="Bot page"):
        await chat.start()
    with pytest.raises(SettingsError, match="Bot page"):
        await chat.check()
    await chat.stop()


async def test_check_names_the_bot_with_one_call(server: DiscordServer, desk: FakeDesk) -> None:
    assert await opened(server, desk).check() == server.backend.bot_user.name
    assert [name for name, _ in server.requests] == ["GET /users/@me"]
    await server.stop()
    with pytest.raises(SettingsError, match="network"):
        await opened(server, desk).check()


async def test_a_start_without_network_goes_on_trying(
    server: DiscordServer, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    server.faults += [Fault("/users/@me", cut=True)] * 2  # aiohttp asks twice
    chat = opened(server, desk)
    await chat.start()
    await until(lambda: IDENTIFY in server.packets)
    assert isinstance(await chat.send(str(server.person("ada").id), HELLO), Sent)
    assert "cannot log in yet" in caplog.text
    assert "connecting again" not in caplog.text, "the first try in the background logs in by itself"
    await chat.stop()


async def test_a_command_crosses_the_wire(server: DiscordServer, chat: ChatPort, desk: FakeDesk) -> None:
    await until(lambda: IDENTIFY in server.packets)
    ada = server.person("ada")
    await server.slash(ada, "positions", symbol="ETHUSDT")
    await until(lambda: any(message.embeds for message in server.direct_messages(ada)))
    assert desk.asked == [("command", "positions", "ETHUSDT", None)]


async def test_what_is_typed_into_a_form_is_never_logged(
    server: DiscordServer, chat: ChatPort, desk: FakeDesk, caplog: pytest.LogCaptureFixture
) -> None:
    await until(lambda: IDENTIFY in server.packets)
    ada = server.person("ada")
    shown = await server.slash(ada, "connect", venue="north")
    await until(lambda: shown.modal is not None)
    assert shown.modal is not None
    typed = {"type": 4, "custom_id": "key", "value": "k-very-secret-8820"}
    rows = [{"type": 18, "id": 1, "component": {**typed, "id": 2}}]
    await server.interact(ada, 5, {"custom_id": shown.modal["custom_id"], "components": rows})
    await until(lambda: len(desk.asked) == 2)
    assert desk.asked[1] == ("submit", "connect", "north", {"key": "k-very-secret-8820", "note": ""})
    assert "k-very-secret-8820" not in caplog.text


async def test_a_dropped_connection_resumes_and_misses_nothing(
    server: DiscordServer, chat: ChatPort, desk: FakeDesk
) -> None:
    await until(lambda: IDENTIFY in server.packets)
    await server.cut_sockets()
    await server.slash(server.person("ada"), "positions", symbol="BTCUSDT")
    await until(lambda: RESUME in server.packets)
    await until(lambda: desk.asked == [("command", "positions", "BTCUSDT", None)])


async def test_a_session_that_is_refused_is_begun_anew(
    server: DiscordServer, chat: ChatPort, desk: FakeDesk
) -> None:
    await until(lambda: IDENTIFY in server.packets)
    server.forgets_sessions = True
    await server.cut_sockets()
    await until(lambda: server.packets.count(IDENTIFY) == 2)
    assert RESUME in server.packets
    await server.slash(server.person("ada"), "positions", symbol="BTCUSDT")
    await until(lambda: desk.asked == [("command", "positions", "BTCUSDT", None)])
    assert isinstance(await chat.send(str(server.person("bo").id), HELLO), Sent)


async def test_a_connection_that_ends_for_good_is_made_again(
    server: DiscordServer, chat: ChatPort, desk: FakeDesk
) -> None:
    await until(lambda: IDENTIFY in server.packets)
    ada = server.person("ada")
    sent = await chat.send(str(ada.id), CHECKLIST)
    await server.cut_sockets(4013)  # the library closes its client and raises
    await until(lambda: [name for name, _ in server.requests].count("GET /oauth2/applications/@me") == 2)
    await until(lambda: server.requests[-1][0].startswith("PUT "))
    await asyncio.sleep(0.1)
    assert isinstance(await chat.edit("", getattr(sent, "ref", MessageRef("")), HELLO), Sent)
    assert server.packets.count(IDENTIFY) == 1, "sending did not wait for the next connection"
    await until(lambda: server.packets.count(IDENTIFY) == 2)
    (message,) = server.direct_messages(ada)
    await server.interact(ada, 3, {"custom_id": "adl:tick-7", "component_type": 2}, message)
    await until(lambda: desk.asked == [("press", "tick-7")])


def test_the_pause_grows_and_starts_anew_after_a_long_connection() -> None:
    pauses = [next_pause(0, 1)]
    for _ in range(8):
        pauses.append(next_pause(pauses[-1], 1))
    assert pauses == [2, 4, 8, 16, 32, 64, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    assert next_pause(LONGEST_PAUSE, 3600) == FIRST_PAUSE
