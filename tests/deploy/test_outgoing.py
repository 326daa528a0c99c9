"""Nobody but the described hosts is ever called: every name looked up and every connection, of whole runs."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.chat.discovery import channels
from bot.settings import Secrets
from bot.store import accounts, people
from bot.store.database import Database
from bot.store.master import KeyFile, open_vault
from bot.venues.discovery import venues
from tests.builders import at
from tests.deploy.outgoing import is_here
from tests.structure.tree import ROOT

CONFIG = '[people.Ana]\nrole = "host"\n[people.Ana.addresses]\nconsole = "here"\n'
TOKENS = {"telegram": "123456789:" + "A" * 35, "discord": "MTIzNDU2Nzg5.abcdef." + "A" * 27}
"""Shaped like tokens, and of nobody."""


def command(note: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "tests.deploy.outgoing", *map(str, (note, *arguments))]


def reached(note: Path) -> set[str]:
    return {host for _, host in map(json.loads, note.read_text().splitlines())}


def described(*hosts: str) -> set[str]:
    return {str(urlsplit(address).hostname) for address in hosts}


def plugins() -> dict[str, set[str]]:
    """The hosts that each exchange and each chat app with a token describes."""
    apps = {name: channel.hosts for name, channel in channels().items() if channel.secrets}
    hosts = {name: venue.hosts for name, venue in venues().items()} | apps
    return {name: described(*addresses.values()) for name, addresses in hosts.items()}


@pytest.mark.timeout(240)
def test_a_whole_rehearsal_leaves_this_machine_alone_and_makes_no_code(tmp_path: Path) -> None:
    """Also what `MemoryDenyWriteExecute=yes` of the systemd unit asks for."""
    note = tmp_path / "note"
    done = subprocess.run(  # noqa: S603 - our own code
        command(note, "--no-code", "rehearse"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=220,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    hosts = reached(note)
    assert hosts and all(map(is_here, hosts)), hosts


async def _household(folder: Path) -> None:
    """An account at every exchange, with the fields of its own example."""
    (folder / "adlwatch.toml").write_text(CONFIG)
    database = Database(folder / "adlwatch.sqlite3")
    await database.open()
    vault = open_vault(KeyFile(folder / "adlwatch.key"))
    async with database.write() as db:
        await db.exec_driver_sql("INSERT INTO people VALUES (1, 'Ana', 'host', 1, 0, 0)")
        (ana,) = await people.everybody(db)
        for name, venue in venues().items():
            fields = {field.name: field.example or "a" * 64 for field in venue.key_fields}
            await accounts.add(db, vault, name, name, ana.id, fields, "", at())
    await database.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    asyncio.run(_household(tmp_path))
    return tmp_path


def environment() -> dict[str, str]:
    """Every chat app switched on."""
    secrets = {
        Secrets.variable(name, secret): TOKENS[name]
        for name, channel in channels().items()
        for secret in channel.secrets
    }
    return {**os.environ, **secrets}


@pytest.mark.timeout(120)
def test_a_check_and_a_run_call_the_described_hosts_and_nobody_else(home: Path) -> None:
    """With the hosts as they are set by default. What is not this machine is refused before it is called."""
    note, config = home / "note", ("--config", home / "adlwatch.toml")
    subprocess.run(  # noqa: S603 - our own code
        command(note, *config, "check"),
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    asked = reached(note)
    running = subprocess.Popen(  # noqa: S603 - our own code
        command(note, *config, "run"),
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert running.stdout is not None and running.stdout.readline(), "it has started"
    with pytest.raises(subprocess.TimeoutExpired):
        running.wait(timeout=8)
    running.send_signal(signal.SIGTERM)
    assert running.wait(timeout=40) == 0
    running.stdout.close()
    called = {host for host in reached(note) if not is_here(host)}
    allowed = set().union(*plugins().values())
    assert called <= allowed, called - allowed
    assert [name for name, hosts in plugins().items() if not called & hosts] == [], "not tried by run"
    assert [name for name, hosts in plugins().items() if not asked & hosts] == [], "not tried by check"
