"""Bybit through the real client over loopback, answered by its own dialect."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.errors import BrokenPromise, KeyRefused
from bot.model.fill import Cause
from bot.model.position import AdlGauge, Side
from bot.model.proof import Right, Verdict
from bot.rehearsal.facts import Query, SimAccount, SimCause, SimFill, SimPosition
from bot.venues.bybit import VENUE
from bot.venues.bybit.simulate import DIALECT
from bot.venues.client import Pool
from tests.venues.bybit_rows import DAY, MS, NOW


def sim_fill(number: int, cause: SimCause, side: Side, opens: bool, minutes: int) -> SimFill:
    return SimFill(
        number,
        "BTC",
        side,
        opens,
        Decimal("0.25"),
        Decimal(60_800),
        Decimal(60_750),
        Decimal("31.5"),
        Decimal(1),
        cause,
        NOW - timedelta(minutes=minutes),
    )


ACCOUNT = SimAccount(
    key="KEYOFTHETEST",
    equity=Decimal(20_000),
    positions=(
        SimPosition(
            "BTC",
            Side.LONG,
            Decimal("0.75"),
            Decimal(59_000),
            Decimal(60_750),
            Decimal(10),
            Decimal(53_400),
            Decimal("0.95"),
            Decimal("1312.5"),
            NOW,
        ),
        SimPosition(
            "BTC",
            Side.SHORT,
            Decimal("0.5"),
            Decimal(60_000),
            Decimal(60_750),
            Decimal(10),
            Decimal(66_000),
            Decimal(0),
            Decimal(-375),
            NOW,
        ),
    ),
    fills=(
        sim_fill(11, SimCause.TRADE, Side.LONG, True, 8),
        sim_fill(12, SimCause.ADL, Side.LONG, False, 3),
        sim_fill(13, SimCause.LIQUIDATION, Side.SHORT, False, 2),
    ),
)


class Exchange:
    """The dialect behind a loopback server; `seen` are the requests that reached it."""

    def __init__(self, account: SimAccount) -> None:
        self.account = account
        self.seen: list[tuple[str, str]] = []

    async def serve(self, request: web.Request) -> web.Response:
        self.seen.append((request.method, request.path))
        headers = {name.lower(): value for name, value in request.headers.items()}
        query = Query(request.method, request.path, dict(request.query), headers, None, NOW)
        known = DIALECT.key(query) == self.account.key
        answer = DIALECT.answer(query, self.account if known else None)
        body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return web.Response(text=body, status=answer.status, headers=dict(answer.headers))


class Loopback:
    """A real pool that talks to an `Exchange` on this host."""

    def __init__(self, account: SimAccount = ACCOUNT) -> None:
        self.exchange = Exchange(account)

    async def __aenter__(self) -> Pool:
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self.exchange.serve)
        self.server = TestServer(app)
        await self.server.start_server()
        self.pool = Pool(VENUE, {"api": str(self.server.make_url("")).rstrip("/")})
        await self.pool.open()
        return self.pool

    async def __aexit__(self, *error: object) -> None:
        await self.pool.close()
        await self.server.close()


LISTS = ("open orders", "cancelled orders", "transaction log", "margin")
READS = (*(part.name for part in VENUE.parts), *LISTS)
FIELDS = {"api_key": ACCOUNT.key, "secret": "thesecretofthetestthesecretofthetest"}


async def test_positions_and_fills_come_through_the_real_client() -> None:
    async with Loopback() as pool:
        session = pool.session(FIELDS)
        look = await session.positions()
        found = await session.fills({}, frozenset())
    assert [(p.key.slot, p.side, p.signed_size, p.profit) for p in look.positions] == [
        ("1", Side.LONG, Decimal("0.75"), Decimal("1312.5")),
        ("2", Side.SHORT, Decimal("-0.5"), Decimal(-375)),
    ]
    assert [p.gauge.level for p in look.positions if isinstance(p.gauge, AdlGauge)] == [5, 1]
    assert [(f.key.slot, f.signed, f.cause) for f in found.fills] == [
        ("1", Decimal("0.25"), Cause.OWN_ORDER),
        ("1", Decimal("-0.25"), Cause.ADL),
        ("2", Decimal("0.25"), Cause.LIQUIDATION),
    ]
    assert found.oddities == look.oddities == ()


async def test_a_cursor_and_an_unseen_symbol_come_through_the_real_client() -> None:
    async with Loopback() as pool:
        since = {"linear": str(MS - 9 * DAY), "inverse": str(MS - 60_000)}
        found = await pool.session(FIELDS).fills(since, frozenset({"BTCUSDT"}))
    assert [(f.key.slot, f.cause) for f in found.fills] == [
        ("1", Cause.OWN_ORDER),
        ("1", Cause.ADL),
        ("2", Cause.LIQUIDATION),
    ]


async def test_the_simulated_list_is_paged_like_the_documented_one() -> None:
    many = tuple(sim_fill(n, SimCause.TRADE, Side.LONG, True, 1) for n in range(250))
    async with Loopback(SimAccount(ACCOUNT.key, Decimal(1), fills=many)) as pool:
        found = await pool.session(FIELDS).fills({}, frozenset())
    assert [f.id[-3:] for f in found.fills] == [f"{n:03d}" for n in range(250)]


@pytest.mark.parametrize(
    ("rights", "verdict", "excess"),
    [
        ((), Verdict.READ_ONLY, set()),
        (("trade",), Verdict.TOO_POWERFUL, {Right.TRADE}),
        (("transfer", "withdraw"), Verdict.TOO_POWERFUL, {Right.TRANSFER, Right.WITHDRAW}),
    ],
)
async def test_a_key_is_proven_through_the_real_client(
    rights: tuple[str, ...], verdict: Verdict, excess: set[Right]
) -> None:
    async with Loopback(SimAccount(ACCOUNT.key, Decimal(1), rights=frozenset(rights))) as pool:
        proof = await pool.session(FIELDS).prove()
    assert (proof.verdict, set(proof.excess)) == (verdict, excess)
    assert (proof.reads, proof.unread, proof.ip_bound) == (READS, (), True)


async def test_an_unknown_key_is_refused() -> None:
    async with Loopback() as pool:
        with pytest.raises(KeyRefused, match="10003"):
            await pool.session(FIELDS | {"api_key": "KEYOFNOBODY"}).positions()


async def test_an_order_never_leaves_the_process() -> None:
    loopback = Loopback()
    async with loopback as pool:
        client = pool.wire(FIELDS).client
        order = {"category": "linear", "symbol": "BTCUSDT", "side": "Buy", "orderType": "Market", "qty": "1"}
        with pytest.raises(BrokenPromise):
            await client.privatePostV5OrderCreate(order)
        with pytest.raises(BrokenPromise):
            await client.create_order("BTC/USDT:USDT", "market", "buy", 1)
    assert loopback.exchange.seen == []


def test_the_dialect_knows_only_what_the_venue_describes() -> None:
    query = Query("POST", "/v5/order/create", {}, {}, {}, NOW)
    assert DIALECT.answer(query, ACCOUNT).status == 404
    unsigned = Query("GET", "/v5/position/list", {"category": "linear"}, {}, None, NOW)
    assert DIALECT.answer(unsigned, None).body["retCode"] == 10003
    assert DIALECT.answer(unsigned, ACCOUNT).body["retCode"] == 10001
