"""Messages to the host about the program's own keep. Pure."""

from bot.chat.message import Message, Tone
from bot.model.hosting import CopyFailed
from bot.words import say


def copy_failed(event: CopyFailed, where: str) -> Message:
    lines = (say("copy-failed-line", why=event.why),)
    return Message(say("copy-failed-head"), lines=lines, tone=Tone.WARNING)
