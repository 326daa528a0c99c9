"""Binance's rehearsal dialect, read by the real client over loopback HTTP."""

import importlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import BrokenPromise, KeyRefused
from bot.model.fill import Cause
from bot.model.position import AdlGauge, Side
from bot.model.proof import Right, Verdict
from bot.rehearsal.facts import Query, SimAccount, SimCause, SimFill, SimOrder, SimPosition
from bot.venues.binance import VENUE
from bot.venues.binance.simulate import DIALECT
from bot.venues.client import Pool
from tests.venues.binance_rows import NOON, NOW

KEY = "k" * 64
HELD = SimPosition(
    "BTC",
    Side.LONG,
    Decimal("0.75"),
    Decimal(61200),
    Decimal(64000),
    Decimal(20),
    Decimal(58500),
    Decimal("0.93"),
    Decimal(2100),
    NOON,
)
ADL = SimFill(
    9_007_199_254_740_995,
    "BTC",
    Side.LONG,
    opens=False,
    size=Decimal("0.25"),
    price=Decimal("63900.5"),
    mark=Decimal(64000),
    realised=Decimal(675),
    size_before=Decimal(1),
    cause=SimCause.ADL,
    at=NOON,
)
ACCOUNT = SimAccount(
    KEY,
    Decimal(9000),
    (
        HELD,
        replace(HELD, coin="ETH", side=Side.SHORT, queue=Decimal(0), profit=Decimal(-3)),
    ),
    (
        ADL,
        replace(ADL, id=12, side=Side.SHORT, cause=SimCause.LIQUIDATION),
        replace(ADL, id=13, cause=SimCause.TRADE),
        replace(ADL, id=14, cause=SimCause.TRADE, opens=True),
    ),
    (SimOrder(15, "BTC", False, Decimal(1), Decimal(70000), None, True, NOON),),
)


@asynccontextmanager
async def exchange(account: SimAccount | None) -> AsyncIterator[tuple[Pool, list[str]]]:
    seen: list[str] = []

    async def serve(request: web.Request) -> web.Response:
        seen.append(f"{request.method} {request.path}")
        headers = {name.lower(): value for name, value in request.headers.items()}
        query = Query(request.method, request.path, dict(request.query), headers, None, NOON)
        known = account if account is not None and DIALECT.key(query) == account.key else None
        answer = DIALECT.answer(query, known)
        body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return web.Response(status=answer.status, text=body, headers=dict(answer.headers))

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", serve)
    server = TestServer(app)
    await server.start_server()
    base = str(server.make_url("")).rstrip("/")
    pool = Pool(VENUE, dict.fromkeys(VENUE.hosts, base))
    await pool.open()
    try:
        yield pool, seen
    finally:
        await pool.close()
        await server.close()


CLASSIC = ("USDⓈ-M", "COIN-M", "open orders", "conditional orders", "margin", "spot balances")
FIELDS_OF_KEY = {"api_key": KEY, "api_secret": "s" * 64}


async def test_the_real_client_reads_positions_fills_and_proof() -> None:
    async with exchange(ACCOUNT) as (pool, seen):
        asked = VENUE.open(pool.wire(FIELDS_OF_KEY))
        look = await asked.positions()
        first = look.positions[0]
        assert [(str(p.key), p.side, p.size) for p in look.positions] == [
            ("BTCUSDT/LONG", Side.LONG, Decimal("0.75")),
            ("ETHUSDT/SHORT", Side.SHORT, Decimal("0.75")),
        ]
        assert [p.gauge.level for p in look.positions if isinstance(p.gauge, AdlGauge)] == [4, 0]
        assert (first.leverage, first.notional, first.profit) == (Decimal(20), Decimal(48000), Decimal(2100))
        assert look.oddities == ()

        since = {"forceOrders": str(NOW - 60_000)}
        found = await asked.fills(since, frozenset({"BTCUSDT"}))
        told = {f.id: (f.cause, str(f.key), f.signed) for f in found.fills}
        assert told == {
            "force:9007199254740995": (Cause.ADL, "BTCUSDT/LONG", Decimal("-0.25")),
            "force:12": (Cause.LIQUIDATION, "BTCUSDT/SHORT", Decimal("0.25")),
            "order:13": (Cause.OWN_ORDER, "BTCUSDT/LONG", Decimal("-0.25")),
            "order:14": (Cause.OWN_ORDER, "BTCUSDT/LONG", Decimal("0.25")),
        }
        assert found.fills[0].price == Decimal("63900.5")
        assert found.oddities == ()

        proof = await asked.prove()
        assert (proof.verdict, proof.reads, proof.unread) == (Verdict.READ_ONLY, CLASSIC, ())
    assert {call.split()[0] for call in seen} == {"GET"}


@pytest.mark.parametrize(
    ("rights", "excess"),
    [({"trade"}, {Right.TRADE}), ({"transfer"}, {Right.TRANSFER}), ({"withdraw"}, {Right.WITHDRAW})],
)
async def test_a_key_that_may_do_more_is_found_out(rights: set[str], excess: set[Right]) -> None:
    async with exchange(replace(ACCOUNT, rights=frozenset(rights))) as (pool, _):
        proof = await VENUE.open(pool.wire(FIELDS_OF_KEY)).prove()
    assert proof.verdict is Verdict.TOO_POWERFUL
    assert proof.excess == frozenset(excess)


async def test_an_unknown_key_is_refused() -> None:
    async with exchange(None) as (pool, _):
        asked = VENUE.open(pool.wire(FIELDS_OF_KEY))
        for question in (asked.positions(), asked.fills({}, frozenset()), asked.prove()):
            with pytest.raises(KeyRefused, match="-2015"):
                await question


async def test_an_order_cannot_leave_the_process() -> None:
    async with exchange(ACCOUNT) as (pool, seen):
        client = pool.wire(FIELDS_OF_KEY).client
        for attempt in (
            client.fapiPrivatePostOrder,
            client.fapiPrivateDeleteOrder,
            client.sapiPostCapitalWithdrawApply,
        ):
            with pytest.raises(BrokenPromise):
                await attempt({"symbol": "BTCUSDT", "side": "SELL", "type": "MARKET", "quantity": "1"})
        with pytest.raises(BrokenPromise):
            await client.create_order("BTC/USDT:USDT", "market", "sell", 1)
    assert seen == []


@pytest.mark.parametrize(
    ("path", "params", "ids"),
    [
        ("/fapi/v1/forceOrders", {}, [12, 9_007_199_254_740_995]),
        ("/fapi/v1/forceOrders", {"autoCloseType": "ADL"}, [9_007_199_254_740_995]),
        ("/fapi/v1/forceOrders", {"limit": "1"}, [12]),
        ("/fapi/v1/forceOrders", {"startTime": str(NOW + 1)}, []),
        ("/fapi/v1/forceOrders", {"endTime": str(NOW - 1)}, []),
        ("/fapi/v1/forceOrders", {"symbol": "ETHUSDT"}, []),
        ("/fapi/v1/allOrders", {"symbol": "BTCUSDT"}, [12, 13, 14, 15, 9_007_199_254_740_995]),
    ],
)
def test_the_dialect_keeps_to_the_query(path: str, params: dict[str, str], ids: list[int]) -> None:
    query = Query("GET", path, params, {"x-mbx-apikey": KEY}, None, NOON + timedelta(seconds=1))
    assert sorted(row["orderId"] for row in DIALECT.answer(query, ACCOUNT).body) == ids


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/fapi/v1/allOrders", {"x-mbx-apikey": KEY}, 400),
        ("GET", "/fapi/v1/order", {"x-mbx-apikey": KEY}, 404),
        ("POST", "/fapi/v3/positionRisk", {"x-mbx-apikey": KEY}, 404),
        ("GET", "/fapi/v3/positionRisk", {}, 401),
    ],
)
def test_the_dialect_refuses(method: str, path: str, headers: dict[str, str], status: int) -> None:
    assert DIALECT.answer(Query(method, path, {}, headers, None, NOON), ACCOUNT).status == status


def test_the_hosts_are_those_of_the_client_library() -> None:
    client = getattr(importlib.import_module("ccxt.async_support"), VENUE.ccxt_id)()
    addresses = [address for address in client.urls["api"].values() if isinstance(address, str)]
    for endpoint in VENUE.endpoints:
        base = VENUE.hosts[endpoint.host]
        assert any((base + endpoint.path).startswith(address + "/") for address in addresses)
        assert hasattr(client, endpoint.implicit)
