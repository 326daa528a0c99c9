"""What the services stand on; built once by the app."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.clock import Clock
from bot.model.checklist import ChecklistTemplate
from bot.model.ids import AccountId, VenueName
from bot.store.database import Database
from bot.store.vault import Vault
from bot.venues.contract import Venue, VenueSession

OpenSession = Callable[[VenueName, Mapping[str, str]], VenueSession]


@dataclass(frozen=True, slots=True)
class House:
    """`open_session` gives a session for key fields that are not stored yet. `trading_allowed` are venues
    where the host lets in a key that may trade. `nudge` says that something waits to be sent."""

    database: Database
    vault: Vault
    clock: Clock
    venues: Mapping[VenueName, Venue]
    open_session: OpenSession
    templates: Mapping[str, ChecklistTemplate]
    trading_allowed: frozenset[VenueName]
    nudge: Callable[[], None]
    recheck: Callable[[AccountId], bool] = lambda account: False
    """Has an account looked at now, fills and orders included; False where that was done a moment ago."""

    def titles(self) -> dict[VenueName, str]:
        """Venue names to the titles people know."""
        return {name: venue.title for name, venue in self.venues.items()}
