"""Telegram, described. The library is imported only when the channel is opened."""

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk, Limits
from bot.model.ids import ChannelName


def _open(settings: ChannelSettings, desk: Desk) -> ChatPort:
    from bot.chat.telegram.client import TelegramChat

    return TelegramChat(settings, desk)


CHANNEL = Channel(
    name=ChannelName("telegram"),
    title="Telegram",
    # https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: about 30 messages a
    # second over all chats and one a second in one chat; a little less, since its count and ours differ.
    # A group takes 20 a minute: what is above that comes back as TryLater with the pause to keep.
    limits=Limits(text=4096, per_second=28, per_address=1.05),
    secrets={"token": "from @BotFather"},
    hosts={"api": "https://api.telegram.org"},
    address="your numeric user id, or a group's (negative) id; the bot tells it when you send /start",
    open=_open,
)
