"""Hyperliquid: the real client against the rehearsal exchange, and real replies if there are any."""

import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.clock import from_ms, to_ms
from bot.errors import BrokenPromise, Lacks
from bot.model.fill import Cause
from bot.model.position import MarginMode, Side
from bot.model.proof import Verdict
from bot.rehearsal.facts import Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition
from bot.venues.client import Pool
from bot.venues.hyperliquid import VENUE, parse
from bot.venues.hyperliquid.simulate import DIALECT
from bot.venues.recording import read
from bot.venues.reply import decode

ME = "0x3c41b0d95a7e2f6688013c41b0d95a7e2f668801"
OTHER = "0x9900aa11bb22cc33dd449900aa11bb22cc33dd44"
NOW = datetime(2026, 7, 17, 15, 0, tzinfo=UTC)


def sim_fill(number: int, cause: SimCause, side: Side, opens: bool = False) -> SimFill:
    return SimFill(
        id=number,
        coin="BTC",
        side=side,
        opens=opens,
        size=Decimal("0.5"),
        price=Decimal("60100"),
        mark=Decimal("60000"),
        realised=Decimal("75.5"),
        size_before=Decimal("2"),
        cause=cause,
        at=from_ms(to_ms(NOW) - 60_000 + number),
    )


ACCOUNT = SimAccount(
    key=ME,
    equity=Decimal("30000"),
    positions=(
        SimPosition(
            coin="BTC",
            side=Side.SHORT,
            size=Decimal("1.5"),
            entry=Decimal("61000"),
            mark=Decimal("60000"),
            leverage=Decimal("10"),
            liquidation=Decimal("79000"),
            queue=Decimal("0.9"),
            profit=Decimal("1500"),
            updated_at=NOW,
        ),
    ),
    fills=(
        sim_fill(1, SimCause.TRADE, Side.SHORT, opens=True),
        sim_fill(2, SimCause.TRADE, Side.LONG),
        sim_fill(3, SimCause.LIQUIDATION, Side.LONG),
        sim_fill(4, SimCause.ADL, Side.SHORT),
    ),
    orders=(
        SimOrder(11, "BTC", True, Decimal("1.5"), Decimal("72000"), Decimal("70000"), True, NOW),
        SimOrder(12, "BTC", False, Decimal("0.1"), Decimal("65000"), None, False, NOW),
    ),
)


class Loopback:
    """The dialect behind a real server; keeps the (method, path) of all it was sent."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []

    async def answer(self, request: web.Request) -> web.Response:
        self.seen.append((request.method, request.path))
        body = decode(await request.read())
        headers = {name.lower(): value for name, value in request.headers.items()}
        query = Query(request.method, request.path, dict(request.query), headers, body, NOW)
        account = ACCOUNT if DIALECT.key(query) == ACCOUNT.key else None
        answer = DIALECT.answer(query, account)
        if isinstance(answer.body, str):
            return web.Response(text=answer.body, status=answer.status)
        return web.json_response(answer.body, status=answer.status)


@asynccontextmanager
async def exchange() -> AsyncIterator[tuple[Pool, Loopback]]:
    loopback = Loopback()
    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", loopback.answer)
    async with TestServer(application) as server:
        pool = Pool(VENUE, hosts={"api": f"http://127.0.0.1:{server.port}"})
        await pool.open()
        try:
            yield pool, loopback
        finally:
            await pool.close()


async def test_the_real_client_reads_the_rehearsal_exchange() -> None:
    async with exchange() as (pool, loopback):
        reader = pool.session({"address": ME})
        assert (await reader.prove()).verdict is Verdict.READ_ONLY
        (short,) = (await reader.positions()).positions
        await reader.positions()
        latest = await reader.fills({}, frozenset())
        again = await reader.fills(latest.cursor, frozenset())
        resting = await reader.orders(frozenset())
    assert len(loopback.seen) == 7, "the list of instruments is read once"
    assert (resting.cancelled, resting.symbols) == ((), None)
    stop, limit = resting.open
    assert (short.key.symbol, short.side, short.size) == ("BTC", Side.SHORT, Decimal("1.5"))
    assert (short.mark_price, short.notional) == (Decimal(60000), Decimal(90000))
    assert short.delta == Decimal("-1.5") and short.instrument is not None
    assert short.instrument.notional(short.size, short.mark_price) == short.notional
    assert (short.margin_mode, short.leverage) == (MarginMode.CROSS, Decimal(10))
    causes = [Cause.OWN_ORDER, Cause.OWN_ORDER, Cause.LIQUIDATION, Cause.ADL]
    assert [f.cause for f in latest.fills] == causes
    assert [str(f.signed) for f in latest.fills] == ["-0.5", "-0.5", "-0.5", "0.5"]
    assert again.fills == latest.fills
    assert again.cursor == latest.cursor == {"fills": str(to_ms(ACCOUNT.fills[-1].at))}
    assert (stop.trigger, stop.price, stop.reduce_only, stop.buy) == (Decimal(70000), None, True, True)
    assert (limit.trigger, limit.price, limit.reduce_only, limit.buy) == (None, Decimal(65000), False, False)


async def test_an_address_nobody_used_is_flat_and_told_when_proven() -> None:
    async with exchange() as (pool, _):
        reader = pool.session({"address": OTHER})
        assert (await reader.positions()).positions == ()
        assert (await reader.fills({}, frozenset())).fills == ()
        with pytest.raises(Lacks, match="nobody"):
            await reader.prove()


def test_what_the_dialect_does_not_know_is_refused() -> None:
    def ask(path: str, body: Mapping[str, Any] | None, method: str = "POST") -> int:
        return DIALECT.answer(Query(method, path, {}, {}, body, NOW), None).status

    assert ask("/exchange", {"type": "order", "user": ME}) == 404
    assert ask("/info", {"type": "userFills", "user": ME}, "GET") == 404
    assert ask("/info", {"type": "noSuchType", "user": ME}) == 422
    assert ask("/info", {"type": "meta"}) == 200
    assert ask("/info", {"type": "userFills"}) == 422
    assert ask("/info", None) == 422


async def test_an_order_cannot_leave_the_process() -> None:
    async with exchange() as (pool, loopback):
        wire = pool.wire({"address": ME})
        with pytest.raises(BrokenPromise):
            await wire.client.private_post_exchange({"action": {"type": "order"}})
        assert ("POST", "/exchange") not in loopback.seen


RECORDINGS = sorted(Path(os.environ.get("RECORDINGS", "absent"), VENUE.name).glob("*.yaml"))


@pytest.mark.skipif(not RECORDINGS, reason="RECORDINGS names no folder with cassettes of real replies")
def test_real_replies_are_read_whole_and_no_adl_is_invented() -> None:
    counted = {"clearinghouseState": 0, "userFills": 0, "openOrders": 0, "frontendOpenOrders": 0}
    for call in (call for path in RECORDINGS for call in read(path)):
        kind, payload = call.params["type"], decode(call.body)
        if kind == "clearinghouseState":
            counted[kind] += len(parse.positions(payload).positions)
        elif kind == "userFills":
            page = parse.fills(payload, call.account)
            assert {f.cause for f in page.fills} == {Cause.OWN_ORDER} and not page.oddities
            counted[kind] += len({f.id for f in page.fills})
            assert page.rows == len(payload)
        elif kind in counted:
            counted[kind] += len(parse.orders(payload))
    assert counted == {
        "clearinghouseState": 12,
        "userFills": 500,
        "openOrders": 196,
        "frontendOpenOrders": 3,
    }
