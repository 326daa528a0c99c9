"""`adlwatch migrate`: bring the database to this version; `run` does the same at its start."""

import asyncio
from argparse import Namespace

from bot.cli.hosting import configured
from bot.store.database import Database
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the tables are as this version wants them. Raises SettingsError."""
    return asyncio.run(_migrate(given))


async def _migrate(given: Namespace) -> int:
    where = configured(given).settings.database
    database = Database(where)
    await database.open()
    await database.close()
    print(say("migrated", path=str(where)))
    return 0
