"""The checklists a host can edit: one TOML file each, read at start; a bad one refuses to start."""

import tomllib
from pathlib import Path
from typing import Any

from bot.errors import SettingsError
from bot.model.checklist import ChecklistTemplate, Link, Shows, StepTemplate

NAMES = ("adl_fill", "gauge_high", "blind", "key")
LONGEST = 10
"""Steps per list: what a page of every chat app shows with its buttons."""
MOST_LINKS = 5
WORDS = 200
"""Characters of a text."""
FITTING = {
    "adl_fill": {Shows.REDUCTION, Shows.MARGIN, Shows.ORDERS, Shows.HEDGE, Shows.REBUILD, Shows.REGIME},
    "gauge_high": {Shows.QUEUE, Shows.MARGIN, Shows.HEDGE, Shows.REGIME},
    "blind": {Shows.SIGHT},
    "key": {Shows.KEY},
}
"""What can fill in a step of each list, beside people."""


def built_in() -> Path:
    """The folder of checklists that come with the program: in the checkout, or inside the installed wheel."""
    inside = Path(__file__).parent / "_config" / "checklists"
    return inside if inside.exists() else Path(__file__).parent.parent / "config" / "checklists"


def load(folder: Path | None) -> dict[str, ChecklistTemplate]:
    """All checklists by name; those missing in `folder` are the built-in ones. Raises SettingsError."""
    if folder is not None and not folder.is_dir():
        raise SettingsError(f"checklists: {folder} is not a folder.")
    found = {}
    for name in NAMES:
        own = folder / f"{name}.toml" if folder is not None else None
        found[name] = read(name, own if own is not None and own.exists() else built_in() / f"{name}.toml")
    return found


def read(name: str, path: Path) -> ChecklistTemplate:
    """One checklist. Raises SettingsError naming the file, the line and what is wrong there."""
    try:
        text = path.read_text()
        table = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}.") from error
    page = _Page(path, text)
    if strange := sorted(table.keys() - {"steps", "links"}):
        raise page.wrong(strange[0], 0, f"{strange[0]!r} is not known; write [[steps]] and [[links]].")
    steps, links = table.get("steps"), table.get("links", [])
    if not isinstance(steps, list) or not 0 < len(steps) <= LONGEST:
        raise page.wrong("steps", 0, f"write 1 to {LONGEST} tables [[steps]], each with id and text.")
    if not isinstance(links, list) or len(links) > MOST_LINKS:
        raise page.wrong("links", 0, f"write at most {MOST_LINKS} tables [[links]], each with text and url.")
    parsed = tuple(_step(page, name, number, step) for number, step in enumerate(steps))
    ids = [step.id for step in parsed]
    for number, step in enumerate(parsed):
        if step.id in ids[:number]:
            raise page.wrong("steps", number, f"another step has the id {step.id!r}.")
    return ChecklistTemplate(name, parsed, tuple(_link(page, n, link) for n, link in enumerate(links)))


class _Page:
    """A file, for naming the line where something is wrong."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.splitlines()

    def wrong(self, table: str, number: int, why: str) -> SettingsError:
        """What to raise about the table of that name and number (from 0)."""
        heads = [n for n, line in enumerate(self._lines, 1) if _heads(line, table)]
        where = f"line {heads[number]}: " if number < len(heads) else ""
        return SettingsError(f"{self._path}: {where}{why}")


def _heads(line: str, table: str) -> bool:
    """Whether a line begins a table or a key of that name."""
    bare = "".join(line.split("#")[0].split())
    return bare in (f"[[{table}]]", f"[{table}]") or bare.startswith(f"{table}=")


def _step(page: _Page, name: str, number: int, step: Any) -> StepTemplate:
    if not isinstance(step, dict) or not {"id", "text"} <= step.keys() <= {"id", "text", "shows"}:
        raise page.wrong("steps", number, f"step {number + 1}: write id and text, and shows if you like.")
    if not all(_words(step[key]) for key in ("id", "text")):
        raise page.wrong("steps", number, f"step {number + 1}: id and text must be 1 to {WORDS} characters.")
    fitting = sorted(FITTING[name] | {Shows.HAND})
    shows = step.get("shows", Shows.HAND)
    if shows not in fitting:
        raise page.wrong("steps", number, f"step {number + 1}: shows must be one of {', '.join(fitting)}.")
    return StepTemplate(step["id"], step["text"], Shows(shows))


def _link(page: _Page, number: int, link: Any) -> Link:
    if not isinstance(link, dict) or link.keys() != {"text", "url"}:
        raise page.wrong("links", number, f"link {number + 1}: write text and url, nothing else.")
    text, url = link["text"], link["url"]
    if not _words(text) or not isinstance(url, str) or not url.startswith("https://") or len(url) > 500:
        raise page.wrong(
            "links", number, f"link {number + 1}: write a text, and a url that starts with https://."
        )
    return Link(text, url)


def _words(value: Any) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= WORDS
