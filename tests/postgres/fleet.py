"""Three `adlwatch run` on one database, each on a line of its own, beside loopback Telegram and exchanges."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.clock import WallClock
from bot.duty import HOUSE
from bot.knobs import WorkersSettings
from bot.model.server import Server
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import Answer, Query, SimAccount
from bot.venues.hyperliquid.simulate import DIALECT
from bot.words import say
from tests.chaos.whole import PATIENCE, ROOT, KeepingApi, Market, until
from tests.fakes.line import Line, line_to
from tests.postgres.cluster import Cluster, do, free_port
from tests.wire.telegram_server import PERSON, TOKEN, serving

CLOCK = WallClock()
SHARDS = WorkersSettings().shards
ADL = "SELECT event::json FROM alerts WHERE kind = 'AdlTaken'"
UNSENT = "SELECT count(*) FROM deliveries WHERE state <> 'sent' OR sent <> wanted"
SHOWN = "SELECT event::json, ref FROM alerts JOIN deliveries ON alert = alerts.id WHERE kind = 'AdlTaken'"
ROLL = "SELECT process, ARRAY(SELECT name FROM pieces WHERE worker = number) FROM workers"


@dataclass
class Asked:
    """The dialect of an exchange, noting whose positions were asked for and when."""

    looks: list[tuple[float, str]] = field(default_factory=list)

    def key(self, query: Query) -> str | None:
        name = DIALECT.key(query)
        if name is not None and query.body.get("type") == "clearinghouseState":
            self.looks.append((CLOCK.monotonic(), name))
        return name

    def answer(self, query: Query, account: SimAccount | None) -> Answer:
        return DIALECT.answer(query, account)

    def since(self, then: float) -> set[str]:
        """The accounts that were asked about from that time on."""
        return {name for at, name in self.looks if at >= then}


@dataclass
class Post:
    """One worker's place: its folder, its line to the database, and its way to the exchange."""

    folder: Path
    line: Line
    asked: Asked
    process: asyncio.subprocess.Process | None = None

    async def begins(self) -> None:
        names = {"PATH": os.environ["PATH"], "ADLWATCH_CONFIG": str(self.folder / "adlwatch.toml")}
        names |= {"ADLWATCH_TELEGRAM_TOKEN": TOKEN, "PYTHONPATH": str(ROOT)}
        with (self.folder / "log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=ROOT, env=names, stdout=log, stderr=log
            )

    @property
    def pid(self) -> int:
        assert self.process is not None
        return self.process.pid

    def gets(self, which: signal.Signals) -> None:
        os.kill(self.pid, which)

    async def ended(self) -> int:
        """Its exit code."""
        assert self.process is not None
        return await asyncio.wait_for(self.process.wait(), PATIENCE)

    def log(self) -> str:
        return (self.folder / "log").read_text()[-3000:]


@dataclass
class Fleet:
    """Three workers and what is around them."""

    where: Server
    api: KeepingApi
    market: Market
    posts: list[Post]

    def roll(self) -> dict[int, list[str]]:
        """The pieces of each worker that is one, by its process."""
        return {pid: sorted(names) for pid, names in do(self.where, ROLL)}

    def has(self, piece: str) -> Post | None:
        """Who has a piece."""
        return next((p for p in self.posts if piece in self.roll().get(p.pid, ())), None)

    def even(self) -> bool:
        """Whether all parts of the accounts have a worker, and each its share."""
        counts = [sum(name != HOUSE for name in names) for names in self.roll().values()]
        return sum(counts) == SHARDS and max(counts) - min(counts) <= 1

    def told(self) -> int:
        """How many fills are in alerts; -1 while anything of them is still to be sent."""
        if do(self.where, UNSENT) != [(0,)]:
            return -1
        return sum(sum(fills(event)) for (event,) in do(self.where, ADL))

    async def waits(self, holds: Any, why: str) -> float:
        """Wait until that holds; the seconds it took. Fails with the logs of all."""
        began = CLOCK.monotonic()
        if not await until(holds, PATIENCE, pause=0.05):
            raise AssertionError(f"{why}: {self.roll()}\n" + "\n".join(post.log() for post in self.posts))
        return CLOCK.monotonic() - began

    def check_messages(self) -> None:
        """Every fill is in the message that the app shows, and a message that came twice says so."""
        seen = 0
        for event, ref in do(self.where, SHOWN):
            found = re.search(r"Fills: (\d+)", self.api.shown.get(ref, ""))
            assert found is not None and int(found[1]) == sum(fills(event)), self.api.shown.get(ref)
            seen += int(found[1])
        assert seen == self.market.taken
        came = [text for text in self.api.new if "ADL took" in text]
        marked = sum(say("repeat-mark") in text for text in came)
        assert len(came) - len(do(self.where, SHOWN)) <= marked, came


def fills(event: Any) -> list[int]:
    return [taken["fills"] for taken in event["incident"]["taken"]]


@asynccontextmanager
async def fleet(folder: Path, cluster: Cluster, addresses: list[str]) -> AsyncIterator[Fleet]:
    """Three workers, and the accounts at those addresses, each of which was looked at."""
    where, market, api = cluster.database(), Market(), KeepingApi()
    async with AsyncExitStack() as stack:
        host = await stack.enter_async_context(serving(api))
        posts = [await placed(folder / f"w{n}", where, cluster, market, host, stack) for n in range(3)]
        there = Fleet(where, api, market, posts)
        stack.push_async_callback(stopped, there)
        await posts[0].begins()
        await there.waits(lambda: _said(posts[0], say("run-started")), "it never began")
        for post in posts[1:]:
            await post.begins()
        await there.waits(lambda: len(there.roll()) == len(posts), "not all have joined")
        await there.waits(there.even, "the accounts are not shared out")
        for number, address in enumerate(addresses):
            market.opens(address)
            await api.types(f"/connect hyperliquid a{number} address={address}", number=900 + number)
        looked = len(addresses)
        await there.waits(
            lambda: sum("First look at" in text for text in api.new) == looked, "accounts are not looked at"
        )
        yield there


async def placed(
    folder: Path, where: Server, cluster: Cluster, market: Market, host: str, stack: AsyncExitStack
) -> Post:
    asked = Asked()
    exchange = RehearsalExchange(market.still, {"hyperliquid": asked}, CLOCK)
    base = await exchange.start()
    stack.push_async_callback(exchange.stop)
    line = await stack.enter_async_context(line_to(f"http://127.0.0.1:{cluster.port}"))
    name = where.url.partition("?")[0].rpartition("/")[2]
    _configure(folder, f"postgresql://adlwatch@{line.address}/{name}", base, host)
    return Post(folder, line, asked)


def _configure(folder: Path, database: str, exchange: str, telegram: str) -> None:
    folder.mkdir()
    (folder / "adlwatch.toml").write_text(
        f'database = "{database}"\nmaster_key_file = "{folder.parent / "bot.key"}"\n'
        f'[people.Vera]\nrole = "host"\n[people.Vera.addresses]\ntelegram = "{PERSON["id"]}"\n'
        f'[health]\naddress = "127.0.0.1:{free_port()}"\n'
        f"[venues.hyperliquid]\ncalm_seconds = 2\nnear_seconds = 2\n"
        f'[venues.hyperliquid.hosts]\napi = "{exchange}/hyperliquid"\n'
        f'[chat.telegram.hosts]\napi = "{telegram}"\n'
    )


async def stopped(there: Fleet) -> None:
    for post in there.posts:
        if post.process is not None and post.process.returncode is None:
            post.gets(signal.SIGKILL)
            await post.process.wait()


def _said(post: Post, text: str) -> bool:
    return text in post.log()
