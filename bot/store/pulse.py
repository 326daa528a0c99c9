"""When the running bot last said that it lives. Loads no library, so that a health check is cheap."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

ALIVE = "alive"
"""The mark that the running bot sets every few seconds (`store.baselines.mark`)."""


def pulse(path: Path) -> datetime | None:
    """When the bot on the database at `path` last set its mark; None: never, or the file cannot be read."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            row = db.execute("SELECT at FROM marks WHERE name = ?", (ALIVE,)).fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else datetime.fromisoformat(row[0])
