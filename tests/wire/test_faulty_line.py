"""The real python-telegram-bot behind a line that breaks: what was written arrives afterwards, and what may
have come twice says so."""

import asyncio
import datetime as dt
import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from faulty.core.proxy import FaultyProxy
from faulty.middlewares import BaseMiddleware, CorruptBytesMiddleware, LatencyMiddleware, ThrottleMiddleware

from bot.chat.contract import ChannelSettings
from bot.chat.message import Message
from bot.chat.telegram import CHANNEL
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
from tests.wire.telegram_server import PRIVATE, TOKEN, BotApi, Story, TinyDesk, serving

PATIENCE = 0.5
ALERTS = 3


class Cut(BaseMiddleware):  # type: ignore[misc]
    """Lets a part of each chunk through and ends the connection."""

    def __init__(self, part: float) -> None:
        self.part = part

    async def process(self, chunk: bytes) -> AsyncGenerator[bytes, None]:
        if kept := chunk[: int(len(chunk) * self.part)]:
            yield kept
        raise ConnectionResetError


class Stall(BaseMiddleware):  # type: ignore[misc]
    """Lets nothing through, and ends nothing."""

    async def process(self, chunk: bytes) -> AsyncGenerator[bytes, None]:
        await asyncio.sleep(3)
        if chunk is None:
            yield b""


def port(address: str) -> int:
    found = urlsplit(address).port
    assert found is not None
    return found


def telegram(host: str, story: Story) -> TelegramChat:
    settings = ChannelSettings(secrets={"token": TOKEN}, hosts={"api": host})
    return TelegramChat(settings, TinyDesk(story), patience=PATIENCE)


@pytest.fixture
async def line() -> AsyncIterator[tuple[FaultyProxy, BotApi, TelegramChat]]:
    api = BotApi()
    async with serving(api) as host:
        proxy = FaultyProxy("127.0.0.1", 0, "127.0.0.1", port(host))
        async with proxy:
            listening = proxy._server.sockets[0].getsockname()[1]
            chat = telegram(f"http://127.0.0.1:{listening}", api.story)
            yield proxy, api, chat
            await chat.stop()


FAULTS = {
    "latency": (None, LatencyMiddleware(200)),
    "a slow line": (None, ThrottleMiddleware(4000, 256)),
    "cut before the request": (Cut(0), None),
    "half a request": (Cut(0.5), None),
    "cut before the answer": (None, Cut(0)),
    "half an answer": (None, Cut(0.5)),
    "a stall of the request": (Stall(), None),
    "a stall of the answer": (None, Stall()),
    "a corrupt byte in the answer": (None, CorruptBytesMiddleware(1.0)),
}
"""What is wrong with requests, and with answers."""


@pytest.mark.parametrize("name", FAULTS)
async def test_what_was_written_arrives_after_the_fault(
    line: tuple[FaultyProxy, BotApi, TelegramChat], name: str, database: Database, clock: SetClock
) -> None:
    proxy, api, chat = line
    await list_people(database, ("Ana", Role.HOST, {CHANNEL.name: str(PRIVATE["id"])}))
    await _write(database, clock)
    quick = replace(CHANNEL, limits=replace(CHANNEL.limits, person=()))
    courier = Courier(database, {CHANNEL.name: (quick, chat)}, {}, clock)
    request, answer = FAULTS[name]
    if request is not None:
        proxy.add_egress_rule(request)
    if answer is not None:
        proxy.add_ingress_rule(answer)
    for _ in range(2):
        await courier.turn(CHANNEL.name)
        clock.advance(5)
    proxy.clear_all_rules()
    for _ in range(6):
        clock.advance(320)
        await courier.turn(CHANNEL.name)
    async with database.read() as db:
        assert await outbox.count(db) == {State.SENT: ALERTS}
    for number in range(ALERTS):
        copies = [c["text"] for c in api.story.calls("sendMessage") if f"reader {number}" in c["text"]]
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
    chat = telegram("http://no-such-host.invalid", Story())
    assert isinstance(await chat.send("1", Message("x")), TryLater)
    await chat.stop()


async def test_an_expired_certificate_is_certainly_not_sent(tmp_path: Path) -> None:
    """Nothing of the message, or of the token, leaves for a server that cannot prove its name."""
    heard: list[bytes] = []

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_expired(tmp_path))
    server = await asyncio.start_server(listen, "127.0.0.1", 0, ssl=context)
    chat = telegram(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}", Story())
    assert isinstance(await chat.send("1", Message("x")), TryLater)
    assert not any(heard)
    await chat.stop()
    server.close()


def _expired(folder: Path) -> Path:
    """A certificate and its key, valid until yesterday."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(now).not_valid_after(now + dt.timedelta(days=1))
    path = folder / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return path
