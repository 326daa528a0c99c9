"""A change of the master key that is killed at every line: `python -m tests.store.cut_driver FOLDER`.

For each line that the change runs, in order, a child process is forked that dies right before it, without any
clean-up. The parent then prints, as JSON: how many keys are in place, whether they open every account as it
was, and whether a second run ends with one new key alone. It ends with the first child that was not killed.
"""

import asyncio
import json
import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

from bot.errors import SettingsError
from bot.store import accounts, master, rotation
from bot.store.database import Database
from bot.store.master import KeyFile, open_vault
from bot.store.vault import Vault
from tests.builders import at
from tests.fakes.household import list_people, person

PLACES = (rotation.__file__, master.__file__, accounts.__file__)
FIELDS = [{"name": f"ana-{n}", "secret": "s" * 20} for n in range(3)]


async def prepare(folder: Path) -> None:
    """A database with three accounts under one master key."""
    database = Database(folder / "bot.sqlite3")
    await database.open()
    await list_people(database)
    ana = await person(database, "Ana")
    vault = open_vault(KeyFile(folder / "bot.key"))
    async with database.write() as db:
        for n, fields in enumerate(FIELDS):
            await accounts.add(db, vault, "somewhere", f"main {n}", ana.id, fields, "", at())
    await database.close()


def opened(folder: Path, vault: Vault) -> list[dict[str, str]]:
    """The fields of all accounts. Raises SettingsError when a key does not fit."""
    with closing(sqlite3.connect(folder / "bot.sqlite3")) as db:
        rows = db.execute("SELECT sealed FROM accounts ORDER BY id").fetchall()
    return [json.loads(vault.open(sealed)) for (sealed,) in rows]


def change(folder: Path) -> None:
    asyncio.run(rotation.rotate(folder / "bot.sqlite3", KeyFile(folder / "bot.key")))


def die_at(number: int) -> None:
    """Die right before that line of the change is run."""
    left = number

    def each_line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in PLACES:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os._exit(9)
        return each_line

    sys.settrace(each_line)


def killed_at(folder: Path, number: int) -> bool:
    """Whether a change in a process of its own was killed before it was done."""
    child = os.fork()
    if child == 0:
        die_at(number)
        try:
            change(folder)
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, 9), f"line {number}: {status}"
    return status == 9


def after(folder: Path, old: Vault) -> dict[str, object]:
    """What there is after a kill, and after the change was run again."""
    keys = KeyFile(folder / "bot.key").read()
    found: dict[str, object] = {"keys": len(keys), "opens": opened(folder, Vault(list(keys))) == FIELDS}
    change(folder)
    (last,) = KeyFile(folder / "bot.key").read()
    found["ends"] = opened(folder, Vault([last])) == FIELDS
    try:
        opened(folder, old)
        found["old"] = True
    except SettingsError:
        found["old"] = False
    return found


def main(top: Path) -> None:
    first = top / "first"
    first.mkdir()
    asyncio.run(prepare(first))
    old = open_vault(KeyFile(first / "bot.key"))
    number, alive = 0, False
    while not alive:
        number += 1
        folder = top / str(number)
        shutil.copytree(first, folder)
        alive = not killed_at(folder, number)
        print(json.dumps({"line": number, **after(folder, old)}), flush=True)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
