"""`adlwatch restore FILE`: put a copy in the place of the database, while no bot runs on it."""

import asyncio
from argparse import Namespace

from bot.cli.hosting import configured
from bot.clock import WallClock
from bot.errors import SettingsError
from bot.ground import master_key
from bot.host import Host
from bot.store import accounts, backup
from bot.store.claim import file_of
from bot.store.database import Database
from bot.store.master import open_vault
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the copy is in place, though its keys may be sealed with another master key: that is said.
    Raises SettingsError when it cannot be used; nothing is changed then."""
    return asyncio.run(_restore(given))


async def _restore(given: Namespace) -> int:
    host = configured(given)
    path = file_of(host.settings.database)
    restored = await backup.restore(given.file, path, WallClock().now())
    held = restored.held
    print(say("restore-done", path=str(path), accounts=held.accounts, alerts=held.alerts))
    if restored.aside is not None:
        print(say("restore-aside", path=str(restored.aside)))
    if restored.waiting:
        print(say("restore-waiting", count=restored.waiting))
    print(await _keys(host, held.accounts))
    return 0


async def _keys(host: Host, number: int) -> str:
    """Whether the master key that is set up opens what the copy holds. A new one is not made."""
    where = master_key(host)
    if not number:
        return say("restore-no-accounts")
    if not where.read():
        return say("restore-key-missing", place=where.name)
    database = Database(host.settings.database)
    await database.open()
    try:
        async with database.read() as db:
            await accounts.check(db, open_vault(where))
    except SettingsError as error:
        return say("restore-key-wrong", why=str(error))
    finally:
        await database.close()
    return say("restore-key-fits", count=number)
