"""A person's incidents in lines, and the evidence of one as a file. Pure."""

from collections.abc import Collection, Iterable

from bot.chat import figures
from bot.chat.figures import Titles
from bot.chat.message import File, Message
from bot.model.alert import Told
from bot.model.event import AdlTaken
from bot.words import say


def listing(told: Iterable[Told], titles: Titles, exports: bool = True) -> Message:
    """Every incident in a line: number, when, what, where, how much, and how it stands. `exports`: its reader
    may have the evidence as a file."""
    lines = tuple(
        _line(one, one.alert.event, titles) for one in told if isinstance(one.alert.event, AdlTaken)
    )
    if not lines:
        return Message(say("export-nothing"))
    return Message(say("incidents-head"), lines=(*lines, say("incidents-export")) if exports else lines)


def packed(number: int, name: str, names: Collection[str], content: bytes) -> Message:
    """The evidence of an incident as an archive."""
    file = File(f"{name}.zip", content, say("export-instead", number=str(number)))
    lines = (say("export-holds", files=", ".join(sorted(names))), say("export-hashes"))
    return Message(say("export-head", number=str(number)), lines=lines, file=file)


def _line(told: Told, event: AdlTaken, titles: Titles) -> str:
    incident, account, checklist = event.incident, told.account, told.checklist
    first = incident.taken[0]
    return say(
        "incidents-line",
        number=str(checklist.id) if checklist is not None else "",
        at=figures.day(incident.first_at),
        position=figures.name(first.key, first.side),
        more=len(incident.taken) - 1,
        account=figures.where(account, titles),
        taken=_taken(event),
        state=say("incidents-over" if event.closed else "incidents-running"),
        steps="" if checklist is None else say("checklists-left", open=checklist.open),
    )


def _taken(event: AdlTaken) -> str:
    """How much of the one position it hit; of several the worth in all."""
    incident = event.incident
    if len(incident.taken) == 1:
        (taken,) = incident.taken
        size = figures.size(taken.taken, taken.unit)
        return size if taken.before is None else say("size-of", part=size, whole=figures.plain(taken.before))
    return ", ".join(figures.money(amount, currency) for amount, currency in incident.worth)
