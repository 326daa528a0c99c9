"""What a button carries: a verb and numbers, at most 64 bytes, never state. Pure."""

from bot.errors import UserMistake
from bot.model.ids import ChecklistId, ReminderId
from bot.words import say

TICK = "t"
HEDGE = "h"
GOT_IT = "g"
VERBS = frozenset({TICK, HEDGE, GOT_IT})
LIMIT = 64


def tick(checklist: ChecklistId, step: int) -> str:
    """The data of a button that turns over step `step` (from 0) of a checklist."""
    return f"{TICK}:{checklist}:{step}"


def hedge(number: int, is_one: bool) -> str:
    """The data of a button that says whether the legs of row `number` are a hedge."""
    return f"{HEDGE}:{number}:{int(is_one)}"


def got_it(number: ReminderId) -> str:
    """The data of a button that acknowledges the alert behind a number."""
    return f"{GOT_IT}:{number}:0"


def read(data: str) -> tuple[str, tuple[int, ...]]:
    """The verb and the numbers of a pressed button. Raises UserMistake for anything we never made."""
    verb, *numbers = data.split(":")
    well_formed = len(data.encode()) <= LIMIT and all(n.isascii() and n.isdigit() for n in numbers)
    if verb not in VERBS or len(numbers) != 2 or not well_formed:
        raise UserMistake(say("button-old"))
    return verb, tuple(int(n) for n in numbers)
