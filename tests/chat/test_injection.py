"""Text from outside stays text in every app: what is read is what came, and no markup is born of it.

Symbols, labels, names and errors of exchanges come from others. A web address among them stays what the app
makes of any: it is never hidden behind other words.
"""

import re
from html.parser import HTMLParser
from string import punctuation

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.discord.markup import BLANK
from bot.chat.discord.render import render, toast
from bot.chat.message import Button, Message, Step, Tick
from bot.chat.plain import DIRECTIONS, one_line, shown
from bot.chat.telegram.render import dress
from bot.chat.telegram.render import toast as telegram_toast

ATTACKS = (
    "<b>BTC</b>",
    '<a href="https://evil.example">safe</a>',
    "&lt;i&gt;",
    "<script>alert(1)</script>",
    "tg://user?id=1",
    "[safe](https://evil.example)",
    "[x](javascript:alert(1))",
    "**BTC** __x__ ~~y~~ ||z|| `c` ```d```",
    "@everyone @here <@1> <@!1> <@&1> <#1>",
    "<t:0:R> <:x:1> </start:1>",
    "# big\n> quote\n- item\n1. one\n-# small",
    "\u202e001 BTC\u202c",
    "\u2066BTC\u2069\u200f",
    "a\x00b\x1b[2Jc\rd\x85e",
    "\ud800 half",
    "\\*BTC\\*",
    "&amp;&#60;b&#62;",
    "</b><i>",
    "_" * 50,
)
text = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(st.characters(codec=None, categories=None), max_size=60),
    st.text("<>&*_~`|[]()\\@#-+.0123456789 \nehvroy!", max_size=40),
    st.lists(st.sampled_from(ATTACKS), max_size=3).map(" ".join),
)


def everywhere(word: str) -> Message:
    """A message with a text from outside in every part."""
    return Message(
        head=f"H {word}",
        facts=((f"F {word}", f"V {word}"),),
        lines=(f"L {word}",),
        steps=(Step(Tick.OPEN, f"S {word}"),),
        below=(f"B {word}",),
        foot=f"T {word}",
        buttons=((Button(f"K {word}", "g:1:0"),),),
    )


class Reader(HTMLParser):
    """What a reader of HTML sees, and the tags it met."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.read, self.tags = "", set[str]()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        assert not attrs, "no link is born"

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment is born")

    def handle_data(self, data: str) -> None:
        self.read += data


@given(text)
@example("\u202e001")
def test_telegram_shows_what_came_and_nothing_more(word: str) -> None:
    reader = Reader(dress(everywhere(word)).html)
    assert reader.tags == {"b", "i"}, "ours: the head, the values and the foot"
    plain = one_line(word)
    for part in ("H", "F", "V", "L", "B", "T"):
        assert f"{part} {plain}" in reader.read
    assert telegram_toast(word) == shown(word)[:200] or len(shown(word)) > 200


PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")
LINK = re.compile(r"https?://[^\s<>()\[\]*~`|\\]+")


def seen(sent: str) -> str:
    """What a reader of Discord's markdown sees; fails where a mark would be one."""
    found, at = "", 0
    while at < len(sent):
        link, mark = LINK.match(sent, at), PUNCTUATION.match(sent, at)
        if link:
            found, at = found + link[0], link.end()
        elif mark:
            found, at = found + mark[1], mark.end()
        else:
            assert sent[at] not in "*_~`|[]<", f"{sent[at]!r} is markup at {at} of {sent!r}"
            found, at = found + sent[at], at + 1
    for line in sent.split("\n"):
        assert not re.match(r"\s*([-+]|-?#{1,3}|>{1,3}|\d+\.)\s", line), (
            f"a heading, a list or a quote: {line!r}"
        )
    return found.replace(BLANK, "")


ROOM = 250
"""What an embed's name may hold (256, marks that neutralise others among them) with some to spare."""
PING = re.compile(r"@(everyone|here)|(?<!\\)<@[!&]?\d+>|@[!&]?\d+")


@given(text)
@example("_" * 50 + " " + "_" * 100)
def test_discord_shows_what_came_and_nothing_more(word: str) -> None:
    dressed = render(everywhere(word))
    embed = dressed.embed
    (field,) = embed["fields"]
    plain = one_line(word).replace(BLANK, "")
    for part, sent in (("H", embed["title"]), ("F", field["name"]), ("V", field["value"])):
        read, whole = one_line(seen(sent)), f"{part} {plain}".strip()
        long = len(whole) + sum(letter in punctuation for letter in whole) > ROOM
        assert read == whole or (long and whole.startswith(read.removesuffix("…").strip()))
    described = seen(embed["description"]).replace("\n", " ")
    for part in ("L", "S", "B"):
        assert f"{part} {plain}".strip() in re.sub(r" +$", "", described) or not plain.strip()
    (button,) = dressed.rows[0]["components"]
    for sent in (
        embed["title"],
        field["name"],
        field["value"],
        embed["description"],
        embed["footer"]["text"],
    ):
        assert not PING.search(sent)
    assert not PING.search(button["label"])
    assert not PING.search(toast(word))


@given(text)
def test_nothing_turns_the_reading_order_or_moves_the_cursor(word: str) -> None:
    embed = render(everywhere(word)).embed
    sent = "".join((embed["title"], embed["description"], embed["footer"]["text"], toast(word)))
    for dressed in (sent, dress(everywhere(word)).html, telegram_toast(word)):
        assert not DIRECTIONS & set(dressed)
        assert not [letter for letter in dressed if letter < " " and letter != "\n"]
        dressed.encode()


@pytest.mark.parametrize(
    "word", ["BTCUSDT", "1000PEPE-USDT-SWAP", "main (Binance)", "é 日本 🔴👩‍👩‍👧", "עברית"]
)
def test_honest_text_stays_as_it_is(word: str) -> None:
    assert one_line(word) == word
