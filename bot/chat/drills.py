"""Messages of a drill: each says first that nothing happened. Pure."""

from dataclasses import replace

from bot.chat import figures
from bot.chat.message import Message, Tone
from bot.model.drill import Arrival, DrillReported
from bot.words import say


def marked(message: Message) -> Message:
    """A message of a drill, with the mark before all else."""
    return replace(message, head=say("drill-mark", head=message.head))


def reported(event: DrillReported, where: str) -> Message:
    """How fast each app took it, who pressed Got it, and how it ended."""
    lines = (
        [say("drill-acked", name=event.acked_by, after=_seconds(event.acked_after))] if event.acked_by else []
    )
    if event.ended is not None:
        if event.steps:  # none were counted where a restart ended it before its first report
            lines.append(say("drill-steps", done=str(event.done), steps=str(event.steps)))
        lines.append(say(f"drill-ended-{event.ended}"))
    return marked(
        Message(
            say("drill-report-over" if event.ended else "drill-report"),
            facts=tuple((_whose(a), _arrival(a)) for a in event.arrivals),
            lines=tuple(lines),
            foot=say("as-of", at=figures.clock(event.at)),
            tone=Tone.WARNING if any(a.seconds is None for a in event.arrivals) else Tone.GOOD,
            silent=True,
        )
    )


def _whose(arrival: Arrival) -> str:
    if not arrival.name:
        return arrival.app
    return say("drill-passed", name=arrival.name, app=arrival.app)


def _arrival(arrival: Arrival) -> str:
    if arrival.seconds is not None:
        return say("drill-accepted", after=_seconds(arrival.seconds))
    return say("drill-not-accepted", why=arrival.why or say("drill-no-answer"))


def _seconds(after: float | None) -> str:
    """Tenths below ten seconds, where they matter."""
    seconds = max(0.0, after or 0.0)
    if round(seconds, 1) >= 10:
        return figures.duration(seconds)
    return say("seconds", count=figures.rounded(seconds))
