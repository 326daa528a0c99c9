"""Messages about many others: what was held back, and how everything stands. Events, as in `event`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.hedge import Imbalance
from bot.model.ids import AlertId, PersonId, VenueName
from bot.model.regime import RegimeState


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What was not told from `since` to `at`, in quiet hours or under a silence, in one message."""

    at: datetime
    since: datetime
    alerts: tuple[AlertId, ...]


class Rhythm(StrEnum):
    """How often a digest comes."""

    DAILY = "daily"
    WEEKLY = "weekly"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class AccountStands:
    """How one account stands. `read_at` None: never read; `trouble` is why it cannot be read now, "" if it
    can. `highest` is the highest rung of its positions and the length of that scale, None where none is
    shown."""

    label: str
    venue: VenueName
    read_at: datetime | None
    trouble: str
    positions: int
    highest: tuple[int, int] | None = None
    incidents: int = 0


@dataclass(frozen=True, slots=True)
class MarketStands:
    """A market held that is not calm."""

    venue: VenueName
    state: RegimeState


@dataclass(frozen=True, slots=True)
class Digest:
    """How everything of `person` stands at `at`, and what happened since `since`. `told` counts the alerts of
    that time, `open_lists` their unfinished checklists."""

    at: datetime
    person: PersonId
    rhythm: Rhythm
    since: datetime
    accounts: tuple[AccountStands, ...]
    hedges: tuple[Imbalance, ...] = ()
    markets: tuple[MarketStands, ...] = ()
    told: int = 0
    open_lists: int = 0

    @property
    def clear(self) -> bool:
        """Whether nothing needs a look: every account is read, and nothing was taken or is in danger."""
        return not self.markets and all(
            not a.trouble and a.read_at and not a.incidents for a in self.accounts
        )


Summary = HeldBack | Digest
