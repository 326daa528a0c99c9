"""A small desk behind the Discord tests: answers everything and remembers what it was asked."""

from collections.abc import Mapping
from typing import Any

from bot.chat.contract import Argument, Asker, Choice, Command, Form, FormField, Pressed
from bot.chat.message import Button, Message, Step, Tick, Tone
from bot.model.ids import ChannelName
from bot.model.place import PlaceNews

CHECKLIST = Message(
    head="ADL took 0.25 of ETHUSDT",
    facts=(("Account", "main"), ("Left", "0.75 ETH")),
    steps=(Step(Tick.OPEN, "check the hedge"),),
    buttons=(
        (Button("Tick", "tick-7"), Button("Refuse", "refuse-7")),
        (Button("Fill in", "f/connect/north"),),
    ),
    tone=Tone.ALARM,
)
TICKED = Message(
    head="ADL took 0.25 of ETHUSDT",
    steps=(Step(Tick.DONE, "check the hedge"),),
    buttons=((Button("Untick", "untick-7"),),),
)


class FakeDesk:
    """The desk's port. `asked` holds one tuple per call, oldest first."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []
        self.askers: list[Asker] = []
        self.answers: dict[str, Message] = {}

    @property
    def commands(self) -> tuple[Command, ...]:
        side = Argument("side", "which side", choices=("long", "short"))
        symbol = Argument("symbol", "one symbol", required=True, source="symbols")
        venue = Argument("venue", "where", required=True, choices=("north", "south"))
        keys = Argument("keys", "the key fields")
        return (
            Command("positions", "Your open positions", (side, symbol)),
            Command("checklist", "What to do now"),
            Command("connect", "Add an account", (venue, keys), secret=True),
            Command("inner", "Not in the menu", hidden=True),
        )

    async def command(self, asker: Asker, name: str, text: str, *, erased: bool | None = None) -> Message:
        self._note(asker, "command", name, text, erased)
        usual = CHECKLIST if name == "checklist" else Message(head=f"{name} {text}")
        return self.answers.get(name, usual)

    async def form(self, asker: Asker, name: str, choice: str) -> Form | Message:
        self._note(asker, "form", name, choice)
        if choice == "south":
            return Message(head="south is closed")
        fields = (FormField("key", "API key", "starts with k"), FormField("note", "Note", required=False))
        return Form(name, choice, f"Connect an account at {choice}, read-only and nothing else", fields)

    async def submit(self, asker: Asker, name: str, choice: str, values: Mapping[str, str]) -> Message:
        self._note(asker, "submit", name, choice, dict(values))
        return Message(head="account saved")

    async def suggest(self, asker: Asker, command: str, argument: str, typed: str) -> tuple[Choice, ...]:
        self._note(asker, "suggest", command, argument, typed)
        return (Choice("ETHUSDT short", "ETHUSDT"), Choice("BTCUSDT long", "BTCUSDT"))

    def awaited(self, asker: Asker) -> FormField | None:
        return None

    async def typed(self, asker: Asker, text: str, *, erased: bool | None = None) -> Message:
        raise AssertionError("this app reads no messages")

    async def hosts(self, channel: ChannelName) -> tuple[str, ...]:
        raise AssertionError("this app has one menu for all")

    async def press(self, asker: Asker, data: str) -> Pressed:
        self._note(asker, "press", data)
        return Pressed("done", TICKED) if data == "tick-7" else Pressed("not *yours*")

    async def heard(self, news: PlaceNews) -> None:
        self.asked.append(("heard", news))

    def _note(self, asker: Asker, *what: Any) -> None:
        self.askers.append(asker)
        self.asked.append(what)
