"""The console as a chat app: alerts are printed on standard output. For rehearsals and first tries."""

from bot.chat.contract import Channel, ChannelSettings, ChatPort, Desk, Limits, Pace
from bot.model.ids import ChannelName


def _open(settings: ChannelSettings, desk: Desk) -> ChatPort:
    from bot.chat.console.client import Console

    return Console()


CHANNEL = Channel(
    name=ChannelName("console"),
    title="Console",
    limits=Limits(text=100_000, overall=Pace(1000, 1.0)),
    secrets={},
    hosts={},
    address="any word; alerts are printed where the program runs",
    open=_open,
    buttons=False,
)
