"""Everybody as the host sees them."""

from dataclasses import dataclass
from datetime import datetime

from bot.model.ids import PersonId
from bot.model.person import Role


@dataclass(frozen=True, slots=True)
class Entry:
    """`apps` are the chat apps of their addresses, `seen_at` when they last wrote, None: never, or before
    that was kept. `listed`: the host's configuration names them."""

    id: PersonId
    name: str
    role: Role
    listed: bool
    muted: bool
    apps: tuple[str, ...]
    seen_at: datetime | None
    accounts: int
