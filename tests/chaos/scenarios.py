"""Scenarios: how often the bot is killed, and what is wrong with its disk meanwhile."""

import asyncio
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.clock import WallClock
from tests.chaos.counterpart import serving
from tests.chaos.life import REFUSED, Plan, live

NOBODY = 65534
SMALL = "small"
"""The folder of a disk so small that nothing of the test itself is kept there."""
LONGEST_SILENCE = 5.0
"""Seconds to wait for a life to say something."""
BEGIN = timedelta(seconds=0.3)


@dataclass(slots=True)
class Result:
    """What a scenario came to. `lost` are alerts that nobody was told, `unmarked` repeats that do not say
    so."""

    name: str
    alerts: int = 0
    kills: int = 0
    lost: int = 0
    repeats: int = 0
    unmarked: int = 0
    refused: int = 0
    broken: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def good(self) -> bool:
        return not (self.lost or self.unmarked or self.broken)


def killed_at_random(folder: Path, kills: int, fills: int, per_second: float, seed: int = 1) -> Result:
    """Killed at random times under load, and started again each time."""
    result, chance = Result("killed at random times"), random.Random(seed)
    with _scenario(folder, fills, per_second, result) as plan:
        while result.kills < kills:
            # Every other time soon after the app got a message, when we may not have written that down yet.
            speaks = result.kills % 2 == 1
            after = chance.uniform(0, 0.03) if speaks else chance.uniform(0.03, 1.5)
            if _killed(plan, after, folder.parent / f"{folder.name}.read" if speaks else None):
                result.kills += 1
                _clean(plan, result)
            elif _all_told(plan):
                break
        _last(plan, result)
    return result


def killed_at_each_await(folder: Path, fills: int, stride: int) -> Result:
    """Killed each `stride`-th time that anything goes on, each time from the same beginning."""
    result = Result("killed at each await" if stride == 1 else f"killed at every {stride}th await")
    folder.mkdir(parents=True)
    whole = Result("a whole life")
    with _scenario(folder / "whole", fills, 10_000, whole) as plan:
        _last(plan, whole)
    steps = int((folder / "whole" / "steps").read_text())
    for step in range(1, steps, stride):
        one = Result("")
        with _scenario(folder / "one", fills, 10_000, one) as plan:
            child = _born(lambda plan=plan, step=step: live(plan, step))  # type: ignore[misc]
            result.kills += _died(child) == -signal.SIGKILL
            _clean(plan, one)
            _last(plan, one)
        shutil.rmtree(folder / "one")
        _add(result, one)
    return result


def full_disk(folder: Path, fills: int, per_second: float) -> Result:
    """No file may grow for a while, twice; killed in between."""

    async def fill_up() -> None:
        for _ in range(2):
            await asyncio.sleep(0.3)
            _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
            resource.setrlimit(resource.RLIMIT_FSIZE, (8192, hard))
            await asyncio.sleep(0.7)
            resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

    return _beside("disk full (no file may grow)", folder, fills, per_second, fill_up)


def small_disk(folder: Path, fills: int, per_second: float) -> Result | None:
    """The disk itself is full for a while, twice; killed meanwhile. None where no disk can be made."""
    folder.mkdir(parents=True)
    made = os.geteuid() == 0 and os.system(f"mount -t tmpfs -o size=16m chaos {folder} 2>/dev/null") == 0  # noqa: S605
    if not made:
        return None

    async def fill_up() -> None:
        ballast = folder / "ballast"
        for _ in range(2):
            await asyncio.sleep(0.3)
            ballast.write_bytes(b"x" * (shutil.disk_usage(folder).free // 4096 * 4096))
            await asyncio.sleep(0.7)
            ballast.unlink(missing_ok=True)

    try:
        return _beside("disk full (tmpfs)", folder / "in", fills, per_second, fill_up)
    finally:
        os.system(f"umount -l {folder}")  # noqa: S605


def locked(folder: Path, fills: int, per_second: float, seconds: float) -> Result:
    """Another process holds the database's write lock for a while."""

    async def hold() -> None:
        await asyncio.sleep(0.2)

        def take() -> None:
            with closing(sqlite3.connect(folder / "bot.sqlite3", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                time.sleep(seconds)
                other.execute("ROLLBACK")

        await asyncio.to_thread(take)

    return _beside(f"locked by another for {seconds:g} s", folder, fills, per_second, hold)


def read_only(folder: Path, fills: int, per_second: float) -> Result:
    """The folder and the files in it cannot be written by a start; it refuses, and the next one goes on."""
    result = Result("read-only folder")
    with _scenario(folder, fills, per_second, result) as plan:
        folder.parent.chmod(0o755)  # so that it is this folder alone that turns a start down
        owner = NOBODY if os.geteuid() == 0 else os.geteuid()
        result.kills += _killed(plan, 0.6)
        for path in (folder, *folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        child = _born(lambda: _as(owner, lambda: live(plan)))
        result.refused += _died(child) == REFUSED
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        _last(plan, result)
    return result


def _as(user: int, work: Callable[[], int]) -> int:
    if os.geteuid() != user:
        os.setuid(user)
    return work()


def _beside(
    name: str, folder: Path, fills: int, per_second: float, meanwhile: Callable[[], Awaitable[None]]
) -> Result:
    """A life with a trouble beside it, killed in the middle, and one more with the same trouble."""
    result = Result(name)
    with _scenario(folder, fills, per_second, result) as plan:
        child = _born(lambda: live(plan, beside=meanwhile))
        time.sleep(0.8)
        os.kill(child, signal.SIGKILL)
        result.kills += _died(child) == -signal.SIGKILL
        (folder.parent / "ballast").unlink(missing_ok=True)
        _clean(plan, result)
        _died(_born(lambda: live(plan, beside=meanwhile)))
        _last(plan, result)
    return result


@contextmanager
def _scenario(folder: Path, fills: int, per_second: float, result: Result) -> Iterator[Plan]:
    """A folder with an app beside it; counts at the end what arrived."""
    folder.mkdir(parents=True)
    outside = folder.parent.parent if folder.parent.name == SMALL else folder.parent
    read = outside / f"{folder.name}.read"
    began = time.monotonic()
    with serving(read) as port:
        yield Plan(folder, port, WallClock().now() + BEGIN, fills, per_second)
    _count(read, fills, result)
    read.unlink(missing_ok=True)
    result.seconds = time.monotonic() - began


def _born(work: Callable[[], int]) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = work()
        finally:
            os._exit(code)
    return child


def _died(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _killed(plan: Plan, after: float, read: Path | None = None) -> bool:
    """Whether a life was still going on after that many seconds, and was killed; they count from when the app
    got something, if its file is given."""
    before = _size(read)
    child = _born(lambda: live(plan))
    deadline = time.monotonic() + LONGEST_SILENCE
    while read is not None and _size(read) == before and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return _died(child) == -signal.SIGKILL


def _size(read: Path | None) -> int:
    return read.stat().st_size if read is not None and read.exists() else 0


def _all_told(plan: Plan) -> bool:
    return (plan.folder / "steps").exists()


def _last(plan: Plan, result: Result) -> None:
    """A life that nobody disturbs; then the database must be whole, and all of it sent."""
    code = _died(_born(lambda: live(plan)))
    if code:
        result.broken.append(f"the last life ended with {code}")
    _clean(plan, result)
    with closing(sqlite3.connect(plan.folder / "bot.sqlite3")) as db:
        unsent = db.execute("SELECT state, count(*) FROM deliveries WHERE state != 'sent' GROUP BY state")
        result.broken += [f"not sent: {row}" for row in unsent.fetchall()]


def _clean(plan: Plan, result: Result) -> None:
    """The database opens and is whole; asked of a copy, so that the next life finds what the kill left."""
    outside = plan.folder.parent.parent if plan.folder.parent.name == SMALL else plan.folder.parent
    copy = outside / f"{plan.folder.name}.copy"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir()
    for path in plan.folder.glob("bot.sqlite3*"):
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
    result.unmarked += sum(not mark for marks in told.values() for mark in marks[1:])


def _add(whole: Result, one: Result) -> None:
    for name in ("alerts", "lost", "repeats", "unmarked", "refused"):
        setattr(whole, name, getattr(whole, name) + getattr(one, name))
    whole.broken += one.broken
    whole.seconds += one.seconds
