"""Messages to the host about the program's own keep. Pure."""

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.hosting import CopyFailed, Knocking
from bot.words import say


def copy_failed(event: CopyFailed, where: str) -> Message:
    lines = (say("copy-failed-line", why=event.why),)
    return Message(say("copy-failed-head"), lines=lines, tone=Tone.WARNING)


def knocking(event: Knocking, where: str) -> Message:
    duration = figures.duration((event.at - event.since).total_seconds())
    head = say("knocking-head", count=event.count, duration=duration)
    who = say("knocking-who", senders=event.senders, most=event.most, app=event.app, address=event.address)
    return Message(head, lines=(who, say("knocking-line")), tone=Tone.WARNING, silent=True)
