"""`adlwatch workers`: the processes that share the work, and what each has of it."""

from argparse import Namespace

from bot.cli.hosting import configured, play
from bot.model.crew import Worker
from bot.store.database import Database
from bot.words import say


def main(given: Namespace) -> int:
    """0 when a worker lives, else 1. Raises SettingsError when the database cannot be used."""
    return play(_workers(given))


async def _workers(given: Namespace) -> int:
    database = Database(configured(given).settings.database)
    await database.open()
    try:
        if database.crew is None:
            print(say("workers-file"))
            return 0
        roll = await database.crew.roll()
    finally:
        await database.close()
    print("\n".join(map(_line, roll)) or say("workers-none"))
    return 0 if roll else 1


def _line(worker: Worker) -> str:
    return say(
        "workers-line",
        number=worker.number,
        host=worker.host,
        process=worker.process,
        pieces=", ".join(worker.pieces) or say("workers-idle"),
        since=f"{worker.began_at:%Y-%m-%d %H:%M:%S}",
        silent=round(worker.silent, 1),
    )
