"""The exchanges and the chat app of a soak, on loopback, in a process of their own: what they remember is
none of the bot's memory."""

import asyncio
import importlib
import json
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.clock import Clock
from bot.model.order import Cancel
from bot.model.position import Side
from bot.model.signal import Danger
from bot.rehearsal.exchange import RehearsalExchange
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
from bot.venues.discovery import venues
from tests.soak.plan import CHAT, MARK, SIZE, Change, Member, Size, Spell, chat_faults, exchange_faults
from tests.wire.telegram_server import BOT_NAME

COIN = "BTC"
ENTRY = {Side.SHORT: Decimal(88_000), Side.LONG: Decimal(71_000)}
POLL = 1.0
"""Seconds of the host that a poll for updates lasts."""
SHOWN = timedelta(seconds=5)
"""How long a position is marked as being deleveraged."""
RISES_EVERY, RISES_FOR = timedelta(hours=6), timedelta(minutes=20)
"""How often an account's indicator rises, and for how long."""


class Crowd:
    """Implements `Ledger`: what the accounts show depends on the time alone."""

    def __init__(self, members: Sequence[Member], size: Size, start: datetime) -> None:
        self._members = {member.key: (number, member) for number, member in enumerate(members)}
        self._size = size
        self._start = start
        self._passed = timedelta(0)

    def advance(self, now: datetime) -> None:
        self._passed = now - self._start

    def public(self) -> SimMarket:
        running = any(began <= self._passed < began + self._size.room for began in self._size.cascades)
        danger, drawdown = (Danger.UNDER_WAY, "-0.35") if running else (Danger.CALM, "0")
        fund = Decimal(60_000 if running else 1_000_000)
        return SimMarket((SimCoin(COIN, MARK, Decimal(drawdown), danger),), fund)

    def account(self, key: str) -> SimAccount | None:
        if key not in self._members:
            return None
        number, member = self._members[key]
        done = [change for change in member.changes if change.at <= self._passed]
        left = SIZE
        fills = []
        for change in done:
            fills.append(self._fill(member, change, left))
            left += change.size
        return SimAccount(
            key,
            Decimal(90_000),
            (self._position(number, member, left, done),),
            tuple(fills),
            self._stops(member, done),
            cancelled=self._gone(member, done),
        )

    def _position(self, number: int, member: Member, left: Decimal, done: Sequence[Change]) -> SimPosition:
        hit = any(c.cause is SimCause.ADL and self._passed - c.at < SHOWN for c in done)
        return SimPosition(
            coin=COIN,
            side=member.side,
            size=left,
            entry=ENTRY[member.side],
            mark=MARK,
            leverage=Decimal(8),
            liquidation=MARK * (1 + Decimal(member.side.sign) * Decimal("-0.2")),
            queue=Decimal("0.95") if self._stands_high(number) else Decimal("0.1"),
            profit=abs(ENTRY[member.side] - MARK) * left,
            updated_at=self._start + (done[-1].at if done else timedelta(0)),
            under_adl=hit,
        )

    def _stands_high(self, number: int) -> bool:
        return (self._passed + RISES_EVERY * (number * 0.618)) % RISES_EVERY < RISES_FOR

    def _fill(self, member: Member, change: Change, before: Decimal) -> SimFill:
        coins, opens = abs(change.size), change.size > 0
        price = change.price
        won = Decimal(0) if opens else coins * abs(ENTRY[member.side] - price)
        at = self._start + change.at
        return SimFill(
            change.id, COIN, member.side, opens, coins, price, price, won, before, change.cause, at
        )

    def _stops(self, member: Member, done: Sequence[Change]) -> tuple[SimOrder, ...]:
        """One stop, set again when ADL took it."""
        taken = [c for c in done if c.cause is SimCause.ADL]
        return (self._stop(member, taken[-1].id if taken else 1, taken[-1].at if taken else timedelta(0)),)

    def _gone(self, member: Member, done: Sequence[Change]) -> tuple[SimCancel, ...]:
        taken = [c for c in done if c.cause is SimCause.ADL]
        set_at = [(1, timedelta(0)), *((c.id, c.at) for c in taken)]
        return tuple(
            SimCancel(self._stop(member, number, at), Cancel.ADL, self._start + c.at)
            for (number, at), c in zip(set_at, taken, strict=False)
        )

    def _stop(self, member: Member, number: int, at: timedelta) -> SimOrder:
        price = MARK * (1 + Decimal(member.side.sign) * Decimal("-0.1"))
        buys = member.side is Side.SHORT
        return SimOrder(9_000_000 + number, COIN, buys, SIZE, price, price, True, self._start + at)


class Chat:
    """As much of a Bot API as the bot calls: it fails when the plan says so, and writes what it accepted into
    a file. It keeps nothing, so that it stays as quick as it is at first."""

    def __init__(self, clock: Clock, spells: Sequence[Spell], read: Path) -> None:
        self._clock = clock
        self._spells = spells
        self._file = read.open("a")
        self._numbers = count(1)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._handle)
        return app

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        now, method = self._clock.now(), request.match_info["method"]
        fields = await request.post()
        spell = next((s for s in self._spells if s.from_ <= now < s.until), None)
        if spell is not None and spell.fault is not None:
            return web.Response(status=spell.status, text=spell.fault, headers={"Content-Type": spell.kind})
        if spell is None or spell.lost:
            answer = await self._answer(method, fields, now)
        if spell is None:
            return web.json_response({"ok": True, "result": answer})
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async def _answer(self, method: str, fields: Mapping[str, Any], now: datetime) -> Any:
        if method == "getMe":
            return {"id": 88, "is_bot": True, "first_name": "soak", "username": BOT_NAME}
        if method == "getUpdates":
            await asyncio.sleep(POLL)
            return []
        if "chat_id" not in fields or method.startswith("set"):
            return True
        text = str(fields.get("text") or fields.get("caption") or "")
        number = int(fields.get("message_id") or next(self._numbers))
        row = {"at": now.isoformat(), "how": method, "to": fields["chat_id"], "id": number, "text": text}
        self._file.write(json.dumps(row) + "\n")
        self._file.flush()
        chat = {"id": int(fields["chat_id"]), "type": "private", "first_name": "somebody"}
        return {"message_id": number, "date": 1_790_000_000, "chat": chat, "text": text}


@contextmanager
def serving_all(
    members: Sequence[Member], size: Size, clock: Clock, start: datetime, read: Path
) -> Iterator[Mapping[str, str]]:
    """The base addresses, by the names of the exchanges and CHAT."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            asyncio.run(_serve(members, size, clock, start, read, theirs))
        finally:
            os._exit(0)
    os.close(theirs)
    with os.fdopen(ours) as pipe:
        addresses = json.loads(pipe.readline())
    try:
        yield addresses
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


async def _serve(
    members: Sequence[Member], size: Size, clock: Clock, start: datetime, read: Path, told: int
) -> None:
    addresses = {}
    for name, faults in exchange_faults(size, start).items():
        dialect = importlib.import_module(f"bot.venues.{name}.simulate").DIALECT
        mine = [member for member in members if member.venue.name == name]
        exchange = RehearsalExchange(Crowd(mine, size, start), {name: dialect}, clock)
        exchange.faults.extend(faults)
        addresses[name] = f"{await exchange.start()}/{name}"
    assert addresses.keys() == venues().keys()
    runner = web.AppRunner(Chat(clock, chat_faults(size, start), read).app(), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    os.write(told, json.dumps({**addresses, CHAT: f"http://{host}:{port}"}).encode() + b"\n")
    await asyncio.Event().wait()
