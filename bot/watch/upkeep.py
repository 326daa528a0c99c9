"""Keeps the database small and copied: forgets what is old, gives room back, makes the daily copy."""

from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.errors import SettingsError
from bot.model.checklist import ChecklistTemplate
from bot.model.hosting import CopyFailed
from bot.model.keep import Keep
from bot.policy.plan import plan
from bot.store import alerts, backup, people
from bot.store.database import Database
from bot.store.upkeep import forget, shrink


@dataclass(frozen=True, slots=True)
class Copies:
    """Where the daily copies are kept, and how many. None are made with 0, or without a folder: a database on
    a server is copied by the server's own means."""

    folder: Path | None
    keep: int


class Upkeep:
    """What is due at each `turn`."""

    def __init__(self, database: Database, clock: Clock, keep: Keep, copies: Copies) -> None:
        self._database = database
        self._clock = clock
        self._keep = keep
        self._copies = copies

    async def turn(self) -> None:
        """The copy first: it still holds what is forgotten next. One that fails is told to the hosts."""
        try:
            await self._copy()
        except SettingsError as error:
            await self._tell(CopyFailed(self._clock.now(), str(error)))
        await forget(self._database, self._keep, self._clock.now())
        await shrink(self._database)

    async def _copy(self) -> None:
        folder, now = self._copies.folder, self._clock.now()
        if folder is None or not self._copies.keep or not backup.is_due(_names(folder), now):
            return
        await backup.copy(self._database.path, folder / backup.name(now))
        for old in backup.surplus(_names(folder), self._copies.keep):
            (folder / old).unlink(missing_ok=True)

    async def _tell(self, event: CopyFailed) -> None:
        templates: dict[str, ChecklistTemplate] = {}
        async with self._database.write() as db:
            told = plan((event,), None, await people.everybody(db))
            await alerts.tell(db, told, templates, event.at)


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.is_dir() else []
