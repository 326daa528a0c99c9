"""Messages about checklists: done, handed over, and a rebuild that may begin. Pure."""

from bot.chat import figures, incidents
from bot.chat.message import Message, Tone
from bot.model.progress import ChecklistDone, HandedOver, Pictured, RebuildOpened
from bot.words import say


def done(event: ChecklistDone, where: str) -> Message:
    """Every step is done: how long it took, and by what."""
    lasted = figures.duration((event.at - event.began_at).total_seconds())
    by_venue = event.steps - event.skipped - event.by_hand
    return Message(
        say("done-head", steps=event.steps, duration=lasted, account=where),
        lines=(say("done-line", shown=by_venue, hand=event.by_hand, skipped=event.skipped),),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.GOOD,
        silent=True,
    )


def opened(event: RebuildOpened, where: str) -> Message:
    """The markets are no longer in danger."""
    return Message(
        say("rebuild-opened-head", symbols=figures.some(event.symbols), account=where),
        lines=(say("rebuild-opened-line"), *figures.beyond_some(event.symbols)),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.GOOD,
        silent=True,
    )


def handed(event: HandedOver, where: str) -> Message:
    """A step of somebody else's checklist is this reader's now."""
    return Message(
        say("handed-head", name=event.by, step=event.text),
        lines=(say("handed-line", name=event.by),),
        foot=say("as-of", at=figures.clock(event.at)),
        tone=Tone.WARNING,
    )


def pictured(event: Pictured, where: str) -> Message:
    """What goes with the picture of an incident: what it shows, and the sums."""
    incident = event.incident
    (largest, *_), _ = incidents.largest(incident)
    name, more = figures.name(largest.key, largest.side), len(incident.taken) - 1
    lasted = figures.duration((incident.last_at - incident.first_at).total_seconds())
    lines = [say("pictured-line", fills=incident.fills, duration=lasted)]
    if more:
        lines.append(say("pictured-more", count=more))
    head = say("pictured-head", position=name, account=where)
    return Message(head, lines=(*lines, say("pictured-export")), silent=True)
