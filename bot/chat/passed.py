"""What people read of an alert that nobody acknowledged: whose it is, whom it went on to, and why. Pure."""

from collections.abc import Iterable

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.alert import Passed, Told
from bot.model.ids import PersonId
from bot.model.progress import Unacknowledged
from bot.words import say


def lines(told: Told, reader: PersonId | None) -> tuple[str, ...]:
    """Whose alert it is, for a reader who is somebody else, and the others it went on to."""
    mine = reader is None or reader == told.alert.person
    others = [one for one in told.passed if one.person != reader]
    whose = () if mine else (_whose(told, reader),)
    return (*whose, *_went_on(told, others))


def _whose(told: Told, reader: PersonId | None) -> str:
    reminder = told.reminder
    got_it_at = next((one.at for one in told.passed if one.person == reader), None)
    if reminder is None or reminder.opened_at is None or reminder.acked_at is not None or got_it_at is None:
        return say("passed-whose", name=told.owner)
    waited = figures.duration((got_it_at - reminder.opened_at).total_seconds())
    return say("passed-why", name=told.owner, duration=waited)


def _went_on(told: Told, others: Iterable[Passed]) -> tuple[str, ...]:
    named = ", ".join(say("passed-name", name=one.name, at=figures.clock(one.at)) for one in others)
    return (say("passed-on", names=named),) if named else ()


def unacknowledged(event: Unacknowledged, where: str) -> Message:
    """The host hears that nobody pressed Got it; no size of somebody else's is told."""
    waited = figures.duration((event.at - event.since).total_seconds())
    to = say("unheard-passed", names=", ".join(event.passed)) if event.passed else say("unheard-nobody")
    if event.acked_at is not None:
        noted = say("got-it-by", name=event.acked_by, at=figures.clock(event.acked_at))
        head = say("unheard-noted-head", name=event.name)
        return Message(head, lines=(noted,), foot=_as_of(event), tone=Tone.GOOD, silent=True)
    head = say("unheard-head", name=event.name, duration=waited)
    return Message(
        head, lines=(to, say("unheard-line", name=event.name)), foot=_as_of(event), tone=Tone.ALARM
    )


def _as_of(event: Unacknowledged) -> str:
    return say("as-of", at=figures.clock(event.at))
