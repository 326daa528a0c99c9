"""Telegram, described. The library is imported only when the channel is opened."""

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk, Limits, Pace
from bot.model.ids import ChannelName


def _open(settings: ChannelSettings, desk: Desk) -> ChatPort:
    from bot.chat.telegram.client import TelegramChat

    return TelegramChat(settings, desk)


CHANNEL = Channel(
    name=ChannelName("telegram"),
    title="Telegram",
    # https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this: about 30 messages a
    # second over all chats, one a second in one chat, 20 a minute in one group; each a little less here,
    # since its count and ours differ, and answers to commands leave beside the outbox.
    # unsure: the page speaks of messages. Whether edits count is written nowhere; they are counted here.
    limits=Limits(
        text=4096,
        overall=Pace(30, 1.05),
        person=(Pace(1, 1.05),),
        group=(Pace(1, 1.05), Pace(18, 60, spared=6)),
        is_group=lambda address: address.startswith("-"),
        chat=lambda address: address.partition("/")[0],  # the topics of a group share its minute
        edit_every=2.0,
    ),
    secrets={"token": "from @BotFather"},
    hosts={"api": "https://api.telegram.org"},
    address="your numeric user id, or a group's (negative) id; the bot tells it when you send /start",
    open=_open,
)
