"""`adlwatch watch EXCHANGE …`: one account on the console, without configuration or lasting database."""

import tempfile
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

from bot import log, settings
from bot.app import App
from bot.cli.fields import gather
from bot.cli.hosting import here, play, recording, somebody
from bot.cli.run import until_stopped
from bot.clock import WallClock
from bot.errors import UserMistake
from bot.host import Host
from bot.services import accounts
from bot.venues.contract import Venue
from bot.venues.discovery import venue
from bot.words import say


def main(given: Namespace) -> int:
    """0 after a stop by signal. Raises UserMistake with the sentence to show."""
    described = venue(given.exchange)
    return play(_watch(given, described, _fields(given, described)))


async def _watch(given: Namespace, described: Venue, fields: dict[str, str]) -> int:
    log.start("WARNING")
    with tempfile.TemporaryDirectory(prefix="adlwatch-watch-") as folder, ExitStack() as files:
        record = files.enter_context(recording(given.record)) if given.record else None
        app = App(Host(_settings(given, Path(folder)), settings.Secrets(None, {}), WallClock(), record))
        try:
            house = await app.start()
            person = await somebody(house)
            await accounts.connect(house, person, described.name, described.name, fields, described.name)
            print(say("run-started"), flush=True)
            await until_stopped(app)
        finally:
            await app.stop()
    return 0


def _fields(given: Namespace, described: Venue) -> dict[str, str]:
    """The key fields: the address from the arguments, where the venue needs no more."""
    if given.address is None:
        return gather(described, given.fields_from)
    (first, *others) = described.key_fields
    if others or first.secret:
        raise UserMistake(say("watch-no-arguments", title=described.title))
    return {first.name: given.address}


def _settings(given: Namespace, folder: Path) -> settings.Settings:
    """Defaults, with the base addresses and paces of the configuration where there is one."""
    path = given.config or settings.config_file()
    own = settings.check(here(folder, "watch"), "watch")
    if path is None:
        return own
    configured = settings.load(path)
    return own.model_copy(update={"venues": configured.venues, "watch": configured.watch})
