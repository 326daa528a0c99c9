"""One process watches from a database: a lock file beside it says which.

The lock is the kernel's (flock): it ends with the process, however that ends, so a file left behind by a kill
keeps nobody out. What stands in the file only names the holder.
"""

import fcntl
import os
import socket
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from bot.errors import SettingsError
from bot.model.server import Server

Where = Path | Server
"""Of a database: a file of our own, or one on a server."""


def file_of(where: Where) -> Path:
    """The file of an embedded database. Raises SettingsError for one on a server."""
    if isinstance(where, Server):
        raise SettingsError(f"database: {where} is copied and put back by pg_dump and pg_restore, not by us.")
    return where


def unreachable(where: Where, error: Exception) -> SettingsError:
    """What is said of a server that does not answer, or refuses us."""
    return SettingsError(f"database: {where} cannot be reached ({in_one_line(error)}).")


def in_one_line(error: BaseException) -> str:
    """The reason of an error, that of the driver where it is a library's own."""
    return " ".join(str(error.__cause__ or error).split())


def claim(path: Path) -> IO[str]:
    """The open lock file that says this process watches from the database at `path`; closing it lets go.

    Raises SettingsError naming the process that has it.
    """
    lock = _lock(path).open("a+")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = _holder(lock)
        lock.close()
        raise SettingsError(
            f"database: another adlwatch already runs on {path}{holder}; stop it, or set another `database`."
        ) from error
    lock.truncate(0)
    lock.write(f"{os.getpid()} {socket.gethostname()}\n")
    lock.flush()
    return lock


def vault_lock(path: Path, alone: bool = False) -> IO[str]:
    """The open lock file that says the stored keys of the database at `path` are in use; closing it lets go.
    `alone`: the master key is changed, so that nobody may seal with the former one meanwhile.

    Raises SettingsError when they are in use, or being changed, by another process.
    """
    lock = os.fdopen(os.open(path.with_name(path.name + ".vault"), os.O_RDWR | os.O_CREAT, 0o600), "a")
    try:
        fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except OSError as error:
        lock.close()
        raise SettingsError(in_use(alone)) from error
    return lock


def in_use(alone: bool) -> str:
    """Why the stored keys cannot be had now."""
    if alone:
        return "master key: another adlwatch uses it now; stop that first."
    return "master key: it is being changed now (adlwatch vault rotate); try again."


def _lock(path: Path) -> Path:
    return path.with_name(path.name + ".lock")


def _holder(lock: IO[str]) -> str:
    """Who wrote the lock file and when: " (process 12 on HOST, since …)"; "" before they have."""
    lock.seek(0)
    words = lock.read(200).split()
    if len(words) != 2 or not words[0].isdecimal():
        return ""
    since = datetime.fromtimestamp(os.fstat(lock.fileno()).st_mtime, UTC)
    return f" (process {words[0]} on {words[1]}, since {since:%Y-%m-%d %H:%M:%S} UTC)"
