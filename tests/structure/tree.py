"""The files of the project, and what the plug-ins are called."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.chat.discovery import channels
from bot.venues.discovery import venues

BOT = Path(bot.__file__).parent
ROOT = BOT.parent
OWN_FOLDERS = {"bot", "tests", "config", ".ci"}
TEXTS = {
    ".py",
    ".toml",
    ".md",
    ".ftl",
    ".json",
    ".yaml",
    ".yml",
    ".lock",
    ".service",
    ".example",
    ".mako",
    "",
}

HOUSE_NAMES = {"console"}
"""A chat app whose name is also an ordinary word of the house: it is what a rehearsal talks through."""


def sources() -> Iterator[Path]:
    """Every Python file of the program."""
    yield from sorted(p for p in BOT.rglob("*.py") if "__pycache__" not in p.parts)


def texts() -> Iterator[Path]:
    """Every text file of the project, as far as it is ours: no environment, no caches, no data of a run."""
    top = (p for p in ROOT.iterdir() if p.is_file() and not p.name.startswith("."))
    below = (p for name in sorted(OWN_FOLDERS) for p in (ROOT / name).rglob("*") if p.is_file())
    for path in (*top, *below):
        if path.suffix in TEXTS and "__pycache__" not in path.parts:
            yield path


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def plugin_folders() -> dict[str, Path]:
    """Every venue and chat app by name, with its folder."""
    rooms = {name: BOT / "venues" / name for name in venues()}
    return {**rooms, **{str(name): BOT / "chat" / name for name in channels()}}
