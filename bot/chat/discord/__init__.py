"""Discord, through discord.py. The description; the library is imported only when the channel is opened."""

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk, Limits, Pace
from bot.model.ids import ChannelName

NAME = ChannelName("discord")
CHANNEL_MARK = "#"
"""Before the id of a channel in a server, where an address is no person's."""

API = "https://discord.com/api/v10"
GATEWAY = "wss://gateway.discord.gg"


def _open(settings: ChannelSettings, desk: Desk) -> ChatPort:
    from bot.chat.discord.client import DiscordChat

    return DiscordChat(settings, desk)


CHANNEL = Channel(
    name=NAME,
    title="Discord",
    # Text is an embed's description. A bot has 50 requests a second over all routes; 40 leaves room for
    # answers: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
    # unsure: the limit of one channel is only told with each answer, and mostly 5 in 5 seconds; the library
    # waits by what it is told.
    limits=Limits(
        text=4096,
        overall=Pace(40, 1.0),
        person=(Pace(1, 1.0),),
        group=(Pace(1, 1.0),),
        is_group=lambda address: address.startswith(CHANNEL_MARK),
        edit_every=2.0,
    ),
    secrets={"token": "Discord Developer Portal, Bot page"},
    hosts={"api": API, "gateway": GATEWAY},
    address="your numeric user id; the bot tells it when you use /start",
    open=_open,
    # Discord knows a message by its nonce for "the past few minutes" (unsure: how many). One is relied on; a
    # send may take another: https://docs.discord.com/developers/resources/message#create-message
    once_for=60.0,
)
