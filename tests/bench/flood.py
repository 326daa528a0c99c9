"""900 alerts at once to 900 people, 90 ADL fills among them, queued last: when does Telegram take them?

Ours is the courier with its SQLite outbox over python-telegram-bot; the peer is the same library with its own
first-come limiter (AIORateLimiter) and the same limit, which keeps nothing and repeats what was refused.
"""

import asyncio
import json
import time
import urllib.request
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

import uvloop
from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bot.chat.contract import ChannelSettings
from bot.chat.discovery import channels
from bot.clock import WallClock
from bot.model.alert import Alert, Reason, Telling, Urgency
from bot.model.delivery import Delivery, Outcome, Sent
from bot.model.ids import AlertId, ChannelName
from bot.model.person import Person, Role
from bot.outbox.courier import Courier
from bot.store import alerts, people
from bot.store.database import Database
from tests.bench.telegram import TOKEN, Rules, telegram
from tests.events import adl, gauge_moved, taken
from tests.fakes.household import open_account
from tests.wire.telegram_server import Story, TinyDesk

PEOPLE, FILLS = 900, 90
HERE = ChannelName("telegram")
CONNECTIONS = 16
"""Of the peer; as many as ours has."""
TRIES = 10
"""Of the peer for one message: without, what is refused is lost."""


@dataclass(frozen=True, slots=True)
class Flood:
    """Seconds from the beginning until each fill was accepted, and until all was; how often the server
    refused."""

    fills: tuple[float, ...]
    whole: float
    refused: int

    @property
    def p50(self) -> float:
        return quantiles(self.fills, n=100)[49]

    @property
    def p99(self) -> float:
        return quantiles(self.fills, n=100)[98]


def measure() -> tuple[Flood, Flood]:
    """Ours, and the first-come limiter's. Raises RuntimeError when anything was not accepted."""
    return uvloop.run(_taken(_ours)), uvloop.run(_taken(_first_come))


async def _taken(way: Callable[[str], Awaitable[tuple[list[float], float]]]) -> Flood:
    with telegram(Rules()) as base:
        fills, whole = await way(base)
        stats = await asyncio.to_thread(_stats, base)
    if stats["taken"] != PEOPLE or len(fills) != FILLS:
        raise RuntimeError(f"{stats['taken']} of {PEOPLE} messages, {len(fills)} of {FILLS} fills")
    return Flood(tuple(fills), whole, stats["refused"])


def _stats(base: str) -> dict[str, int]:
    with urllib.request.urlopen(f"{base}/bot{TOKEN}/stats", b"") as answer:  # noqa: S310 loopback
        found: dict[str, int] = json.load(answer)
    return found


async def _ours(base: str) -> tuple[list[float], float]:
    clock = WallClock()
    channel = channels()[HERE]
    with TemporaryDirectory() as folder:
        database = Database(Path(folder) / "ours")
        await database.open()
        chat = channel.open(ChannelSettings({"token": TOKEN}, {"api": base}), TinyDesk(Story()))
        await chat.start()
        try:
            await _write(database, clock)
            began, fills, done = time.perf_counter(), list[float](), asyncio.Event()
            accepted = 0

            def settled(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
                nonlocal accepted
                accepted += isinstance(outcome, Sent)
                if delivery.urgency is Urgency.ADL and isinstance(outcome, Sent):
                    fills.append(time.perf_counter() - began)
                if accepted == PEOPLE:
                    done.set()

            courier = Courier(database, {HERE: (channel, chat)}, {}, clock, settled)
            while not done.is_set():
                await courier.serve(HERE)
                await asyncio.sleep(0.2)
            whole = time.perf_counter() - began
        finally:
            await chat.stop()
            await database.close()
    return fills, whole


async def _write(database: Database, clock: WallClock) -> None:
    """All alerts in the outbox, the fills last."""
    listed: list[tuple[str, Role, Mapping[str, str]]] = [
        (f"p{n}", Role.MEMBER, {HERE: str(10_000 + n)}) for n in range(PEOPLE)
    ]
    async with database.write() as db:
        await people.list_from_settings(db, listed, clock.now())
        everybody = await people.everybody(db)
    account = await open_account(database, clock, owner="p0")
    told = [_telling(n, one, clock.now(), account.id) for n, one in enumerate(everybody)]
    async with database.write() as db:
        await alerts.tell(db, told, {}, clock.now())


def _telling(number: int, to: Person, now: datetime, account: int) -> Telling:
    fill = number >= PEOPLE - FILLS
    event = adl(taken(4)) if fill else gauge_moved(2, 4)
    urgency = Urgency.ADL if fill else Urgency.GAUGE
    alert = Alert(AlertId(f"{number}"), to.id, account, event, urgency, now)  # type: ignore[arg-type]
    return Telling(alert, Reason.FIRST, to.addresses)


async def _first_come(base: str) -> tuple[list[float], float]:
    rate = channels()[HERE].limits.overall
    limiter = AIORateLimiter(rate.count, rate.seconds, max_retries=TRIES)
    request = HTTPXRequest(connection_pool_size=CONNECTIONS, pool_timeout=60)
    bot = ExtBot(TOKEN, f"{base}/bot", request=request, rate_limiter=limiter)
    fills = list[float]()
    async with bot:
        began = time.perf_counter()

        async def send(number: int) -> None:
            await bot.send_message(10_000 + number, "t" * 300)
            if number >= PEOPLE - FILLS:
                fills.append(time.perf_counter() - began)

        await asyncio.gather(*(send(number) for number in range(PEOPLE)))
        whole = time.perf_counter() - began
    return fills, whole
