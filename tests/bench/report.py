"""The figures as a Markdown table and as a file."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("aiohttp", "aiosqlite", "ccxt", "msgspec", "sqlalchemy", "uvloop")
LATEST = Path(".bench/latest.json")


@dataclass(frozen=True, slots=True)
class Figure:
    """One comparison with a named peer in one run.

    `ratio` is what `said` says of it; `low` and `high` are its spread over rounds, None where it was taken
    once. `aim` is the bound, "at least" or "at most" by `more_is_better`; None for information only.
    """

    what: str
    ours: str
    peer: str
    theirs: str
    ratio: float
    said: str
    low: float | None = None
    high: float | None = None
    aim: float | None = None
    more_is_better: bool = True

    @property
    def met(self) -> bool | None:
        if self.aim is None:
            return None
        return self.ratio >= self.aim if self.more_is_better else self.ratio <= self.aim


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table, one figure a line."""
    lines = ["| what | ours | peer | peer's | ratio | aim | met |", "|---|---|---|---|---|---|---|"]
    return "\n".join([*lines, *(_line(figure) for figure in figures)])


def _line(f: Figure) -> str:
    spread = "" if f.low is None or f.high is None else f" ({f.low:.2f} to {f.high:.2f})"
    bound = "at least" if f.more_is_better else "at most"
    aim = "-" if f.aim is None else f"{bound} {f.aim:g}"
    met = {None: "-", True: "yes", False: "no"}[f.met]
    ratio = f"{f.ratio:.2f}x {f.said}{spread}"
    return f"| {f.what} | {f.ours} | {f.peer} | {f.theirs} | {ratio} | {aim} | {met} |"


def save(figures: Sequence[Figure], notes: str, path: Path = LATEST) -> None:
    """Write figures, machine and versions as JSON, and the table with its notes as Markdown beside it."""
    path.parent.mkdir(exist_ok=True)
    told: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "cpu": platform.machine(), "system": platform.platform()},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
        "figures": [asdict(figure) | {"met": figure.met} for figure in figures],
    }
    path.write_text(json.dumps(told, indent=1) + "\n")
    facts = ", ".join(f"{name} {value}" for name, value in {**told["machine"], **told["versions"]}.items())
    path.with_suffix(".md").write_text(f"{table(figures)}\n{notes}\n\n{told['at']}: {facts}\n")


def compared(one: Path, other: Path) -> str:
    """A Markdown table of two saved runs side by side: the ratio of each figure in both, and its change."""
    runs = [
        {(f["what"], f["peer"]): f for f in json.loads(path.read_text())["figures"]} for path in (one, other)
    ]
    lines = [f"| what | peer | {one.stem} | {other.stem} | change |", "|---|---|---|---|---|"]
    for what, peer in dict.fromkeys(key for run in runs for key in run):
        before, after = (run.get((what, peer)) for run in runs)
        change = "-" if before is None or after is None else f"{after['ratio'] / before['ratio'] - 1:+.0%}"
        lines.append(f"| {what} | {peer} | {_shown(before)} | {_shown(after)} | {change} |")
    return "\n".join(lines)


def _shown(figure: dict[str, Any] | None) -> str:
    return "-" if figure is None else f"{figure['ratio']:.2f}x {figure['said']}"
