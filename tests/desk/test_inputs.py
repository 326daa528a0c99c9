"""Whatever is typed or pressed: an answer, and never one that says that something of ours failed."""

import asyncio
import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat import buttons
from bot.chat.contract import Asker, Form
from bot.chat.discord.render import render
from bot.chat.message import Message
from bot.chat.telegram.render import dress
from bot.store.database import Database
from bot.words import say
from tests.desk.guarded import Guarded
from tests.fakes.clock import SetClock
from tests.services.test_desk import ANA, BEN, EVE

NUMBERS = (
    *("0", "1", "-1", "9", "99999999999999999999", "9" * 3990, str(2**63), str(2**63 - 1), "1e400", "-1e400"),
    *("NaN", "nan", "Infinity", "-inf", "1.5", "1,5", "0x10", "1_000", "\u0661", "\u00b2", "+3", "1e-400"),
)
WORDS = (
    *("list", "skip", "all", "off", "on", "main", "mine", "ETHUSDT", "somewhere", "Cleo", "Ana", "23:00"),
    *(
        "name=x",
        "secret=" + "t" * 20,
        "secret=",
        "=",
        "accept=x",
        "label",
        "a/b/c",
        "..",
        "%s",
        "{0}",
        "'; --",
    ),
    *(
        "\x00",
        "\x1b[2J",
        "\u202e001",
        "\u2066x",
        "\n",
        "\t",
        "a" * 60,
        "@everyone",
        "<b>",
        "🔴" * 20,
        "\ufffe",
    ),
)
text = st.one_of(
    st.lists(st.sampled_from((*NUMBERS, *WORDS)), max_size=5).map(" ".join),
    st.text(max_size=80),
    st.text("0123456789.-+eE, ", max_size=30),
)
number = st.one_of(st.sampled_from(NUMBERS), st.integers(0, 12).map(str), st.integers(0, 10**40).map(str))
pressed = st.one_of(
    st.tuples(st.sampled_from(sorted(buttons.VERBS)), st.lists(number, max_size=5)).map(
        lambda made: ":".join((made[0], *made[1]))
    ),
    st.sampled_from(sorted(buttons.VERBS)).flatmap(
        lambda verb: st.lists(number, min_size=buttons.VERBS[verb], max_size=buttons.VERBS[verb]).map(
            lambda made: ":".join((verb, *made))
        )
    ),
    st.text(max_size=100),
    st.tuples(st.text("acfp0123456789", max_size=4), st.sampled_from(WORDS), text).map("/".join),
)
who = st.sampled_from((ANA, BEN, EVE))
FAILED = {say("failed-head"), say("button-failed")}


class Stage:
    """A household on a loop of its own, so that examples can be many."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.stack = contextlib.ExitStack()
        folder = self.stack.enter_context(tempfile.TemporaryDirectory())
        self.runner.run(self._build(Path(folder)))

    async def _build(self, folder: Path) -> None:
        self.database = Database(folder / "bot.sqlite3")
        await self.database.open()
        self.room = Guarded(self.database, SetClock())
        await self.room.fill()

    def close(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        self.stack.close()

    def command(self, asker: Asker, name: str, typed: str) -> Message:
        self.room.clock.advance(60)
        return self.runner.run(self.room.desk.command(asker, name, typed))


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.close()


def good(answer: Message, typed: str) -> None:
    """One clear sentence at the head, in every app."""
    assert answer.head not in FAILED, typed
    assert answer.head and "\n" not in answer.head and "Traceback" not in str(answer)
    dress(answer)
    render(answer)


many = settings(max_examples=120, suppress_health_check=list(HealthCheck), deadline=None)


@many
@given(data=st.data())
def test_every_command_has_an_answer_to_everything(stage: Stage, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([command.name for command in stage.room.desk.commands]))
    typed, asker = data.draw(text), data.draw(who)
    good(stage.command(asker, name, typed), typed)


@many
@given(asker=who, typed=pressed)
def test_every_button_has_an_answer_to_everything(stage: Stage, asker: Asker, typed: str) -> None:
    stage.room.clock.advance(60)
    answer = stage.runner.run(stage.room.desk.press(asker, typed))
    assert answer.toast not in FAILED, typed
    assert answer.toast or answer.message is not None
    if answer.message is not None:
        good(answer.message, typed)


@settings(many, max_examples=60)
@given(asker=who, data=st.data())
def test_every_form_has_an_answer_to_everything(stage: Stage, asker: Asker, data: st.DataObject) -> None:
    stage.room.clock.advance(60)
    name = data.draw(st.sampled_from([command.name for command in stage.room.desk.commands]))
    choice = data.draw(st.one_of(st.sampled_from(("somewhere", "mine", "")), text))
    form = stage.runner.run(stage.room.desk.form(asker, name, choice))
    fields = [field.name for field in form.fields] if isinstance(form, Form) else ["label"]
    values = {field: data.draw(text) for field in fields}
    good(stage.runner.run(stage.room.desk.submit(asker, name, choice, values)), str(values))
    good(stage.runner.run(stage.room.desk.typed(asker, data.draw(text))), "typed")


@pytest.mark.parametrize("odd", NUMBERS)
def test_an_odd_number_gets_one_clear_sentence(stage: Stage, odd: str) -> None:
    for command in stage.room.desk.commands:
        for typed in (odd, f"main {odd}", f"skip {odd} why", f"{odd} {odd}"):
            good(stage.command(ANA, command.name, typed), f"{command.name} {typed}")
