"""Messages about the program itself: parts that fail and mend, its starts and stops. Pure."""

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.part import Cure, Part, Reading
from bot.model.program import PartFailed, PartWell, Started, Stopping
from bot.words import say


def failed(event: PartFailed, where: str) -> Message:
    """What does not work since when, why, and what is done or to be done about it."""
    head = say(f"part-{event.part}-head", app=event.app, value=amount(event.part, event.value))
    why = (say("part-why", why=event.why),) if event.why else ()
    return Message(head, lines=(*why, _cure(event)), foot=_since(event), tone=Tone.WARNING)


def well(event: PartWell, where: str) -> Message:
    gone = figures.duration((event.at - event.since).total_seconds())
    head = say("part-well-head", part=part_name(event.part, event.app), duration=gone)
    lines = (say("part-well-restarts", count=event.restarts),) if event.restarts else ()
    return Message(head, lines=lines, tone=Tone.GOOD, silent=True)


def started(event: Started, where: str) -> Message:
    """Quiet, unless something may have been missed."""
    count = say("program-accounts", count=event.accounts)
    head = say("program-started-head", version=event.version, count=count)
    if event.since is None:
        return Message(head, silent=True)
    away = figures.duration((event.at - event.since).total_seconds())
    lines = [say("program-away", duration=away, since=figures.day(event.since))]
    if not event.clean:
        lines.append(say("program-unclean"))
    if event.missed:
        lines.append(say("program-missed"))
    tone = Tone.WARNING if event.missed or not event.clean else Tone.PLAIN
    return Message(head, lines=tuple(lines), tone=tone, silent=not event.missed)


def stopping(event: Stopping, where: str) -> Message:
    head = say("program-stopping-head", version=event.version, at=figures.clock(event.at))
    return Message(head, lines=(say("program-stopping-line"),), silent=True)


def part_name(part: Part, app: str) -> str:
    """A part as people know it."""
    return say(f"part-{part}-name", app=app)


def amount(part: Part, value: float) -> str:
    """What is measured of a part: a time, or the room on the disk."""
    if part is Part.DISK:
        return say("part-room", mega=figures.rounded(value / 1e6, 0))
    return say("part-moment", seconds=figures.rounded(value)) if value < 10 else figures.duration(value)


def how(reading: Reading) -> str:
    """A part that is not well, in a clause: for people who look after the program."""
    said = say(f"part-{reading.part}-ill", app=reading.app, value=amount(reading.part, reading.value))
    return say("part-ill-why", said=said, why=reading.why) if reading.why else said


def _cure(event: PartFailed) -> str:
    if event.advice:
        return event.advice
    match event.cure:
        case Cure.RESTART:
            return say("part-cure-restart")
        case Cure.WAIT:
            return say("part-cure-wait")
        case Cure.PERSON:
            return say(f"part-{event.part}-cure", limit=amount(event.part, event.limit))


def _since(event: PartFailed) -> str:
    return say("part-since", at=figures.day(event.since))
