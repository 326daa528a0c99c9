"""A message as Discord takes it: every part in its place, every limit kept for any message."""

from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.discord.markup import BLANK, size
from bot.chat.discord.render import PREFIX, render, toast, weight
from bot.chat.message import Button, Message, Step, Tick, Tone


def test_every_part_has_its_place() -> None:
    dressed = render(
        Message(
            head="ADL took 0.25 of ETH_USDT",
            facts=(("Account", "main"), ("Left", "0.75 ETH")),
            lines=("The venue closed it at 1984.5.", ""),
            steps=(Step(Tick.OPEN, "check the hedge"), Step(Tick.DONE, "cancel the stop")),
            foot="as of 09:41 UTC, main_2",
            buttons=((Button("Tick", "tick-7"),), (Button("Mute @everyone", "mute-7"),)),
            tone=Tone.ALARM,
        )
    )
    assert dressed.embed == {
        "title": r"ADL took 0.25 of ETH\_USDT",
        "description": "The venue closed it at 1984.5.\n\n☐ check the hedge\n✅ cancel the stop",
        "fields": [
            {"name": "Account", "value": "main", "inline": True},
            {"name": "Left", "value": "0.75 ETH", "inline": True},
        ],
        "footer": {"text": "as of 09:41 UTC, main_2"},
        "color": 0xD6293E,
    }
    assert dressed.rows == [
        {"type": 1, "components": [{"type": 2, "style": 2, "label": "Tick", "custom_id": "adl:tick-7"}]},
        {
            "type": 1,
            "components": [
                {"type": 2, "style": 2, "label": f"Mute @{BLANK}everyone", "custom_id": "adl:mute-7"}
            ],
        },
    ]


def test_each_tone_has_its_colour() -> None:
    assert len({render(Message(head="x", tone=tone)).embed["color"] for tone in Tone}) == len(Tone)


def test_a_part_without_text_gets_a_blank_where_discord_wants_one() -> None:
    dressed = render(Message(head="", facts=((" ", ""),), buttons=((Button("", "x"),),)))
    assert dressed.embed["title"] == BLANK
    assert dressed.embed["fields"] == [{"name": BLANK, "value": BLANK, "inline": True}]
    assert dressed.rows[0]["components"][0]["label"] == BLANK


def test_lines_that_do_not_fit_are_left_out_whole_and_counted() -> None:
    lines = tuple(f"position {number}: 1250.75 contracts at 31.125" for number in range(200))
    shown = render(Message(head="x", lines=lines)).embed["description"].split("\n")
    assert tuple(shown[:-1]) == lines[: len(shown) - 1]
    assert shown[-1] == f"… +{200 - (len(shown) - 1)}"


def test_facts_that_do_not_fit_are_counted_too() -> None:
    embed = render(Message(head="x", facts=tuple((f"fact {n}", "1") for n in range(30)))).embed
    assert len(embed["fields"]) == 25
    assert embed["description"] == "… +5"


def test_long_facts_leave_room_for_the_rest() -> None:
    long = "1250.75 " * 100
    embed = render(Message(head="x", facts=tuple((str(n), long) for n in range(10)), lines=(long,))).embed
    assert len(embed["fields"]) == 3
    assert weight(embed) <= 6000
    assert embed["description"].startswith("1250.75 ")
    assert embed["description"].endswith("\n… +7")


def test_a_long_row_goes_on_in_the_next_and_the_sixth_row_is_counted() -> None:
    dressed = render(Message(head="x", buttons=(tuple(Button(str(n), str(n)) for n in range(28)),)))
    assert [len(row["components"]) for row in dressed.rows] == [5, 5, 5, 5, 5]
    assert dressed.embed["description"] == "… +3"


def test_a_person_cannot_start_a_list_or_a_mention_with_a_label() -> None:
    embed = render(
        Message(head="# x", steps=(Step(Tick.OPEN, "a\n# b"),), facts=(("n\n- m", "@here"),))
    ).embed
    assert embed["title"] == r"\# x"
    assert embed["description"] == "☐ a # b"
    assert embed["fields"][0] == {"name": "n - m", "value": f"@{BLANK}here", "inline": True}


@pytest.mark.parametrize(("text", "sent"), [("*no*", r"\*no\*"), ("@everyone", f"@{BLANK}everyone")])
def test_a_toast_is_message_text(text: str, sent: str) -> None:
    assert toast(text) == sent


TEXT = st.text() | st.text(min_size=200, alphabet="ab*_ 1.🔴\n").map(lambda text: text * 12)
BUTTON = st.builds(Button, TEXT, st.text(alphabet="abc-019", min_size=1, max_size=64))
MESSAGE = st.builds(
    Message,
    head=TEXT,
    facts=st.lists(st.tuples(TEXT, TEXT), max_size=30).map(tuple),
    lines=st.lists(TEXT, max_size=12).map(tuple),
    steps=st.lists(st.builds(Step, st.sampled_from(Tick), TEXT), max_size=12).map(tuple),
    foot=TEXT,
    buttons=st.lists(st.lists(BUTTON, max_size=7).map(tuple), max_size=7).map(tuple),
    tone=st.sampled_from(Tone),
)


@settings(deadline=None, max_examples=60)
@given(MESSAGE)
def test_the_limits_hold_for_every_message(message: Message) -> None:
    dressed = render(message)
    embed = dressed.embed
    assert 1 <= size(embed["title"]) <= 256
    assert size(embed["description"]) <= 4096
    assert size(embed.get("footer", {}).get("text", "")) <= 2048
    assert len(embed["fields"]) <= 25
    for field in embed["fields"]:
        assert 1 <= size(field["name"]) <= 256
        assert 1 <= size(field["value"]) <= 1024
    assert weight(embed) <= 6000
    assert len(discord.Embed.from_dict(embed)) <= 6000
    rows_hold(dressed.rows)


def rows_hold(rows: list[dict[str, Any]]) -> None:
    assert len(rows) <= 5
    for row in rows:
        assert 1 <= len(row["components"]) <= 5
        for button in row["components"]:
            assert 1 <= size(button["label"]) <= 80
            assert button["custom_id"].startswith(PREFIX)
            assert len(button["custom_id"]) <= 100


def test_the_age_grows_by_itself_and_is_never_left_out() -> None:
    lines = tuple(f"position {number}: 1250.75 contracts at 31.125" for number in range(200))
    moment = datetime(2026, 11, 26, 12, tzinfo=UTC)
    for few in ((), lines):
        embed = render(Message("h", lines=few, foot="As of 12:00:00 UTC", as_of=moment)).embed
        assert embed["description"].endswith("⏱ <t:1795694400:R>")
        assert size(embed["description"]) <= 4096
