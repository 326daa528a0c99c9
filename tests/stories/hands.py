"""What the owner does in a chat of the story: press a button, type a command."""

from bot.chat.contract import Asker, Pressed
from bot.chat.message import Message
from bot.model.ids import ChannelName
from tests.stories.town import OWNER, Town


def asker(town: Town) -> Asker:
    """The owner, in private with the first app."""
    return Asker(ChannelName(town.chats[0].name), "ana", "ana", OWNER, True)


async def press(town: Town, shown: Message, label: str) -> Pressed:
    """The owner presses a button of a message in the first app."""
    data = next(b.data for row in shown.buttons for b in row if b.label == label)
    return await town.app.desk.press(Asker(ChannelName(town.chats[0].name), "ana", "ana", OWNER, True), data)


async def got_it(town: Town, app: int) -> str:
    """The owner presses Got it under the newest message of one app that offers it; what they are told."""
    for said in reversed(town.chats[app].said):
        for button in (b for row in said.message.buttons for b in row if b.label == "Got it"):
            asker = Asker(ChannelName(town.chats[app].name), "ana", "ana", OWNER, True)
            return (await town.app.desk.press(asker, button.data)).toast
    raise AssertionError("no message offers it")


async def say_to_bot(town: Town, name: str, text: str) -> str:
    """The owner types a command in the first app; the head of the answer."""
    return (await town.app.desk.command(asker(town), name, text)).head
