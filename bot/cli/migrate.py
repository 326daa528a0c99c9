"""`adlwatch migrate`: bring the database to this version; `run` does the same at its start.
`adlwatch migrate --to ADDRESS`: move it to a PostgreSQL server.
"""

import asyncio
from argparse import Namespace
from pathlib import Path

from bot.cli.hosting import configured
from bot.errors import SettingsError
from bot.host import Host, enter
from bot.model.server import server
from bot.store.claim import file_of
from bot.store.database import Database
from bot.store.moving import move
from bot.words import say


def main(given: Namespace) -> int:
    """0 when the tables are as this version wants them, or all rows on the server. Raises SettingsError."""
    host = configured(given)
    return asyncio.run(_migrate(host) if given.to is None else _move(host, given.to))


async def _migrate(host: Host) -> int:
    where = host.settings.database
    database = Database(where)
    await database.open()
    await database.close()
    print(say("migrated", path=str(where)))
    return 0


async def _move(host: Host, address: str) -> int:
    source: Path = file_of(host.settings.database)
    try:
        target = server(address)
    except ValueError as error:
        raise SettingsError(f"--to: {error}.") from None
    if target.password:
        raise SettingsError(
            "--to: others on this machine can read it; give the password as ADLWATCH_DATABASE_PASSWORD."
        )
    moved = await move(source, enter(target, host.secrets))
    for table, rows in moved.items():
        if rows:
            print(say("moved-table", table=table, rows=rows))
    print(say("moved", rows=sum(moved.values()), path=str(source), place=str(target)))
    return 0
