"""The page: each message as Telegram and Discord get it, the main one in every language, and the pictures."""

import json
from collections.abc import Iterator
from pathlib import Path

from bot.chat.discord.render import render
from bot.chat.message import Message
from bot.chat.telegram.render import dress
from bot.words import ENGLISH, languages, say, spoken
from tests.gallery.scenes import front, scenes

FOLDER = Path(__file__).parent
PAGE = FOLDER / "README.md"
HEAD = """# What people read

Made by `make gallery` with the writers and renderers of the bot itself; the values are made up. Each
message stands here as Telegram shows it, and behind that as it is sent to Telegram and to Discord. A test
holds this page to the code.
"""


def text() -> str:
    """The whole page as Markdown."""
    parts = [HEAD]
    with spoken(ENGLISH):
        for title, message in scenes():
            parts += _message(title, message)
    parts.append("## ADL took a part, in every language\n")
    for code in languages():
        with spoken(code):
            parts += _message(say("language-name"), front(), 3)
    parts += ["## Pictures\n", *_pictures()]
    return "\n".join(parts)


def _message(title: str, message: Message, level: int = 2) -> Iterator[str]:
    telegram = dress(message)
    yield f"{'#' * level} {title}\n"
    yield f"```text\n{telegram.plain}\n\n{_buttons(message)}\n```\n"
    yield f"<details><summary>as sent</summary>\n\n```html\n{telegram.html}\n```\n"
    embed = json.dumps(render(message).embed, ensure_ascii=False, indent=1)
    yield f"```json\n{embed}\n```\n\n</details>\n"


def _buttons(message: Message) -> str:
    return "\n".join(" ".join(f"[{button.label}]" for button in row) for row in message.buttons if row)


def _pictures() -> Iterator[str]:
    for path in sorted(FOLDER.glob("*.png")):
        yield f"![{path.stem.replace('_', ' ')}]({path.name})\n"
