"""A message as Telegram's HTML: what it looks like, and what holds for every message."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.message import Button, Message, Step, Tick, Tone
from bot.chat.telegram.render import TEXT_LIMIT, TOAST_LIMIT, dress, toast


class Reader(HTMLParser):
    """Reads HTML as Telegram does: the shown text, the tags opened and whether each was closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shown = ""
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.shown += data

    @property
    def units(self) -> int:
        return len(self.shown.encode("utf-16-le")) // 2


def test_every_part_has_its_place() -> None:
    message = Message(
        head="ADL took 3.5 of your 12 SOLUSDT short",
        facts=(("Price", "141.07"), ("Left", "8.5")),
        lines=("The hedge on the other venue is now too large.",),
        steps=(Step(Tick.DONE, "Close 3.5 long"), Step(Tick.OPEN, "Do not re-enter yet")),
        foot="as of 03:12:44 UTC",
        tone=Tone.ALARM,
    )
    assert dress(message).html == (
        "🔴 <b>ADL took 3.5 of your 12 SOLUSDT short</b>\n"
        "\n"
        "Price: <b>141.07</b>\n"
        "Left: <b>8.5</b>\n"
        "\n"
        "The hedge on the other venue is now too large.\n"
        "\n"
        "✅ Close 3.5 long\n"
        "☐ Do not re-enter yet\n"
        "\n"
        "<i>as of 03:12:44 UTC</i>"
    )


@pytest.mark.parametrize(
    ("tone", "start"),
    [
        (Tone.ALARM, "🔴 <b>H"),
        (Tone.WARNING, "🟠 <b>H"),
        (Tone.GOOD, "🟢 <b>H"),
        (Tone.PLAIN, "<b>H"),
    ],
)
def test_tone_is_a_mark_at_the_head(tone: Tone, start: str) -> None:
    assert dress(Message("H", tone=tone)).html.startswith(start)


@pytest.mark.parametrize(
    "message",
    [
        Message("<b>&x"),
        Message("h", facts=(("<b>&x", "1"),)),
        Message("h", facts=(("n", "<b>&x"),)),
        Message("h", lines=("<b>&x",)),
        Message("h", steps=(Step(Tick.OPEN, "<b>&x"),)),
        Message("h", foot="<b>&x"),
    ],
    ids=["head", "fact name", "fact value", "line", "step", "foot"],
)
def test_markup_in_any_part_is_shown_and_not_obeyed(message: Message) -> None:
    html = dress(message).html
    assert "&lt;b&gt;&amp;x" in html
    assert "<b>&x" in Reader(html).shown


def test_line_breaks_inside_a_part_do_not_make_lines() -> None:
    assert dress(Message("one\ntwo\r\nthree")).html == "<b>one two three</b>"


def test_half_a_character_is_replaced() -> None:
    assert dress(Message("a\ud83dz")).html == "<b>a?z</b>"


def test_buttons_and_silence_are_handed_on() -> None:
    row = (Button("Seen", "a:17"), Button("Later", "b:17"))
    dressed = dress(Message("h", buttons=(row, ()), silent=True))
    assert dressed.rows == (row,)
    assert dressed.silent
    assert not dress(Message("h")).silent


def test_lines_that_do_not_fit_are_counted() -> None:
    message = Message("head", lines=("11111", "22222", "33333"), foot="small print that is long enough")
    html = dress(message, limit=44).html
    assert html == "<b>head</b>\n\n11111\n<i>… 3 more lines did not fit.</i>"
    assert Reader(html).units <= 44


def test_one_line_left_out_is_counted_in_the_singular() -> None:
    assert dress(Message("head", lines=("x" * 60,)), limit=40).html.endswith("… 1 more line did not fit.</i>")


def test_a_message_of_exactly_the_limit_is_whole() -> None:
    whole = Message("h", lines=("x" * (TEXT_LIMIT - 3),))
    assert Reader(dress(whole).html).units == TEXT_LIMIT
    assert "did not fit" in dress(Message("h", lines=("x" * (TEXT_LIMIT - 2),))).html


def test_length_counts_utf16_units_of_the_shown_text() -> None:
    # 2,000 emoji are 4,000 units; 4,000 ampersands are 20,000 characters of HTML but 4,000 shown.
    assert "did not fit" not in dress(Message("h", lines=("🔴" * 2000,))).html
    assert "did not fit" in dress(Message("h", lines=("🔴" * 2050,))).html
    assert "did not fit" not in dress(Message("h", lines=("&" * 4000,))).html


def test_toast_is_cut_at_telegrams_limit() -> None:
    assert toast("Done") == "Done"
    assert len(toast("x" * 500)) == TOAST_LIMIT


TEXTS = st.text(max_size=40) | st.sampled_from(["<a href='x'>", "&amp;", "🔴" * 20, "1,234.5", "\n", "</b>"])
MESSAGES = st.builds(
    Message,
    head=TEXTS,
    facts=st.lists(st.tuples(TEXTS, TEXTS), max_size=6).map(tuple),
    lines=st.lists(TEXTS, max_size=8).map(tuple),
    steps=st.lists(st.builds(Step, st.sampled_from(Tick), TEXTS), max_size=5).map(tuple),
    foot=TEXTS,
    tone=st.sampled_from(Tone),
)


@given(MESSAGES, st.integers(40, 400))
def test_law_never_over_the_limit_and_every_tag_closed(message: Message, limit: int) -> None:
    read = Reader(dress(message, limit).html)
    assert read.units <= limit
    assert read.open == []
    assert read.tags <= {"b", "i"}


@given(MESSAGES, st.integers(40, 400))
def test_law_a_line_is_whole_or_left_out(message: Message, limit: int) -> None:
    whole = dress(message, 100_000).html.split("\n")
    cut = dress(message, limit).html.split("\n")
    if "did not fit" in cut[-1]:
        left_out = [line for line in whole[len(cut) - 1 :] if line]
        assert cut[-1].startswith(f"<i>… {len(left_out)} more line")
        cut.pop()
    assert cut == whole[: len(cut)]


def test_the_age_grows_by_itself() -> None:
    aged = Message("h", foot="As of 12:00:00 UTC", as_of=datetime(2026, 11, 26, 12, tzinfo=UTC))
    assert dress(aged).html.endswith(
        '<i>As of 12:00:00 UTC</i> · <tg-time unix="1795694400" format="r">2026-11-26</tg-time>'
    )
    assert dress(aged).plain.endswith("As of 12:00:00 UTC · 2026-11-26")
