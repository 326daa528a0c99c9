"""What a button carries, in at most 64 bytes and never state: a verb and numbers, or a command. Pure."""

from typing import NamedTuple

from bot.errors import Refused
from bot.model.ids import ChecklistId, ReminderId
from bot.words import say

HEDGE = "h"
GOT_IT = "g"
VIEW = "v"
PART = "w"
TICK = "t"
LINE = "l"
ALL = "a"
SKIP = "x"
SNOOZE = "z"
HAND = "o"
LOOK = "r"
ERASE = "e"
ROLL = "pp"
CANCEL = "n"
SURE = "y"
SETTINGS = "pv"
VOLUME = "ps"
THRESHOLD = "pw"
END_SILENCE = "pe"
VERBS = {
    HEDGE: 2,
    GOT_IT: 2,
    VIEW: 4,
    PART: 2,
    TICK: 3,
    LINE: 4,
    ALL: 2,
    SKIP: 3,
    SNOOZE: 3,
    HAND: 3,
    LOOK: 1,
    SETTINGS: 4,
    VOLUME: 3,
    THRESHOLD: 2,
    END_SILENCE: 1,
    ERASE: 1,
    ROLL: 2,
    CANCEL: 0,
    SURE: 0,
}
"""How many numbers follow each verb."""
LIMIT = 64
_COMMAND, _FORM, _PAGE = "c", "f", "p"


class Typed(NamedTuple):
    """A command behind a button: what it would be if typed. `page` is the page of a long answer; `form`: its
    form is wanted."""

    name: str
    text: str
    page: int = 0
    form: bool = False


def command(name: str, text: str = "") -> str:
    """The data of a button that does what typing a command does; it must `fit`."""
    return f"{_COMMAND}/{name}/{text}"


def form(name: str, choice: str) -> str:
    """The data of a button that opens the form of a command; it must `fit`."""
    return f"{_FORM}/{name}/{choice}"


def page(name: str, text: str, number: int) -> str:
    """The data of a button that turns to a page (from 0) of the answer to a command; it must `fit`."""
    return f"{_PAGE}{number}/{name}/{text}"


def fits(data: str) -> bool:
    """Whether an app takes the data."""
    return len(data.encode("utf-8", "surrogatepass")) <= LIMIT


def typed(data: str) -> Typed | None:
    """The command behind a button, None where it carries none."""
    how, *rest = data.split("/", 2)
    if len(rest) != 2 or not fits(data) or not rest[0].isidentifier():
        return None
    name, text = rest
    if how in (_COMMAND, _FORM):
        return Typed(name, text, form=how == _FORM)
    number = how.removeprefix(_PAGE)
    if not how.startswith(_PAGE) or not (number.isascii() and number.isdigit()):
        return None
    return Typed(name, text, int(number))


def hedge(number: int, is_one: bool) -> str:
    """The data of a button that says whether the legs of row `number` are a hedge."""
    return f"{HEDGE}:{number}:{int(is_one)}"


def got_it(number: ReminderId) -> str:
    """The data of a button that acknowledges the alert behind a number."""
    return f"{GOT_IT}:{number}:0"


def view(checklist: ChecklistId, page: int, step: int = 0, part: int = 0) -> str:
    """The data of a button that turns to a page of a checklist (`chat.view`), about a step (from 0)."""
    return f"{VIEW}:{checklist}:{page}:{step}:{part}"


def part(alert: int, number: int) -> str:
    """The data of a button that turns to a page (from 0) of a long alert, which people know by its number."""
    return f"{PART}:{alert}:{number}"


def tick(checklist: ChecklistId, step: int, done: bool) -> str:
    """The data of a button that says whether step `step` (from 0) is done. It carries what is wanted, so that
    two people who press at once want the same."""
    return f"{TICK}:{checklist}:{step}:{int(done)}"


def line(checklist: ChecklistId, step: int, number: int, done: bool) -> str:
    """The data of a button that says whether a line of a step is handled."""
    return f"{LINE}:{checklist}:{step}:{number}:{int(done)}"


def every_line(checklist: ChecklistId, step: int) -> str:
    """The data of a button that says that all lines of a step are handled."""
    return f"{ALL}:{checklist}:{step}"


def skip(checklist: ChecklistId, step: int, reason: int) -> str:
    """The data of a button that skips a step, for the reason of that number."""
    return f"{SKIP}:{checklist}:{step}:{reason}"


def snooze(checklist: ChecklistId, step: int, minutes: int) -> str:
    """The data of a button that lets a step rest for so many minutes."""
    return f"{SNOOZE}:{checklist}:{step}:{minutes}"


def hand(checklist: ChecklistId, step: int, person: int) -> str:
    """The data of a button that hands a step to a listed person."""
    return f"{HAND}:{checklist}:{step}:{person}"


def look(checklist: ChecklistId) -> str:
    """The data of a button that has the account looked at now."""
    return f"{LOOK}:{checklist}"


def settings(page: int, what: int = 0, account: int = 0, part: int = 0) -> str:
    """The data of a button that turns to a page of the settings (`chat.manners`)."""
    return f"{SETTINGS}:{page}:{what}:{account}:{part}"


def volume(kind: int, account: int, wanted: int) -> str:
    """The data of a button that sets how loud a kind is, for an account or (0) for all."""
    return f"{VOLUME}:{kind}:{account}:{wanted}"


def threshold(which: int, value: int) -> str:
    """The data of a button that sets from where on a rising indicator is told."""
    return f"{THRESHOLD}:{which}:{value}"


def end_silence(number: int) -> str:
    """The data of a button that ends a silence."""
    return f"{END_SILENCE}:{number}"


def roll(person: int, deed: int) -> str:
    """The data of a button of the host's list of people (`chat.premises`)."""
    return f"{ROLL}:{person}:{deed}"


def erase(number: int) -> str:
    """The data of a button that erases an account for good; 0: everything of who presses it."""
    return f"{ERASE}:{number}"


def in_groups(data: str) -> bool:
    """Whether a button may be pressed in a group: what acknowledges, and commands, which answer for
    themselves."""
    return data.startswith(f"{GOT_IT}:") or typed(data) is not None


def read(data: str) -> tuple[str, tuple[int, ...]]:
    """The verb and the numbers of a pressed button. Raises UserMistake for anything we never made."""
    verb, *numbers = data.split(":")
    well_formed = fits(data) and all(n.isascii() and n.isdigit() for n in numbers)
    if not well_formed or VERBS.get(verb) != len(numbers):
        raise Refused(say("button-old"))
    return verb, tuple(int(n) for n in numbers)
