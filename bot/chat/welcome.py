"""The first words to people, the list of commands, and questions by buttons. Pure."""

from collections.abc import Iterable

from bot.chat import buttons
from bot.chat.checklists import rows
from bot.chat.contract import Choice, Command, Kind
from bot.chat.message import Button, Message
from bot.model.person import Person, Role
from bot.words import say

PER_ROW = 3


def stranger(user: str) -> Message:
    return Message(say("stranger-head"), lines=(say("stranger-line", user=user),))


def start(person: Person, watched: int = 0) -> Message:
    """Who I am, whom I know, and the next taps."""
    connect = Button(say("button-connect"), buttons.command("connect"))
    positions = Button(say("button-positions"), buttons.command("positions"))
    test = Button(say("button-test"), buttons.command("test"))
    help_ = Button(say("button-help"), buttons.command("help"))
    first = (positions, connect) if watched else (connect,)
    then = "start-watched" if watched else "start-next"
    if person.role is Role.VIEWER:
        first, then = (positions,), "start-viewer"
    lines = (say("start-known", name=person.name), say(then))
    return Message(say("start-head"), lines=lines, buttons=(first, (test, help_)))


def help_list(commands: Iterable[Command]) -> Message:
    """The commands by what they are about."""
    shown = tuple(commands)
    lines: list[str] = []
    for kind in Kind:
        mine = [say("help-line", name=c.name, help=c.help) for c in shown if c.kind is kind]
        lines += [say(f"kind-{kind.value}"), *mine] if mine else []
    return Message(say("help-head"), lines=tuple(lines), foot=say("digest-hint"))


def unknown(name: str, near: str | None) -> Message:
    """No such command, and the one that was probably meant."""
    if near is None:
        return Message(say("unknown-head", name=name))
    button = Button(f"/{near}", buttons.command(near))
    return Message(say("unknown-near", name=name, near=near), buttons=((button,),))


def takes_nothing(command: Command) -> Message:
    """Something was typed behind a command that takes nothing, and a button that sends it alone."""
    button = Button(f"/{command.name}", buttons.command(command.name))
    return Message(say("takes-nothing", name=command.name), buttons=((button,),))


def which(command: Command, help_: str, choices: Iterable[Choice]) -> Message:
    """Asks for an argument by a button each; what no button can carry is listed."""
    made = [(choice, buttons.command(command.name, choice.value)) for choice in choices]
    keys = [Button(choice.label, data) for choice, data in made if buttons.fits(data)]
    listed = tuple(choice.label for choice, data in made if not buttons.fits(data))
    return Message(
        say("which-head", name=command.name, what=help_), lines=listed, buttons=rows(keys, PER_ROW)
    )
