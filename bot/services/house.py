"""What the services stand on; built once by the app."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from bot.clock import Clock
from bot.detect.keys import KeyRules
from bot.model.checklist import ChecklistTemplate
from bot.model.ids import AccountId, VenueName
from bot.model.part import ProgramState
from bot.model.person import Account, Address, Person
from bot.model.preferences import Wishes
from bot.model.proof import Proof
from bot.model.regime import RegimeState
from bot.model.summary import Digest
from bot.store.database import Database
from bot.store.vault import Vault
from bot.venues.contract import Venue, VenueSession

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
OpenSession = Callable[[VenueName, Mapping[str, str]], VenueSession]
Prove = Callable[[Account], Awaitable[Proof]]


async def nobody_watches(person: Person) -> Digest | None:
    """None: this process only asks and answers."""
    return None


async def nobody_is_told(at: Address, why: str) -> None:
    """This process tells nobody."""


class Use(NamedTuple):
    """A limit of an exchange: its name, what is used of it, what we may use, and over how many seconds."""

    name: str
    used: int
    allowed: int
    seconds: float


@dataclass(frozen=True, slots=True)
class House:
    """`open_session` gives a session for key fields that are not stored yet. `rules` say which keys the host
    lets in; `prove` asks a venue what a stored key may do now, keeps what that means and raises a VenueError.
    `nudge` says that something waits to be sent; `program` is how the bot itself is."""

    database: Database
    vault: Vault
    clock: Clock
    venues: Mapping[VenueName, Venue]
    open_session: OpenSession
    templates: Mapping[str, ChecklistTemplate]
    rules: Mapping[VenueName, KeyRules]
    prove: Prove
    nudge: Callable[[], None]
    program: Callable[[], ProgramState] = lambda: ProgramState("?", NEVER)
    wishes: Callable[[str], Wishes] = lambda name: Wishes()
    """What the host's settings say of a person's wishes, by name."""
    digest: Callable[[Person], Awaitable[Digest | None]] = nobody_watches
    """How everything of a person stands now; None where nobody is watching."""
    fall_over_after: timedelta = timedelta(minutes=5)
    """How long an app may not accept an alert before that is told."""
    recheck: Callable[[AccountId], bool] = lambda account: False
    """Has an account looked at now, fills and orders included; False where that was done a moment ago."""

    invitations: Callable[[str], tuple[tuple[str, str], ...]] = lambda code: ()
    """How an invite is used in each chat app that is up: (the app's title, a link or what to type)."""

    regimes: Callable[[VenueName], Mapping[str, RegimeState]] = lambda venue: {}
    """How dangerous the markets of an exchange are, by symbol, as judged right now."""
    refused: Callable[[str, str], None] = lambda app, address: None
    """Counts somebody, by chat app and id there, who tried what is not theirs."""
    closed: Callable[[Address, str], Awaitable[None]] = nobody_is_told
    """Notes that an address takes no messages any more, and why, and tells whoever can act."""

    budgets: Callable[[], tuple[tuple[VenueName, tuple[Use, ...]], ...]] = lambda: ()
    """What of each exchange's limits is used right now."""

    def titles(self) -> dict[VenueName, str]:
        """Venue names to the titles people know."""
        return {name: venue.title for name, venue in self.venues.items()}

    def rules_of(self, venue: VenueName) -> KeyRules:
        """Which keys the host lets in at a venue."""
        return self.rules.get(venue, KeyRules())
