"""A courier between a real database and apps that remember what they were given."""

from typing import Any

from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import State
from bot.model.event import Trial
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Address
from bot.outbox.courier import Courier
from bot.outbox.fallover import Rules
from bot.store import alerts, outbox
from bot.store.database import Database
from bot.words import say
from tests.builders import at
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import person

CONSOLE, OTHER = ChannelName("console"), ChannelName("other")
REPEAT = say("repeat-mark")


class Post:
    """A courier between a real database and recording apps."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        self.database = database
        self.clock = clock
        self.chat, self.other = RecordingChat("console"), RecordingChat("other")
        self.courier = self.hire()

    def hire(
        self,
        per_second: float = 1000,
        per_address: float = 0,
        edits: bool = True,
        rules: Rules | None = None,
        **more: Any,
    ) -> Courier:
        """A courier that remembers nothing, as after a start."""
        paces: dict[str, Any] = {"per_second": per_second, "per_address": per_address, "edits": edits}
        apps = rooms(self.chat, self.other, **paces, **more)
        self.courier = Courier(self.database, apps, {}, self.clock, rules=rules)
        return self.courier

    async def write(
        self, name: str, *to: Address, urgency: Urgency = Urgency.GOOD, text: str = "", who: str = "Ana"
    ) -> None:
        """Queue an alert; `name` is what its message says."""
        reader = await person(self.database, who)
        told = Trial(at(), text or name)
        alert = Alert(AlertId(name), reader.id, None, told, urgency, at())
        async with self.database.write() as db:
            telling = Telling(alert, Reason.FIRST, to or reader.addresses)
            await alerts.tell(db, (telling,), {}, self.clock.now())

    async def turn(self, after: float = 0, channel: ChannelName = CONSOLE) -> int:
        self.clock.advance(after)
        return await self.courier.turn(channel)

    async def states(self) -> dict[State, int]:
        async with self.database.read() as db:
            return await outbox.count(db)

    @property
    def read(self) -> list[str]:
        """What the console shows: each message's text, with its marks."""
        marks = [
            "edit" if s.ref else "repeat" if REPEAT in s.message.lines else "new" for s in self.chat.said
        ]
        texts = [line for s in self.chat.said for line in s.message.lines if line != REPEAT]
        asked = [text.split(" by ", 1)[1].split(".")[0] for text in texts]
        return [f"{mark} {name}" for mark, name in zip(marks, asked, strict=True)]
