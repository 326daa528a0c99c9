"""A real PostgreSQL that lasts as long as the tests: Debian's programs, a folder and a socket of its own."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg

from bot.model.server import Server, server

PLACES = "/usr/lib/postgresql/*/bin"
"""Where Debian puts each version; they are not on the path."""
FAST = ("fsync=off", "full_page_writes=off", "max_connections=60")
"""Nothing here must outlive a power cut, as it must a server that is killed."""


def programs() -> Path | None:
    """The folder of the newest PostgreSQL, None where there is none."""
    found = sorted(Path("/").glob(PLACES.lstrip("/")), key=lambda path: float(path.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


class Cluster:
    """A server that listens on a socket in its folder, and on loopback."""

    def __init__(self, where: Path) -> None:
        self._programs = where
        self._as = _user()
        self.folder = Path(tempfile.mkdtemp(prefix="adlwatch-pg-"))
        if self._as:
            entry = pwd.getpwnam(self._as["user"])
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
        self._run("initdb", "-U", "adlwatch", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        self._made = 0
        self.port = free_port()

    def start(self) -> None:
        places = f"-k {self.folder} -h 127.0.0.1 -p {self.port}"
        settings = " ".join(f"-c {each}" for each in FAST)
        self._run("pg_ctl", "-w", "-l", f"{self.folder}/log", "-o", f"{places} {settings}", "start")

    def stop(self, mode: str = "immediate") -> None:
        self._run("pg_ctl", "-w", "-m", mode, "stop")

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def database(self) -> Server:
        """A new database, without tables."""
        self._made += 1
        name = f"adlwatch_{self._made}"
        do(self._at("postgres"), f"CREATE DATABASE {name}")
        return self._at(name)

    def _at(self, name: str) -> Server:
        return server(f"postgresql://adlwatch@/{name}?host={self.folder}&port={self.port}")

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), "-D", f"{self.folder}/data", *arguments]
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, timeout=50, **self._as)  # noqa: S603
        assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"


def do(where: Server, statement: str) -> list[Any]:
    """What a statement gives, run as another program would."""
    with psycopg.connect(where.url, autocommit=True) as db:
        found = db.execute(statement.encode())
        return found.fetchall() if found.description else []


def empty(where: Server, tables: Iterable[str]) -> None:
    """Delete every row; numbers begin at 1 again."""
    do(where, f"TRUNCATE {', '.join(tables)} RESTART IDENTITY CASCADE")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _user() -> dict[str, Any]:
    """Whom to run as: PostgreSQL refuses to run as root."""
    return {"user": "nobody", "group": "nogroup", "extra_groups": []} if os.geteuid() == 0 else {}
