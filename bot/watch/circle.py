"""What surrounds each account, gathered from the other watched accounts of its owner and from the lookout."""

from collections.abc import Callable, Mapping

from bot.detect.context import Context
from bot.model.ids import PersonId, VenueName
from bot.model.preferences import Wishes
from bot.model.regime import RegimeState
from bot.store import people
from bot.store.database import Database
from bot.watch.watcher import Watched

Roster = Callable[[], Mapping[VenueName, list[Watched]]]
Regimes = Callable[[VenueName], Mapping[str, RegimeState]]


class Circle:
    """Gives the context of an account. `refresh` reads what people said since; call it every few seconds."""

    def __init__(
        self,
        database: Database,
        titles: Mapping[VenueName, str],
        watched: Roster,
        regimes: Regimes,
        wishes: Callable[[str], Wishes] = lambda name: Wishes(),
    ) -> None:
        self._wishes_of = wishes
        self._wishes: dict[PersonId, Wishes] = {}
        self._database = database
        self._titles = titles
        self._watched = watched
        self._regimes = regimes

    async def refresh(self) -> None:
        """Read pairings and wishes of all people."""
        async with self._database.read() as db:
            self._wishes = {p.id: self._wishes_of(p.name) for p in await people.everybody(db)}

    def around(self, watched: Watched) -> Context:
        """The context of one account, as of now; from memory alone."""
        account = watched.account
        where = f"{account.label} ({self._titles.get(account.venue, account.venue)})"
        return Context(where=where, wishes=self.wishes(account.owner), regimes=self._regimes(account.venue))

    def wishes(self, person: PersonId) -> Wishes:
        """What a person wants to be told, and how."""
        return self._wishes.get(person) or self._wishes_of("")
