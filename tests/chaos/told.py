"""`adlwatch run` while its disk is full or another process holds its database: the host is told, past the
database, what is wrong, then when it is over, and what happened meanwhile arrives."""

import asyncio
import resource
import signal
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from tests.chaos.stage import Result, clean
from tests.chaos.whole import PATIENCE, Town, connected, count, told, town_at, until

ADDRESS = f"0x{1:040x}"
ILL, WELL = "The database took", "The database: well again"

Trouble = Callable[[Town, int], AbstractContextManager[None]]
"""Something that is wrong with the bot of a process id, for as long as the context lasts."""


def disk_full(folder: Path) -> Result:
    """No file of the process may grow for a while."""
    folder.mkdir()
    return asyncio.run(_troubled(folder, "adlwatch run, no file may grow", _no_file_grows))


def locked(folder: Path) -> Result:
    """Another process holds the write lock of the database for a while."""
    folder.mkdir()
    return asyncio.run(_troubled(folder, "adlwatch run, locked by another", _held))


async def _troubled(folder: Path, name: str, trouble: Trouble) -> Result:
    result, began = Result(name), time.monotonic()
    async with town_at(folder) as town:
        process = await town.born()
        await connected(town, [ADDRESS])
        with trouble(town, process.pid):
            town.market.takes(ADDRESS)
            await _hears(town, ILL, result)
            town.market.takes(ADDRESS)
        await _hears(town, WELL, result)
        if not await until(lambda: told(folder) == town.market.taken, PATIENCE):
            result.broken.append(f"{told(folder)} of {town.market.taken} fills are told")
        process.send_signal(signal.SIGTERM)
        if code := await process.wait():
            result.broken.append(f"it ended with {code}: {(folder / 'log').read_text()[-2000:]}")
        clean(folder, result)
        count(town, result)
    result.seconds = time.monotonic() - began
    return result


async def _hears(town: Town, words: str, result: Result) -> None:
    """The host must be told that."""
    if not await until(lambda: any(words in text for text in town.api.new), PATIENCE):
        result.broken.append(f"the host was never told {words!r}, but {town.api.new}")


@contextmanager
def _no_file_grows(town: Town, pid: int) -> Iterator[None]:
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (8192, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def _held(town: Town, pid: int) -> Iterator[None]:
    with closing(sqlite3.connect(town.folder / "bot.sqlite3", isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")
