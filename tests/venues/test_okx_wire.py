"""OKX: the session through the real client, against the rehearsal dialect over loopback."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import BrokenPromise, KeyRefused
from bot.model.fill import Cause
from bot.model.position import AdlGauge, PositionKey, Side, Worst
from bot.model.proof import Right, Verdict
from bot.rehearsal.facts import Query, SimAccount, SimCause, SimFill, SimPosition
from bot.venues.client import Pool
from bot.venues.okx import VENUE
from bot.venues.okx.simulate import DIALECT
from tests.fakes.clock import SetClock
from tests.venues.okx_rows import ALL, HISTORY, NOW, cursor

LONG = SimPosition(
    coin="BTC",
    side=Side.LONG,
    size=Decimal("1.5"),
    entry=Decimal(60_000),
    mark=Decimal(66_000),
    leverage=Decimal(10),
    liquidation=Decimal(54_300),
    queue=Decimal("0.69"),
    profit=Decimal(9_000),
    updated_at=NOW,
)
SHORT = replace(
    LONG, coin="ETH", side=Side.SHORT, size=Decimal(4), queue=Decimal(0), profit=Decimal(-75), mark=Decimal(2)
)
SALE = SimFill(
    id=501,
    coin="BTC",
    side=Side.LONG,
    opens=False,
    size=Decimal("0.5"),
    price=Decimal(66_000),
    mark=Decimal(66_010),
    realised=Decimal(3_000),
    size_before=Decimal(2),
    cause=SimCause.ADL,
    at=NOW,
)
ACCOUNT = SimAccount(
    key="reading-key-0001",
    equity=Decimal(50_000),
    positions=(LONG, SHORT),
    fills=(
        SALE,
        replace(SALE, id=502, cause=SimCause.TRADE),
        replace(SALE, id=503, cause=SimCause.TRADE, opens=True),
        replace(SALE, id=504, cause=SimCause.LIQUIDATION, coin="ETH", side=Side.SHORT),
        replace(SALE, id=505, cause=SimCause.LIQUIDATION, size=SALE.size_before),
    ),
)
FIELDS = {"apiKey": ACCOUNT.key, "secret": "ABCDEF0123456789", "password": "Phrase!1"}


class Exchange:
    """The rehearsal dialect over loopback; `account` is what it holds, `seen` every request."""

    def __init__(self) -> None:
        self.account = ACCOUNT
        self.seen: list[str] = []
        self.address = ""

    async def serve(self, request: web.Request) -> web.Response:
        self.seen.append(f"{request.method} {request.path}")
        headers = {name.lower(): value for name, value in request.headers.items()}
        query = Query(request.method, request.path, dict(request.query), headers, None, NOW)
        known = DIALECT.key(query) == self.account.key
        answer = DIALECT.answer(query, self.account if known else None)
        return web.json_response(answer.body, status=answer.status)


@pytest.fixture
async def exchange() -> AsyncIterator[Exchange]:
    made, app = Exchange(), web.Application()
    app.router.add_route("*", "/{rest:.*}", made.serve)
    async with TestServer(app) as server:
        made.address = str(server.make_url("")).rstrip("/")
        yield made


@pytest.fixture
async def pool(exchange: Exchange) -> AsyncIterator[Pool]:
    pool = Pool(VENUE, hosts={"rest": exchange.address}, clock=SetClock(NOW))
    await pool.open()
    yield pool
    await pool.close()


async def test_the_real_client_reads_positions(pool: Pool) -> None:
    long, short = (await pool.session(FIELDS).positions()).positions
    assert long.key == PositionKey("BTC-USDT-SWAP", "net/cross")
    assert (long.side, long.size, long.profit) == (Side.LONG, Decimal(150), Decimal(9_000))
    assert long.gauge == AdlGauge(3, 5, "adl=3", Worst.HIGH)
    assert (long.entry_price, long.mark_price, long.notional) == (
        Decimal(60_000),
        Decimal(66_000),
        Decimal(99_000),
    )
    assert (long.leverage, long.liquidation_price) == (Decimal(10), Decimal(54_300))
    assert (short.side, short.size, short.profit) == (Side.SHORT, Decimal(400), Decimal(-75))
    assert short.gauge == AdlGauge(0, 5, "adl=0", Worst.HIGH)


async def test_the_real_client_reads_fills(pool: Pool) -> None:
    read = await pool.session(FIELDS).fills({}, frozenset())
    assert [(f.cause, f.proof, f.signed) for f in read.fills] == [
        (Cause.ADL, "subType=128", Decimal(-50)),
        (Cause.OWN_ORDER, "subType=2", Decimal(-50)),
        (Cause.OWN_ORDER, "subType=1", Decimal(50)),
        (Cause.LIQUIDATION, "subType=102", Decimal(50)),
        (Cause.LIQUIDATION, "subType=107", Decimal(-200)),
    ]
    assert (read.fills[0].realised, read.fills[0].fee) == (Decimal(3_000), Decimal(0))
    assert read.fills[1].fee == Decimal("16.5")
    assert read.oddities == () and read.gap == ""


async def test_the_real_client_reads_history_and_pages(pool: Pool, exchange: Exchange) -> None:
    exchange.account = replace(ACCOUNT, fills=tuple(replace(SALE, id=n) for n in range(1, 251)))
    read = await pool.session(FIELDS).fills(cursor(timedelta(days=9)), frozenset())
    assert len({f.id for f in read.fills}) == 250
    assert exchange.seen == [HISTORY] * 5


@pytest.mark.parametrize(
    ("rights", "verdict", "excess"),
    [
        (frozenset[str](), Verdict.READ_ONLY, frozenset[Right]()),
        (frozenset({"trade"}), Verdict.TOO_POWERFUL, frozenset({Right.TRADE})),
        (frozenset({"withdraw"}), Verdict.TOO_POWERFUL, frozenset({Right.WITHDRAW})),
    ],
)
async def test_the_real_client_proves_the_key(
    pool: Pool, exchange: Exchange, rights: frozenset[str], verdict: Verdict, excess: frozenset[Right]
) -> None:
    exchange.account = replace(ACCOUNT, rights=rights)
    proof = await pool.session(FIELDS).prove()
    assert (proof.verdict, proof.excess, proof.ip_bound) == (verdict, excess, True)
    assert (proof.reads, proof.unread) == (ALL, ())


async def test_an_unknown_key_is_refused(pool: Pool) -> None:
    with pytest.raises(KeyRefused):
        await pool.session({**FIELDS, "apiKey": "somebody-elses-key"}).positions()


async def test_no_order_can_leave_the_process(pool: Pool, exchange: Exchange) -> None:
    client = pool.wire(FIELDS).client
    order = {"instId": "BTC-USDT-SWAP", "tdMode": "cross", "side": "sell", "ordType": "market", "sz": "1"}
    with pytest.raises(BrokenPromise):
        await client.privatePostTradeOrder(order)
    with pytest.raises(BrokenPromise):
        await client.create_order("BTC/USDT:USDT", "market", "sell", 1)
    assert exchange.seen == []


def test_the_simulated_exchange_does_not_know_other_paths() -> None:
    query = Query("GET", "/api/v5/asset/balances", {}, {"ok-access-key": ACCOUNT.key}, None, NOW)
    assert DIALECT.answer(query, ACCOUNT).status == 404
    assert DIALECT.answer(replace(query, method="POST", path="/api/v5/account/config"), ACCOUNT).status == 404
