"""A channel of a Discord server, through the real discord.py: shared there, pressed there, and lost."""

import logging
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from simcord.backend.models import Interaction, User
from simcord.backend.models.channel import Overwrite
from simcord.backend.models.message import EPHEMERAL_FLAG
from simcord.enums import OverwriteType

from bot.chat.contract import ChannelSettings
from bot.chat.discord import CHANNEL
from bot.chat.discord.outcome import GONE, MISSING_PERMISSIONS, UNKNOWN_CHANNEL
from bot.store.database import Database
from bot.words import say
from tests.events import adl, gauge_moved, taken
from tests.fakes.clock import SetClock
from tests.fakes.waiting import until
from tests.wire.discord_server import IDENTIFY, TOKEN, DiscordServer
from tests.wire.hall import Hall

SEND = 1 << 11
"""The right to write into a channel."""
THREADS = 1 << 35
"""The right to open threads in one."""


class Server(Hall):
    """A server with one channel, in which Vera, the host Hana and the stranger Eve read."""

    server: DiscordServer
    vera: User
    hana: User
    eve: User

    async def opens(self) -> None:
        backend = self.server.backend
        self.vera, self.hana, self.eve = (backend.make_user(name) for name in ("vera", "hana", "eve"))
        settings = ChannelSettings({"token": TOKEN}, self.server.hosts)
        await self.opened(str(self.vera.id), str(self.hana.id), lambda desk: CHANNEL.open(settings, desk))
        await self.chat.start()
        await until(lambda: IDENTIFY in self.server.packets)
        self.guild = backend.create_guild("desk")
        self.room = backend.create_channel(self.guild.id, "general")
        for user in (self.vera, self.hana, self.eve):
            backend.add_member(self.guild.id, user.id)
        await self.server.flush()

    @property
    def where(self) -> str:
        return f"#{self.room.id}"

    def messages(self) -> list[Any]:
        return list(self.server.backend.messages.get(self.room.id, {}).values())

    def alerts(self) -> list[Any]:
        """What all can read there, without Discord's own lines on threads."""
        return [m for m in self.messages() if m.embeds and not m.flags & EPHEMERAL_FLAG]

    async def types(self, who: User, name: str, **options: str) -> str:
        """The first line of the answer, which nobody else sees."""
        done = await self.server.slash(who, name, room=self.room, **options)
        answer = await self._answer(done)
        assert answer.flags & EPHEMERAL_FLAG
        return str(answer.embeds[0]["title"])

    async def presses(self, who: User, message: Any) -> str:
        """The note that the presser alone sees."""
        data = message.components[0]["components"][0]["custom_id"]
        done = await self.server.interact(
            who, 3, {"custom_id": data, "component_type": 2}, message, room=self.room
        )
        await until(lambda: bool(done.followup_ids))
        note = self.messages()[-1]
        assert note.flags & EPHEMERAL_FLAG
        return str(note.content)

    async def _answer(self, done: Interaction) -> Any:
        def found() -> Any:
            return next((m for m in self.messages() if m.id == done.message_id and m.embeds), None)

        await until(lambda: found() is not None)
        return found()


@pytest.fixture
async def hall(database: Database, clock: SetClock) -> AsyncIterator[Server]:
    made = Server(database, clock, CHANNEL)
    made.server = DiscordServer()
    await made.server.start()
    await made.opens()
    yield made
    await made.chat.stop()
    await made.server.stop()


async def test_what_is_shared_in_a_channel_comes_there_and_only_its_owner_presses(hall: Server) -> None:
    assert await hall.types(hall.vera, "share", account="main") == say("share-done", label="main")
    (share,) = await hall.shared()
    assert (share.to.address, share.title) == (hall.where, "#general")
    await hall.tells(adl())
    alert = hall.alerts()[-1]
    assert not alert.flags & EPHEMERAL_FLAG and [b["label"] for b in alert.components[0]["components"]] == [
        "Got it"
    ]
    assert await hall.presses(hall.eve, alert) == say("stranger-head")
    assert await hall.presses(hall.hana, alert) == say("got-it-not-yours")
    for name in ("positions", "export", "incidents", "share"):
        assert await hall.types(hall.eve, name) == say("stranger-head")
        assert await hall.types(hall.hana, name) in (say("group-head"), say("share-usage"))
    assert await hall.presses(hall.vera, alert)
    await hall.turn()
    assert "Got it: Vera" in alert.embeds[0]["footer"]["text"] and alert.components == []


def threads(hall: Server) -> list[str]:
    return [str(c.name) for c in hall.server.backend.channels.values() if c.is_thread]


async def test_an_incident_has_a_thread_of_its_own_and_what_is_no_incident_has_none(hall: Server) -> None:
    await hall.types(hall.vera, "share", account="main")
    await hall.tells(gauge_moved(1, 3))
    await hall.tells(adl())
    alert = hall.alerts()[-1]
    await until(lambda: bool(threads(hall)))
    assert threads(hall) == [alert.embeds[0]["title"]]
    await hall.tells(adl(taken(6, 10, 4)))
    assert len(threads(hall)) == 1, "its news are edits"


async def test_where_the_bot_may_open_no_thread_the_alert_comes_all_the_same(
    hall: Server, caplog: pytest.LogCaptureFixture
) -> None:
    bot = hall.server.backend.bot_user.id
    hall.server.backend.set_overwrite(hall.room.id, Overwrite(bot, OverwriteType.MEMBER, deny=THREADS))
    await hall.types(hall.vera, "share", account="main")
    caplog.set_level(logging.INFO)
    await hall.tells(adl())
    await until(lambda: "no thread under" in caplog.text)
    assert hall.alerts() and not threads(hall)
    assert len(await hall.shared()) == 1, "the place is not lost"


def thrown_out(hall: Server) -> str:
    hall.server.backend.remove_guild(hall.guild.id)
    return "the bot was put out of the server"


def deleted(hall: Server) -> str:
    hall.server.backend.delete_channel(hall.room.id)
    return GONE[UNKNOWN_CHANNEL]


def barred(hall: Server) -> str:
    bot = hall.server.backend.bot_user.id
    hall.server.backend.set_overwrite(hall.room.id, Overwrite(bot, OverwriteType.MEMBER, deny=SEND))
    return GONE[MISSING_PERMISSIONS]


@pytest.mark.parametrize("how", [thrown_out, deleted, barred])
async def test_a_channel_that_is_lost_is_told_to_its_owner_and_the_host(
    hall: Server, how: Callable[[Server], str]
) -> None:
    await hall.types(hall.vera, "share", account="main")
    why = how(hall)
    await hall.server.flush()
    if how is barred:
        await hall.tells(gauge_moved(1, 3))  # it shows when something is sent
    await hall.until(lambda shared: shared == ())
    await hall.turn()
    head = say("group-closed-head", name="#general", app="Discord", accounts="main")
    assert [head in hall.read(who) for who in ("vera", "hana")] == [True, True]
    told = next(said.message for said in hall.other.said if said.head == head)
    assert told.lines == (say("group-closed-line", why=why),)
    before = len(hall.alerts())
    await hall.tells(adl())
    assert len(hall.alerts()) == before


async def test_a_channel_is_called_otherwise(hall: Server) -> None:
    await hall.types(hall.vera, "share", account="main")
    hall.server.backend.edit_channel(hall.room.id, {"name": "night"})
    await hall.server.flush()
    await hall.until(lambda shared: [share.title for share in shared] == ["#night"])
