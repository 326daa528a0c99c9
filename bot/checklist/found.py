"""What one look says of one line of a step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.checklist.scene import Scene
from bot.model.checklist import Mark, Step
from bot.model.evidence import Fact, Gap, Missing, Nothing


@dataclass(frozen=True, slots=True)
class Found:
    """It becomes a line under its name, which is the same at every look. `info`: nothing is to be done."""

    name: str
    mark: Mark
    fact: Fact
    info: bool = False


def missing(gap: Gap) -> tuple[Found, ...]:
    """All that can be said of a step of which nothing is known."""
    return (Found("", Mark.UNKNOWN, Missing(gap)),)


def nothing() -> tuple[Found, ...]:
    """All that is to be said where there is nothing to do."""
    return (Found("", Mark.DONE, Nothing()),)


def unread(step: Step) -> tuple[Found, ...]:
    """What was seen last, now that nobody can see whether it still is so."""
    return tuple(Found(line.name, Mark.UNKNOWN, line.fact, line.info) for line in step.lines)


Finder = Callable[[Scene, Step], Iterable[Found]]
"""What the venue shows of a step. It gets the step as it was, to know what was said before."""
