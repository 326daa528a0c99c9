"""The whole app for a story: the real client over loopback, a real database, two chat apps that remember.

The clock is the story's, and so is the pace: `wait` runs the app's own jobs as its schedule would.
"""

import asyncio
import importlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from bot import settings
from bot.chat import figures
from bot.chat.contract import Asker, Pressed
from bot.chat.discovery import channels
from bot.clock import Clock
from bot.host import Host
from bot.model.baseline import Baseline
from bot.model.ids import ChannelName
from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger
from bot.rehearsal.exchange import Fault, FaultKind, RehearsalExchange
from bot.rehearsal.facts import (
    SimAccount,
    SimCancel,
    SimCause,
    SimCoin,
    SimFill,
    SimMarket,
    SimOrder,
    SimPosition,
)
from bot.services import accounts
from bot.services.house import House
from bot.store.claim import Where
from bot.venues.contract import Venue
from bot.venues.discovery import venues
from tests.builders import NOON
from tests.fakes.chat import RecordingChat, Said
from tests.fakes.household import person
from tests.rehearsal.still import StillMarket
from tests.stories.stage import UNDER_WAY, ExchangeClock, StoryApp, StoryClock

START = NOON + timedelta(days=3, minutes=7)
"""When a story begins: no hour of the host, no day of its calendar, may change what is told."""
TICK = 5.0
"""Seconds of the story between two runs of the jobs."""
OWNER, LABEL = "Ana", "main"
PEOPLE = (OWNER, "Ben")
WITH_GAUGE = [name for name, venue in venues().items() if venue.features.gauge_scale]
APPS = [ChannelName("console"), next(name for name in channels() if name != "console")]
BREATH = 0.03
"""Seconds of the host in which a stream pushes, and that crosses the loopback."""


class Town:
    """One person with one short of five coins at one exchange, reached on two chat apps; `beside` are more
    exchanges, where `joins` opens more accounts."""

    def __init__(self, folder: Path, venue: Venue, *beside: Venue, start: datetime = START) -> None:
        self.folder = folder
        self.database: Where = folder / "bot.sqlite3"
        self.venue = venue
        self.venues = (venue, *beside)
        self.clock = StoryClock(start)
        self.host_clock: Clock = self.clock
        self.chats = tuple(RecordingChat(name) for name in APPS)
        self.key = venue.key_fields[0].example
        self.market = StillMarket({self.key: SimAccount(self.key, Decimal(50_000))})
        dialects: dict[str, Any] = {
            v.name: importlib.import_module(f"bot.venues.{v.name}.simulate").DIALECT for v in self.venues
        }
        self.exchange = RehearsalExchange(self.market, dialects, ExchangeClock(self.clock))
        self.address = ""
        self.told: Counter[str] = Counter()
        self.addresses: dict[str, dict[str, str]] = {}
        self.wishes: dict[str, Any] = {}
        self.watch: dict[str, Any] = {}
        self.numbers = count(4_001)
        self.app: StoryApp
        self.house: House
        self.holds("5", queue="0.1")
        self.warns(Danger.CALM)

    async def open(self) -> None:
        """The exchange begins, and the bot."""
        self.address = await self.exchange.start()
        await self.begin()

    async def begin(self) -> None:
        """The first start, and the account connected."""
        await self.start()
        owner = await person(self.house.database, OWNER)
        fields = {field.name: field.example for field in self.venue.key_fields}
        await accounts.connect(self.house, owner, self.venue.name, LABEL, fields)

    async def start(self) -> None:
        self.app, self._due = self._app(self._host()), dict[str, datetime]()
        self.house = await self.app.start()
        await self._run("courier")  # what is written at the start leaves before any look answers

    def _app(self, host: Host) -> StoryApp:
        return StoryApp(host, self.chats)

    async def stop(self) -> None:
        await self.app.stop()

    async def close(self) -> None:
        await self.stop()
        await self.exchange.stop()

    async def joins(self, label: str, size: str, venue: Venue, owner: str = OWNER) -> str:
        """The key of another account of somebody, with a long of so many coins."""
        fields = {field.name: field.example for field in venue.key_fields}
        name = venue.key_fields[0].name
        fields[name] = key = f"{fields[name][:-4]}{next(self.numbers)}"
        self.market.accounts[key] = SimAccount(key, Decimal(50_000))
        self.trades(key, size)
        await accounts.connect(
            self.house, await person(self.house.database, owner), venue.name, label, fields
        )
        return key

    def trades(self, key: str, size: str) -> None:
        """The long of another account is of that size now, by an order of its owner."""
        account, coins = self.market.accounts[key], Decimal(size)
        long = SimPosition(
            coin="BTC",
            side=Side.LONG,
            size=coins,
            entry=Decimal(88_000),
            mark=Decimal(79_400),
            leverage=Decimal(2),
            liquidation=Decimal(45_000),
            queue=Decimal(0),
            profit=coins * -8_600,
            updated_at=self.clock.now(),
        )
        before = account.positions[0].size if account.positions else Decimal(0)
        fill = SimFill(
            id=next(self.numbers),
            coin="BTC",
            side=Side.LONG,
            opens=coins > before,
            size=abs(coins - before),
            price=Decimal(79_400),
            mark=Decimal(79_400),
            realised=Decimal(0),
            size_before=before,
            cause=SimCause.TRADE,
            at=self.clock.now(),
        )
        self.market.accounts[key] = replace(
            account, positions=(long,) if coins else (), fills=(*account.fills, fill)
        )

    def _host(self) -> Host:
        table: Mapping[str, Any] = {
            "database": self.database,
            "master_key_file": self.folder / "bot.key",
            "people": {
                name: {
                    "role": "host" if name == OWNER else "member",
                    "addresses": self.addresses.get(name) or dict.fromkeys(APPS, name.lower()),
                    **(self.wishes if name == OWNER else {}),
                }
                for name in PEOPLE
            },
            "watch": self.watch,
            "workers": {"lost_after": 60},  # on PostgreSQL: no step of a story is its end
            "venues": {
                v.name: {"hosts": dict.fromkeys(v.hosts, f"{self.address}/{v.name}")} for v in self.venues
            },
        }
        return Host(settings.check(table, "story"), settings.Secrets(None, {}), self.host_clock)

    async def wait(self, seconds: float = TICK, tick: float = TICK) -> None:
        """Let the time of the story pass."""
        for _ in range(round(seconds / tick)):
            self.clock.advance(tick)
            await self._run("refresh", "circle", "sweep", "streams")
            await self._run("lookout", "hedges", "drills", "checklists", "keys", "flush", "alive")
            await self._run("reminders", "escalations", "summaries", "digests", "rescue", "courier")
            if self.venue.feeds:
                await asyncio.sleep(BREATH)

    async def _run(self, *names: str) -> None:
        """The jobs of these names that are due by their own pace, each at most once."""
        for job in self.app.jobs:
            if job.name.startswith(names) and self.clock.now() >= self._due.get(job.name, self.clock.now()):
                self._due[job.name] = self.clock.now() + timedelta(seconds=job.every)
                await job.run()
        while tasks := [t for t in asyncio.all_tasks() if t.get_name().startswith(UNDER_WAY)]:
            await asyncio.wait(tasks)

    def holds(self, size: str, queue: str | None = None) -> None:
        """The exchange shows a short of that size, at that place in the ADL queue (0 to 1)."""
        account = self.market.accounts[self.key]
        old = account.positions[0] if account.positions else None
        place = Decimal(queue) if queue is not None else old.queue if old else Decimal(0)
        short = SimPosition(
            coin="BTC",
            side=Side.SHORT,
            size=Decimal(size),
            entry=Decimal(88_000),
            mark=Decimal(79_400),
            leverage=Decimal(12),
            liquidation=Decimal(95_300),
            queue=place,
            profit=Decimal(size) * 8_600,
            updated_at=self.clock.now(),
        )
        self.market.accounts[self.key] = replace(account, positions=(short,) if short.size else ())

    def fills(self, size: str, before: str, ago: float = 0, cause: SimCause = SimCause.ADL) -> None:
        """The exchange lists a fill of that size, `ago` seconds old; one of ADL unless said otherwise."""
        account = self.market.accounts[self.key]
        fill = SimFill(
            id=next(self.numbers),
            coin="BTC",
            side=Side.SHORT,
            opens=False,
            size=Decimal(size),
            price=Decimal(79_650),
            mark=Decimal(79_500),
            realised=Decimal(size) * 8_350,
            size_before=Decimal(before),
            cause=cause,
            at=self.clock.now() - timedelta(seconds=ago),
        )
        self.market.accounts[self.key] = replace(account, fills=(*account.fills, fill))

    def rests(self, trigger: str | None = "95000", size: str = "5") -> SimOrder:
        """An order that buys the short back rests there: a stop, or without a trigger a limit order."""
        order = SimOrder(
            id=next(self.numbers),
            coin="BTC",
            buy=True,
            size=Decimal(size),
            price=Decimal(trigger or 70_000),
            trigger=Decimal(trigger) if trigger else None,
            reduce_only=True,
            at=self.clock.now(),
        )
        account = self.market.accounts[self.key]
        self.market.accounts[self.key] = replace(account, orders=(*account.orders, order))
        return order

    def cancels(self, order: SimOrder, reason: Cancel) -> None:
        """The exchange takes an order away."""
        account = self.market.accounts[self.key]
        self.market.accounts[self.key] = replace(
            account,
            orders=tuple(o for o in account.orders if o.id != order.id),
            cancelled=(*account.cancelled, SimCancel(order, reason, self.clock.now())),
        )

    def shows(self, **facts: object) -> None:
        """The exchange shows the account with these facts changed."""
        account = self.market.accounts[self.key]
        self.market.accounts[self.key] = replace(account, **facts)  # type: ignore[arg-type]

    def warns(self, danger: Danger, drawdown: str = "0", fund: str | None = "1000000") -> None:
        """What the exchange says of the market to everybody."""
        coin = SimCoin("BTC", Decimal(79_400), Decimal(drawdown), danger)
        self.market.market = SimMarket((coin,), None if fund is None else Decimal(fund))

    def breaks(self, kind: FaultKind, status: int = 200, of: str | None = None) -> None:
        """The exchange fails for an account, the first one unless a key is given."""
        now = self.clock.now()
        self.exchange.faults.append(Fault(of or self.key, now, now + timedelta(days=1), kind, status))

    def refuses(self) -> None:
        """The exchange no longer knows the key."""
        self.market.accounts.clear()

    def mends(self) -> None:
        self.exchange.faults.clear()

    async def press(self, app: int, button: int) -> Pressed:
        """The person presses a button of the newest message in one app."""
        chat = self.chats[app]
        pressed = [b for row in chat.said[-1].message.buttons for b in row][button]
        asker = Asker(ChannelName(chat.name), "ana", "ana", OWNER, True)
        return await self.app.desk.press(asker, pressed.data)

    async def baseline(self) -> Baseline:
        standing, *_ = await accounts.listing(self.house)
        return standing.baseline

    async def names(self) -> tuple[str, str]:
        """How messages call the position and the account."""
        held = (await self.baseline()).positions[0]
        return figures.name(held.key, held.side), f"{LABEL} ({self.venue.title})"

    @property
    def asked(self) -> int:
        """Requests that the exchange has answered."""
        return len(self.market.played)

    def heard(self, who: str = OWNER) -> list[str]:
        """All that both apps told a person since the last time, edits marked; both must tell the same."""
        to = who.lower()
        ours, theirs = ([_line(s) for s in chat.said if s.address == to] for chat in self.chats)
        assert ours == theirs, (
            f"the apps tell different stories: {ours[self.told[who] :]} {theirs[self.told[who] :]}"
        )
        new, self.told[who] = ours[self.told[who] :], len(ours)
        return new


def _line(said: Said) -> str:
    return f"(edited) {said.head}" if said.ref else said.head
