"""Words between the workers of a database: what one has to say to whoever has a piece of the work.

They travel through the database, with the next turn. One that gets lost when a worker dies costs a second
opinion, never an alert: those are written with what they tell.
"""

from collections.abc import Callable, Iterable

from bot.detect.stress import stirs
from bot.duty import HOUSE, Duty
from bot.model.event import Event
from bot.model.ids import AccountId
from bot.model.market import Met
from bot.model.person import Account
from bot.store import errands as store
from bot.store.database import Database


class Errands:
    """Call `turn` about every second. `look` has an account looked at, `met` hears what one met."""

    def __init__(
        self,
        database: Database,
        duty: Duty,
        look: Callable[[AccountId], object],
        met: Callable[[Met], None],
    ) -> None:
        self._database = database
        self._duty = duty
        self._look = look
        self._met = met
        self._waiting: list[store.Errand] = []

    def asked(self, account: AccountId) -> None:
        """Somebody wants an account of another worker looked at now."""
        self._waiting.append(store.Errand(self._duty.shard(account), look=account))

    def noticed(self, account: Account, events: Iterable[Event]) -> None:
        """An account met something that concerns its markets."""
        if found := stirs(account.id, events):
            self._waiting.append(store.Errand(HOUSE, met=Met(account.venue, account.id, found)))

    async def turn(self) -> None:
        """Leave what this worker has to say, and do what others said to it."""
        async with self._database.read() as db:
            there = await store.there(db, self._duty.pieces())
        if not there and not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        try:
            async with self._database.write() as db:
                await store.leave(db, waiting)
                found = await store.fetch(db, self._duty.pieces())
        except BaseException:
            self._waiting = waiting + self._waiting
            raise
        for errand in found:
            if errand.look is not None:
                self._look(errand.look)
            if errand.met is not None:
                self._met(errand.met)
