"""Tables of settings that `bot.settings` reads: the database, its keep, who shares the work, how
messages travel, and who hears what nobody noted."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, PlainValidator

from bot.model.keep import Keep
from bot.model.preferences import EscalationWishes
from bot.model.server import FORM, Server, server


def _where(value: Any) -> Path | Server:
    if isinstance(value, Path | Server):
        return value
    if not isinstance(value, str):
        raise ValueError(f"give a file, or {FORM}")
    return server(value) if "://" in value else Path(value)


DatabasePlace = Annotated[Path | Server, PlainValidator(_where)]
"""A file, or the address of a server."""


def placed(database: Path | Server, folder: Path) -> Path | Server:
    """The same, a file not depending on where the program was started."""
    return database if isinstance(database, Server) else folder / database


class Table(BaseModel):
    """A table of the configuration: an unknown key in it is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class KeepSettings(Table):
    """Days that each kind of data is kept."""

    alerts: int = Field(365, ge=7)
    incidents: int = Field(1825, ge=7)
    deliveries: int = Field(90, ge=7)
    signals: int = Field(10, ge=2)
    rankings: int = Field(30, ge=1)

    def keep(self) -> Keep:
        """These settings as the store wants them."""
        return Keep(**{name: timedelta(days=days) for name, days in self})


class EscalationSettings(Table):
    """Who hears next of what a person did not acknowledge, one more every `after` minutes."""

    after: float = Field(15, ge=1, le=1440)
    to: tuple[str, ...] = ()

    def wishes(self) -> EscalationWishes:
        """These settings as policy wants them."""
        return EscalationWishes(timedelta(minutes=self.after), self.to)


class BackupSettings(Table):
    """Daily copies of the database: how many are kept (0: none are made), and where."""

    keep: int = Field(7, ge=0, le=1000)
    folder: Path | None = None

    def beside(self, database: Path) -> Path:
        """Where the copies of a database are: `backups` beside it, unless set."""
        return self.folder or database.parent / "backups"

    def placed(self, beside: Path) -> Self:
        """The same with a folder that does not depend on where the program was started."""
        return self if self.folder is None else self.model_copy(update={"folder": beside / self.folder})


class WorkersSettings(Table):
    """The processes that share the work on a database of a server: the seconds after which one that is not
    heard has lost its part of it, into how many parts the accounts are split, and how many of them reach the
    exchanges from one address."""

    lost_after: float = Field(4, ge=1, le=60)
    shards: int = Field(8, ge=1, le=1024)
    on_one_address: int = Field(1, ge=1, le=64)


class DeliverySettings(Table):
    """How messages travel; seconds."""

    sending_for: float = Field(120, ge=30, le=600)
    fall_over_after: float = Field(300, ge=30, le=86_400)
    gauge_useful: float = Field(1800, ge=60, le=86_400)


class ChatSettings(Table):
    """The base addresses of a chat app, where they are not its own."""

    hosts: dict[str, str] = Field(default_factory=dict)
