"""`adlwatch export [INCIDENT]`: the evidence of an incident as files, or a list of incidents."""

from argparse import Namespace
from pathlib import Path

from bot.chat import compose, figures, illustrate
from bot.cli.hosting import house, play
from bot.errors import UserMistake
from bot.services import export
from bot.words import say


def main(given: Namespace) -> int:
    """0 when written, or listed. Raises UserMistake for a number or a folder that cannot be used."""
    return play(_list(given) if given.incident is None else _write(given))


async def _list(given: Namespace) -> int:
    async with house(given) as opened:
        found = await export.incidents(opened)
        titles = opened.titles()
    for told in found:
        assert told.checklist is not None
        began, head = figures.day(told.checklist.began_at), compose.alert(told, titles).head
        print(f"{told.checklist.id:>6}  {began}  {head}")
    if not found:
        print(say("export-nothing"))
    return 0


async def _write(given: Namespace) -> int:
    async with house(given) as opened:
        pack = await export.evidence(opened, given.incident)
        account = pack.account
        where = figures.where(account, opened.titles())
        pack = await illustrate.of_pack(pack, where)
    folder = _kept(pack, given.to)
    print(say("export-written", count=len(pack.files), folder=str(folder)))
    return 0


def _kept(pack: export.Pack, to: Path) -> Path:
    """The folder that the files of a pack were written to, for its owner alone. Raises UserMistake."""
    folder = to / pack.name
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in pack.files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise UserMistake(say("export-unwritable", folder=str(folder), why=error.strerror or "")) from error
    return folder
