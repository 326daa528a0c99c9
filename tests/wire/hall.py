"""The real desk and courier over a real database, a real chat app in front and a recorded one beside it."""

import asyncio
from collections.abc import Callable

from bot.chat.contract import Channel, ChatPort, Desk
from bot.desk.front import FrontDesk
from bot.model.event import Event
from bot.model.ids import ChannelName
from bot.model.person import Account, Role, Share
from bot.outbox.courier import Courier
from bot.outbox.ends import Ends
from bot.policy.plan import plan
from bot.store import alerts, people, shares
from bot.store.database import Database
from tests.fakes.chat import RecordingChat, rooms
from tests.fakes.clock import SetClock
from tests.fakes.household import TEMPLATES, house, list_people, open_account
from tests.fakes.venue import ScriptedSession

OTHER = ChannelName("other")


class Hall:
    """Vera owns the account; Hana is the host. Both read in the app that is tried and in the recorded one."""

    account: Account
    chat: ChatPort
    courier: Courier

    def __init__(self, database: Database, clock: SetClock, channel: Channel) -> None:
        self.database, self.clock, self.channel = database, clock, channel
        self.other = RecordingChat("other")
        ends = Ends(database, {channel.name: channel.title, OTHER: "other"}, clock, lambda: None)
        self.desk = FrontDesk(house(database, clock, ScriptedSession(), closed=ends.closed))

    async def opened(self, vera: str, hana: str, open_: Callable[[Desk], ChatPort]) -> None:
        """Vera and Hana at their ids in the app, the account, and the courier."""
        app = str(self.channel.name)
        await list_people(
            self.database,
            ("Hana", Role.HOST, {app: hana, "other": "hana"}),
            ("Vera", Role.MEMBER, {app: vera, "other": "vera"}),
        )
        self.account = await open_account(self.database, self.clock, "Vera", "main")
        self.chat = open_(self.desk)
        ports = {self.channel.name: (self.channel, self.chat), **rooms(self.other)}
        self.courier = Courier(self.database, ports, {}, self.clock)

    async def tells(self, *events: Event) -> None:
        async with self.database.write() as db:
            told = plan(events, self.account, await people.everybody(db), now=self.clock.now())
            await alerts.tell(db, told, TEMPLATES, self.clock.now())
        await self.turn()

    async def turn(self, after: float = 5) -> None:
        """Everything that is due goes out, also what follows from it."""
        for _ in range(3):
            self.clock.advance(after)
            for name in (self.channel.name, OTHER):
                while await self.courier.turn(name):
                    self.clock.advance(after)

    async def shared(self) -> tuple[Share, ...]:
        async with self.database.read() as db:
            return await shares.of(db, self.account.id)

    async def until(self, met: Callable[[tuple[Share, ...]], bool]) -> None:
        """As soon as what is shared is so."""
        async with asyncio.timeout(20):
            while True:
                if met(await self.shared()):
                    return
                await asyncio.sleep(0.01)

    def read(self, address: str) -> list[str]:
        """What arrived in the other app at an address, by its first line."""
        return [said.head for said in self.other.said if said.address == address]
