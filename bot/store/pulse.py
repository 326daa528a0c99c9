"""When the running bot last said that it lives. Loads no library for a file: a health check is cheap."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.model.server import Server
from bot.store.claim import Where, unreachable

ALIVE = "alive"
"""The mark that the running bot sets every few seconds (`store.baselines.mark`)."""


def pulse(where: Where) -> datetime | None:
    """When the bot on a database last set its mark; None: never, or the file cannot be read. Raises
    SettingsError when a server cannot be reached."""
    row = _at_server(where) if isinstance(where, Server) else _in_file(where)
    return None if row is None else datetime.fromisoformat(row[0])


def _at_server(server: Server) -> tuple[str] | None:
    import psycopg

    try:
        with psycopg.connect(server.url, connect_timeout=5) as db:
            return db.execute("SELECT at FROM marks WHERE name = %s", (ALIVE,)).fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    except psycopg.Error as error:
        raise unreachable(server, error) from error


def _in_file(path: Path) -> tuple[str] | None:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            row: tuple[str] | None = db.execute("SELECT at FROM marks WHERE name = ?", (ALIVE,)).fetchone()
            return row
    except sqlite3.Error:
        return None
