"""The desk of `test_desk`, with a note of everybody who was refused, and of what the database holds."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.chat import buttons
from bot.chat.contract import Pressed
from bot.chat.message import Message
from bot.desk.front import FrontDesk
from bot.model.person import Role
from bot.services import alerts
from bot.store.database import Database
from bot.store.schema import metadata
from tests.fakes.clock import SetClock
from tests.fakes.household import list_people, open_account, person
from tests.services.test_desk import Room

SETTINGS = (buttons.SETTINGS, buttons.VOLUME, buttons.THRESHOLD, buttons.END_SILENCE)
"""They are about the presser's own settings; those with a number of Ana's are added one by one."""
OTHERS = ("ETHUSDT", "main", "Somewhere", "ana-1")
"""What only Ana may read."""
LISTED = (
    ("Ana", Role.HOST, {"console": "ana"}),
    ("Ben", Role.MEMBER, {"console": "ben"}),
    *((f"{role}", role, {"console": f"{role}"}) for role in Role),
)


class Guarded(Room):
    """Ana (host) holds the account; Ben has one of his own; there is somebody of every role besides."""

    def __init__(self, database: Database, clock: SetClock) -> None:
        super().__init__(database, clock)
        self.refusals: list[tuple[str, str]] = []
        self.house = replace(self.house, refused=lambda app, who: self.refusals.append((app, who)))
        self.desk = FrontDesk(self.house)

    async def fill(self, label: str = "main") -> None:
        await list_people(self.database, *LISTED)
        await super().fill(label)
        await open_account(self.database, self.clock, "Ben", "mine")

    async def everything(self) -> dict[str, list[Any]]:
        """Every row of every table, but for the time when somebody was last seen: that is noted."""
        async with self.database.read() as db:
            return {
                t.name: [tuple(r) for r in await db.execute(select(*(c for c in t.c if c.name != "seen_at")))]
                for t in metadata.sorted_tables
            }

    async def numbers(self) -> list[str]:
        """A button of every verb, with the numbers of what is Ana's."""
        rows = await self.everything()
        (checklist, *_), reminder = rows["checklists"][0], (rows["reminders"] or [(1,)])[0][0]
        account = rows["accounts"][0][0]
        settings = [buttons.settings(1, 3, account), buttons.volume(3, account, 2), buttons.end_silence(1)]
        hedge = (rows["pairings"] or [(1,)])[0][0]
        first = {buttons.GOT_IT: reminder, buttons.HEDGE: hedge, buttons.PART: await self.alert()}
        return settings + [
            ":".join(map(str, (verb, first.get(verb, checklist), *(0,) * (count - 1))))
            for verb, count in buttons.VERBS.items()
            if count  # the others end or go on with one's own dialogue
            if verb not in SETTINGS
        ]

    async def alert(self) -> int:
        """The number of an alert of Ana's."""
        (newest, *_) = await alerts.recent(self.house, await person(self.database, "Ana"))
        return newest.number


def words(answer: Message | Pressed | None) -> str:
    """All that somebody reads of an answer, its buttons included."""
    return "" if answer is None else str(answer)
