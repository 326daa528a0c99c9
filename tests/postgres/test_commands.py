"""The command line on a database of a server: what it does, what is the server's to do, and no password."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.model.server import Server
from tests.structure.tree import ROOT

CONFIG = '[people.Ana]\nrole = "host"\n[people.Ana.addresses]\nconsole = "here"\n'
CANARY = "canary-4c1d"

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


def adlwatch(folder: Path, *arguments: str) -> tuple[int, str]:
    """The exit code, and all that was said."""
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-m", "bot", "--config", folder / "adlwatch.toml", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=50,
        env={**os.environ, "ADLWATCH_DATABASE_PASSWORD": CANARY},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.timeout(180)
def test_what_a_host_types(place: Server, tmp_path: Path) -> None:
    (tmp_path / "adlwatch.toml").write_text(f'database = "{place.url}"\n{CONFIG}')
    said = {name: adlwatch(tmp_path, *name.split()) for name in ("check", "alive", "restore FILE")}
    assert {name: code for name, (code, _) in said.items()} == {"check": 0, "alive": 1, "restore FILE": 78}
    assert f"database: {place} opens" in said["check"][1] and "pg_dump" in said["check"][1]
    assert "pg_dump" in said["restore FILE"][1] and "No bot has ever run" in said["alive"][1]
    assert CANARY not in "".join(text for _, text in said.values())
