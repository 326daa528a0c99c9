"""Reading a command out of a message."""

import pytest

from bot.chat.telegram.intake import Typed, read_command


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("/help", Typed("help", "", "")),
        ("/Help", Typed("help", "", "")),
        ("/help@adl_bot", Typed("help", "adl_bot", "")),
        ("/connect@adl_bot venue  k s ", Typed("connect", "adl_bot", "venue  k s")),
        ("/connect\nvenue\nk", Typed("connect", "", "venue\nk")),
        ("help", None),
        ("please /help", None),
        ("/", None),
        ("/ help", None),
        ("", None),
    ],
)
def test_read_command(text: str, typed: Typed | None) -> None:
    assert read_command(text) == typed
