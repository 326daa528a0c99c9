"""What a story's town stands on: a clock that the story sets, and the app with its jobs in its hands."""

import asyncio
from datetime import datetime, timedelta

from bot.app import App
from bot.chat.contract import Channel, ChatPort, Desk
from bot.clock import Clock
from bot.host import Host
from bot.model.ids import ChannelName
from bot.schedule import Job
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock

UNDER_WAY = ("look ", "delivery ")
"""The tasks that a turn of the story waits for; all others live on beside it."""


class StoryClock(SetClock):
    """Sleeping in a look takes time of the story; whoever lives beside it sleeps until it gets there."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(moment)
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    async def sleep(self, seconds: float) -> None:
        task = asyncio.current_task()
        if task is not None and task.get_name().startswith(UNDER_WAY):
            return await super().sleep(seconds)
        awake: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now() + timedelta(seconds=seconds), awake))
        return await awake

    def advance(self, seconds: float) -> None:
        super().advance(seconds)
        for due, awake in self._sleepers:
            if due <= self.now() and not awake.done():
                awake.set_result(None)
        self._sleepers = [(due, awake) for due, awake in self._sleepers if not awake.done()]


class ExchangeClock:
    """The story's clock as an exchange reads it. What it pushes once a second of a clock comes fifty times a
    second of the host: a step of the story takes no longer than that."""

    rate = 50.0

    def __init__(self, story: StoryClock) -> None:
        self.now, self.monotonic, self.sleep = story.now, story.monotonic, story.sleep


class HostClock:
    """The host's clock: `ahead` of the true time by as much as somebody set it wrong."""

    rate = 1.0

    def __init__(self, true: Clock) -> None:
        self._true = true
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return self._true.now() + self.ahead

    def monotonic(self) -> float:
        return self._true.monotonic()

    async def sleep(self, seconds: float) -> None:
        await self._true.sleep(seconds)


class StoryApp(App):
    """The app with the story's chat apps, its jobs run by the story."""

    def __init__(self, host: Host, chats: tuple[RecordingChat, ...]) -> None:
        super().__init__(host)
        self.chats = chats
        self.jobs: tuple[Job, ...] = ()
        self.desk: Desk

    def _ports(self, desk: Desk) -> dict[ChannelName, tuple[Channel, ChatPort]]:
        self.desk = desk
        return rooms(*self.chats)

    def _set_going(self, jobs: tuple[Job, ...]) -> None:
        self.jobs = (*self.jobs, *jobs)
        super()._set_going(())
