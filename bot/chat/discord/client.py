"""The running connection to Discord: log in, stay connected, send and edit direct messages."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.chat.contract import ChannelSettings, Desk
from bot.chat.discord import API, CHANNEL_MARK, GATEWAY, NAME, outcome
from bot.chat.discord.intake import DeskClient
from bot.chat.discord.markup import clip, neutral
from bot.chat.discord.parts import files, parts
from bot.chat.message import Message
from bot.chat.plain import one_line
from bot.errors import SettingsError
from bot.model.delivery import Outcome, Rejected, Sent, TryLater
from bot.model.ids import MessageRef
from bot.model.part import Pulse

log = logging.getLogger(__name__)
T = TypeVar("T")

THREAD_NAME = 100
"""https://discord.com/developers/docs/resources/channel#start-thread-from-message"""
PATIENCE = 60.0
"""Seconds for one delivery with all that the library waits and repeats inside it; then it is Unsure."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 120.0
"""Seconds between connections. Discord allows 1000 a day and resets the token of a bot that needs more:
https://discord.com/developers/docs/events/gateway#session-start-limit"""

BAD_TOKEN = f"{NAME}: the token is refused; make a new one in the Discord Developer Portal, Bot page"
OFFLINE = TryLater("not logged in to Discord")


class DiscordChat:
    """Discord as a chat port. An address is a person's numeric user id, a reference "channel:message"."""

    def __init__(self, settings: ChannelSettings, desk: Desk, *, patience: float = PATIENCE) -> None:
        _point_at(settings.hosts)
        _keep_quiet()
        self._token = settings.secrets["token"].strip()
        self._desk = desk
        self._patience = patience
        self._client = DeskClient(desk)
        self._direct: dict[int, int] = {}
        self._stopping = asyncio.Event()
        self._life: asyncio.Task[None] | None = None
        self._asides: set[asyncio.Task[None]] = set()
        self._heard_at: float | None = None
        self._why = ""

    async def start(self) -> None:
        """Log in and stay connected in the background.

        Raises SettingsError on a refused token. When Discord cannot be reached it goes on trying.
        """
        self._stopping.clear()
        self._heard()
        try:
            await self._renew()
        except discord.LoginFailure:
            raise SettingsError(BAD_TOKEN) from None
        except Exception as error:  # whatever it was, the background goes on trying
            log.warning("discord: cannot log in yet: %s", outcome.reason(_noted(error)))
        self._life = asyncio.create_task(self._live(), name="discord connection")

    async def stop(self) -> None:
        """Leave Discord. Safe to call twice, and before start."""
        self._stopping.set()
        if self._life is not None:
            self._life.cancel()  # a handshake under way would hold us for up to a minute
            await asyncio.gather(self._life, return_exceptions=True)
        for aside in self._asides:
            aside.cancel()
        await self._client.close()

    def pulse(self) -> Pulse | None:
        """When the gateway was last heard; None before the first start."""
        if self._heard_at is None:
            return None
        return Pulse(asyncio.get_running_loop().time() - self._heard_at, self._why)

    def _heard(self) -> None:
        self._heard_at, self._why = asyncio.get_running_loop().time(), ""

    async def send(self, address: str, message: Message) -> Outcome:
        """Send to a person's direct messages, or to a channel of a server."""
        in_server = address.startswith(CHANNEL_MARK)
        if not address.removeprefix(CHANNEL_MARK).isdecimal():
            return Rejected(f"{address!r} is not a Discord user id")
        if not self._logged_in():
            return OFFLINE
        try:
            if in_server:
                channel = self._client.get_partial_messageable(int(address.removeprefix(CHANNEL_MARK)))
            else:
                channel = await self._in_time(self._channel(int(address)))
        except Exception as error:  # the port promises an outcome for everything
            return outcome.of_opening(_noted(error))
        try:
            return await self._in_time(self._send(channel, message))
        except Exception as error:
            return outcome.of_sending(_noted(error))

    async def edit(self, address: str, ref: MessageRef, message: Message) -> Outcome:
        """Change a message sent before. A second edit of the same kind does no harm."""
        channel, _, number = ref.partition(":")
        if not (channel.isdecimal() and number.isdecimal()):
            return Rejected(f"{ref!r} is not a reference to a Discord message")
        if not self._logged_in():
            return OFFLINE
        try:
            await self._in_time(self._edit(int(channel), int(number), message))
        except Exception as error:  # the port promises an outcome for everything
            return outcome.of_editing(_noted(error))
        return Sent(ref)

    async def check(self) -> str:
        """The bot's name at Discord. Raises SettingsError: token refused, or Discord not reachable."""
        async with discord.Client(intents=discord.Intents(guilds=True)) as probe:
            try:
                found = await self._in_time(probe.http.static_login(self._token))
            except discord.LoginFailure:
                raise SettingsError(BAD_TOKEN) from None
            except Exception as error:  # for the host every other failure has the same cure
                why = outcome.reason(_noted(error))
                raise SettingsError(f"{NAME}: {why}; check the network and hosts.api") from None
        return str(found["username"])

    def invitation(self, code: str) -> str:
        """What to type to this bot."""
        return f"/join {code}" if self._logged_in() else ""

    def _logged_in(self) -> bool:
        return self._client.user is not None and not self._client.is_closed()

    async def _channel(self, user: int) -> discord.PartialMessageable:
        if user not in self._direct:
            self._direct[user] = (await self._client.create_dm(discord.Object(user))).id
        return self._messages(self._direct[user])

    def _messages(self, channel: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel, type=discord.ChannelType.private)

    async def _send(self, channel: discord.PartialMessageable, message: Message) -> Sent:
        embed, view = parts(message)
        buttons = view or discord.utils.MISSING
        # With a nonce the library asks for its uniqueness, too; without one of ours it makes one up.
        sent = await channel.send(
            embed=embed,
            view=buttons,
            silent=message.silent,
            files=files(message),
            nonce=message.once or secrets.token_hex(12),
        )
        if message.thread:  # beside, so that a slow answer to it puts the message itself in no doubt
            aside = asyncio.create_task(self._open_thread(channel.id, sent.id, message.thread))
            self._asides.add(aside)
            aside.add_done_callback(self._asides.discard)
        return Sent(MessageRef(f"{channel.id}:{sent.id}"))

    async def _open_thread(self, channel: int, number: int, name: str) -> None:
        """A thread under a message in a channel of a server; none where the bot may open none."""
        place = self._client.get_channel(channel)
        if not isinstance(place, discord.TextChannel):
            return
        try:
            under = place.get_partial_message(number)
            await self._in_time(under.create_thread(name=clip(one_line(name), THREAD_NAME, neutral)))
        except Exception as error:  # whatever it was, the message is there
            log.info("discord: no thread under %s:%s: %s", channel, number, outcome.reason(_noted(error)))

    async def _edit(self, channel: int, number: int, message: Message) -> None:
        embed, view = parts(message)
        place = self._messages(channel).get_partial_message(number)
        # What was sent with it stays: an edit that names no attachments leaves them as they are.
        # Unlike a sending, an edit does not take over what the client was told about mentions.
        await place.edit(embed=embed, view=view, allowed_mentions=discord.AllowedMentions.none())

    async def _live(self) -> None:
        """Connect again and again: `connect()` can end silently, or with an error it does not mend."""
        loop = asyncio.get_running_loop()
        pause = 0.0
        while not self._stopping.is_set():
            began = loop.time()
            why = await _attempt(self._connect)
            pause = next_pause(pause, loop.time() - began)
            self._why = why
            log.warning("discord: %s; connecting again in %.0f s", why, pause)
            await _attempt(self._renew)  # at once, since sending needs no live connection
            await self._rest(pause)

    async def _connect(self) -> None:
        await self._renew()
        await self._client.connect()

    async def _renew(self) -> None:
        """Log in with a fresh client unless one is logged in: a closed one cannot be used again."""
        if self._logged_in():
            return
        fresh = DeskClient(self._desk, self._heard)
        try:
            await fresh.login(self._token)
        except BaseException:
            await fresh.close()
            raise
        old, self._client = self._client, fresh
        await old.close()

    async def _in_time(self, work: Awaitable[T]) -> T:
        async with asyncio.timeout(self._patience):
            return await work

    async def _rest(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return


def next_pause(pause: float, lasted: float) -> float:
    """Seconds to wait after a connection that lasted `lasted`: doubling, and anew after a long one."""
    if pause == 0 or lasted > LONGEST_PAUSE:
        return FIRST_PAUSE
    return min(pause * 2, LONGEST_PAUSE)


async def _attempt(step: Callable[[], Awaitable[None]]) -> str:
    """Why the step ended. Any error is only a reason here: the answer to all is to connect again."""
    try:
        await step()
    except Exception as error:
        return outcome.reason(_noted(error))
    return "the connection ended"


def _noted(error: Exception) -> Exception:
    """The same error, after a fault of ours was logged with its trace."""
    if not isinstance(error, outcome.EXPECTED):
        log.error("discord: unexpected %s", type(error).__name__, exc_info=error)
    return error


def _point_at(hosts: Mapping[str, str]) -> None:
    """Set the base addresses. They belong to the library's classes, so one process has one Discord."""
    api, gateway = hosts.get("api", API), hosts.get("gateway", GATEWAY)
    if api != API:
        Route.BASE = api
    if gateway != GATEWAY:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)


def _keep_quiet() -> None:
    """Keep the library's DEBUG lines out of every log: they hold what people type into forms."""
    library = logging.getLogger("discord")
    library.setLevel(max(library.getEffectiveLevel(), logging.INFO))
