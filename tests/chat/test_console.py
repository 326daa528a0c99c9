"""The console as a chat app: what is printed."""

import io

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.console.client import Console
from bot.chat.console.render import WIDTH, changed, render
from bot.chat.message import File, Message, Step, Tick, Tone
from bot.model.delivery import Sent

WHOLE = Message(
    "ADL took 40 %",
    facts=(("Taken", "4 of 10"), ("Mark price", "2,511.5")),
    lines=("If this was one leg of a hedge, the other leg is open now.",),
    steps=(Step(Tick.DONE, "1. Look"), Step(Tick.OPEN, "2. Decide")),
    foot="As of 12:00:00 UTC",
    tone=Tone.ALARM,
)


def test_a_message_in_lines() -> None:
    assert render(WHOLE) == [
        "!! ADL took 40 %",
        "     Taken       4 of 10",
        "     Mark price  2,511.5",
        "     If this was one leg of a hedge, the other leg is open now.",
        "     [x] 1. Look",
        "     [ ] 2. Decide",
        "     As of 12:00:00 UTC",
    ]


def test_a_file_is_not_printed_but_where_it_is() -> None:
    file = File("incident-3.zip", b"PK", "adlwatch export 3")
    assert render(Message("Evidence", file=file)) == ["   Evidence", "     adlwatch export 3"]


def test_every_tone_has_its_mark() -> None:
    assert [render(Message("x", tone=tone))[0] for tone in Tone] == ["!! x", " ! x", " + x", "   x"]


def test_what_a_venue_sends_cannot_move_the_cursor() -> None:
    (head, line) = render(Message("a\x1b[2Jb", lines=("c\rd\x07\u202ee",)))
    assert head == "   a [2Jb" and line == "     c d  e"


@given(st.text(max_size=400), st.text(max_size=400))
def test_nothing_but_printable_text_ever(head: str, line: str) -> None:
    for printed in render(Message(head, facts=((head, line),), lines=(line,), foot=head)):
        assert printed.isprintable()


@given(st.lists(st.text("abc ", max_size=300), max_size=4))
def test_lines_fit_the_width(lines: list[str]) -> None:
    assert all(len(line) <= WIDTH for line in render(Message("x", lines=tuple(lines))))


def test_an_edit_shows_the_head_and_what_is_new() -> None:
    old = ["head", "a", "b"]
    assert changed(old, ["new head", "a", "c"]) == ["new head", "c"]


def test_a_long_row_that_changes_is_printed_whole() -> None:
    """The second line of a wrapped row is the same as before, but half a sentence helps nobody."""
    row = "Hedge BTC: 21 % hedged, net -3.33 BTC ({} USD), before -4.1. Naked: a leg with a rather long name."
    old, new = (render(Message("x", lines=("same", row.format(usd)))) for usd in ("260,706", "260,201"))
    assert old[-1] == new[-1] and len(new) == 4
    assert changed(old, new) == [new[0], *new[2:]]


async def test_the_console_prints_and_edits() -> None:
    out = io.StringIO()
    console = Console(out)
    first = await console.send("here", Message("first", lines=("a",)))
    second = await console.send("here", Message("second"))
    assert isinstance(first, Sent) and isinstance(second, Sent) and first.ref != second.ref
    await console.edit("here", first.ref, Message("first", lines=("a", "b")))
    assert out.getvalue() == "   first\n     a\n\n   second\n\n(edited) first\n     b\n\n"


async def test_an_edit_that_changes_nothing_prints_nothing() -> None:
    out = io.StringIO()
    console = Console(out)
    sent = await console.send("here", WHOLE)
    before = out.getvalue()
    assert isinstance(sent, Sent)
    assert await console.edit("here", sent.ref, WHOLE) == sent
    assert out.getvalue() == before


async def test_an_edit_of_a_message_from_an_earlier_run_is_printed_whole() -> None:
    out = io.StringIO()
    earlier, later = Console(io.StringIO()), Console(out)
    old = await earlier.send("here", Message("an old head", lines=("a",)))
    await later.send("here", Message("another", lines=("a",)))
    assert isinstance(old, Sent)
    out.truncate(out.seek(0))
    await later.edit("here", old.ref, Message("head", lines=("a", "b")))
    assert out.getvalue() == "(edited) head\n     a\n     b\n\n"
