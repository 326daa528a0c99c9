"""A post with somebody who looks after what does not arrive."""

from bot.model.delivery import State, StepReason, TryLater
from bot.model.event import Event
from bot.model.ids import ChannelName
from bot.model.person import Account, Address, Role
from bot.outbox.fallover import Rules
from bot.outbox.rescue import Rescue
from bot.policy.plan import plan
from bot.store import alerts, outbox, people, steps
from bot.store.database import Database
from tests.fakes.clock import SetClock
from tests.fakes.household import person
from tests.outbox.post import CONSOLE, OTHER, Post

BOTH = {"console": "ben", "other": "ben"}
WAYS = (("Ana", Role.HOST, {"console": "ana"}), ("Ben", Role.MEMBER, BOTH))


class Office(Post):
    """A post with somebody who looks after what does not arrive; Ben reads in two apps."""

    def __init__(self, database: Database, clock: SetClock, account: Account) -> None:
        super().__init__(database, clock)
        self.account = account
        self.nudged = 0
        apps = {ChannelName(c.name): c.channel() for c in (self.chat, self.other)}
        self.rescue = Rescue(database, apps, clock, self._nudge, Rules())

    def _nudge(self) -> None:
        self.nudged += 1

    async def tell(self, event: Event, *to: Address) -> None:
        ben = await person(self.database, "Ben")
        async with self.database.write() as db:
            (told,) = plan((event,), self.account, (ben,))
            await alerts.tell(db, (told,), {}, self.clock.now())

    async def program(self, event: Event) -> None:
        """The hosts are told something of the program."""
        async with self.database.write() as db:
            everybody = await people.everybody(db)
            await alerts.tell(db, plan((event,), None, everybody), {}, self.clock.now())

    async def passes(self, minutes: int, *, works: tuple[ChannelName, ...] = ()) -> None:
        """Time goes on, and only some apps accept messages; the others keep none."""
        for _ in range(minutes):
            self.clock.advance(60)
            await self.rescue.turn()
            for channel, chat in ((CONSOLE, self.chat), (OTHER, self.other)):
                if channel not in works:
                    chat.answers.extend([TryLater("no connection")] * 20)
                kept = len(chat.said)
                while await self.courier.turn(channel):
                    pass
                if channel not in works:
                    del chat.said[kept:]
                chat.answers.clear()

    async def steps(self, number: int) -> dict[str, list[tuple[State, StepReason, int]]]:
        """The steps of an alert's copies, by app."""
        async with self.database.read() as db:
            told = await alerts.numbered(db, number)
            assert told is not None
            copies = await outbox.of_alert(db, told.alert.id)
            found = [await steps.of(db, copy) for copy in copies]
        return {j.delivery.channel: [(s.state, s.why, s.times) for s in j.steps] for j in found}
