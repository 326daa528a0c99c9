"""What every scenario stands on: a folder with an app beside it, lives that are born and killed, and what
must be true at the end."""

import json
import os
import shutil
import signal
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.clock import WallClock
from tests.chaos.counterpart import serving
from tests.chaos.life import Plan, live

SMALL = "small"
"""The folder of a disk so small that nothing of the test itself is kept there."""
LONGEST_SILENCE = 20.0
"""Seconds to wait for a life to say something."""
BEGIN = timedelta(seconds=0.3)


@dataclass(slots=True)
class Result:
    """What a scenario came to. `lost` are alerts that nobody was told, `unmarked` repeats that do not say so,
    `vain` messages that say so and are none."""

    name: str
    alerts: int = 0
    kills: int = 0
    lost: int = 0
    repeats: int = 0
    unmarked: int = 0
    vain: int = 0
    refused: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        return not (self.lost or self.unmarked or self.broken)

    def add(self, one: "Result") -> None:
        """Count another scenario in."""
        for name in ("alerts", "kills", "lost", "repeats", "unmarked", "vain", "refused", "seconds"):
            setattr(self, name, getattr(self, name) + getattr(one, name))
        self.broken += one.broken


@cache
def warmed() -> None:
    """One life in this process, so that those forked from it find catalogues, codecs and modules read."""
    with TemporaryDirectory() as folder, serving(Path(folder) / "read") as port:
        live(Plan(Path(folder), port, WallClock().now() + BEGIN, 1, 10_000))


@contextmanager
def scenario(
    folder: Path,
    fills: int,
    per_second: float,
    result: Result,
    once_for: float = 0.0,
    before: timedelta = BEGIN,
) -> Iterator[Plan]:
    """A folder with an app beside it; counts at the end what arrived. The first fill comes after `before`."""
    warmed()
    folder.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with serving(_read(folder)) as port:
        yield Plan(folder, port, WallClock().now() + before, fills, per_second, once_for)
    _count(_read(folder), fills, result)
    _read(folder).unlink()
    result.seconds += time.monotonic() - began


def _read(folder: Path) -> Path:
    """The file of what the app has accepted."""
    return outside(folder) / f"{folder.name}.read"


def outside(folder: Path) -> Path:
    return folder.parent.parent if folder.parent.name == SMALL else folder.parent


def born(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = work()
        finally:
            os._exit(code)
    return child


def died(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed(plan: Plan, after: float, words: int = 0) -> bool:
    """Whether a life was still going on `after` the app got so many messages, in seconds, and was killed."""
    with _read(plan.folder).open("rb") as read:
        read.seek(0, os.SEEK_END)
        child = born(lambda: live(plan))
        deadline = time.monotonic() + LONGEST_SILENCE
        while words > 0 and time.monotonic() < deadline and not _ended(child):
            words -= read.read().count(b"\n")
            time.sleep(0.002)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return died(child) == -signal.SIGKILL


def _ended(child: int) -> bool:
    return os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def all_told(plan: Plan) -> bool:
    return (plan.folder / "steps").exists()


def last(plan: Plan, result: Result) -> None:
    """A life that nobody disturbs; then the database must be whole, and all of it sent."""
    code = died(born(lambda: live(plan)))
    if code:
        result.broken.append(f"the last life ended with {code}")
    clean(plan.folder, result)
    with closing(sqlite3.connect(plan.folder / "bot.sqlite3")) as db:
        unsent = db.execute(
            "SELECT state, count(*) FROM deliveries WHERE state NOT IN ('sent', 'off') GROUP BY state"
        )
        result.broken += [f"not sent: {row}" for row in unsent.fetchall()]


def clean(folder: Path, result: Result) -> None:
    """The database opens and is whole; asked of a copy, so that the next life finds what the kill left."""
    copy = outside(folder) / f"{folder.name}.copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in folder.glob("bot.sqlite3*"):
        shutil.copy(path, copy)
    if (copy / "bot.sqlite3").exists():
        with closing(sqlite3.connect(copy / "bot.sqlite3")) as db:
            found = db.execute("PRAGMA integrity_check").fetchall()
            found += db.execute("PRAGMA foreign_key_check").fetchall()
        if found != [("ok",)]:
            result.broken.append(str(found))
    shutil.rmtree(copy)


def _count(read: Path, fills: int, result: Result) -> None:
    told: dict[str, list[bool]] = defaultdict(list)
    for line in read.read_text().splitlines():
        row = json.loads(line)
        if row["kind"] == "new" and row["proof"]:
            told[row["proof"]].append(row["repeat"])
    wanted = {f"fill={number}" for number in range(1, fills + 1)}
    result.alerts += fills
    result.lost += len(wanted - told.keys())
    result.repeats += sum(len(marks) - 1 for marks in told.values())
    result.vain += sum(marks[0] for marks in told.values())
    result.unmarked += sum(not mark for marks in told.values() for mark in marks[1:])
