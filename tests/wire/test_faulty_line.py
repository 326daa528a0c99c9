"""The real chat libraries behind a line that breaks: what was written arrives afterwards, and what may have
come twice says so."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.chat.contract import Channel, ChannelSettings, ChatPort
from bot.chat.discord import CHANNEL as DISCORD
from bot.chat.discord.client import DiscordChat
from bot.chat.message import Message
from bot.chat.telegram import CHANNEL as TELEGRAM
from bot.chat.telegram.client import TelegramChat
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import State, TryLater
from bot.model.event import Trial
from bot.model.ids import AlertId
from bot.model.person import Role
from bot.outbox.courier import Courier
from bot.store import alerts, outbox
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, person
from tests.fakes.line import NOWHERE, Line, certificate, line_to
from tests.wire.discord_desk import FakeDesk
from tests.wire.discord_server import TOKEN as DISCORD_TOKEN
from tests.wire.discord_server import DiscordServer
from tests.wire.telegram_server import PRIVATE, TOKEN, BotApi, Story, TinyDesk, serving

PATIENCE = 0.5
ALERTS = 3


@dataclass
class Reached:
    """One chat app behind a line: `read` is the text of every new message that it accepted."""

    channel: Channel
    chat: ChatPort
    line: Line
    address: str
    read: Callable[[], list[str]]


def telegram(host: str, story: Story) -> TelegramChat:
    settings = ChannelSettings(secrets={"token": TOKEN}, hosts={"api": host})
    return TelegramChat(settings, TinyDesk(story), patience=PATIENCE)


def discord(hosts: dict[str, str], desk: FakeDesk) -> DiscordChat:
    settings = ChannelSettings(secrets={"token": DISCORD_TOKEN}, hosts=hosts)
    return DiscordChat(settings, desk, patience=PATIENCE)


async def _telegram(stack: AsyncExitStack) -> Reached:
    api = BotApi()
    line = await stack.enter_async_context(line_to(await stack.enter_async_context(serving(api))))
    chat = telegram(f"http://{line.address}", api.story)
    stack.push_async_callback(chat.stop)
    return Reached(
        TELEGRAM, chat, line, str(PRIVATE["id"]), lambda: [c["text"] for c in api.story.calls("sendMessage")]
    )


async def _discord(stack: AsyncExitStack) -> Reached:
    server = DiscordServer()
    await server.start()
    stack.push_async_callback(server.stop)
    line = await stack.enter_async_context(line_to(server.hosts["api"]))
    chat = discord({**server.hosts, "api": f"http://{line.address}/api/v10"}, FakeDesk())
    await chat.start()
    stack.push_async_callback(chat.stop)
    ada = server.person("ada")
    return Reached(
        DISCORD, chat, line, str(ada.id), lambda: [str(m.embeds[0]) for m in server.direct_messages(ada)]
    )


@pytest.fixture(params=[_telegram, _discord], ids=["telegram", "discord"])
async def reached(request: pytest.FixtureRequest) -> AsyncIterator[Reached]:
    async with AsyncExitStack() as stack:
        yield await request.param(stack)


@pytest.mark.parametrize("name", Line.FAULTS)
async def test_what_was_written_arrives_after_the_fault(
    reached: Reached, name: str, database: Database, clock: SetClock
) -> None:
    app = reached.channel
    await list_people(database, ("Ana", Role.HOST, {app.name: reached.address}))
    await _write(database, clock)
    quick = replace(app, limits=replace(app.limits, person=()))
    courier = Courier(database, {app.name: (quick, reached.chat)}, {}, clock)
    reached.line.breaks(name)
    for _ in range(2):
        await courier.turn(app.name)
        clock.advance(5)
    reached.line.mends()
    for _ in range(6):
        clock.advance(320)
        await courier.turn(app.name)
    async with database.read() as db:
        assert await outbox.count(db) == {State.SENT: ALERTS}
    for number in range(ALERTS):
        copies = [text for text in reached.read() if f"reader {number}" in text]
        assert copies, "it never arrived"
        assert all(say("repeat-mark") in text for text in copies[1:]), copies


async def _write(database: Database, clock: SetClock) -> None:
    ana = await person(database, "Ana")
    async with database.write() as db:
        for number in range(ALERTS):
            event = Trial(at(), f"reader {number}")
            alert = Alert(AlertId(f"a{number}"), ana.id, None, event, Urgency.ADL, at())
            await alerts.tell(db, (Telling(alert, Reason.FIRST, ana.addresses),), {}, clock.now())


async def test_a_name_that_is_gone_is_certainly_not_sent() -> None:
    chat = telegram(f"http://{NOWHERE}", Story())
    assert isinstance(await chat.send("1", Message("x")), TryLater)
    await chat.stop()


async def test_an_expired_certificate_is_certainly_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of the message, or of the token, leaves for a server whose proof of its name has run out."""
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    old = certificate(tmp_path, expired=True)
    monkeypatch.setenv("SSL_CERT_FILE", str(old))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(old)
    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=context)
    chat = telegram(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", Story())
    assert isinstance(await chat.send("1", Message("x")), TryLater)
    assert not any(heard)
    await chat.stop()
    server.close()
