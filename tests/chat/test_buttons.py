"""What a button carries, and what comes back from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import buttons
from bot.errors import UserMistake
from bot.model.ids import ChecklistId, ReminderId


@given(st.integers(0, 2**63), st.integers(0, 24))
def test_what_is_written_is_read(checklist: int, step: int) -> None:
    made = ChecklistId(checklist)
    for data, verb, numbers in (
        (buttons.tick(made, step, True), buttons.TICK, (checklist, step, 1)),
        (buttons.view(made, 1, step, 3), buttons.VIEW, (checklist, 1, step, 3)),
        (buttons.line(made, step, 900, False), buttons.LINE, (checklist, step, 900, 0)),
        (buttons.every_line(made, step), buttons.ALL, (checklist, step)),
        (buttons.skip(made, step, 2), buttons.SKIP, (checklist, step, 2)),
        (buttons.snooze(made, step, 720), buttons.SNOOZE, (checklist, step, 720)),
        (buttons.hand(made, step, 2**62), buttons.HAND, (checklist, step, 2**62)),
        (buttons.look(made), buttons.LOOK, (checklist,)),
    ):
        assert len(data.encode()) <= buttons.LIMIT
        assert buttons.read(data) == (verb, numbers)


@given(st.integers(0, 2**63))
def test_what_acknowledges_is_read(number: int) -> None:
    data = buttons.got_it(ReminderId(number))
    assert len(data.encode()) <= buttons.LIMIT
    assert buttons.read(data) == (buttons.GOT_IT, (number, 0))


@given(st.integers(0, 2**63), st.booleans())
def test_a_judgement_is_read(number: int, is_one: bool) -> None:
    data = buttons.hedge(number, is_one)
    assert len(data.encode()) <= buttons.LIMIT
    assert buttons.read(data) == (buttons.HEDGE, (number, int(is_one)))


NEVER_OURS = (
    "",
    "t",
    "t:",
    "t:1",
    "t:1:",
    "t::1",
    "t:1:2:3:4",
    "r:1:2",
    "x:1:2",
    "t:-1:2",
    "t:1:2.0",
    "t:1: 2",
    "t:\u0661:2",
    "t:\u00b2:1",
    "t:" + "9" * 70 + ":1",
    "drop table",
)


@pytest.mark.parametrize("data", NEVER_OURS)
def test_what_was_never_ours_is_turned_down_in_words(data: str) -> None:
    with pytest.raises(UserMistake, match="not one of mine"):
        buttons.read(data)


@given(st.text(max_size=80))
def test_anything_a_stranger_sends_is_read_or_turned_down(data: str) -> None:
    try:
        verb, numbers = buttons.read(data)
    except UserMistake:
        return
    assert data == ":".join((verb, *data.split(":")[1:])) and len(numbers) == buttons.VERBS[verb]


@given(st.text("abz", min_size=1, max_size=12), st.text(max_size=60), st.integers(0, 99))
def test_a_command_behind_a_button_is_read_as_it_was_made(name: str, text: str, page: int) -> None:
    for data, made in (
        (buttons.command(name, text), buttons.Typed(name, text)),
        (buttons.form(name, text), buttons.Typed(name, text, form=True)),
        (buttons.page(name, text, page), buttons.Typed(name, text, page)),
    ):
        assert buttons.typed(data) == (made if buttons.fits(data) else None)


@pytest.mark.parametrize(
    "data", ["", "c", "c/", "c/positions", "p/positions/", "p-1/positions/", "q/a/b", "c/a b/", "t:1:2:3"]
)
def test_what_is_no_command_is_none(data: str) -> None:
    assert buttons.typed(data) is None
