"""Copies of the database: made while it is in use, checked, and put back.

Copies are made by SQLite's backup interface in one step (sqlite.org/backup.html): with a write-ahead log it
reads one moment and holds up no writer. A copy is one file; the keys in it are as sealed as they were.
"""

import asyncio
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from bot.errors import SettingsError
from bot.store.claim import claim
from bot.store.database import Database
from bot.store.outbox import SETTLED
from bot.store.schema import deliveries

DAILY = timedelta(days=1)
_MAGIC = b"SQLite format 3\0"
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"adlwatch-(\d{8}T\d{6}Z)\.sqlite3")


@dataclass(frozen=True, slots=True)
class Copied:
    """What a copy holds."""

    accounts: int
    alerts: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. `aside` is where the former database is now, None when there was none; `waiting` are
    deliveries that were still to be sent when the copy was made."""

    held: Copied
    aside: Path | None
    waiting: int


def name(now: datetime) -> str:
    """The file name of a copy made now."""
    return f"adlwatch-{now.astimezone(UTC):{_STAMP}}.sqlite3"


def is_due(names: Iterable[str], now: datetime) -> bool:
    """Whether none of the copies of these names is younger than a day. One from the future (the host's clock
    was set back) counts for nothing."""
    made = (_made(one) for one in names)
    return not any(at is not None and now - DAILY < at <= now for at in made)


def surplus(names: Iterable[str], keep: int) -> tuple[str, ...]:
    """The oldest copies beyond the newest `keep`; files of other names are nobody's business."""
    ours = sorted((one for one in names if _made(one) is not None), reverse=True)
    return tuple(ours[keep:])


def _made(file: str) -> datetime | None:
    found = _NAME.fullmatch(file)
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


async def copy(source: Path, to: Path) -> Copied:
    """Copy the database at `source` to the new file `to`, for its owner alone, and check the copy.

    Raises SettingsError: no database there, a file in the way, no room, or a copy that is not sound.
    """
    return await asyncio.to_thread(_copy_to, source, to)


async def restore(source: Path, target: Path, now: datetime) -> Restored:
    """Put the copy at `source` in the place of the database at `target`, brought to this version. The former
    one is kept beside it. What the copy still had to send is sent as a possible repeat.

    Raises SettingsError when a process runs on the database or the copy cannot be used: nothing changed then.
    """
    part = target.with_name(target.name + ".restoring")
    with _told("restore", source):
        target.parent.mkdir(parents=True, exist_ok=True)
        with claim(target):
            try:
                held = await asyncio.to_thread(_copy, source, part)
                waiting = await _bring_up(part)
                aside = await asyncio.to_thread(_take_the_place, part, target, now)
            finally:
                _erase(part)
    return Restored(held, aside, waiting)


@contextmanager
def _told(what: str, path: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"{what}: {path} cannot be used ({why}).") from error


def _copy_to(source: Path, to: Path) -> Copied:
    part = to.with_name(to.name + ".part")
    with _told("backup", to):
        if to.exists():
            raise SettingsError(f"backup: {to} is there already; give another name.")
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            held = _copy(source, part)
            part.rename(to)
        finally:
            _erase(part)
        _sync(to.parent)
    return held


def _copy(source: Path, to: Path) -> Copied:
    """What a sound copy in one file holds. What a copy that was cut short left there goes."""
    if not source.is_file():
        raise SettingsError(f"database: there is none at {source}.")
    _erase(to)
    os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    live = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=10)
    with closing(live), closing(sqlite3.connect(to)) as copied:
        live.backup(copied)
    return _settle(to)


def _settle(path: Path) -> Copied:
    """What a database holds; it is one file from now on, and on the disk. Raises SettingsError: not sound."""
    with closing(sqlite3.connect(path)) as db:
        found = [row[0] for row in db.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise SettingsError(f"database: {path} is damaged ({found[0]}).")
        db.execute("PRAGMA journal_mode=DELETE").fetchone()
        tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master")}
        if not {"alembic_version", "accounts", "alerts"} <= tables:
            raise SettingsError(f"database: {path} is not a database of adlwatch.")
        (accounts,) = db.execute("SELECT count(*) FROM accounts").fetchone()
        (alerts,) = db.execute("SELECT count(*) FROM alerts").fetchone()
    _sync(path)
    return Copied(accounts, alerts)


async def _bring_up(path: Path) -> int:
    """Migrate the copy, and mark what it had to send; how many deliveries that is."""
    database = Database(path)
    await database.open()
    try:
        async with database.write() as db:
            unsent = update(deliveries).where(deliveries.c.state.not_in(SETTLED)).values(repeat=True)
            return (await db.execute(unsent)).rowcount
    finally:
        await database.close()


def _take_the_place(part: Path, target: Path, now: datetime) -> Path | None:
    """Where the former database is now. At no moment is there none at `target`, once there was one."""
    _settle(part)
    aside = _put_aside(target, now)
    part.rename(target)
    _sync(target.parent)
    return aside


def _put_aside(target: Path, now: datetime) -> Path | None:
    """Where the former database has a second name; one that cannot be read any more is kept as it is.

    Its log must not stay: SQLite would play it into the file that comes in its place.
    """
    if not target.exists():
        return None
    aside = target.with_name(f"{target.name}.before-restore-{now.astimezone(UTC):{_STAMP}}")
    try:
        _play_in(target)
    except sqlite3.OperationalError as error:
        raise SettingsError(f"restore: {target} is in use ({error}); stop what uses it.") from error
    except sqlite3.DatabaseError:
        for end in ("-wal", "-shm"):
            if (log := target.with_name(target.name + end)).exists():
                log.rename(aside.with_name(aside.name + end))
    os.link(target, aside)
    return aside


def _play_in(target: Path) -> None:
    """Bring what the log holds into the file. SQLite would drop the log of a file that is none of its own."""
    with target.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise sqlite3.DatabaseError("not a database")
    with closing(sqlite3.connect(target, timeout=2)) as db:
        db.execute("PRAGMA journal_mode=DELETE").fetchone()


def _erase(path: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
