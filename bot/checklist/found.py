"""What one look says of one line of a step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.checklist.scene import Scene
from bot.model.checklist import Mark, Step
from bot.model.evidence import Fact


@dataclass(frozen=True, slots=True)
class Found:
    """It becomes a line under its name, which is the same at every look. `info`: nothing is to be done."""

    name: str
    mark: Mark
    fact: Fact
    info: bool = False


Finder = Callable[[Scene, Step], Iterable[Found]]
"""What the venue shows of a step. It gets the step as it was, to know what was said before."""
