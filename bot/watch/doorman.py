"""Counts those who were refused at the desk, and tells the hosts when they are many."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime

from bot.clock import Clock
from bot.model.checklist import ChecklistTemplate
from bot.model.hosting import Knock
from bot.model.ids import ChannelName
from bot.policy.knocking import knocking
from bot.policy.plan import plan
from bot.store import alerts, people
from bot.store.database import Database

REMEMBERED = 1000
"""Refusals; more within ten minutes are told as so many."""


class Doorman:
    """`refused` notes one refusal, `turn` tells. `titles` are the names of chat apps as people know them."""

    def __init__(self, database: Database, clock: Clock, titles: Mapping[ChannelName, str]) -> None:
        self._database = database
        self._clock = clock
        self._titles = titles
        self._knocks: deque[Knock] = deque(maxlen=REMEMBERED)
        self._told_at: datetime | None = None

    def refused(self, app: str, address: str) -> None:
        """Somebody at that address of a chat app was refused."""
        self._knocks.append(Knock(self._clock.now(), self._titles.get(ChannelName(app), app), address))

    async def turn(self) -> None:
        event = knocking(self._knocks, self._told_at, self._clock.now())
        if event is None:
            return
        templates: dict[str, ChecklistTemplate] = {}
        async with self._database.write() as db:
            told = plan((event,), None, await people.everybody(db))
            await alerts.tell(db, told, templates, event.at)
        self._told_at = event.at
