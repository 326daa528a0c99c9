"""A town between two chat apps, one of them real: its library over loopback, and its server says 429."""

from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk
from bot.chat.discord import CHANNEL as DISCORD
from bot.chat.discord.outcome import UNNAMED_PAUSE
from bot.chat.telegram import CHANNEL as TELEGRAM
from bot.host import Host
from bot.model.ids import ChannelName
from bot.venues.contract import Venue
from bot.words import say
from tests.fakes.chat import RecordingChat
from tests.stories.stage import StoryApp
from tests.stories.town import OWNER, Town
from tests.wire.discord_server import TOKEN as DISCORD_TOKEN
from tests.wire.discord_server import DiscordServer, Fault, addresses_kept
from tests.wire.telegram_server import PERSON, TOKEN, BotApi, Page, Refuse, serving

REPEAT = say("repeat-mark")
PAUSE = 40
"""Seconds that an app asks for; Discord's library itself waits out what is under 30."""


CLOUDFLARE = "<html>error code: 1015</html>"
UNNAMED = ("no pause is named", "a page without a pause")


@dataclass
class Far:
    """The real app: `read` is the text of every new message that it accepted, `begins` a storm of one kind,
    `asked` how often it was asked to take something for a person."""

    channel: Channel
    settings: ChannelSettings
    address: str
    read: Callable[[], list[str]]
    begins: Callable[[str], None]
    ends: Callable[[], None]
    asked: Callable[[], int]


class StormTown(Town):
    """The owner reads in the real app and in a recorded one."""

    def __init__(self, folder: Path, venue: Venue, far: Far, kind: str) -> None:
        super().__init__(folder, venue)
        self.far, self.kind = far, kind
        near = next(chat for chat in self.chats if chat.name != far.channel.name)
        self.chats = (near,)
        self.addresses = {
            OWNER: {near.name: OWNER.lower(), far.channel.name: far.address},
        }

    @property
    def pause(self) -> int:
        """Seconds for which the app is to be left alone after each 429."""
        return round(UNNAMED_PAUSE) if self.kind in UNNAMED else PAUSE

    def _app(self, host: Host) -> StoryApp:
        return _HalfRealApp(host, self.chats, self.far)

    def near(self) -> list[str]:
        """What was told in the recorded app, edits left out."""
        return [said.head for said in self.chats[0].said if said.ref is None]


class _HalfRealApp(StoryApp):
    def __init__(self, host: Host, chats: tuple[RecordingChat, ...], far: Far) -> None:
        super().__init__(host, chats)
        self.far = far

    def _ports(self, desk: Desk) -> dict[ChannelName, tuple[Channel, ChatPort]]:
        channel = self.far.channel
        return {
            **super()._ports(desk),
            channel.name: (channel, channel.open(self.far.settings, desk)),
        }


async def far_telegram(stack: AsyncExitStack) -> Far:
    api = BotApi()
    api.longest_poll = 1
    host = await stack.enter_async_context(serving(api))
    kinds: dict[str, Refuse | Page] = {
        "a pause is named": Refuse(429, f"Too Many Requests: retry after {PAUSE}", {"retry_after": PAUSE}),
        "no pause is named": Refuse(429, "Too Many Requests"),
        "a page without a pause": Page(429),
    }

    def begins(kind: str) -> None:
        api.storm = kinds[kind]

    def ends() -> None:
        api.storm = None

    return Far(
        TELEGRAM,
        ChannelSettings(secrets={"token": TOKEN}, hosts={"api": host}),
        str(PERSON["id"]),
        lambda: [call["text"] for call in api.story.calls("sendMessage")],
        begins,
        ends,
        lambda: api.to_people,
    )


async def far_discord(stack: AsyncExitStack) -> Far:
    stack.enter_context(addresses_kept())
    server = DiscordServer()
    await server.start()
    stack.push_async_callback(server.stop)
    ada = server.person("ada")
    asked = {"message": "You are being rate limited.", "retry_after": float(PAUSE)}
    via = {"Via": "1.1 test", "Retry-After": str(PAUSE)}
    kinds = {
        "a pause is named": Fault(
            "/messages", 429, asked | {"global": False}, via | {"X-RateLimit-Scope": "user"}
        ),
        "a pause for everybody": Fault(
            "/messages", 429, asked | {"global": True}, via | {"X-RateLimit-Scope": "global"}
        ),
        "a guard's page": Fault("/messages", 429, CLOUDFLARE, {"Retry-After": str(PAUSE)}),
        "a page without a pause": Fault("/messages", 429, CLOUDFLARE),
    }

    def begins(kind: str) -> None:
        server.storm = kinds[kind]

    def ends() -> None:
        server.storm = None

    return Far(
        DISCORD,
        ChannelSettings(secrets={"token": DISCORD_TOKEN}, hosts=server.hosts),
        str(ada.id),
        lambda: [str(message.embeds[0]) for message in server.direct_messages(ada)],
        begins,
        ends,
        lambda: sum("/messages" in name for name, _ in server.requests),
    )
