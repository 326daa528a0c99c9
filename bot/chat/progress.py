"""Messages about checklists: done, handed over, and a rebuild that may begin. Pure."""

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.progress import ChecklistDone, HandedOver, RebuildOpened
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
        say("rebuild-opened-head", symbols=", ".join(event.symbols), account=where),
        lines=(say("rebuild-opened-line"),),
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
