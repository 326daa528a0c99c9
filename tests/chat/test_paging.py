"""A long answer is paged: everything is on some page, and every page fits every app."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat import buttons, paging
from bot.chat.discord.render import render
from bot.chat.message import Button, Message, Step, Tick
from bot.chat.telegram.render import dress

TEXT = st.text("abc 1.,_*", min_size=1, max_size=300)
LONG = st.builds(
    Message,
    head=st.just("Your positions"),
    facts=st.lists(st.tuples(st.text("ab", min_size=1, max_size=60), TEXT), max_size=60).map(tuple),
    lines=st.lists(TEXT, max_size=120).map(tuple),
    foot=st.just("As of 12:00:00 UTC"),
    buttons=st.lists(
        st.lists(st.builds(Button, st.text("ab", min_size=1), st.just("x")), min_size=1, max_size=5).map(
            tuple
        ),
        max_size=14,
    ).map(tuple),
)


def pages(message: Message) -> list[Message]:
    """Every page, by turning with its own button until there is none."""
    found = [paging.page(message, 0, "positions", "all")]
    while turns := [b for row in found[-1].buttons for b in row if b.label == "›"]:
        typed = buttons.typed(turns[0].data)
        assert typed is not None and (typed.name, typed.text) == ("positions", "all")
        found.append(paging.page(message, typed.page, typed.name, typed.text))
    return found


@given(LONG)
def test_everything_is_on_some_page_in_order_and_no_app_leaves_anything_out(message: Message) -> None:
    shown = pages(message)
    assert tuple(fact for page in shown for fact in page.facts) == message.facts
    assert tuple(line for page in shown for line in page.lines) == message.lines
    keys = {b for page in shown for row in page.buttons for b in row if b.label not in "‹›"}
    assert keys == {b for row in message.buttons for b in row}
    for page in shown:
        assert "did not fit" not in dress(page).html
        assert "… +" not in render(page).embed["description"]


def test_a_short_answer_and_one_with_steps_stay_as_they_are() -> None:
    short = Message("x", lines=("one",))
    listed = Message("x", lines=("y" * 5000,), steps=(Step(Tick.OPEN, "z"),))
    assert paging.page(short, 3, "positions") == short
    assert paging.page(listed, 0, "checklist") == listed


def test_a_page_beyond_the_last_is_the_last() -> None:
    message = Message("x", lines=tuple(f"{n} " + "y" * 200 for n in range(40)))
    last = pages(message)[-1]
    assert paging.page(message, 99, "positions", "all") == last and last.foot == "Part 4 of 4"
