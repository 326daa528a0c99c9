"""The checklists a host can edit: one TOML file each, read at start; a bad one refuses to start."""

import tomllib
from pathlib import Path

from bot.errors import SettingsError
from bot.model.checklist import ChecklistTemplate, StepTemplate

NAMES = ("adl_fill", "gauge_high", "blind")
LONGEST = 25
"""Steps per list: as many buttons as every chat app can show."""


def built_in() -> Path:
    """The folder of checklists that come with the program: in the checkout, or inside the installed wheel."""
    inside = Path(__file__).parent / "_config" / "checklists"
    return inside if inside.exists() else Path(__file__).parent.parent / "config" / "checklists"


def load(folder: Path | None) -> dict[str, ChecklistTemplate]:
    """All checklists by name; those missing in `folder` are the built-in ones. Raises SettingsError."""
    found = {}
    for name in NAMES:
        own = folder / f"{name}.toml" if folder is not None else None
        found[name] = read(name, own if own is not None and own.exists() else built_in() / f"{name}.toml")
    return found


def read(name: str, path: Path) -> ChecklistTemplate:
    """One checklist. Raises SettingsError naming the file, and the step that is wrong."""
    try:
        table = tomllib.loads(path.read_text())
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}.") from error
    steps = table.get("steps")
    if table.keys() != {"steps"} or not isinstance(steps, list) or not 0 < len(steps) <= LONGEST:
        raise SettingsError(f"{path}: write 1 to {LONGEST} tables [[steps]], each with id and text.")
    parsed = tuple(_step(path, number, step) for number, step in enumerate(steps, 1))
    if len({step.id for step in parsed}) < len(parsed):
        raise SettingsError(f"{path}: two steps have the same id.")
    return ChecklistTemplate(name, parsed)


def _step(path: Path, number: int, step: object) -> StepTemplate:
    if not isinstance(step, dict) or step.keys() != {"id", "text"}:
        raise SettingsError(f"{path}: step {number}: write id and text, nothing else.")
    if not all(isinstance(value, str) and value.strip() for value in step.values()):
        raise SettingsError(f"{path}: step {number}: id and text must be words.")
    return StepTemplate(step["id"], step["text"])
