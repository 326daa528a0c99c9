"""Key fields from a prompt, a JSON file or standard input; never from arguments."""

import getpass
import json
import sys
from pathlib import Path

from bot.errors import UserMistake
from bot.venues.contract import Venue
from bot.words import say


def gather(venue: Venue, source: str | None) -> dict[str, str]:
    """The key fields by name. `source` is a file, "-" for standard input, None to ask on the terminal.

    Raises UserMistake when the source cannot be read as one JSON object of texts.
    """
    if source is None:
        return {field.name: _asked(field.name, field.ask, field.secret) for field in venue.key_fields}
    try:
        given = json.loads(sys.stdin.read() if source == "-" else Path(source).read_text())
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UserMistake(say("fields-unreadable", source=source, names=_names(venue))) from error
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise UserMistake(say("fields-unreadable", source=source, names=_names(venue)))
    return given


def _asked(name: str, ask: str, secret: bool) -> str:
    prompt = f"{name} ({ask}): "
    try:
        return getpass.getpass(prompt) if secret else input(prompt)
    except EOFError as error:
        raise UserMistake(say("fields-no-terminal", name=name)) from error


def _names(venue: Venue) -> str:
    return ", ".join(f'"{field.name}"' for field in venue.key_fields)
