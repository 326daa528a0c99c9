"""`adlwatch backup [FILE]`: a checked copy of the database, made while the bot runs."""

import asyncio
from argparse import Namespace

from bot.cli.hosting import configured
from bot.clock import WallClock
from bot.ground import master_key
from bot.store import backup
from bot.store.claim import file_of
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the copy was made. Raises SettingsError for what is in the way."""
    return asyncio.run(_backup(given))


async def _backup(given: Namespace) -> int:
    host = configured(given)
    file = file_of(host.settings.database)
    to = given.file or host.settings.backup.beside(file) / backup.name(WallClock().now())
    held = await backup.copy(file, to)
    print(say("backup-done", path=str(to), accounts=held.accounts, alerts=held.alerts))
    print(say("backup-key", place=master_key(host).name))
    return 0
