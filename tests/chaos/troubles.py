"""Scenarios in which the disk, a lock or the folder is against the bot, which is killed meanwhile."""

import asyncio
import os
import resource
import shutil
import signal
import sqlite3
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from tests.chaos.life import REFUSED, live
from tests.chaos.stage import Result, born, clean, died, killed, last, scenario

NOBODY = 65534


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
    """The folder and the files in it cannot be written by a start; it refuses and says why, and the next one
    goes on."""
    result = Result("read-only folder")
    with scenario(folder, fills, per_second, result) as plan:
        folder.parent.chmod(0o755)  # so that it is this folder alone that turns a start down
        owner = NOBODY if os.geteuid() == 0 else os.geteuid()
        result.kills += killed(plan, 0.6)
        for path in (folder, *folder.iterdir()):
            path.chmod(0o555 if path.is_dir() else 0o444)
        why = Path(f"{folder}.why")
        why.touch(0o666)
        why.chmod(0o666)
        child = born(lambda: _as(owner, lambda: live(plan, refused=why.write_text)))
        result.refused += died(child) == REFUSED
        if f"database: {folder / 'bot.sqlite3'} cannot be opened" not in why.read_text():
            result.broken.append(f"the refused start said {why.read_text()!r}")
        for path in (folder, *folder.iterdir()):
            path.chmod(0o755 if path.is_dir() else 0o644)
        last(plan, result)
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
    with scenario(folder, fills, per_second, result) as plan:
        child = born(lambda: live(plan, beside=meanwhile))
        time.sleep(0.8)
        os.kill(child, signal.SIGKILL)
        result.kills += died(child) == -signal.SIGKILL
        (folder.parent / "ballast").unlink(missing_ok=True)
        clean(plan.folder, result)
        died(born(lambda: live(plan, beside=meanwhile)))
        last(plan, result)
    return result
