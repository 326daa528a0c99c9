"""What the command line says is for a host at a terminal: no command of the chat in it."""

from pathlib import Path

import pytest

from tests.cli.test_backup_and_restore import adlwatch, place


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (("accounts", "list"), "Add one with `adlwatch accounts add`."),
        (("accounts", "add", "bybit", "--label", "main", "--owner", "Zed"), "There is nobody called Zed"),
        (("alerts", "9"), "There is no alert 9; `adlwatch alerts` lists the latest."),
    ],
)
def test_a_fresh_place_is_led_on_by_what_a_terminal_understands(
    tmp_path: Path, command: tuple[str, ...], says: str
) -> None:
    done = adlwatch(place(tmp_path), *command)
    said = done.stdout + done.stderr
    assert says in said and "/connect" not in said and "/alerts" not in said
