"""Text is shown as typed: no markdown, no mention, cut between words only."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.markup import BLANK, clip, escape, neutral, size


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("BTC_USDT *now* `x` ~~y~~ ||z||", r"BTC\_USDT \*now\* \`x\` \~\~y\~\~ \|\|z\|\|"),
        ("[here](https://a.example/b_c)", r"\[here\](https://a.example/b_c)"),
        ("@everyone and @here", f"@{BLANK}everyone and @{BLANK}here"),
        ("<@4410> <@!4410> <@&77> <#12>", f"\\<@{BLANK}4410> \\<@{BLANK}!4410> \\<@{BLANK}&77> \\<#12>"),
        ("ada@mail.example", "ada@mail.example"),
        (
            "# big\n- item\n> quote\n-# small\n3. third",
            "\\# big\n\\- item\n\\> quote\n\\-# small\n3\\. third",
        ),
        ("-1,250.5 USDT", "-1,250.5 USDT"),
        ("a \\ b", r"a \\ b"),
        ("see https://a.example/x_y_z now", "see https://a.example/x_y_z now"),
    ],
)
def test_escape(typed: str, sent: str) -> None:
    assert escape(typed) == sent


def test_neutral_keeps_marks_where_markdown_is_not_read() -> None:
    assert neutral("main_2 @everyone") == f"main_2 @{BLANK}everyone"


@pytest.mark.parametrize(
    ("limit", "kept"),
    [
        (18, "took 1250.75 of it"),
        (17, "took 1250.75 of …"),
        (16, "took 1250.75 …"),
        (14, "took 1250.75 …"),
        (13, "took …"),
        (5, "…"),
    ],
)
def test_a_cut_never_falls_inside_a_number(limit: int, kept: str) -> None:
    assert clip("took 1250.75 of it", limit) == kept


def test_size_counts_what_lies_outside_the_basic_plane_twice() -> None:
    assert size("a🔴") == 3


@given(st.text(), st.integers(2, 60))
def test_a_clipped_text_fits_and_is_made_of_whole_words(text: str, limit: int) -> None:
    cut = clip(text, limit)
    assert size(cut) <= limit
    if cut != escape(text):
        kept = cut.removesuffix("…").removesuffix(" ")
        whole = text.split(" ")
        assert kept in {escape(" ".join(whole[:count])) for count in range(len(whole))}


@given(
    st.lists(st.sampled_from(["@everyone", "@here", "<@41>", "<@&7>", "<@!41>", "x", " ", "https://a.b/"]))
)
def test_no_text_mentions_anybody(pieces: list[str]) -> None:
    sent = escape("".join(pieces))
    assert not any(mention in sent for mention in ("@everyone", "@here", "<@4", "<@&", "<@!"))
