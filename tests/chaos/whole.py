"""The whole bot as the victim: `adlwatch run`, beside Telegram and an exchange on loopback, which live on."""

import asyncio
import json
import os
import random
import re
import signal
import socket
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.clock import WallClock
from bot.model.position import Side
from bot.rehearsal.exchange import RehearsalExchange
from bot.rehearsal.facts import SimAccount, SimCause, SimFill, SimPosition
from bot.venues.hyperliquid.simulate import DIALECT
from bot.words import say
from tests.chaos.stage import Result, clean
from tests.rehearsal.still import StillMarket
from tests.wire.telegram_server import PERSON, TOKEN, BotApi, serving

ROOT = Path(__file__).parents[2]
CLOCK = WallClock()
WHOLE = Decimal(1000)
ACCOUNTS = 6
PATIENCE = 180.0
"""Seconds in which an undisturbed life must have told everything."""
NEWS = ("sendMessage", "editMessageText", "sendPhoto")


class KeepingApi(BotApi):
    """Knows every message as it stands now (`shown`, by the bot's own handle), and as it came (`new`)."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, str] = {}
        self.new: list[str] = []

    def validate(self, method: str, fields: dict[str, Any], uploads: dict[str, Any]) -> Any:
        result = super().validate(method, fields, uploads)
        text = re.sub("<[^>]+>", "", fields.get("text") or fields.get("caption") or "")
        if method in NEWS:
            self.shown[f"{result['chat']['id']}:{result['message_id']}"] = text
        if method.startswith("send"):
            self.new.append(text)
        return result

    def heard(self) -> int:
        return sum(len(self.story.calls(name)) for name in NEWS)


@dataclass
class Market:
    """Accounts that ADL takes one coin from at a time; `taken` counts."""

    still: StillMarket = field(default_factory=lambda: StillMarket({}))
    taken: int = 0

    def opens(self, address: str) -> None:
        self.still.accounts[address] = SimAccount(address, Decimal(9000), (_holding(WHOLE),))

    def takes(self, address: str) -> None:
        held = self.still.accounts[address]
        (position,) = held.positions
        self.taken += 1
        fill = SimFill(
            id=self.taken,
            coin="ETH",
            side=Side.SHORT,
            opens=False,
            size=Decimal(1),
            price=Decimal(2512),
            mark=Decimal(2498),
            realised=Decimal(88),
            size_before=position.size,
            cause=SimCause.ADL,
            at=CLOCK.now(),
        )
        smaller = replace(position, size=position.size - 1, updated_at=CLOCK.now())
        self.still.accounts[address] = replace(held, positions=(smaller,), fills=(*held.fills, fill))


@dataclass
class Town:
    """The bot's folder, and what is around it."""

    folder: Path
    api: KeepingApi
    market: Market

    async def born(self) -> asyncio.subprocess.Process:
        names = {"PATH": os.environ["PATH"], "ADLWATCH_CONFIG": str(self.folder / "adlwatch.toml")}
        names |= {"ADLWATCH_TELEGRAM_TOKEN": TOKEN, "PYTHONPATH": str(ROOT)}
        with (self.folder / "log").open("ab") as log:
            arguments = (sys.executable, "-m", "bot", "run")
            return await asyncio.create_subprocess_exec(
                *arguments, cwd=ROOT, env=names, stdout=log, stderr=log
            )


def killed_whole(folder: Path, kills: int, seed: int = 1) -> Result:
    """`adlwatch run` killed at random times while ADL takes from its accounts, and started again each time;
    then told to stop."""
    folder.mkdir(parents=True)
    return asyncio.run(_killed(folder, kills, random.Random(seed)))


async def _killed(folder: Path, kills: int, chance: random.Random) -> Result:
    result, began = Result("adlwatch run killed, with Telegram and Hyperliquid"), time.monotonic()
    addresses = [f"0x{number:040x}" for number in range(1, ACCOUNTS + 1)]
    async with town_at(folder) as town:
        process = await town.born()
        await connected(town, addresses)
        while True:
            for address in chance.choices(addresses, k=chance.randint(1, 3)):
                town.market.takes(address)
            if result.kills == kills:
                break
            await _some_time(town.api, chance, aimed=result.kills % 2 == 0)
            process.kill()
            await process.wait()
            result.kills += 1
            clean(folder, result)
            process = await town.born()
        all_told = await until(lambda: told(folder) == town.market.taken, PATIENCE)
        process.send_signal(signal.SIGTERM)
        code = await process.wait()
        clean(folder, result)
        count(town, result)
    if not all_told:
        result.broken.append(f"{told(folder)} of {town.market.taken} fills are told after {PATIENCE:g} s")
    if code:
        result.broken.append(f"told to stop, it ended with {code}: {(folder / 'log').read_text()[-2000:]}")
    result.seconds = time.monotonic() - began
    return result


@asynccontextmanager
async def town_at(folder: Path) -> AsyncIterator[Town]:
    api, market = KeepingApi(), Market()
    exchange = RehearsalExchange(market.still, {"hyperliquid": DIALECT}, CLOCK)
    base = await exchange.start()
    async with serving(api) as host:
        (folder / "adlwatch.toml").write_text(
            f'database = "{folder / "bot.sqlite3"}"\nmaster_key_file = "{folder / "bot.key"}"\n'
            f'[people.Vera]\nrole = "host"\n[people.Vera.addresses]\ntelegram = "{PERSON["id"]}"\n'
            f'[health]\naddress = "127.0.0.1:{_free_port()}"\n[watchdog]\nevery = 0.5\nsteady = 1\n'
            f"[venues.hyperliquid]\ncalm_seconds = 2\nnear_seconds = 2\n"
            f'[venues.hyperliquid.hosts]\napi = "{base}/hyperliquid"\n'
            f'[chat.telegram.hosts]\napi = "{host}"\n'
        )
        try:
            yield Town(folder, api, market)
        finally:
            await exchange.stop()


async def connected(town: Town, addresses: list[str]) -> None:
    """Every account is added as a person does it, and was looked at."""
    for number, address in enumerate(addresses):
        town.market.opens(address)
        await town.api.types(f"/connect hyperliquid a{number} address={address}", number=900 + number)
    looked = await until(
        lambda: sum("First look at" in text for text in town.api.new) == len(addresses), PATIENCE
    )
    assert looked, (town.folder / "log").read_text()[-3000:]


async def _some_time(api: KeepingApi, chance: random.Random, aimed: bool) -> None:
    """A random while from the start on; or until the app got a message, and then a moment in which the bot
    may not know that yet."""
    if not aimed:
        return await asyncio.sleep(chance.uniform(0, 6))
    wanted = api.heard() + chance.randint(1, 4)
    await until(lambda: api.heard() >= wanted, 20, pause=0.002)
    return await asyncio.sleep(chance.uniform(0, 0.03))


async def until(holds: Callable[[], bool], seconds: float, pause: float = 0.2) -> bool:
    """Whether it came to hold within that time, about."""
    for _ in range(round(seconds / pause)):
        if holds():
            return True
        await asyncio.sleep(pause)
    return holds()


def _rows(folder: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{folder / 'bot.sqlite3'}?mode=ro", uri=True, timeout=10)) as db:
        return db.execute(query).fetchall()


def told(folder: Path) -> int:
    """How many fills are in alerts; -1 while anything of them is still to be sent."""
    if _rows(folder, "SELECT 1 FROM deliveries WHERE state != 'sent' OR sent != wanted LIMIT 1"):
        return -1
    return sum(sum(_fills(event)) for (event,) in _rows(folder, _ADL))


_ADL = "SELECT event FROM alerts WHERE kind = 'AdlTaken'"
_SHOWN = "SELECT event, ref FROM alerts JOIN deliveries ON alert = alerts.id WHERE kind = 'AdlTaken'"


def _fills(event: str) -> list[int]:
    return [taken["fills"] for taken in json.loads(event)["incident"]["taken"]]


def count(town: Town, result: Result) -> None:
    """Every fill must be in the message that the app shows now; the host heard of kills, starts and the
    stop."""
    result.alerts, seen = town.market.taken, 0
    shown = _rows(town.folder, _SHOWN)
    for event, ref in shown:
        found = re.search(r"Fills: (\d+)", town.api.shown.get(ref, ""))
        if found is None or int(found[1]) != sum(_fills(event)):
            result.broken.append(f"{ref} shows {town.api.shown.get(ref)!r}")
        else:
            seen += int(found[1])
    result.lost = town.market.taken - seen
    came = [text for text in town.api.new if "ADL took" in text]
    marked = sum(say("repeat-mark") in text for text in came)
    result.repeats = len(came) - len(shown)
    result.unmarked, result.vain = max(0, result.repeats - marked), max(0, marked - result.repeats)
    said = "\n".join(town.api.new)
    parts = ("is running:", "was told to stop at", *(("Nobody told me to stop",) if result.kills else ()))
    result.broken += [f"the host was never told: {part!r}" for part in parts if part not in said]


def _holding(size: Decimal) -> SimPosition:
    return SimPosition(
        coin="ETH",
        side=Side.SHORT,
        size=size,
        entry=Decimal(2600),
        mark=Decimal(2500),
        leverage=Decimal(5),
        liquidation=Decimal(3000),
        queue=Decimal(1),
        profit=size * 100,
        updated_at=CLOCK.now(),
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
