"""What the commands share: the host from the configuration, an event loop, an open house."""

import asyncio
import os
from argparse import Namespace
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, TextIO

from bot import log, settings
from bot.chat.contract import ChannelSettings, ChatPort
from bot.chat.discovery import channels
from bot.clock import WallClock
from bot.desk.front import FrontDesk
from bot.errors import BrokenPromise, SettingsError
from bot.ground import open_house, open_pools
from bot.host import Host, check_names, entered
from bot.model.ids import ChannelName
from bot.model.person import Person
from bot.services.house import House
from bot.store import people

PERSON = "You"
HERE = ChannelName("console")


def play(story: Coroutine[Any, Any, int]) -> int:
    """Run to the end on uvloop where there is one."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(story)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(story)


def configured(given: Namespace) -> Host:
    """The host as configured. Raises SettingsError when there is no configuration."""
    path: Path | None = given.config or settings.config_file()
    if path is None:
        raise SettingsError(
            "no configuration: copy config/settings.toml to config/adlwatch.toml and list yourself under "
            "[people], or try `adlwatch rehearse`."
        )
    loaded, secrets = settings.load(path), settings.Secrets(path)
    log.start(loaded.log_level)
    return Host(entered(loaded, secrets), secrets, WallClock())


def recording(path: Path) -> TextIO:
    """A file, open to append, that only its owner may read. Raises SettingsError."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError as error:
        raise SettingsError(f"--record: {path} cannot be written ({error.strerror}).") from error
    return os.fdopen(handle, "a")


def terminal(house: House) -> ChatPort:
    """The console as a chat app, for what a command has to say."""
    return channels()[HERE].open(ChannelSettings(), FrontDesk(house))


def here(folder: Path, name: str) -> dict[str, Any]:
    """Settings of a run that lasts no longer than its command: one person, reached on the console."""
    return {
        "database": folder / f"{name}.sqlite3",
        "master_key_file": folder / f"{name}.key",
        "people": {PERSON: {"role": "host", "addresses": {HERE: "here"}}},
    }


async def somebody(house: House) -> Person:
    """The one person of such a run."""
    async with house.database.read() as db:
        person = await people.named(db, PERSON)
    if person is None:
        raise BrokenPromise("a run of one person has nobody")
    return person


@asynccontextmanager
async def house(given: Namespace) -> AsyncIterator[House]:
    """An open house for a command that does not watch; another process may run the bot meanwhile."""
    host = configured(given)
    check_names(host.settings)
    async with AsyncExitStack() as stack:
        pools = await open_pools(host, stack)
        yield await open_house(host, False, stack, pools)
