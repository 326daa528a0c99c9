"""The figures as a Markdown table and as a file."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

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


def save(figures: Sequence[Figure], path: Path = LATEST) -> None:
    """Write figures, machine and versions as JSON."""
    path.parent.mkdir(exist_ok=True)
    told = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"cores": os.cpu_count(), "cpu": platform.machine(), "system": platform.platform()},
        "versions": {"python": platform.python_version()} | {name: version(name) for name in PACKAGES},
        "figures": [asdict(figure) | {"met": figure.met} for figure in figures],
    }
    path.write_text(json.dumps(told, indent=1) + "\n")
