"""Every state and every reason that a delivery may have is given by something, and has words."""

import pytest

from bot.model.delivery import State, StepReason
from bot.words import say
from tests.structure.tree import BOT

CODE = "\n".join(
    path.read_text() for path in BOT.rglob("*.py") if path.relative_to(BOT).parts[0] in ("outbox", "store")
)


@pytest.mark.parametrize("one", [*State, *StepReason], ids=str)
def test_something_gives_it_and_a_person_can_read_it(one: State | StepReason) -> None:
    assert f"{type(one).__name__}.{one.name}" in CODE
    prefix = "state" if isinstance(one, State) else "step"
    assert say(f"{prefix}-{one.value.replace(' ', '-')}")
